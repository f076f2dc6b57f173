"""A reading of the same records on the same day is done once, however many sheets ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import pandas as pd

if TYPE_CHECKING:
    from evalua.measures.inputs import Inputs

P = ParamSpec("P")


def once(
    read: Callable[Concatenate[Inputs, P], pd.DataFrame],
) -> Callable[Concatenate[Inputs, P], pd.DataFrame]:
    """Keep what a pure reading of the records returned, by its other arguments (hashable).

    It is kept while the frames it looked at are the same (``measures.memory``). Each caller receives
    a frame of its own: what one adds to it, no other sees.
    """

    @wraps(read)
    def kept(inputs: Inputs, /, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        key = (read, inputs.rules, args, tuple(sorted(kwargs.items())))
        found = inputs.memory.recall(key, inputs.frames, lambda: read(inputs, *args, **kwargs))
        return found.copy(deep=False)

    return kept

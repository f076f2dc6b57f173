"""What was worked out from records, kept while every frame it looked at is still the same.

A save touches one register or two. With what each measure looked at written down, the month is
worked out again only where something changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd

T = TypeVar("T")
Frames = Mapping[str, pd.DataFrame]

_WATCHING: ContextVar[tuple[set[str], ...]] = ContextVar("watching", default=())


def looked_at(*names: str) -> None:
    """Whoever is being watched looked at these frames."""
    for seen in _WATCHING.get():
        seen.update(names)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result, and the frames it came from: the very objects, not their equals."""

    result: Any
    frames: Frames

    def holds(self, frames: Frames) -> bool:
        return all(frames[name] is frame for name, frame in self.frames.items())


@dataclass(slots=True)
class Memory:
    """At most ``most`` results; when one more would not fit, all of them are forgotten."""

    most: int = 1024
    kept: dict[Hashable, _Kept] = field(default_factory=dict)

    def recall(self, key: Hashable, frames: Frames, work_out: Callable[[], T]) -> T:
        """The result kept under a key while its frames are the same, else worked out now.

        ``key`` tells apart everything the result depends on beside the frames. ``work_out`` reads
        frames through ``Inputs`` only, which says which ones (``looked_at``).
        """
        found = self.kept.get(key)
        if found is not None and found.holds(frames):
            looked_at(*found.frames)
            result: T = found.result
            return result
        seen: set[str] = set()
        before = _WATCHING.set((*_WATCHING.get(), seen))
        try:
            result = work_out()
        finally:
            _WATCHING.reset(before)
        if len(self.kept) >= self.most:
            self.kept.clear()
        self.kept[key] = _Kept(result, {name: frames[name] for name in seen})
        return result

"""Work that takes a while, in a thread, so that everybody else goes on being served."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

P = ParamSpec("P")
T = TypeVar("T")

PASSWORDS_AT_ONCE = 2
WAITING_AT_MOST = 40
"""How many may wait for their password to be checked before the next ones are asked to come back."""


async def aside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of a call made in a thread."""
    return await to_thread.run_sync(partial(work, *args, **kwargs))


async def hashing(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same for what checks a password, which takes memory and a processor on purpose."""
    return await to_thread.run_sync(partial(work, *args, **kwargs), limiter=_hashers())


def is_crowded() -> bool:
    """Whether so many wait that one more would only make everybody wait longer."""
    return _hashers().statistics().tasks_waiting >= WAITING_AT_MOST


@cache
def _hashers() -> CapacityLimiter:
    return CapacityLimiter(PASSWORDS_AT_ONCE)

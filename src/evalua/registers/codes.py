"""Codes given to what people add without one: ``M-01``, ``P-001``."""

from __future__ import annotations

import re
from collections.abc import Collection


def next_code(letter: str, digits: int, taken: Collection[str]) -> str:
    """The code after the highest ``<letter>-<number>`` that exists."""
    numbers = [int(m[1]) for m in (re.fullmatch(rf"{letter}-(\d+)", c) for c in taken) if m]
    return f"{letter}-{max(numbers, default=0) + 1:0{digits}d}"

"""Who was let in a moment ago, for the program's own files: a first page asks for eighty of them at once.

They are the same for everybody and say nothing of anybody, so a look a few seconds old is enough.
"""

from __future__ import annotations

import re
import time

LASTS = 5.0
_AT_MOST = 500
_FILE = re.compile(r"/static/(js|css|media)/[A-Za-z0-9._-]+")
_SEEN: dict[str, float] = {}


def is_program_file(path: str) -> bool:
    """Whether an address is one of Streamlit's own files and of no person's."""
    return _FILE.fullmatch(path) is not None


def note(token: str) -> None:
    """Somebody with that token has just been let in."""
    if len(_SEEN) >= _AT_MOST:
        _SEEN.clear()
    _SEEN[token] = time.monotonic()


def was_let_in(token: str) -> bool:
    """Whether that was a moment ago."""
    seen = _SEEN.get(token)
    return seen is not None and time.monotonic() - seen < LASTS

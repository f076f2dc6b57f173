"""Text as people type it: trimmed, composed, and found again without accents."""

from __future__ import annotations

import re
import unicodedata

# What pasting leaves behind and nobody sees: soft hyphen, zero-width space, joiner, byte order mark.
_LEFT_BY_PASTING = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Control characters, what turns the direction of the text around (a name could then read as another),
# halves of a letter and the two signs that are none. Tab and new line are text.
_STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Composed form, single spaces inside a line, none around, nothing that pasting left behind."""
    composed = unicodedata.normalize("NFC", _LEFT_BY_PASTING.sub("", text))
    return "\n".join(" ".join(line.split()) for line in composed.splitlines()).strip()


def strange_sign(text: str) -> str:
    """The first sign that no register takes, by its code (``U+202E``); "" where there is none."""
    found = _STRANGE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def without_strange_signs(text: str) -> str:
    """The text without the signs that no register takes, for names given by other programs."""
    return _STRANGE.sub("", text)


def search_key(text: str) -> str:
    """The text without accents, case or signs, to match names typed in different ways."""
    folded = unicodedata.normalize("NFD", clean(text).casefold())
    letters = (c if c.isalnum() else " " for c in folded if unicodedata.category(c) != "Mn")
    return " ".join("".join(letters).split())

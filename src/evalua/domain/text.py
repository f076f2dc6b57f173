"""Text as people type it: trimmed, composed, and found again without accents."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """Composed form, single spaces inside a line, none around; control characters removed."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


def search_key(text: str) -> str:
    """The text without accents, case or signs, to match names typed in different ways."""
    folded = unicodedata.normalize("NFD", clean(text).casefold())
    letters = (c if c.isalnum() else " " for c in folded if unicodedata.category(c) != "Mn")
    return " ".join("".join(letters).split())

"""What free notes leave out: parties and campaigns. A mention asks for other words or a reason."""

from __future__ import annotations

import re
from functools import cache

from evalua import catalog
from evalua.domain.problems import Findings
from evalua.domain.text import search_key

MESSAGE = (
    "La nota menciona un partido o campaña. Evalúa no guarda esa información; reescriba en "
    "términos técnicos."
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Phrases of any campaign, the word for a party, and what makes it a match (``neutrality.toml``)."""
    words = catalog.load().neutrality
    phrases = rf"\b(?:{'|'.join(words.phrases)})(?:\b|$)"
    return re.compile(phrases), re.compile(rf"\b{words.party}"), re.compile(rf"\b{words.match}\b")


def mentions_politics(text: str) -> bool:
    """Whether a text speaks of a party or of an electoral campaign, whatever its accents or case.

    A vaccination campaign and a football match are not politics.
    """
    key = search_key(text)
    phrases, party, match = _patterns()
    if phrases.search(key):
        return True
    return party.search(key) is not None and match.search(key) is None


def check_neutral(entry: Findings, field: str, text: str) -> None:
    """Ask (V28) to reword a note that speaks of a party or of a campaign."""
    if text and mentions_politics(text):
        entry.confirm(field, "V28", MESSAGE)

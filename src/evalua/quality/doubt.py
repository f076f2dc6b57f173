"""What a doubt about the data is, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from evalua.domain.month import Month
from evalua.quality.ground import Ground
from evalua.storage.frames import Columns

Severity = Literal["error", "confirm", "warning", "information"]
SEVERITIES: tuple[Severity, ...] = ("error", "confirm", "warning", "information")

FINDINGS: Columns = {
    "rule": "text",
    "severity": "text",
    "register": "text",
    "page": "text",
    "opens": "text",
    "subject": "text",
    "label": "text",
    "month": "text",
    "text": "text",
    "owner": "text",
    "answer": "text",
    "answered_by": "text",
    "answered_on": "date",
}
"""One row per doubt. ``severity``: error (must be corrected), confirm (needs an answer), warning and
information (to be seen). ``subject`` is the uid of what it is about, ``month`` that of the figure;
``page`` is the key of the page that fixes it and ``opens`` the address inside it (``name=value``).
``answer`` is what somebody said of it, "" while nobody did."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at, in a Spanish sentence (columns of ``FINDINGS``)."""

    subject: str
    label: str
    month: str
    text: str
    owner: str = ""
    opens: str = ""


Find = Callable[[Ground], Iterator[Doubt]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it asks of the data in one Spanish sentence, and the function that finds doubts.

    ``register`` is a key of the catalogue's registers; ``page`` is where its doubts are fixed.
    """

    id: str
    severity: Severity
    register: str
    page: str
    says: str
    find: Find


def in_month(month: object) -> str:
    """``octubre 2026`` from a month's key."""
    return Month.parse(str(month)).label

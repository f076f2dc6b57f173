"""Writing the norms the association stands on or must follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import why
from evalua.registers.entry import Entry
from evalua.registers.institution.spans import check_span
from evalua.registers.institution.tables import Norm
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
_TEXTS = ("name", "article", "subject_matter", "source")


@dataclass(frozen=True, slots=True)
class NormInput:
    """A norm as typed; without ``to_on`` it is still in force."""

    name: str
    from_on: date | None
    to_on: date | None = None
    article: str = ""
    subject_matter: str = ""
    source: str = ""


def add_norm(work: Work, data: NormInput, *, confirmed: Confirmed = None) -> Norm:
    """Write a norm. Raises Problem."""
    require(work.actor, "record")
    _check(work, data, confirmed).stop_if_any()
    return work.add(Norm(association_id=work.association_id, **_values(data)), why(confirmed))


def change_norm(
    work: Work, norm_id: int, data: NormInput, *, version: int | None, confirmed: Confirmed = None
) -> Norm:
    """Correct a norm, or write the day it stopped being in force."""
    require(work.actor, "record")
    row = one(work.session, Norm, work.association_id, norm_id)
    work.expect(row, version)
    _check(work, data, confirmed).stop_if_any()
    work.change(row, why(confirmed), **_values(data))
    return row


def remove_norm(work: Work, norm_id: int, reason: str) -> None:
    """Take a norm back."""
    require(work.actor, "record")
    work.remove(one(work.session, Norm, work.association_id, norm_id), reason)


def _values(data: NormInput) -> dict[str, Any]:
    return asdict(data) | {name: clean(getattr(data, name)) for name in _TEXTS}


def _check(work: Work, data: NormInput, confirmed: Confirmed) -> Entry:
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("name", data.name, "Escriba la norma: su tipo, número y año.")
    check_span(entry, data.from_on, data.to_on, starts="from_on", ends="to_on")
    for field in _TEXTS:
        check_neutral(entry, field, getattr(data, field))
    return entry

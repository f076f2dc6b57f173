"""What becomes of an agreement: its steps by date, what each contributor puts, and what each owes by a day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean, search_key
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry, Number, Typed
from evalua.registers.neutrality import check_neutral
from evalua.registers.partners.tables import (
    Agreement,
    AgreementDue,
    AgreementShare,
    AgreementStep,
)
from evalua.registers.reading import alive, one
from evalua.storage.work import Work

Confirmed = Mapping[str, str] | None
WHOLE = 100.0
_WITH_DOCUMENT = {
    "pilot": "Escriba el documento con que empezó el piloto.",
    "active": "Escriba el documento firmado.",
    "evaluated": "Escriba el informe o el acta de la evaluación.",
    "permanent": "Escriba el acto que lo hizo permanente.",
    "terminated": "Escriba el documento que lo terminó.",
}


@dataclass(frozen=True, slots=True)
class StepInput:
    """A step as typed; ``ends_on`` is the new last day where the step extends the agreement."""

    state: str
    reached_on: date | None
    document: str = ""
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DueInput:
    """An amount due as typed; ``given_on`` where it was given already."""

    contributor: str
    due_on: date | None
    amount: Typed
    concept: str = ""
    given_on: date | None = None
    document: str = ""


def add_step(
    work: Work,
    agreement_id: int,
    data: StepInput,
    *,
    catalog: Catalog,
    confirmed: Confirmed = None,
) -> AgreementStep:
    """Write what became of an agreement on a day; what it was before stays as it is.

    Making a pilot permanent without its evaluation asks for a reason (V110).
    """
    require(work.actor, "record")
    agreement = one(work.session, Agreement, work.association_id, agreement_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    states = catalog.choices("agreement_states")
    chosen(entry, "state", data.state, states, "Elija en qué quedó el acuerdo.")
    if data.state in _WITH_DOCUMENT:
        entry.require("document", data.document, _WITH_DOCUMENT[data.state])
    check_neutral(entry, "note", data.note)
    if entry.day("reached_on", data.reached_on, not_after=work.today):
        _check_order(work, entry, agreement, data)
        check_facts(work, entry, data.reached_on)
    entry.stop_if_any()
    assert data.reached_on is not None
    row = AgreementStep(
        association_id=work.association_id,
        agreement_id=agreement.id,
        state=data.state,
        reached_on=data.reached_on,
        ends_on=data.ends_on,
        document=clean(data.document),
        note=clean(data.note),
    )
    note_facts(work, data.reached_on)
    return work.add(row, why(confirmed))


def remove_step(work: Work, step_id: int, reason: str) -> None:
    """Take back a step written by mistake; the agreement stands again where it stood before."""
    require(work.actor, "record")
    row = one(work.session, AgreementStep, work.association_id, step_id)
    work.remove(row, reason)
    note_facts(work, row.reached_on)


def set_shares(
    work: Work,
    agreement_id: int,
    shares: Sequence[tuple[str, Number]],
    *,
    versions: Mapping[str, int] | None = None,
) -> list[AgreementShare]:
    """Write what each contributor puts, per cent: they add to 100, or there are none (V112).

    ``shares`` are pairs of contributor and per cent as typed; pairs without either are left out.
    ``versions`` are those of the rows when the form was opened, by the contributor's name.
    """
    require(work.actor, "record")
    agreement = one(work.session, Agreement, work.association_id, agreement_id)
    entry = Entry(facts(work.session, work.association_id))
    wanted = _read_shares(entry, shares)
    entry.stop_if_any()
    rows = alive(work.session, AgreementShare, work.association_id, agreement_id=agreement.id)
    stored = {row.contributor_key: row for row in rows}
    for row in rows:
        work.expect(row, None if versions is None else versions.get(row.contributor, 0))
    for key, row in stored.items():
        if key not in wanted:
            work.remove(row, "ya no es parte del acuerdo")
    kept = []
    for key, (contributor, percent) in wanted.items():
        if key in stored:
            work.change(stored[key], contributor=contributor, percent=percent)
            kept.append(stored[key])
            continue
        kept.append(
            work.add(
                AgreementShare(
                    association_id=work.association_id,
                    agreement_id=agreement.id,
                    contributor=contributor,
                    contributor_key=key,
                    percent=percent,
                )
            )
        )
    return kept


def add_due(
    work: Work, agreement_id: int, data: DueInput, *, confirmed: Confirmed = None
) -> AgreementDue:
    """Write an amount that a contributor owes by a day."""
    require(work.actor, "record")
    agreement = one(work.session, Agreement, work.association_id, agreement_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    entry.require("contributor", data.contributor, "Escriba quién debe entregarlo.")
    amount = entry.money("amount", data.amount)
    if amount is not None and amount <= 0:
        entry.error("amount", "V01", "El valor debe ser mayor que cero.")
    if entry.day("due_on", data.due_on) and data.due_on and data.due_on < agreement.signed_on:
        entry.error(
            "due_on", "V25", f"El acuerdo empezó el {long_date(agreement.signed_on)}: es anterior."
        )
    _check_given(work, entry, data.given_on, agreement)
    entry.stop_if_any()
    assert data.due_on is not None and amount is not None
    row = AgreementDue(
        association_id=work.association_id,
        agreement_id=agreement.id,
        contributor=clean(data.contributor),
        due_on=data.due_on,
        amount=amount,
        concept=clean(data.concept),
        given_on=data.given_on,
        document=clean(data.document),
    )
    note_facts(work, data.given_on)
    return work.add(row, why(confirmed))


def give_due(
    work: Work,
    due_id: int,
    given_on: date | None,
    document: str,
    *,
    version: int | None,
    confirmed: Confirmed = None,
) -> AgreementDue:
    """Write that an amount was given, with its document; without a day, that it was not."""
    require(work.actor, "record")
    row = one(work.session, AgreementDue, work.association_id, due_id)
    work.expect(row, version)
    agreement = one(work.session, Agreement, work.association_id, row.agreement_id)
    entry = Entry(facts(work.session, work.association_id), confirmed)
    before = row.given_on
    _check_given(work, entry, given_on, agreement)
    check_facts(work, entry, before)
    entry.stop_if_any()
    work.change(row, why(confirmed), given_on=given_on, document=clean(document))
    note_facts(work, before, given_on)
    return row


def remove_due(work: Work, due_id: int, reason: str) -> None:
    """Take back an amount written by mistake."""
    require(work.actor, "record")
    row = one(work.session, AgreementDue, work.association_id, due_id)
    work.remove(row, reason)
    note_facts(work, row.given_on)


def _check_given(work: Work, entry: Entry, given_on: date | None, agreement: Agreement) -> None:
    if given_on is None:
        return
    if entry.day("given_on", given_on, not_after=work.today):
        check_facts(work, entry, given_on)
        if given_on < agreement.signed_on:
            entry.error(
                "given_on",
                "V25",
                f"El acuerdo empezó el {long_date(agreement.signed_on)}: es anterior.",
            )


def _check_order(work: Work, entry: Entry, agreement: Agreement, data: StepInput) -> None:
    """A step comes after those there are; nothing follows the end before time."""
    assert data.reached_on is not None
    steps = alive(work.session, AgreementStep, work.association_id, agreement_id=agreement.id)
    steps.sort(key=lambda step: (step.reached_on, step.id))
    last_on, last = (
        (steps[-1].reached_on, steps[-1].state) if steps else (agreement.signed_on, agreement.state)
    )
    if data.reached_on < last_on:
        entry.error(
            "reached_on",
            "V111",
            f"El último paso es del {long_date(last_on)}: uno nuevo no puede ser anterior. Si aquel "
            "estaba mal, retírelo primero.",
        )
    if last == "terminated":
        entry.error(
            "state", "V111", "El acuerdo ya terminó. Si se firma otra vez, agregue uno nuevo."
        )
    elif last == "pilot" and data.state == "permanent":
        entry.confirm(
            "state",
            "V110",
            "Un piloto se evalúa antes de volverse permanente. Anote primero la evaluación, o diga "
            "por qué no la hubo.",
        )
    if data.state == last and data.ends_on is None and not entry.any:
        entry.error(
            "state", "V111", "Ese ya es su estado. Para una prórroga, escriba la nueva fecha final."
        )
    if data.ends_on is not None and data.ends_on < data.reached_on:
        entry.error("ends_on", "V25", "La nueva fecha final no puede ser anterior al paso.")


def _read_shares(
    entry: Entry, shares: Sequence[tuple[str, Number]]
) -> dict[str, tuple[str, float]]:
    """Party's key → its name and its per cent; every problem is left in ``entry``."""
    wanted: dict[str, tuple[str, float]] = {}
    for place, (contributor, typed) in enumerate(shares):
        blank = typed is None or (isinstance(typed, str) and not typed.strip())
        if blank and not contributor.strip():
            continue
        entry.require(f"contributor.{place}", contributor, "Escriba quién pone ese porcentaje.")
        percent = entry.number(f"percent.{place}", typed, low=0, high=WHOLE)
        key = search_key(contributor)
        if key in wanted:
            entry.error(f"contributor.{place}", "V04", f"{clean(contributor)} ya está en la lista.")
        if percent is not None:
            wanted[key] = (clean(contributor), percent)
    total = math.fsum(percent for _, percent in wanted.values())
    if wanted and not entry.any and not math.isclose(total, WHOLE, abs_tol=0.005):
        said = entry.facts.number_format.write_short(total)
        entry.error(
            "percent.0", "V112", f"Los porcentajes suman {said} %. Deben sumar 100 %: revíselos."
        )
    return wanted

"""The change of government as of a day: the route milestone by milestone, and one line about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.board.names import members_on
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.catalog.lists import Milestone
from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs
from evalua.measures.transitions import Term
from evalua.registers.transitions.calendar import active_term, days_to_election, due_date
from evalua.storage.frames import Columns, build, empty

MILESTONE_LINES: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "milestone": "text",
    "name": "text",
    "phase": "text",
    "due_on": "date",
    "due_text": "text",
    "done_on": "date",
    "status": "text",
    "word": "text",
    "days": "int",
    "evidence": "text",
    "reason": "text",
}
"""The association's own milestones have no municipality. ``status``: done, late, due_soon (30 days
or less), overdue, not_due, not_applicable; ``days`` from the day to the due date, below zero once
it passed."""

STATUS_WORDS = {
    "done": "● Cumplido",
    "late": "◐ Cumplido tarde",
    "due_soon": "▲ Por vencer",
    "overdue": "◆ Vencido",
    "not_due": "– Aún no toca",
    "not_applicable": "× No aplica",
}
NO_TERMS = "Falta registrar los periodos de gobierno y sus elecciones."
_SOON = timedelta(days=30)


def terms(inputs: Inputs) -> list[Term]:
    """The association's periods of government, by election."""
    rows = inputs.terms.sort_values("election_on").to_dict("records")
    return [
        Term(
            id=int(row["id"]),
            election_on=row["election_on"].date(),
            starts_on=row["starts_on"].date(),
            ends_on=row["ends_on"].date(),
        )
        for row in rows
    ]


def milestone_matrix(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Milestone × place in the cycle that holds the day, by code and name (``MILESTONE_LINES``).

    No rows outside every cycle. A milestone of the municipalities has a row for each member on its
    due date; what was done after the day, or has no evidence, is not done.
    """
    term = active_term(terms(inputs), day, catalog.transition_windows)
    if term is None:
        return empty(MILESTONE_LINES)
    recorded = _recorded(inputs, term.id)
    return build(
        (
            _line(term, milestone, place, recorded.get((milestone.code, place[0]), {}), day)
            for milestone, place in _places(inputs, term, catalog)
        ),
        MILESTONE_LINES,
    )


def transition_line(inputs: Inputs, day: date, catalog: Catalog) -> str:
    """How far the change of government is and what is late, in one sentence.

    «Faltan 100 días para la elección del 31 de octubre de 2027; 3 pasos vencidos y 2 por vencer.»
    Outside every cycle, one line with the date of the next election.
    """
    late = _counts(milestone_matrix(inputs, day, catalog))
    said = where_we_are(inputs, day, catalog)
    return f"{said[:-1]}; {late}." if late else said


def where_we_are(inputs: Inputs, day: date, catalog: Catalog) -> str:
    """How far the election or the new government is, in one sentence."""
    known = terms(inputs)
    if not known:
        return NO_TERMS
    term = active_term(known, day, catalog.transition_windows)
    return _outside(known, day) if term is None else f"{_distance(term, day)}."


def _outside(known: list[Term], day: date) -> str:
    days = days_to_election(known, day)
    if days is None:
        return "Sin cambio de gobierno en curso; falta registrar la próxima elección."
    return (
        "Sin cambio de gobierno en curso: la próxima elección es el "
        f"{long_date(day + timedelta(days=days))}, en {plural(days, 'día', 'días')}."
    )


def _distance(term: Term, day: date) -> str:
    if day < term.election_on:
        left = (term.election_on - day).days
        return f"{_left(left)} para la elección del {long_date(term.election_on)}"
    if day == term.election_on:
        return "Hoy es la elección"
    if day < term.starts_on:
        left = (term.starts_on - day).days
        return f"{_left(left)} para la posesión del {long_date(term.starts_on)}"
    passed = (day - term.starts_on).days
    if passed == 0:
        return "Hoy empieza el nuevo gobierno"
    return f"El nuevo gobierno lleva {plural(passed, 'día', 'días')}"


def _left(days: int) -> str:
    return f"{'Falta' if days == 1 else 'Faltan'} {plural(days, 'día', 'días')}"


def _counts(lines: pd.DataFrame) -> str:
    overdue = int((lines["status"] == "overdue").sum())
    soon = int((lines["status"] == "due_soon").sum())
    said = [plural(overdue, "paso vencido", "pasos vencidos")] if overdue else []
    if soon:
        said.append(f"{soon} por vencer" if said else f"{plural(soon, 'paso', 'pasos')} por vencer")
    return listed(said)


def _recorded(inputs: Inputs, term_id: int) -> dict[tuple[str, int | None], dict[str, Any]]:
    rows = inputs.milestones[inputs.milestones["term_id"] == term_id].to_dict("records")
    return {(row["code"], _place_key(row["municipality_id"])): row for row in rows}


def _place_key(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _places(
    inputs: Inputs, term: Term, catalog: Catalog
) -> Iterator[tuple[Milestone, tuple[int | None, str]]]:
    for milestone in catalog.milestones:
        if not milestone.per_municipality:
            yield milestone, (None, "")
            continue
        for key, name in members_on(inputs, due_date(term, milestone)).items():
            yield milestone, (key, name)


def _line(
    term: Term,
    milestone: Milestone,
    place: tuple[int | None, str],
    row: dict[str, Any],
    day: date,
) -> dict[str, object]:
    due = due_date(term, milestone)
    status = _status(row, due, day)
    return {
        "municipality_id": place[0],
        "municipality": place[1],
        "milestone": milestone.code,
        "name": milestone.name,
        "phase": milestone.phase,
        "due_on": due,
        "due_text": f"Plazo: {long_date(due)}",
        "done_on": row.get("done_on"),
        "status": status,
        "word": STATUS_WORDS[status],
        "days": (due - day).days,
        "evidence": row.get("evidence"),
        "reason": row.get("not_applicable_reason"),
    }


def _status(row: dict[str, Any], due: date, day: date) -> str:
    if row.get("not_applicable_reason"):
        return "not_applicable"
    done = row.get("done_on")
    if done is not None and done <= pd.Timestamp(day) and row["evidence"]:
        return "done" if done <= pd.Timestamp(due) else "late"
    if due < day:
        return "overdue"
    return "due_soon" if due - day <= _SOON else "not_due"

"""Steps of the route that other records already prove, so that nobody types them twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.candidates import equality
from evalua.board.hand_over import reelected
from evalua.board.transitions import milestone_matrix, terms
from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.catalog.lists import Item
from evalua.measures.hand_over import INDUCTION
from evalua.measures.inputs import Inputs
from evalua.measures.transitions import Term
from evalua.registers.transitions.calendar import active_term
from evalua.registers.transitions.sessions import BOTH_TEAMS
from evalua.storage.frames import Columns, build

PROOFS: Columns = {
    "milestone": "text",
    "name": "text",
    "municipality_id": "id",
    "municipality": "text",
    "done_on": "date",
    "evidence": "text",
    "reason": "text",
}
"""``done_on`` and ``evidence`` where the step was done; ``reason`` where it does not apply."""

_SAME_MAYOR = "Continúa la misma persona en la alcaldía: no hay entrega entre gobiernos."
Found = tuple[str, int | None, date, str]


def proofs(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The pending steps that the records prove by a day, by code and name (columns ``PROOFS``)."""
    term = active_term(terms(inputs), day, catalog.transition_windows)
    lines = milestone_matrix(inputs, day, catalog)
    lines = lines[lines["status"].isin(("overdue", "due_soon", "not_due"))]
    if term is None or lines.empty:
        return build([], PROOFS)
    shown = {
        (code, _key(place)): (on, evidence)
        for find in _FINDERS
        for code, place, on, evidence in find(inputs, term, day, catalog)
    }
    rows = (_proof(row, shown, inputs, term, catalog) for row in lines.to_dict("records"))
    return build((row for row in rows if row), PROOFS)


def _proof(
    line: dict[str, Any],
    shown: dict[tuple[str, int], tuple[date, str]],
    inputs: Inputs,
    term: Term,
    catalog: Catalog,
) -> dict[str, Any]:
    place = _key(line["municipality_id"])
    found = shown.get((line["milestone"], place))
    if found is not None:
        return line | {"done_on": found[0], "evidence": found[1], "reason": ""}
    skipped = catalog.milestone(line["milestone"]).skipped_if_reelected
    if skipped and place and reelected(inputs, term, place):
        return line | {"done_on": None, "evidence": "", "reason": _SAME_MAYOR}
    return {}


def _key(place: Any) -> int:
    return 0 if place is None or pd.isna(place) else int(place)


def _audiences(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> Iterator[Found]:
    """T03: every audience of a municipality was told; the day of the last one to be."""
    asked = set(catalog.choices("transition_audiences"))
    rows = inputs.audiences
    rows = rows[(rows["term_id"] == term.id) & (rows["reached_on"] <= pd.Timestamp(day))]
    for place, mine in rows.sort_values("reached_on").groupby("municipality_id"):
        first = mine.drop_duplicates("audience")
        if asked <= set(first["audience"]):
            yield "T03", int(place), first["reached_on"].max().date(), "; ".join(first["evidence"])


def _packs(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> Iterator[Found]:
    """T04: there is an approved pack; T06: every candidate of a list has its last version."""
    packs = inputs.candidate_packs
    packs = packs[(packs["term_id"] == term.id) & (packs["kind"] == "pack")]
    packs = packs[packs["dated_on"] <= pd.Timestamp(day)].sort_values("number")
    for row in packs.head(1).to_dict("records"):
        yield "T04", None, row["dated_on"].date(), f"{row['title']}, versión 1: {row['document']}"
    lines = equality(inputs, term.id, day)
    for row in lines[lines["state"] == "equal"].to_dict("records"):
        people = plural(row["listed"], "aspirante", "aspirantes")
        said = f"Versión {row['version']} entregada a {people}, con acuse de cada uno"
        yield "T06", int(row["municipality_id"]), row["last_on"].date(), said


def _sessions(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> Iterator[Found]:
    """T07–T13: the first session of the kind that proves each."""
    steps = {
        item.key: item.group
        for item in catalog.items_of("hand_over_kinds")
        if isinstance(item, Item) and item.group
    }
    rows = inputs.hand_over_sessions
    rows = rows[(rows["term_id"] == term.id) & (rows["held_on"] <= pd.Timestamp(day))]
    both = rows["outgoing_team"] & rows["incoming_team"]
    newcomers = rows["incoming_team"] | (rows["kind"] != INDUCTION)
    rows = rows[newcomers & (both | ~rows["kind"].isin(BOTH_TEAMS))].sort_values("held_on")
    for row in rows.drop_duplicates(["municipality_id", "kind"]).to_dict("records"):
        if row["kind"] in steps:
            place = int(row["municipality_id"])
            yield steps[row["kind"]], place, row["held_on"].date(), row["product"]


def _plans(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> Iterator[Found]:
    """T15: the plan of the term names the association; T16: the next budget pays it."""
    rows, at = inputs.municipal_plans, pd.Timestamp(day)
    rows = rows[(rows["term_id"] == term.id) & (rows["adopted_on"] <= at) & (rows["page"] != "")]
    for row in rows.to_dict("records"):
        said = f"{row['document']}, página {row['page']}"
        yield "T15", int(row["municipality_id"]), row["adopted_on"].date(), said
    lines = inputs.budget_lines
    lines = lines[(lines["year"] == term.starts_on.year + 1) & (lines["recorded_on"] <= at)]
    for row in lines[lines["amount"] > 0].to_dict("records"):
        said = f"Presupuesto {row['year']}: {row['line']}"
        yield "T16", int(row["municipality_id"]), row["recorded_on"].date(), said


_FINDERS: tuple[Callable[[Inputs, Term, date, Catalog], Iterator[Found]], ...] = (
    _audiences,
    _packs,
    _sessions,
    _plans,
)

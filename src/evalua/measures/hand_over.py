"""Measures over the hand-over between governments: A05-Q14-02 and A05-Q14-03."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, active_members
from evalua.measures.measured import Measured, matched, nothing
from evalua.measures.members import member_rows
from evalua.measures.transitions import NO_TERMS, OUT_OF_CYCLE, Term, known_terms
from evalua.registers.transitions.calendar import active_term, day_of
from evalua.scoring.states import State

FINAL_REPORT, INDUCTION = "final_report", "induction"
FIRST_DAYS = 60
"""Days from taking office in which the induction counts (indicator A05-Q14-03)."""
_REPORT_STEP = "T07"
_STAYS = "sigue en el cargo: no se cuenta"
_NO_MAYOR = "no se ha anotado quién se posesionó: no se cuenta"


def closing_reports(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q14-02: governments that end with documented support to their final report ÷ that end.

    Expects a session of kind ``final_report`` with the outgoing team, its document and who signs
    the report, which is the municipality's own and not the association's. Who was re-elected, or
    whose step of the route does not apply, stays out. Counts of municipalities. Source: D001 Q14.
    """
    card = catalog.indicator("A05-Q14-02")
    term = _term(inputs, cut, catalog)
    if not isinstance(term, Term):
        return term
    members = active_members(inputs, min(cut.day, term.starts_on - timedelta(days=1)))
    towns = members["municipality_id"]
    left_out = matched(towns, _not_applicable(inputs, term)).astype(object)
    excluded = pd.Series("", index=members.index, dtype=object)
    excluded = excluded.mask(left_out.notna(), "no aplica: " + left_out)
    excluded = excluded.mask(towns.isin(_reelected(inputs, term)), _STAYS)
    held = _sessions(inputs, term, FINAL_REPORT, cut.day)
    held = held[held["outgoing_team"] & (held["product"] != "")]
    signed = held[held["signed_by"] != ""].drop_duplicates("municipality_id", keep="last")
    who = matched(towns, signed.set_index("municipality_id")["signed_by"]).astype(object)
    note = pd.Series("sin apoyo documentado", index=members.index, dtype=object)
    note = note.mask(towns.isin(held["municipality_id"]), "falta anotar quién firma el informe")
    note = note.mask(who.notna(), "acompañado; firma " + who)
    on = matched(towns, signed.set_index("municipality_id")["held_on"])
    rows = member_rows(members.assign(excluded=excluded), who.notna(), note, on)
    return _due(rows, cut, term, card.not_due_until or "T")


def complete_inductions(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A05-Q14-03: mayors who completed the induction in their first 60 days ÷ mayors in office.

    Expects who holds each member's office when the term begins (or takes it in those days), new or
    re-elected; the holder came in person to one session at least, for one of delegates is not
    enough. Counts of mayors. Source: D001 Q14 and Q9; D004 §2.3.
    """
    card = catalog.indicator("A05-Q14-03")
    term = _term(inputs, cut, catalog)
    if not isinstance(term, Term):
        return term
    members = active_members(inputs, min(cut.day, term.starts_on))
    towns = members["municipality_id"]
    mayors = _holders(inputs, term, cut.day).set_index("municipality_id")
    office = matched(towns, mayors["office_on"])
    members = members.assign(
        excluded=pd.Series("", index=members.index, dtype=object).mask(office.isna(), _NO_MAYOR)
    )
    found = inductions(inputs, term.id, cut.day)
    came, team = (matched(towns, found[name]) for name in ("holder_on", "team_on"))
    limit = office + pd.Timedelta(days=FIRST_DAYS)
    done = came.between(office, limit)
    note = pd.Series("sin inducción", index=members.index, dtype=object)
    note = note.mask(team.notna(), "asistió su equipo, sin la persona titular")
    note = note.mask(came.notna(), "inducción fuera de sus primeros 60 días")
    note = note.mask(done, "inducción completa")
    sexes = {key: name.lower() for key, name in catalog.choices("sexes").items()}
    note += " · sexo: " + matched(towns, mayors["sex"]).map(sexes).fillna("no informa")
    again = matched(towns, mayors["reelected"]).fillna(False).astype(bool)
    note += again.map({True: " · reelección", False: " · primer periodo"})
    rows = member_rows(members, done, note, came)
    return _due(rows, cut, term, card.not_due_until or "T")


def inductions(inputs: Inputs, term_id: int, day: date) -> pd.DataFrame:
    """By municipality id, the first induction with its mayor (``holder_on``) and with anybody of the
    incoming team (``team_on``), held by a day."""
    rows = inputs.hand_over_sessions
    rows = rows[(rows["term_id"] == term_id) & (rows["kind"] == INDUCTION)]
    rows = rows[rows["incoming_team"] & (rows["held_on"] <= pd.Timestamp(day))]
    first = rows.groupby("municipality_id")["held_on"].min()
    person = rows[rows["holder_present"]].groupby("municipality_id")["held_on"].min()
    return pd.DataFrame({"team_on": first, "holder_on": person.reindex(first.index)})


def _term(inputs: Inputs, cut: Cut, catalog: Catalog) -> Term | Measured:
    """The term whose cycle holds the cut, or what to say without one."""
    terms = known_terms(inputs)
    if not terms:
        return nothing(State.NO_DATA, NO_TERMS)
    found = active_term(terms, cut.day, catalog.transition_windows)
    return found if found is not None else nothing(State.NOT_APPLICABLE, OUT_OF_CYCLE)


def _due(rows: pd.DataFrame, cut: Cut, term: Term, moment: str) -> Measured:
    due_from = day_of(term, moment)
    if cut.day < due_from:
        return Measured(rows, State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    return Measured(rows)


def _sessions(inputs: Inputs, term: Term, kind: str, day: date) -> pd.DataFrame:
    rows = inputs.hand_over_sessions
    mine = (rows["term_id"] == term.id) & (rows["kind"] == kind)
    return rows[mine & (rows["held_on"] <= pd.Timestamp(day))].sort_values(["held_on", "id"])


def _not_applicable(inputs: Inputs, term: Term) -> pd.Series:
    """Why the step of the final report does not apply, by municipality id."""
    rows = inputs.milestones
    rows = rows[(rows["term_id"] == term.id) & (rows["code"] == _REPORT_STEP)]
    rows = rows[(rows["not_applicable_reason"] != "") & rows["municipality_id"].notna()]
    return rows.set_index("municipality_id")["not_applicable_reason"]


def _reelected(inputs: Inputs, term: Term) -> pd.Series:
    """The municipalities whose mayor goes on from the government that ends."""
    mayors = _holders(inputs, term, term.starts_on)
    return mayors.loc[mayors["reelected"], "municipality_id"]


def _holders(inputs: Inputs, term: Term, day: date) -> pd.DataFrame:
    """Who holds each office when a term begins, or first takes it in its first days, by a day.

    municipality_id, sex, reelected and ``office_on``: the day of taking office, not before the term
    began for who goes on.
    """
    start = pd.Timestamp(term.starts_on)
    rows = inputs.authorities[inputs.authorities["position"] == "holder"]
    last = min(start + pd.Timedelta(days=FIRST_DAYS), pd.Timestamp(day))
    there = (rows["from_on"] <= last) & (rows["to_on"].isna() | (rows["to_on"] >= start))
    rows = rows[there].assign(office_on=rows["from_on"].clip(lower=start))
    rows = rows.assign(reelected=rows["reelected"] | (rows["from_on"] < start))
    rows = rows.sort_values(["office_on", "from_on", "id"])
    # Of two on the first day, the one whose spell is the newer took the office.
    newest = rows.drop_duplicates(["municipality_id", "office_on"], keep="last")
    return newest.drop_duplicates("municipality_id", keep="first")[
        ["municipality_id", "sex", "reelected", "office_on"]
    ]

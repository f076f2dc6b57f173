"""What was alive the day governments changed, and what became of it twelve months later: A03-Q09-03."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, nothing
from evalua.measures.once import once
from evalua.measures.pacts import standing
from evalua.measures.project_rows import project_rows
from evalua.measures.stages import stage_at
from evalua.measures.transitions import NO_TERMS, known_terms
from evalua.registers.transitions.calendar import day_of
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

SURVIVAL: Columns = {
    "kind": "text",
    "uid": "text",
    "code": "text",
    "name": "text",
    "then": "text",
    "now": "text",
    "changed_on": "date",
    "outcome": "text",
}
"""``kind``: project, commitment, agreement. ``then`` and ``now``: the stage (or state) on the
hand-over day and twelve months later. ``outcome``: finished, alive, stopped, not_known."""

MONTHS_LATER = 12
STILL_AFTER_DAYS = 180
"""A live project without a stage or a note for longer than this counts as stopped (A03-Q09-03)."""
NO_CHANGE = "La asociación todavía no respondía a los doce meses del cambio de gobierno."
_OUTCOMES = {
    "finished": "terminó",
    "alive": "sigue vivo",
    "stopped": "se detuvo o lleva más de 180 días quieto",
}


def judged_on(handed_over: date) -> date:
    """Twelve months after the hand-over day."""
    return (Month.of(handed_over) + MONTHS_LATER).day(handed_over.day)


def survival(inputs: Inputs, handed_over: date, day: date, catalog: Catalog) -> pd.DataFrame:
    """Everything live on the hand-over day with its outcome as of a day (columns ``SURVIVAL``).

    Twelve months later is the last day looked at; before it, what did not end yet is not known.
    Source: D001 Q9 and Q14; D004 §2.3.
    """
    last = judged_on(handed_over)
    live = {stage.key for stage in catalog.project_stages if stage.live}
    finished = {stage.key for stage in catalog.project_stages if not stage.live and stage.order > 0}
    found = [
        *_projects(inputs, handed_over, min(day, last), day >= last, live, finished),
        *_commitments(inputs, handed_over, min(day, last), day >= last),
        *_agreements(inputs, handed_over, min(day, last), day >= last),
    ]
    return build(found, SURVIVAL)


def projects_kept(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q09-03: projects alive or finished twelve months after the hand-over ÷ alive on its day.

    Expects the term in force at the cut; until its twelve months are over it is not due, and then
    the figure stays for the term. What did not move in 180 days counts as stopped. Counts of
    projects. Source: D001 Q9 and Q14; D004 §2.3.
    """
    terms = known_terms(inputs)
    if not terms:
        return nothing(State.NO_DATA, NO_TERMS)
    term = next((t for t in terms if t.starts_on <= cut.day <= t.ends_on), None)
    if term is None or judged_on(term.starts_on) < inputs.evaluation_start.first:
        return nothing(State.NOT_DUE, NO_CHANGE)
    card = catalog.indicator("A03-Q09-03")
    due_from = max(day_of(term, card.not_due_until or "T"), judged_on(term.starts_on))
    if cut.day < due_from:
        return nothing(State.NOT_DUE, f"Se exige desde el {long_date(due_from)}.")
    live = tuple(stage.key for stage in catalog.project_stages if stage.live)
    finished = tuple(s.key for s in catalog.project_stages if not s.live and s.order > 0)
    rows = _judged(inputs, term.starts_on, live, finished)
    rows = rows.merge(
        inputs.projects[["id", "uid"]].rename(columns={"id": "project_id"}),
        on="uid",
        validate="1:1",
    )
    stages = {stage.key: stage.name.lower() for stage in catalog.project_stages}
    kept = rows["outcome"].isin(("finished", "alive"))
    note = rows["outcome"].map(_OUTCOMES) + " · el día del relevo: " + rows["then"].map(stages)
    return Measured(project_rows(inputs, rows, rows["changed_on"], kept, 1.0, note))


@once
def _judged(
    inputs: Inputs, handed_over: date, live: tuple[str, ...], finished: tuple[str, ...]
) -> pd.DataFrame:
    """The projects of a hand-over as they stood twelve months later (columns ``SURVIVAL``)."""
    last = judged_on(handed_over)
    return build(_projects(inputs, handed_over, last, True, live, finished), SURVIVAL)


def _projects(
    inputs: Inputs,
    start: date,
    end: date,
    over: bool,
    live: Collection[str],
    finished: Collection[str],
) -> list[dict[str, Any]]:
    then = stage_at(inputs, Cut(Month.of(start), start))
    now = stage_at(inputs, Cut(Month.of(end), end))
    moved = _last_moves(inputs, end)
    changed = _last_stages(inputs, end)
    rows = inputs.projects[inputs.projects["id"].isin(then.index[then.isin(live)])]
    found = []
    for row in rows.sort_values("code").to_dict("records"):
        stage = str(now[row["id"]])
        still = end - moved[row["id"]].date() > timedelta(days=STILL_AFTER_DAYS)
        outcome = _outcome(stage in finished, stage not in live or still, over)
        found.append(
            {
                "kind": "project",
                "uid": row["uid"],
                "code": row["code"],
                "name": row["name"],
                "then": then[row["id"]],
                "now": stage,
                "changed_on": changed[row["id"]] if stage != then[row["id"]] else None,
                "outcome": outcome,
            }
        )
    return found


def _outcome(finished: bool, stopped: bool, over: bool) -> str:
    """Finished is known at once; the rest, when the twelve months are over."""
    if finished:
        return "finished"
    if not over:
        return "not_known"
    return "stopped" if stopped else "alive"


def _last_stages(inputs: Inputs, day: date) -> pd.Series:
    rows = inputs.stages[inputs.stages["reached_on"] <= pd.Timestamp(day)]
    return rows.groupby("project_id")["reached_on"].max()


def _last_moves(inputs: Inputs, day: date) -> pd.Series:
    """The last stage or note of each project by a day."""
    notes = inputs.follow_ups[inputs.follow_ups["noted_on"] <= pd.Timestamp(day)]
    noted = notes.groupby("project_id")["noted_on"].max()
    return pd.concat([_last_stages(inputs, day), noted]).groupby(level=0).max()


def _commitments(inputs: Inputs, start: date, end: date, over: bool) -> list[dict[str, Any]]:
    """Commitments of the sessions held by the day that nobody had fulfilled or cancelled yet."""
    held = inputs.meetings.loc[inputs.meetings["held_on"] <= pd.Timestamp(start), "id"]
    rows = inputs.commitments[inputs.commitments["meeting_id"].isin(held)]
    found = []
    for row in rows.sort_values(["due_on", "id"]).to_dict("records"):
        if _by(row["done_on"], start) or _by(row["cancelled_on"], start):
            continue
        done, cancelled = _by(row["done_on"], end), _by(row["cancelled_on"], end)
        state = "done" if done else "cancelled" if cancelled else "open"
        found.append(
            {
                "kind": "commitment",
                "uid": row["uid"],
                "name": row["text"],
                "then": "open",
                "now": state,
                "changed_on": done or cancelled,
                "outcome": _outcome(done is not None, cancelled is not None, over),
            }
        )
    return found


def _agreements(inputs: Inputs, start: date, end: date, over: bool) -> list[dict[str, Any]]:
    """Agreements in force on the day. One that reached its end is finished; cut short, stopped."""
    rows = standing(inputs, start)
    later = standing(inputs, end).set_index("id")
    found = []
    for row in rows[rows["in_force"]].to_dict("records"):
        then = later.loc[row["id"]]
        cut = then["state"] == "terminated"
        ended = then["since"] if cut else _by(then["ends_on"], end)
        state = "terminated" if cut else "expired" if ended else "active"
        found.append(
            {
                "kind": "agreement",
                "uid": row["uid"],
                "name": row["name"],
                "then": "active",
                "now": state,
                "changed_on": ended,
                "outcome": _outcome(ended is not None and not cut, cut, over),
            }
        )
    return found


def _by(when: Any, day: date) -> pd.Timestamp | None:
    """A date that had come by a day, or None."""
    return None if pd.isna(when) or when > pd.Timestamp(day) else when

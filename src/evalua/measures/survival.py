"""What was alive the day governments changed, and what became of it twelve months later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.stages import stage_at
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

_ENDED = ("expired", "terminated")


def judged_on(handed_over: date) -> date:
    """Twelve months after the hand-over day."""
    return (Month.of(handed_over) + MONTHS_LATER).day(handed_over.day)


def survival(inputs: Inputs, handed_over: date, day: date, catalog: Catalog) -> pd.DataFrame:
    """Everything live on the hand-over day with its outcome as of a day (columns ``SURVIVAL``).

    Twelve months later is the last day looked at; before it, what did not end yet is not known.
    Source: D001 Q9 and Q14; D004 §2.3.
    """
    last = judged_on(handed_over)
    found = [
        *_projects(inputs, handed_over, min(day, last), day >= last, catalog),
        *_commitments(inputs, handed_over, min(day, last), day >= last),
        *_agreements(inputs, handed_over, min(day, last), day >= last),
    ]
    return build(found, SURVIVAL)


def _projects(
    inputs: Inputs, start: date, end: date, over: bool, catalog: Catalog
) -> list[dict[str, Any]]:
    live = {stage.key for stage in catalog.project_stages if stage.live}
    finished = {stage.key for stage in catalog.project_stages if not stage.live and stage.order > 0}
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
    rows, at = inputs.agreements, pd.Timestamp(start)
    open_ended = rows["ends_on"].isna() & ~rows["state"].isin(_ENDED)
    there = (rows["signed_on"] <= at) & ((rows["ends_on"] >= at) | open_ended)
    rows = rows[there & (rows["state"] != "negotiation")]
    found = []
    for row in rows.sort_values(["name", "id"]).to_dict("records"):
        ended, cut = _by(row["ends_on"], end), row["state"] == "terminated"
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

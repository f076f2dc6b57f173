"""What each register should hold by a day, who owes it, and whether it came, and came in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.commitments import commitment_lines
from evalua.board.owners import owners_on
from evalua.board.places import REGISTER_PAGES
from evalua.board.quality import months_on_time
from evalua.board.transitions import milestone_matrix
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, members_all_month
from evalua.months.evaluation import Evaluation
from evalua.quality.ground import Ground
from evalua.quality.projects import NOTE_DAYS
from evalua.storage.frames import Columns, build

EXPECTED: Columns = {
    "what": "text",
    "register": "text",
    "owner": "text",
    "label": "text",
    "due_on": "date",
    "complete": "bool",
    "on_time": "int",
    "reason": "text",
    "page": "text",
    "opens": "text",
}
"""One row per thing that should be recorded by the cut. ``register`` is a key of the catalogue,
``owner`` the person or role that answers for it. ``on_time`` is 1 or 0, missing where the register
keeps no day to tell."""

COMPLETENESS: Columns = {
    "name": "text",
    "expected": "int",
    "complete": "int",
    "share": "float",
    "timed": "int",
    "on_time": "int",
    "on_time_share": "float",
}
"""Shares from 0 to 1: complete ÷ expected, and on time ÷ those whose day is known."""

OFFICE = "Dirección ejecutiva"
CORE, GOALS, CHARGES = "Datos núcleo", "Avance de metas", "Cobros del mes"
NOTES, STEPS = "Seguimiento de proyectos", "Pasos del cambio de gobierno"
PROMISES, MONTHS = "Compromisos de la junta", "Envío de los meses"
_DONE = ("done", "late")


def expected_rows(evaluation: Evaluation, ground: Ground, catalog: Catalog) -> pd.DataFrame:
    """Everything that should be recorded by the cut of an evaluation (columns ``EXPECTED``)."""
    parts = (
        _core(evaluation, ground, catalog),
        _goals(ground),
        _charges(ground),
        _notes(ground),
        _steps(ground, catalog),
        _promises(ground),
        _months(ground),
    )
    return build((row for part in parts for row in part), EXPECTED)


def completeness(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Expected rows counted by ``what`` or by ``owner`` (columns ``COMPLETENESS``), in their order."""
    return build((_counted(str(name), own) for name, own in _groups(rows, by)), COMPLETENESS)


def missing_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """What is not there yet, by owner and date (columns ``EXPECTED``)."""
    lacking = rows[~rows["complete"]]
    return lacking.sort_values(["owner", "due_on", "what"], ignore_index=True)


def _groups(rows: pd.DataFrame, by: str) -> Iterator[tuple[object, pd.DataFrame]]:
    return iter(rows.groupby(by, sort=by == "owner"))


def _counted(name: str, own: pd.DataFrame) -> dict[str, Any]:
    timed = own["on_time"].dropna()
    return {
        "name": name,
        "expected": len(own),
        "complete": int(own["complete"].sum()),
        "share": float(own["complete"].mean()),
        "timed": len(timed),
        "on_time": int(timed.sum()),
        "on_time_share": float(timed.mean()) if len(timed) else None,
    }


def _core(evaluation: Evaluation, ground: Ground, catalog: Catalog) -> Iterator[dict[str, Any]]:
    """The core indicators that apply this month; what the director explained still lacks its data."""
    rows = evaluation.scores.indicators
    due = ground.facts.submission_deadline(evaluation.month)
    for row in rows[rows["core"] & rows["applicable"]].to_dict("records"):
        card = catalog.indicator(row["indicator"])
        yield {
            "what": CORE,
            "register": card.register_key,
            "owner": _owner(ground, card.code),
            "label": card.name,
            "due_on": due,
            "complete": bool(row["has_data"]),
            "on_time": None,
            "reason": "" if row["has_data"] else row["reason"],
            "page": REGISTER_PAGES.get(card.register_key, "close_month"),
        }


def _goals(ground: Ground) -> Iterator[dict[str, Any]]:
    """The goals with something programmed for the month: a report each, by the day of submission."""
    inputs, due = ground.inputs, ground.facts.submission_deadline(ground.cut.month)
    asked = inputs.schedules[inputs.schedules["month"] == ground.month]
    goals = ground.goals.merge(asked, left_on="id", right_on="goal_id", validate="1:1")
    goals = goals[(goals["planned"] > 0) | (goals["direction"] == "down")]
    reports = ground.reports
    met = set(reports.loc[reports["achieved_on"].notna(), "subject"])
    said = set(reports.loc[reports["month"] == ground.month, "subject"])
    came = inputs.entered[inputs.entered["month"] == ground.month]
    days = came.set_index("goal_id")["entered_on"].to_dict()
    for row in goals.sort_values("code").to_dict("records"):
        if row["uid"] in met and row["uid"] not in said:
            continue
        day = days.get(row["id"])
        yield {
            "what": GOALS,
            "register": "goals",
            "owner": row["responsible"] or OFFICE,
            "label": f"{row['code']} {row['text']}",
            "due_on": due,
            "complete": row["uid"] in said,
            "on_time": _in_time(day, due, ground.cut.day),
            "page": "goals",
            "opens": "vista=Avance del mes",
        }


def _in_time(day: pd.Timestamp | None, due: date, today: date) -> int | None:
    """1 in time, 0 late or overdue, None while there is still time."""
    if day is not None:
        return int(day.date() <= due)
    return 0 if today > due else None


def _charges(ground: Ground) -> Iterator[dict[str, Any]]:
    """A charge for each member of the month, while an ordinary monthly quota is in force."""
    schemes = ground.inputs.schemes
    ruling = schemes["ordinary"] & (schemes["kind"] != "no_quota")
    ruling &= (schemes["periodicity"] == "month") & (schemes["starts_month"] <= ground.month)
    ruling &= (schemes["ends_month"] == "") | (schemes["ends_month"] >= ground.month)
    if not ruling.any():
        return
    charges = ground.inputs.charges
    done = set(charges.loc[charges["month"] == ground.month, "municipality_id"])
    for row in members_all_month(ground.inputs, ground.cut.month).to_dict("records"):
        yield {
            "what": CHARGES,
            "register": "contributions",
            "owner": _owner(ground, "A02-Q04-01"),
            "label": f"Cobro de {row['name']}",
            "due_on": ground.cut.month.last,
            "complete": row["municipality_id"] in done,
            "on_time": None,
            "page": "contributions",
            "opens": "vista=Cobros del mes",
        }


def _notes(ground: Ground) -> Iterator[dict[str, Any]]:
    """A note of the last 30 days for each project with resources; the newly funded still have time."""
    notes = ground.notes.groupby("project_id")["noted_on"].max()
    cards = ground.projects.set_index("project_id")
    first = ground.cut.at - pd.Timedelta(days=NOTE_DAYS)
    for project, since in ground.resourced.items():
        noted = notes.get(project)
        recent = noted is not None and noted >= first
        if not recent and since >= first:
            continue
        card = cards.loc[project]
        yield {
            "what": NOTES,
            "register": "projects",
            "owner": _owner(ground, "A03-Q07-04"),
            "label": f"{card['code']} {card['name']}",
            "due_on": ground.cut.day,
            "complete": noted is not None and noted >= since,
            "on_time": int(recent),
            "page": "projects",
            "opens": "vista=Seguimiento del mes",
        }


def _steps(ground: Ground, catalog: Catalog) -> Iterator[dict[str, Any]]:
    lines = milestone_matrix(ground.inputs, ground.cut.day, catalog)
    due = lines[(lines["due_on"] <= ground.cut.at) & (lines["status"] != "not_applicable")]
    for row in due.to_dict("records"):
        where = f" · {row['municipality']}" if row["municipality"] else ""
        yield {
            "what": STEPS,
            "register": "transitions",
            "owner": _owner(ground, "A05-Q14-01"),
            "label": f"{row['milestone']} {row['name']}{where}",
            "due_on": row["due_on"],
            "complete": row["status"] in _DONE,
            "on_time": int(row["status"] == "done"),
            "page": "transitions",
        }


def _promises(ground: Ground) -> Iterator[dict[str, Any]]:
    """Commitments whose first date has come this year or that are still open past it."""
    lines = commitment_lines(ground.inputs, ground.cut.day)
    past = (lines["original_due_on"] <= ground.cut.at) & (lines["state"] != "cancelled")
    this_year = lines["original_due_on"] >= pd.Timestamp(ground.cut.year_start)
    for row in lines[past & (this_year | ~lines["state"].isin(_DONE))].to_dict("records"):
        yield {
            "what": PROMISES,
            "register": "meetings",
            "owner": row["responsible"] or OFFICE,
            "label": row["text"],
            "due_on": row["due_on"],
            "complete": row["state"] in _DONE,
            "on_time": int(row["state"] == "done"),
            "page": "meetings",
            "opens": "vista=Compromisos",
        }


def _months(ground: Ground) -> Iterator[dict[str, Any]]:
    lines = months_on_time(ground.inputs, ground.facts, ground.cut.day)
    for row in lines[lines["days_late"].notna()].to_dict("records"):
        yield {
            "what": MONTHS,
            "register": "system",
            "owner": OFFICE,
            "label": Month.parse(row["month"]).label.capitalize(),
            "due_on": row["deadline"],
            "complete": pd.notna(row["sent_on"]),
            "on_time": int(row["days_late"] == 0),
            "page": "close_month",
            "opens": f"mes={row['month']}",
        }


def _owner(ground: Ground, indicator: str) -> str:
    """Who answers for an indicator at the cut; the office where nobody was named."""
    return owners_on(ground.inputs, ground.cut.day).get(indicator, OFFICE)


def ground_of(evaluation: Evaluation, inputs: Inputs) -> Ground:
    """The ground of an evaluation's month and cut."""
    return Ground(inputs, Cut(evaluation.month, evaluation.cut), evaluation.facts)

"""Delays of projects as people read them: since when, why, who answers, and whether it was explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.projects import project_lines
from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.delays import DELAYS, PENDING, delay_episodes
from evalua.measures.inputs import Inputs
from evalua.registers.projects.follow_up import FORESEEN
from evalua.storage.frames import Columns, build

DELAY_LINES: Columns = {
    **DELAYS,
    "uid": "text",
    "code": "text",
    "name": "text",
    "executor": "text",
    "cause": "text",
    "responsible": "text",
    "next_step": "text",
    "found": "text",
    "today": "text",
    "word": "text",
    "duty": "text",
}
"""``cause``, ``responsible`` and ``next_step`` are those of the last note that tells a cause;
``found`` says how the delay began and ``today`` how it goes on, ``word`` how its explanation stands and
``duty`` the same in a sentence. Whoever executes answers where nobody was named."""

STATUS_WORDS = {
    "on_time": "● Explicado a tiempo",
    "late": "▲ Explicado tarde",
    "open": "– Por explicar",
    "overdue": "◆ Sin explicar",
    "ceased": "– Se superó antes",
}
_ASSOCIATION = "la asociación"


def delay_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every delay found by a day, the ones to explain first (columns ``DELAY_LINES``)."""
    episodes = delay_episodes(inputs, day)
    projects = {row["id"]: row for row in inputs.projects.to_dict("records")}
    notes = _told(inputs, day)
    rows = [
        row
        | _line(row, projects[row["project_id"]], notes.get(row["project_id"], ()), day, catalog)
        for row in episodes.astype(object).to_dict("records")
    ]
    now = {row["project_id"]: row for row in project_lines(inputs, day).to_dict("records")}
    for row in rows:
        row["today"] = "" if pd.notna(row["ended_on"]) else _today(now[row["project_id"]], day)
    rows.sort(key=lambda row: (row["status"] not in PENDING, -_age(row), row["code"]))
    return build(rows, DELAY_LINES)


def delays_going_on(lines: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of ``delay_lines``, the delays that have not ended."""
    return lines[lines["ended_on"].isna()].reset_index(drop=True)


def _line(
    row: Mapping[Any, Any],
    project: Mapping[Any, Any],
    notes: tuple[Mapping[Any, Any], ...],
    day: date,
    catalog: Catalog,
) -> dict[str, Any]:
    last = day if pd.isna(row["ended_on"]) else row["ended_on"].date()
    told: Mapping[Any, Any] = next((n for n in reversed(notes) if n["noted_on"].date() <= last), {})
    executor = project["executor"] or (_ASSOCIATION if project["executed_by_association"] else "")
    return {
        **{name: project[name] for name in ("uid", "code", "name")},
        "executor": executor,
        "cause": catalog.names_of("delay_causes").get(told.get("delay_cause", ""), ""),
        "responsible": told.get("responsible", "") or executor,
        "next_step": told.get("next_step", ""),
        "found": _found(row),
        "word": STATUS_WORDS[row["status"]],
        "duty": _duty(row),
    }


def _found(row: Mapping[Any, Any]) -> str:
    """How it began: past its end, or by how many points behind."""
    if row["reason"] == "past_end":
        return "pasó su fecha final"
    return f"{row['behind']:.0f} puntos por debajo"


def _today(line: Mapping[Any, Any], day: date) -> str:
    """How late the project is now."""
    if line["ends_on"].date() < day:
        return f"debía terminar el {long_date(line['ends_on'].date())}"
    return f"va {line['behind']:.0f} puntos por debajo de lo previsto"


def _duty(row: Mapping[Any, Any]) -> str:
    """What has to be done with the community, or what was done, in a sentence."""
    due = long_date(row["due_on"].date())
    if row["status"] == "open":
        return f"Debe explicarse a la comunidad a más tardar el {due}."
    if row["status"] == "overdue":
        late = plural(-int(row["days_left"]), "día", "días")
        return f"Debía explicarse a la comunidad el {due}, hace {late}."
    if row["status"] == "ceased":
        return "El atraso se superó antes de que venciera el plazo para explicarlo."
    told = long_date(row["explained_on"].date())
    after = plural((row["explained_on"] - row["started_on"]).days, "día", "días")
    return f"Se explicó el {told}, {after} después ({row['act']})."


def _told(inputs: Inputs, day: date) -> dict[Any, tuple[Mapping[Any, Any], ...]]:
    """The notes that tell a cause, by project and in order."""
    rows = inputs.follow_ups
    told = ~rows["delay_cause"].isin(["", FORESEEN])
    rows = rows[(rows["noted_on"] <= pd.Timestamp(day)) & told]
    found: dict[Any, tuple[Mapping[Any, Any], ...]] = {}
    for note in rows.sort_values(["noted_on", "id"], kind="stable").to_dict("records"):
        found[note["project_id"]] = (*found.get(note["project_id"], ()), note)
    return found


def _age(row: Mapping[str, Any]) -> int:
    """A later beginning reads first among what is settled; among what is pending, the older one."""
    days = int(row["started_on"].toordinal())
    return -days if row["status"] in PENDING else days

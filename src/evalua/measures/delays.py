"""Delays of projects as episodes, and the duty to explain each one to the community."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.measures.once import once
from evalua.storage.frames import Columns, build

LATE_BY = 15.0
"""Points below the first calendar from which a project counts as late (indicator A03-Q07-05)."""
DUE_DAYS = 30
"""Days there are to explain a delay to the community (indicator A03-Q07-06)."""
OVERSEEN = ("funded", "in_execution", "suspended")
"""The stages at which a project can be late."""

DELAYS: Columns = {
    "project_id": "id",
    "started_on": "date",
    "reason": "text",
    "behind": "float",
    "ended_on": "date",
    "due_on": "date",
    "explained_on": "date",
    "act": "text",
    "status": "text",
    "days_left": "int",
}
"""``reason`` when it began: ``past_end`` or ``behind`` (by ``behind`` points). ``status``: ``on_time``,
``late``, ``open`` (there is still time), ``overdue``, or ``ceased`` (it was made up for before the
due day). ``days_left`` to explain it, below zero once overdue; only while it is pending."""
PENDING = ("open", "overdue")


def delay_episodes(inputs: Inputs, day: date) -> pd.DataFrame:
    """Every delay found by a day and whether it was explained (columns ``DELAYS``), oldest first.

    A funded, running or suspended project is late from the first day it is more than 15 points
    behind its first calendar, or past its end, until the first day it is not. It is explained by
    the first session of kind ``delay`` with its act and somebody in it, held from then on; 30 days
    are on time. Source: D001 Q7.
    """
    at = pd.Timestamp(day)
    rows = _history(inputs)
    rows = rows[rows["started_on"] <= at]
    ended, held = (rows[name].where(rows[name] <= at) for name in ("ended_on", "told_on"))
    status = _status(ended, held, rows["due_on"], at)
    explained = status.isin(("on_time", "late"))
    pending = status.isin(PENDING)
    days_left = (rows["due_on"] - at).dt.days.astype("Int64")
    return rows.assign(
        ended_on=ended,
        explained_on=held.where(explained),
        act=rows["act"].where(explained, ""),
        status=status,
        days_left=days_left.where(pending),
    )[list(DELAYS)].reset_index(drop=True)


_HISTORY: Columns = {
    "project_id": "id",
    "started_on": "date",
    "reason": "text",
    "behind": "float",
    "ended_on": "date",
    "due_on": "date",
    "told_on": "date",
    "act": "text",
}
"""A delay with all that is recorded of it: ``told_on`` is its first explanation, whenever it came."""


@once
def _history(inputs: Inputs) -> pd.DataFrame:
    """Every delay of the records, oldest first: what was late on a day does not change afterwards.

    It is read once for all days; each day then sees what had happened by it.
    """
    sessions = _by(_explanations(inputs).sort_values(["held_on", "id"]), "project_id")
    rows = []
    for key, course in _courses(inputs):
        for episode in course.episodes():
            told = _told(sessions.get(key, ()), episode.started_on)
            rows.append(
                {
                    "project_id": key,
                    "started_on": episode.started_on,
                    "reason": episode.reason,
                    "behind": episode.behind,
                    "ended_on": episode.ended_on,
                    "due_on": episode.started_on + timedelta(days=DUE_DAYS),
                    "told_on": told["held_on"].date() if told else None,
                    "act": told["act"] if told else "",
                }
            )
    rows.sort(key=lambda row: (row["started_on"], row["project_id"]))
    return build(rows, _HISTORY)


def _told(sessions: Sequence[Mapping[Any, Any]], since: date) -> Mapping[Any, Any] | None:
    return next((s for s in sessions if s["held_on"].date() >= since), None)


def _status(ended: pd.Series, held: pd.Series, due: pd.Series, at: pd.Timestamp) -> pd.Series:
    status = pd.Series("open", index=due.index, dtype=object)
    status = status.mask(due < at, "overdue").mask(held.notna(), "late")
    return status.mask(ended <= due, "ceased").mask(held <= due, "on_time")


@dataclass(frozen=True, slots=True)
class _Plan:
    """The first calendar: its last day, and the progress programmed by the end of each month."""

    ends_on: date
    points: tuple[tuple[date, float], ...]

    def at(self, day: date) -> float:
        """Programmed progress by a day: that of the last month that had ended; all from the end on."""
        if day >= self.ends_on:
            return 100.0
        return next((value for on, value in reversed(self.points) if on <= day), 0.0)

    @property
    def days(self) -> set[date]:
        """When what is due changes."""
        return {on for on, _ in self.points} | {self.ends_on, self.ends_on + timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class _Episode:
    started_on: date
    reason: str
    behind: float | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class _Course:
    """What happened to a project: its plan, its stages and its notes, each in order."""

    plan: _Plan
    stages: tuple[tuple[date, str], ...]
    notes: tuple[tuple[date, float], ...]

    def episodes(self) -> Iterator[_Episode]:
        """Runs of days on which the project is late: it can only change on these days."""
        changes = {on for on, _ in self.stages} | {on for on, _ in self.notes} | self.plan.days
        states = [(on, *self._late(on)) for on in sorted(changes)]
        began: tuple[date, str, float | None] | None = None
        for on, reason, behind in states:
            if reason and began is None:
                began = (on, reason, behind)
            elif not reason and began is not None:
                yield _Episode(*began, ended_on=on)
                began = None
        if began is not None:
            yield _Episode(*began, ended_on=None)

    def _late(self, day: date) -> tuple[str, float | None]:
        """Why the project is late on a day, and by how many points where that is known."""
        if _last(self.stages, day) not in OVERSEEN:
            return "", None
        physical = _last(self.notes, day)
        behind = None if physical is None else self.plan.at(day) - physical
        if self.plan.ends_on < day:
            return "past_end", behind
        return ("behind", behind) if behind is not None and behind > LATE_BY else ("", None)


def _courses(inputs: Inputs) -> Iterator[tuple[Any, _Course]]:
    """What happened to each project that has a calendar."""
    schedules = inputs.project_schedules
    points = _by(inputs.schedule_points.sort_values("month"), "schedule_id")
    stages = _dated(inputs.stages, "reached_on")
    notes = _dated(inputs.follow_ups.dropna(subset=["physical"]), "noted_on")
    for first in schedules[schedules["number"] == 1].to_dict("records"):
        key = first["project_id"]
        plan = [
            (Month.parse(p["month"]).last, float(p["physical"]))
            for p in points.get(first["id"], ())
        ]
        yield (
            key,
            _Course(
                _Plan(first["ends_on"].date(), tuple(plan)),
                tuple((s["reached_on"].date(), s["stage"]) for s in stages.get(key, ())),
                tuple((n["noted_on"].date(), float(n["physical"])) for n in notes.get(key, ())),
            ),
        )


def _last(events: Sequence[tuple[date, Any]], day: date) -> Any:
    """The value of the last event by a day, None before the first."""
    return next((value for on, value in reversed(events) if on <= day), None)


def _explanations(inputs: Inputs) -> pd.DataFrame:
    """Sessions that explain a delay: an act with somebody in it, for a letter is not a meeting."""
    rows = inputs.community_sessions
    people = rows[["women", "men", "unstated"]].fillna(0).sum(axis=1)
    told = (rows["kind"] == "delay") & (rows["act"] != "") & rows["project_id"].notna()
    return rows[told & (people > 0)]


def _dated(rows: pd.DataFrame, on: str) -> dict[Any, list[dict[Any, Any]]]:
    """The rows in order, by project."""
    return _by(rows.sort_values([on, "id"], kind="stable"), "project_id")


def _by(rows: pd.DataFrame, key: str) -> dict[Any, list[dict[Any, Any]]]:
    found: dict[Any, list[dict[Any, Any]]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row[key], []).append(row)
    return found

"""The doubt about a register of disagreements that stays empty while trust goes down."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.balances import balances
from evalua.measures.inputs import Cut, was_member
from evalua.measures.meetings import BODIES, IN_PERSON
from evalua.quality.doubt import Doubt, Rule
from evalua.quality.ground import Ground

QUIET_MONTHS = 12
_HALF_YEAR = 6
_FALL = 0.10
_OVERDUE_DAYS = 30


def nothing_written(ground: Ground) -> Iterator[Doubt]:
    """No disagreement received in twelve months while attendance falls or arrears rise.

    Attendance: the seats of board and assembly taken in person, of the last six months against the
    six before, ten points or more. Arrears: members that owe for more than 30 days, today against
    six months ago.
    """
    received = ground.inputs.disagreements["received_on"]
    since, until = ground.cut.window(f"{QUIET_MONTHS}m")
    if received.between(since, until).any():
        return
    signs = [sign for sign in (_attendance(ground), _arrears(ground)) if sign]
    if signs:
        text = (
            f"No hay inconformidades anotadas en doce meses y {' y '.join(signs)}. Pregunte si hay "
            "quejas que nadie escribió."
        )
        yield Doubt(
            "disagreements",
            "Inconformidades",
            ground.month,
            text,
            "",
            "vista=Inconformidades",
        )


def _attendance(ground: Ground) -> str:
    """How attendance fell, in words; "" where it did not."""
    now, before = _share(ground, 0), _share(ground, _HALF_YEAR)
    if now is None or before is None or before - now < _FALL:
        return ""
    told = [f"{ground.number(round(share * 100))} %" for share in (before, now)]
    return f"la asistencia de alcaldías bajó de {told[0]} a {told[1]}"


def _share(ground: Ground, months_ago: int) -> float | None:
    """The seats taken in person of those convened in six months; None without seats."""
    last = ground.cut.month + -months_ago
    first = (last + (1 - _HALF_YEAR)).first
    held = ground.inputs.meetings
    held = held[held["body"].isin(BODIES)]
    until = min(pd.Timestamp(last.last), ground.cut.at)
    held = held[held["held_on"].between(pd.Timestamp(first), until)]
    seats = ground.inputs.attendance.merge(
        held[["id", "held_on"]], left_on="meeting_id", right_on="id", validate="m:1"
    )
    seats = seats[was_member(ground.inputs, seats["municipality_id"], seats["held_on"])]
    return float(seats["attended_as"].isin(IN_PERSON).mean()) if len(seats) else None


def _arrears(ground: Ground) -> str:
    """How many more members owe, in words; "" where they are not more."""
    month: Month = ground.cut.month + -_HALF_YEAR
    now, before = _owing(ground, ground.cut), _owing(ground, Cut(month, month.last))
    if now <= before:
        return ""
    return f"los municipios con mora de más de 30 días pasaron de {before} a {now}"


def _owing(ground: Ground, cut: Cut) -> int:
    rows = balances(ground.inputs, cut)
    old = rows["original_due_on"] + pd.Timedelta(days=_OVERDUE_DAYS) < cut.at
    owing = rows.loc[old & (rows["left"] > 0), "municipality_id"]
    return int(owing.nunique())


RULES = (
    Rule(
        "C48",
        "warning",
        "meetings",
        "meetings",
        "Si baja la confianza, hay inconformidades anotadas.",
        nothing_written,
    ),
)

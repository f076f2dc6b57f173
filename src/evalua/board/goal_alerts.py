"""Which goals are in alert and why, which have nobody or nothing behind them, and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from evalua.board.goals import reports_of
from evalua.board.pace import Pace, falls_short, pace_of
from evalua.board.wording import listed, unit_after
from evalua.domain.month import Month
from evalua.domain.numbers import NumberFormat
from evalua.domain.text import search_key
from evalua.measures.inputs import Inputs
from evalua.scoring.policy import Policy
from evalua.storage.frames import Columns, build

ALERTS: Columns = {
    "goal_id": "id",
    "code": "text",
    "name": "text",
    "responsible": "text",
    "area": "text",
    "low": "bool",
    "silent": "bool",
    "short": "bool",
    "why": "text",
}
"""``why`` says every rule that holds: low (achievement), silent (no report), short (projection)."""
ORPHANS: Columns = {"goal_id": "id", "code": "text", "name": "text", "lacking": "text"}
OWNERS: Columns = {
    "responsible": "text",
    "goals": "int",
    "reported": "int",
    "behind": "int",
    "alert": "int",
}
NOBODY = "Sin responsable"
Row = Mapping[str, Any]


def paces(inputs: Inputs, lines: pd.DataFrame, month: Month) -> dict[str, Pace]:
    """Goal code → its pace and projected close (lines: columns ``GOAL_LINES``)."""
    reports = reports_of(inputs, lines, month)
    asked = _asked(inputs, lines)
    found = {}
    for row in lines.to_dict("records"):
        own = reports[reports["code"] == row["code"]]
        points = [
            (Month.parse(m), float(v)) for m, v in zip(own["month"], own["value"], strict=True)
        ]
        if row["accumulation"] == "flow":
            points = [(m, v) for m, v in points if (row["goal_id"], str(m)) in asked]
        found[str(row["code"])] = pace_of(row["accumulation"], points, Month.of(row["ends_on"]))
    return found


def is_short(row: Row, pace: Pace) -> bool:
    """Whether a goal (row of ``GOAL_LINES``) would close below its target at its present pace."""
    return falls_short(row["accumulation"], pace.close, row["target"], direction=row["direction"])


def pace_sentence(row: Row, pace: Pace, fmt: NumberFormat) -> str:
    """The rule and its result in words, or why there is no projection."""
    if pace.why_not or pace.ends is None:
        return f"Sin proyección: {pace.why_not}."
    close = f"{fmt.write_short(pace.close, 1)} {unit_after(pace.close, row['unit'])}".strip()
    verdict = "no llega a" if is_short(row, pace) else "alcanza"
    goal = fmt.write_short(row["target"], 1)
    return (
        f"{_rule(row, pace, fmt)} Así cerraría en {pace.ends.label} con {close}: {verdict} la meta "
        f"({goal}). Es una proyección; no cambia ningún puntaje."
    )


def goal_alerts(
    lines: pd.DataFrame,
    found: Mapping[str, Pace],
    policy: Policy,
    fmt: NumberFormat,
    *,
    month: Month,
) -> pd.DataFrame:
    """The goals in alert, by code (columns ``ALERTS``).

    A goal is in alert when its achievement to date is below the amber threshold, when what was due
    has no report, or when its projected close misses its target.
    """
    rows = []
    for row in lines.sort_values("code", kind="stable").to_dict("records"):
        reasons = _reasons(row, found[row["code"]], policy, fmt, month)
        if reasons:
            why = {"why": "; ".join(reasons.values())}
            rows.append(row | why | dict.fromkeys(reasons, True))
    return build(rows, ALERTS)


def alerts_sentence(alerts: pd.DataFrame) -> str:
    """How many goals each rule holds for; a goal may be in more than one."""
    said = {
        "low": "por debajo del umbral",
        "silent": "sin avance anotado",
        "short": "no llegarían a su ritmo",
    }
    counted = {words: int(alerts[rule].sum()) for rule, words in said.items()}
    return listed([f"{count} {words}" for words, count in counted.items() if count])


def orphan_goals(inputs: Inputs, lines: pd.DataFrame) -> pd.DataFrame:
    """Goals that lack somebody or something to be followed by, by code (columns ``ORPHANS``).

    The responsible is looked for among the people of the association, by any part of the name;
    where no person is registered nobody is unknown.
    """
    known = [set(search_key(name).split()) for name in inputs.people["name"]]
    planned = set(inputs.schedules["goal_id"])
    rows = []
    for row in lines.sort_values("code", kind="stable").to_dict("records"):
        lacking = list(_lacking(row, known, planned))
        if lacking:
            rows.append(row | {"lacking": listed(lacking)})
    return build(rows, ORPHANS)


def owners(lines: pd.DataFrame, alerts: pd.DataFrame) -> pd.DataFrame:
    """Per responsible, in alphabetical order (columns ``OWNERS``).

    ``reported`` counts the goals with a figure for what was due; ``behind`` those below what was
    programmed to date; ``alert`` those in alert. Goals without anybody come last.
    """
    named = lines.assign(
        responsible=[clean or NOBODY for clean in lines["responsible"].str.strip()],
        reported=lines["state"] == "reported",
        behind=lines["achievement"] < 100,
        alert=lines["code"].isin(alerts["code"]),
    )
    counted = named.groupby("responsible", sort=False).agg(
        goals=("code", "size"),
        reported=("reported", "sum"),
        behind=("behind", "sum"),
        alert=("alert", "sum"),
    )
    rows = counted.reset_index().to_dict("records")
    rows.sort(key=lambda row: (row["responsible"] == NOBODY, search_key(row["responsible"])))
    return build(rows, OWNERS)


def _asked(inputs: Inputs, lines: pd.DataFrame) -> set[tuple[int, str]]:
    """Goal and month for which something was programmed."""
    rows = inputs.schedules
    rows = rows[rows["goal_id"].isin(lines["goal_id"]) & (rows["planned"] > 0)]
    return set(zip(rows["goal_id"], rows["month"], strict=True))


def _rule(row: Row, pace: Pace, fmt: NumberFormat) -> str:
    """What is projected: «Ritmo de los últimos 6 avances: +2,5 visitas por mes.»"""
    size = fmt.write_short(abs(pace.step), 1)
    amount = f"{size} {unit_after(pace.step, row['unit'])}".strip()
    told = f"los últimos {pace.used} avances anotados"
    if row["accumulation"] == "flow":
        return f"Regla: se repite el promedio de {told}, {amount} por mes."
    sign = "−" if pace.step < 0 else "+"
    return f"Regla: sigue el paso de {told}, {sign}{amount} por mes."


def _reasons(
    row: Row, pace: Pace, policy: Policy, fmt: NumberFormat, month: Month
) -> dict[str, str]:
    """Rule → why it holds."""
    found = {}
    if row["achievement"] < policy.band_amber:
        reached, threshold = (
            fmt.write_short(v, 1) for v in (row["achievement"], policy.band_amber)
        )
        found["low"] = f"lleva {reached} de 100 frente a lo programado (umbral {threshold})"
    if row["state"] == "no_data":
        found["silent"] = f"sin avance anotado a {month.label}"
    if is_short(row, pace):
        close, target = (fmt.write_short(v, 1) for v in (pace.close, row["target"]))
        found["short"] = f"a su ritmo cerraría en {close} y la meta es {target}"
    return found


def _lacking(row: Row, known: Collection[set[str]], planned: Collection[int]) -> Iterator[str]:
    words = set(search_key(row["responsible"]).split())
    if not words:
        yield "responsable"
    elif known and not any(words <= name for name in known):
        yield f"una persona conocida ({row['responsible']} no está entre las de la asociación)"
    if not row["area"]:
        yield "área"
    if not row["unit"] and row["accumulation"] != "milestone":
        yield "unidad"
    if row["goal_id"] not in planned:
        yield "programación"

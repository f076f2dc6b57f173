"""Doubts about the goals of the plan in force and what was reported for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evalua.quality import series
from evalua.quality.doubt import Doubt, Rule, in_month
from evalua.quality.ground import Ground
from evalua.registers.goals.standstill import stood_still

Row = dict[str, Any]
TO_DATE = ("cumulative", "stock", "reduction")
_PERCENT = ("%", "por ciento", "porcentaje")
_VIEW_MONTH, _VIEW_PLAN = "vista=Avance del mes", "vista=Plan de trabajo"


def unusual_value(ground: Ground) -> Iterator[Doubt]:
    """Values far from the usual; cumulative goals are looked at by what each month added."""
    rows = ground.reports
    rows = rows[rows["accumulation"] != "milestone"]
    added = rows.groupby("subject")["value"].diff()
    points = rows.assign(value=added.where(rows["accumulation"] == "cumulative", rows["value"]))
    for row in _watched(ground, series.unusual(points[points["value"] >= 0])):
        more = "mucho mayor" if row["value"] > row["usual"] else "mucho menor"
        what = "el aumento de" if row["accumulation"] == "cumulative" else "el valor de"
        text = (
            f"Meta {row['code']}: {what} {in_month(row['month'])} ({_figure(ground, row, 'value')}) es "
            f"{more} que lo habitual ({ground.number(row['usual'])}). Confirme o corrija los ceros."
        )
        yield _doubt(row, text)


def repeated_value(ground: Ground) -> Iterator[Doubt]:
    """The same value four months running, where what was programmed does not explain it."""
    rows = ground.reports
    # A zero was said on purpose: where something was programmed, C06 asks for the difficulty.
    rows = rows[(rows["accumulation"] != "milestone") & (rows["value"] != 0)]
    for row in _watched(ground, series.repeated(rows)):
        if not _explained(row):
            text = (
                f"Meta {row['code']}: {row['times']} meses seguidos con el mismo valor "
                f"({_figure(ground, row, 'value')}). Revise si se copió del mes anterior."
            )
            yield _doubt(row, text)


def jump(ground: Ground) -> Iterator[Doubt]:
    """Percentages that move more than 30 points between two reports."""
    rows = ground.reports
    percent = rows["unit"].str.strip().str.lower().isin(_PERCENT)
    for row in _watched(ground, series.jumps(rows[percent])):
        text = (
            f"Meta {row['code']}: pasó de {ground.number(row['before'])} % a "
            f"{ground.number(row['value'])} % en {in_month(row['month'])}. Confirme el salto o corríjalo."
        )
        yield _doubt(row, text)


def reached_without_evidence(ground: Ground) -> Iterator[Doubt]:
    """Goals whose last report says that the target was reached, with nothing to show it."""
    rows = ground.reports
    backed = rows.loc[rows["evidence"] != "", "subject"]
    last = rows.drop_duplicates("subject", keep="last")
    done = last["achieved_on"].notna() | _reached(last)
    for row in _watched(ground, last[done & ~last["subject"].isin(backed)]):
        text = f"Meta {row['code']}: se reporta cumplida en {in_month(row['month'])} y no tiene soporte."
        yield _doubt(row, text)


def no_progress_unexplained(ground: Ground) -> Iterator[Doubt]:
    """Nothing was added in the month although the schedule asked for it, and nobody says why."""
    rows = ground.reports
    rows = rows.assign(value_before=rows.groupby("subject")["value"].shift())
    rows = rows[(rows["month"] == ground.month) & (rows["difficulty"] == "")]
    earlier = _planned_in(ground, str(ground.cut.month.previous))
    rows = rows.assign(planned_before=rows["subject"].map(earlier).astype("float64"))
    for row in rows.to_dict("records"):
        if _stands_still(row):
            text = (
                f"Meta {row['code']}: había avance programado en {in_month(row['month'])} y no hubo. "
                "Escriba qué dificultad se presentó."
            )
            yield _doubt(row, text)


def unbacked_report(ground: Ground) -> Iterator[Doubt]:
    """Reports of the month without evidence."""
    rows = ground.reports
    lacking = (rows["month"] == ground.month) & (rows["value"] != 0) & (rows["evidence"] == "")
    for row in rows[lacking].to_dict("records"):
        text = f"Meta {row['code']}: el avance de {in_month(row['month'])} no dice dónde está el soporte."
        yield _doubt(row, text)


def not_measurable(ground: Ground) -> Iterator[Doubt]:
    """Goals without unit, target or schedule."""
    goals = ground.goals[ground.goals["accumulation"] != "milestone"]
    scheduled = goals["id"].isin(ground.inputs.schedules["goal_id"])
    lacking = (goals["unit"] == "") | goals["target"].isna() | ~scheduled
    for row in goals[lacking].to_dict("records"):
        yield Doubt(
            row["uid"],
            f"{row['code']} {row['text']}",
            ground.month,
            f"Meta {row['code']}: defina unidad, meta y programación; sin eso no se puede medir.",
            row["responsible"],
            _VIEW_PLAN,
        )


def _reached(rows: pd.DataFrame) -> pd.Series:
    down = rows["direction"] == "down"
    compared = rows["accumulation"].isin(TO_DATE)
    up = rows["value"] >= rows["target"]
    return compared & up.where(~down, rows["value"] <= rows["target"])


def _planned_in(ground: Ground, month: str) -> pd.Series:
    """What the goals in force had programmed by the end of a month, by uid."""
    rows = ground.inputs.schedules[ground.inputs.schedules["month"] == month]
    goals = ground.goals.merge(rows, left_on="id", right_on="goal_id", validate="1:1")
    return goals.set_index("uid")["planned"]


def _stands_still(row: Row) -> bool:
    return stood_still(
        row["accumulation"],
        direction=row["direction"],
        start=_known(row["baseline"]),
        planned_before=_known(row["planned_before"]),
        planned=_known(row["planned"]),
        value_before=_known(row["value_before"]),
        value=_known(row["value"]),
    )


def _known(figure: float) -> float | None:
    return None if pd.isna(figure) else float(figure)


def _explained(row: Row) -> bool:
    """Whether the schedule already asks for no more than what was said."""
    value, planned = row["value"], row["planned"]
    down = row["direction"] == "down"
    return bool(value <= planned if down else value >= planned)


def _watched(ground: Ground, rows: pd.DataFrame) -> list[Row]:
    found: list[Row] = rows[rows["month"] >= ground.watched_from].to_dict("records")
    return found


def _figure(ground: Ground, row: Row, name: str) -> str:
    return f"{ground.number(row[name])} {row['unit']}".strip()


def _doubt(row: Row, text: str) -> Doubt:
    label = f"{row['code']} {row['name']}"
    return Doubt(
        str(row["subject"]), label, str(row["month"]), text, str(row["responsible"]), _VIEW_MONTH
    )


RULES = (
    Rule(
        "C06",
        "error",
        "goals",
        "goals",
        "Sin avance donde había algo programado, se escribe la dificultad.",
        no_progress_unexplained,
    ),
    Rule(
        "C10",
        "confirm",
        "goals",
        "goals",
        "El valor de una meta se parece a los de otros meses.",
        unusual_value,
    ),
    Rule(
        "C13",
        "confirm",
        "goals",
        "goals",
        "Un porcentaje no salta más de 30 puntos de un mes a otro.",
        jump,
    ),
    Rule(
        "C18",
        "confirm",
        "goals",
        "goals",
        "Una meta cumplida tiene soporte.",
        reached_without_evidence,
    ),
    Rule(
        "C30",
        "warning",
        "goals",
        "goals",
        "Una meta no repite su valor cuatro meses seguidos sin que estuviera programado.",
        repeated_value,
    ),
    Rule(
        "C38",
        "warning",
        "goals",
        "goals",
        "Una meta tiene unidad, valor y programación.",
        not_measurable,
    ),
    Rule(
        "C51",
        "information",
        "goals",
        "goals",
        "Un avance tiene soporte.",
        unbacked_report,
    ),
)

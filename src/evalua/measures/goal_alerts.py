"""Goals that stay behind: A10-Q23-07."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.goals import DRAFT, NO_GOALS, NOTHING_DUE, achieved_goals
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.scoring.states import State

ALERT_BELOW = 0.70
"""Part of what was programmed below which a goal is behind (indicator A10-Q23-07)."""
TOO_LITTLE = "Datos insuficientes: de pocas metas exigibles se sabe su avance en los dos meses."


def goals_in_alert(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-07: goals below 70 % of what was programmed in two months running ÷ goals programmed.

    Each goal by its own accumulation, as in A03-Q07-01, at the end of the last elapsed month and of
    the one before. A goal with nothing programmed in one of them shows «sin hito» and stays out, as
    does one without a report; there is no figure while the reported share is under the coverage the
    board asks for. Counts of goals. Source: D000 (route, periodic follow-up).
    """
    now, before = (
        achieved_goals(inputs, Cut(month, month.last))
        for month in (cut.elapsed, cut.elapsed.previous)
    )
    if now.empty:
        return nothing(State.NO_DATA, NO_GOALS)
    then = _then(before, now)
    due = now["due"] & then["due"]
    reported = due & now["achievement"].notna() & then["achievement"].notna()
    alert = (now["achievement"] < ALERT_BELOW) & (then["achievement"] < ALERT_BELOW)
    rows = detail_from(
        now,
        register="goal",
        label=now["code"] + " " + now["text"],
        dated_on=now["reported_on"],
        numerator=alert.astype("float64").where(reported),
        denominator=reported.astype("float64").where(reported),
        note=_note(now, due, reported, alert),
        municipality_ids=pd.Series([()] * len(now), index=now.index, dtype=object),
    )
    if not due.any():
        return Measured(rows, State.NOT_DUE, NOTHING_DUE)
    asked = inputs.coverage_min
    floor = catalog.scoring.min_coverage_to_show if asked is None else asked
    if reported.sum() / due.sum() < floor:
        return Measured(rows, State.NO_DATA, TOO_LITTLE)
    return Measured(rows, reason="" if now["approved"].all() else DRAFT)


def _then(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """``due`` and ``achievement`` of the same goals in the month before; not due where there were none."""
    if before.empty:
        return pd.DataFrame({"due": False, "achievement": float("nan")}, index=now.index)
    known = before.set_index("code")[["due", "achievement"]]
    found = known.reindex(now["code"]).set_axis(now.index)
    return found.assign(due=found["due"].fillna(False).astype(bool))


def _note(goals: pd.DataFrame, due: pd.Series, reported: pd.Series, alert: pd.Series) -> pd.Series:
    note = pd.Series("no está en alerta", index=goals.index, dtype=object)
    note = note.mask(alert, "dos meses seguidos por debajo del 70 %")
    note = note.mask(~reported, "sin dato en alguno de los dos meses")
    note = note.mask(~due, "sin hito: nada programado en alguno de los dos meses")
    who = goals["responsible"].mask(goals["responsible"] == "", "sin responsable")
    area = goals["area"].mask(goals["area"] == "", "sin área")
    return note + " · área " + area.astype(object) + " · " + who.astype(object)

"""Measures over the work plan: A03-Q07-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.goal_figures import figures_of, goals_in_force
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail_from, nothing
from evalua.measures.once import once
from evalua.scoring.achievement import goal_achievement
from evalua.scoring.states import State

NO_GOALS = "No hay un plan de trabajo con metas vigente en la fecha de corte."
NOTHING_DUE = "Ninguna meta tiene algo programado a la fecha de corte."
DRAFT = "El plan de trabajo todavía no tiene acta de aprobación."


def work_plan(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-01: Σ weight × achievement ÷ Σ weight, over goals due to date that were reported.

    Each goal is compared by its own accumulation with what was programmed to date (0–1); without
    anything programmed it stays out, due and unreported it is «sin dato». There is no figure while
    the reported share of the due weight is under the coverage the board asks for.
    Weights are relative. Source: D000; D001 Q7; methodology, decision 5.
    """
    goals = achieved_goals(inputs, cut)
    if goals.empty:
        return nothing(State.NO_DATA, NO_GOALS)
    reported = goals["due"] & goals["achievement"].notna()
    due_weight = float(goals.loc[goals["due"], "weight"].sum())
    weight = goals["weight"].where(reported)
    rows = detail_from(
        goals,
        register="goal",
        label=goals["code"] + " " + goals["text"],
        dated_on=goals["reported_on"],
        numerator=weight * goals["achievement"],
        denominator=weight,
        note=_note(goals, reported),
        municipality_ids=pd.Series([()] * len(goals), index=goals.index, dtype=object),
    )
    if due_weight == 0:
        return Measured(rows, State.NOT_DUE, NOTHING_DUE)
    share = float(weight.sum()) / due_weight
    asked = inputs.coverage_min
    if share < (catalog.scoring.min_coverage_to_show if asked is None else asked):
        return Measured(rows, State.NO_DATA, _too_little(share))
    return Measured(rows, reason="" if goals["approved"].all() else DRAFT)


@once
def achieved_goals(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The goals in force with what was programmed and reached to date, by code.

    Columns of ``goals_in_force`` and ``figures_of``, ``due`` (something is programmed to date) and
    ``achievement`` (0–1, NaN where nothing was reported); without goals, none of the last two.
    """
    goals = goals_in_force(inputs, cut)
    return (
        goals if goals.empty else _achieved(goals.join(figures_of(inputs, cut, goals), on="code"))
    )


def _achieved(goals: pd.DataFrame) -> pd.DataFrame:
    """Goals with ``due`` (something is programmed to date) and ``achievement`` (0–1)."""
    parts = []
    for kind, rows in goals.groupby("accumulation", sort=False):
        start = rows["baseline"] if kind == "reduction" else rows["baseline"].fillna(0.0)
        zero = start if kind in ("cumulative", "stock", "reduction") else 0.0
        figures = {name: rows[name].to_numpy() for name in ("value", "planned", "baseline")}
        achievement = goal_achievement(str(kind), **figures)
        due = rows["planned"].notna() & (rows["planned"] != zero)
        parts.append(rows.assign(due=due, achievement=achievement))
    return pd.concat(parts).sort_values("code")


def _note(goals: pd.DataFrame, reported: pd.Series) -> pd.Series:
    note = pd.Series("por debajo de lo programado", index=goals.index, dtype=object)
    note = note.mask(goals["achievement"] >= 1, "cumple lo programado a la fecha")
    note = note.mask(goals["achievement"] == 0, "sin avance frente a lo programado")
    note = note.mask(~reported, "sin dato")
    return note.mask(~goals["due"], "sin programación a la fecha: no se cuenta")


def _too_little(share: float) -> str:
    return (
        f"Datos insuficientes: solo hay dato de metas que suman el {share:.0%} del peso exigible."
    )

"""From observations to indicator scores: final state, achievement, weight, band."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evalua.scoring.achievement import achievement_milestone, ratio, ratio_range
from evalua.scoring.bands import bands
from evalua.scoring.observations import checked
from evalua.scoring.policy import Policy
from evalua.scoring.states import APPLICABLE, WITH_DATA, State

REASONS = {
    State.NO_DATA: "No hay un valor registrado para este corte.",
    State.NO_TARGET: "La meta está por fijar.",
    State.NOT_CALCULABLE: "La meta es igual al punto de partida: no hay recorrido que medir.",
}
NO_ZERO_POINT = "Falta el valor en el que el avance es cero."
BAD_RANGE = "El rango de la meta está incompleto: revise sus límites y su amplitud."


def score_indicators(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Each indicator with its weight, final state, achievement, score and band.

    Expects OBSERVATION_COLUMNS (values and targets in the indicator's own unit). Returns them,
    ordered by indicator, plus ``weight``, ``applicable``, ``has_data``, ``raw_ratio`` (unlimited),
    ``achievement`` (0–1), ``score`` (0–100) and ``band``; NaN where there is none. What is not
    adopted keeps its value and has no score.
    """
    frame = checked(observations)
    frame = frame.assign(raw_ratio=_ratios(frame))
    frame = _with_final_state(frame)
    has_data = frame["adopted"] & frame["state"].isin([s.value for s in WITH_DATA])
    raw_ratio = frame["raw_ratio"].where(has_data)
    achievement = raw_ratio.clip(0.0, 1.0)
    return frame.assign(
        weight=_weights(frame, policy),
        applicable=frame["adopted"] & frame["state"].isin([s.value for s in APPLICABLE]),
        has_data=has_data,
        raw_ratio=raw_ratio,
        achievement=achievement,
        score=achievement * 100.0,
        band=bands(achievement * 100.0, policy),
    )


def _ratios(frame: pd.DataFrame) -> pd.Series:
    """The unlimited ratio of every row by its scoring rule."""
    value, due = frame["value"], due_targets(frame)
    rule = frame["score_rule"]
    figures = np.select(
        [rule == "proportion", rule == "threshold", rule == "range"],
        [
            ratio(value, frame["zero"].fillna(0.0), due),
            ratio(value, frame["zero"], due),
            ratio_range(value, frame["target_low"], frame["target_high"], frame["range_width"]),
        ],
        achievement_milestone(value, due),
    )
    return pd.Series(figures, index=frame.index)


def due_targets(frame: pd.DataFrame) -> pd.Series:
    """The target due at the cut-off; the whole target where nothing else was said."""
    return frame["due_target"].fillna(frame["target"])


def _with_final_state(frame: pd.DataFrame) -> pd.DataFrame:
    """Calculable only if value, target and ratio are all there; else the first that is missing."""
    open_ = frame["state"] == State.CALCULABLE.value
    final = np.select(
        [
            open_ & ~np.isfinite(frame["value"]),
            open_ & _without_target(frame),
            open_ & frame["raw_ratio"].isna(),
        ],
        [State.NO_DATA.value, State.NO_TARGET.value, State.NOT_CALCULABLE.value],
        frame["state"],
    )
    state = pd.Series(final, index=frame.index, dtype="str")
    changed = state != frame["state"]
    return frame.assign(state=state, reason=_reasons(frame.assign(state=state), changed))


def _without_target(frame: pd.DataFrame) -> pd.Series:
    limits = frame["target_low"].isna() & frame["target_high"].isna()
    return due_targets(frame).isna().where(frame["score_rule"] != "range", limits)


def _reasons(frame: pd.DataFrame, changed: pd.Series) -> pd.Series:
    """The reason given by the measure, or the one found here."""
    found = frame["state"].map({s.value: text for s, text in REASONS.items()}).fillna("")
    stuck = frame["state"] == State.NOT_CALCULABLE.value
    no_zero = stuck & (frame["score_rule"] == "threshold") & frame["zero"].isna()
    found = found.mask(no_zero, NO_ZERO_POINT)
    found = found.mask(stuck & (frame["score_rule"] == "range"), BAD_RANGE)
    return frame["reason"].mask(changed & (frame["reason"] == ""), found)


def _weights(frame: pd.DataFrame, policy: Policy) -> list[float]:
    rows = zip(frame["indicator"], frame["core"], strict=True)
    return [policy.indicator_weight(code, core) for code, core in rows]

"""From register frames to the observations that scoring reads."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from evalua.catalog import Catalog, Indicator
from evalua.measures.applies import not_applicable
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, by_municipality, nothing
from evalua.measures.registry import measure_of
from evalua.measures.retired import retired_on
from evalua.measures.targets import Expected, Target, due_part, share_label
from evalua.measures.typed import (
    COMPUTED,
    TYPED,
    not_typed,
    register_in_use,
    typed_figure,
)
from evalua.scoring.observations import OBSERVATION_COLUMNS
from evalua.scoring.states import State

NAN = float("nan")
NOT_SCORED_STATES = {
    "initiative": "La asociación es todavía una iniciativa.",
    "inactive": "La asociación estaba inactiva.",
    "in_liquidation": "La asociación está en liquidación.",
    "liquidated": "La asociación está liquidada.",
}
_ZERO_DENOMINATOR = {
    "not_applicable": "En el periodo no hubo nada que medir.",
    "not_due": "A la fecha de corte todavía no hay nada exigible.",
    "no_data": "Faltan los registros de este indicador.",
}
BESIDE = ("window_incomplete", "origin")
"""What an observation says beside what scoring reads."""
NOT_ADOPTED = nothing(State.NOT_AVAILABLE, "La junta no lo ha adoptado para este año.")
NOT_COMPUTED = nothing(State.NOT_AVAILABLE, "Esta versión todavía no lo calcula.")
_SUMS = ["numerator", "denominator"]
_WITHOUT_FIGURES = (State.NO_DATA, State.NOT_AVAILABLE, State.NOT_APPLICABLE)


@dataclass(frozen=True)
class Observed:
    """Every indicator at a cut: observations, figures per municipality, and the rows behind.

    ``indicators`` has OBSERVATION_COLUMNS and those of ``BESIDE``; ``municipal`` has indicator,
    municipality_id, numerator, denominator, value; ``details`` maps a code to its detail frame.
    """

    indicators: pd.DataFrame
    municipal: pd.DataFrame
    details: Mapping[str, pd.DataFrame]


def observe(inputs: Inputs, cut: Cut, catalog: Catalog, also: Collection[str] = ()) -> Observed:
    """Measure what the board measures: from its records, or as it was typed.

    That is the core and what it adopted for the year; what it did not adopt is not measured, unless
    ``also`` names it (somebody looks at that indicator alone). What was retired says so.
    """
    stopped, retired = _stopped(inputs, cut), retired_on(inputs, cut)
    expected, adopted = Expected.at(inputs, cut), _adopted(inputs, cut) - retired.keys()
    results = {
        i.code: _result(inputs, cut, i, catalog, stopped or retired.get(i.code))
        if i.core or i.code in adopted or i.code in also or i.code in retired
        else (NOT_ADOPTED, "")
        for i in catalog.indicators
    }
    rows = [
        _observation(inputs, cut, i, results[i.code][0], expected.target(i))
        | {"adopted": i.core or (i.scored and i.code in adopted), "origin": results[i.code][1]}
        for i in catalog.indicators
    ]
    frame = pd.DataFrame(rows, columns=[*OBSERVATION_COLUMNS, *BESIDE])
    details = {code: m.detail for code, (m, _) in results.items() if not m.detail.empty}
    return Observed(frame, _municipal(catalog, details), details)


def ratio(numerator: float, denominator: float, kind: str) -> float:
    """The value of an indicator: a percentage re-divides, a count is its numerator."""
    if kind not in ("percentage", "ratio"):
        return numerator
    if pd.isna(denominator) or denominator == 0:
        return NAN
    return numerator / denominator * (100 if kind == "percentage" else 1)


def _result(
    inputs: Inputs, cut: Cut, indicator: Indicator, catalog: Catalog, stopped: Measured | None
) -> tuple[Measured, str]:
    """``_measure``, worked out again only where something it looks at changed."""
    if stopped is not None:
        return stopped, ""
    key = ("measure", indicator, cut, catalog.fingerprint, inputs.rules)
    return inputs.memory.recall(
        key, inputs.frames, lambda: _measure(inputs, cut, indicator, catalog, None)
    )


def _measure(
    inputs: Inputs, cut: Cut, indicator: Indicator, catalog: Catalog, stopped: Measured | None
) -> tuple[Measured, str]:
    """What the indicator amounts to, and its origin: ``computed``, ``typed`` or none.

    Records speak before a typed figure as soon as there are any; what is only typed waits for it.
    """
    if stopped is not None:
        return stopped, ""
    out = not_applicable(inputs, cut, indicator, catalog)
    if out is not None:
        return nothing(State.NOT_APPLICABLE, out), ""
    measure = measure_of(indicator)
    if measure is None or not register_in_use(inputs, cut, indicator):
        typed = typed_figure(inputs, cut, indicator, catalog)
        if typed is not None:
            return typed, TYPED
    if measure is None:
        missing = not_typed() if indicator.feed == "typed" else NOT_COMPUTED
        return _excused(inputs, cut, indicator, missing), ""
    return _excused(inputs, cut, indicator, measure(inputs, cut, catalog)), COMPUTED


def _stopped(inputs: Inputs, cut: Cut) -> Measured | None:
    """What every indicator says while the association rests or did not answer yet; else None."""
    states = inputs.states[inputs.states["since"] <= cut.at].sort_values("since")
    state = "active" if states.empty else str(states.iloc[-1]["state"])
    if state in NOT_SCORED_STATES:
        return nothing(State.NOT_APPLICABLE, NOT_SCORED_STATES[state])
    if cut.month < inputs.evaluation_start:
        return nothing(State.NOT_DUE, "La asociación todavía no respondía por este mes.")
    return None


def _excused(inputs: Inputs, cut: Cut, indicator: Indicator, measured: Measured) -> Measured:
    """What the director said of a missing figure: not applicable takes it out of the coverage."""
    if _state(measured, indicator) != State.NO_DATA:
        return measured
    rows = inputs.missing_reasons
    mine = rows[(rows["indicator"] == indicator.code) & (rows["month"] == str(cut.month))]
    if mine.empty:
        return measured
    said = mine.iloc[-1]
    state = State.NOT_APPLICABLE if said["kind"] == "not_applicable" else State.NO_DATA
    return Measured(measured.detail, state, str(said["reason"]))


def _observation(
    inputs: Inputs,
    cut: Cut,
    indicator: Indicator,
    measured: Measured,
    target: Target,
) -> dict[str, object]:
    due = due_part(target, indicator, cut, inputs.evaluation_start)
    state = _state(measured, indicator)
    reason = measured.reason or _reason(measured, indicator)
    if state == State.CALCULABLE:
        state, reason = _too_little_known(measured, indicator) or (state, reason)
    if state in (State.CALCULABLE, State.NO_DATA):
        state, reason = _against_target(indicator, state, target, due) or (state, reason)
    numerator, denominator, value = _figures(measured, indicator, state)
    return {
        "indicator": indicator.code,
        "question": indicator.question,
        "area": indicator.area,
        "core": indicator.core,
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "state": state.value,
        "reason": reason,
        "target": target.value,
        "zero": target.zero,
        "target_low": indicator.target_min if indicator.target_min is not None else NAN,
        "target_high": indicator.target_max if indicator.target_max is not None else NAN,
        "range_width": indicator.range_width if indicator.range_width is not None else NAN,
        "score_rule": indicator.score_rule,
        "target_source": share_label(target, indicator),
        "due_target": due,
        "window_incomplete": _window_incomplete(inputs, cut, indicator),
    }


def _state(measured: Measured, indicator: Indicator) -> State:
    if measured.state is not None:
        return measured.state
    if indicator.kind in ("percentage", "ratio") and not measured.denominator > 0:
        return State(indicator.when_denominator_zero or "no_data")
    return State.CALCULABLE


def _reason(measured: Measured, indicator: Indicator) -> str:
    state = _state(measured, indicator)
    return _ZERO_DENOMINATOR.get(state.value, "") if state != State.CALCULABLE else ""


def _too_little_known(measured: Measured, indicator: Indicator) -> tuple[State, str] | None:
    """The state of a division over too few cases, or with too much not stated, and why."""
    least, most = indicator.min_denominator, indicator.max_unknown_pct
    if least is not None and measured.denominator < least:
        found = f"{measured.denominator:g}"
        return State.NOT_APPLICABLE, f"Se calcula con {least} o más casos y hubo {found}."
    if most is not None and measured.unknown_pct > most:
        share = f"{math.ceil(measured.unknown_pct)} %"
        return (
            State.NOT_CALCULABLE,
            f"Falta saber el dato de un {share} de los casos: con más de {most:g} % no se puntúa.",
        )
    return None


def _against_target(
    indicator: Indicator, state: State, target: Target, due: float
) -> tuple[State, str] | None:
    """The state that the target imposes and why: set to zero, not one unit due yet, not set.

    The first two hold without data as well: nobody owes a figure that nothing is asked of.
    """
    if indicator.score_rule == "proportion" and target.value == 0:
        return State.NOTHING_PROGRAMMED, "La meta del año se fijó en cero."
    if indicator.prorated and due < 1:
        return State.NOT_DUE, "Lo exigible a la fecha de corte todavía no llega a uno."
    if state == State.CALCULABLE and indicator.score_rule == "proportion" and pd.isna(target.value):
        return State.NO_TARGET, target.missing
    return None


def _figures(measured: Measured, indicator: Indicator, state: State) -> tuple[float, float, float]:
    """Numerator, denominator and value; none of them where nothing was measured."""
    if state in _WITHOUT_FIGURES or (measured.state is not None and measured.detail.empty):
        return NAN, NAN, NAN
    numerator, denominator = measured.numerator, measured.denominator
    if pd.isna(denominator) and indicator.kind in ("percentage", "ratio"):
        return NAN, NAN, NAN
    return numerator, denominator, ratio(numerator, denominator, indicator.kind)


def _window_incomplete(inputs: Inputs, cut: Cut, indicator: Indicator) -> bool:
    """Whether a trailing window begins before the association began to answer."""
    if indicator.window[0] not in "123456789":
        return False
    return bool(cut.window(indicator.window)[0] < pd.Timestamp(inputs.evaluation_start.first))


def _adopted(inputs: Inputs, cut: Cut) -> set[str]:
    """Complementary indicators the board adopted for the cut's year, decided by the cut."""
    rows = inputs.adoptions
    mine = rows[(rows["year"] == cut.day.year) & (rows["decided_on"] <= cut.at)]
    last = mine.sort_values("decided_on").drop_duplicates("indicator", keep="last")
    return set(last.loc[last["adopted"], "indicator"])


def _municipal(catalog: Catalog, details: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The figures of each municipality in every indicator that has rows of its own."""
    parts = [rows.assign(indicator=code) for code, rows in details.items()]
    if not parts:
        return pd.DataFrame(columns=["indicator", "municipality_id", *_SUMS, "value"])
    sums = by_municipality(pd.concat(parts, ignore_index=True), per=["indicator"])
    values = [
        ratio(numerator, denominator, catalog.indicator(code).kind)
        for code, numerator, denominator in zip(
            sums["indicator"], sums["numerator"], sums["denominator"], strict=True
        )
    ]
    return sums.assign(value=pd.Series(values, index=sums.index, dtype="float64"))

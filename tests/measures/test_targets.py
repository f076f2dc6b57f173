"""The target of an indicator by each way of setting it, worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail
from evalua.measures.observing import observe
from evalua.measures.registry import MEASURES
from evalua.measures.targets import Expected
from evalua.scoring.indicators import score_indicators
from evalua.scoring.policy import Policy
from measures.records import CAST, Rows, baseline, cut_at, members, records, target
from measures.worked import CATALOG, scored

OCTOBER = "2026-10-31"
ALLIANCES, FAMILIES, SPOKESPERSON = "A02-Q05-01", "A09-Q22-02", "A01-Q02-03"
TRAINED, NATIONAL, ORDERING, WOMEN = "A05-Q13-02", "A04-Q10-01", "A03-Q08-01", "A09-Q22-03"


def expected(code: str, *given: Rows, cut: str = OCTOBER, cast: Rows = CAST) -> Any:
    at = cut_at(cut)
    return Expected.at(records(cast, *given), at).target(CATALOG.indicator(code))


def measuring(
    monkeypatch: pytest.MonkeyPatch, code: str, num: float, den: float, unknown: float = 0.0
) -> dict[str, Any]:
    """The scored row of an indicator whose measure gives these figures, over nine members."""

    def given(inputs: Inputs, cut: Cut, catalog: object) -> Measured:
        rows = [{"register": "r", "uid": "u", "label": "L", "numerator": num, "denominator": den}]
        return Measured(detail(rows), unknown_pct=unknown)

    monkeypatch.setitem(MEASURES, code, given)  # type: ignore[arg-type]
    one = CATALOG.model_copy(update={"indicators": (CATALOG.indicator(code),)})
    nine = members(*((n, "2020-01-01") for n in range(1, 10)))
    measured = observe(records(nine), cut_at(OCTOBER), one, also=[code]).indicators
    frame = score_indicators(measured.assign(adopted=True), Policy())
    (row,) = frame.to_dict("records")
    return row


def test_a_fixed_target_is_the_catalogues_and_one_that_the_plan_may_change_is_the_plans() -> None:
    assert (expected(ORDERING).value, expected(ORDERING).source) == (70, "catálogo")
    assert expected(NATIONAL).value == 6
    assert expected(NATIONAL, target(NATIONAL, 12)).value == 12


def test_a_target_of_the_plan_is_missing_until_somebody_sets_it() -> None:
    assert math.isnan(expected(TRAINED).value)
    assert expected(TRAINED).missing == "Falta fijar la meta del año."
    assert expected(TRAINED, target(TRAINED, 120)).value == 120


def test_without_an_adopted_baseline_there_is_no_target_and_the_reason_says_so() -> None:
    found = expected(ALLIANCES)
    assert math.isnan(found.value)
    assert "no ha adoptado una línea base" in found.missing
    # Adopted after the cut, it is not known yet.
    assert math.isnan(expected(ALLIANCES, baseline(ALLIANCES, 4, "2025-12-31", "2026-11-02")).value)


@pytest.mark.parametrize(
    ("value", "measured", "cut", "due"),
    [
        (8, "2025-12-31", "2026-05-31", 8),  # five months: no step yet
        (8, "2025-12-31", "2026-06-30", 9),  # a semester: one more
        (8, "2025-12-31", "2026-06-29", 8),  # June is not over
        (8, "2025-12-31", "2026-12-31", 10),
        (8, "2025-12-31", "2027-12-31", 12),
        (3, "2025-12-31", "2026-06-30", 5),  # 3 + 1 = 4, below the floor of 5
        (3, "2025-12-31", "2027-12-31", 7),  # 3 + 4
    ],
)
def test_a_baseline_grows_by_a_step_each_complete_span_and_never_stays_below_the_floor(
    value: float, measured: str, cut: str, due: float
) -> None:
    assert expected(ALLIANCES, baseline(ALLIANCES, value, measured), cut=cut).value == due


@pytest.mark.parametrize(("cut", "due"), [("2026-01-31", 210), (OCTOBER, 210), ("2028-03-31", 230)])
def test_a_baseline_grows_by_a_part_of_itself_each_calendar_year(cut: str, due: float) -> None:
    # 5 % of 200 is 10: one year after 2025, 210; three years, 230.
    found = expected(FAMILIES, baseline(FAMILIES, 200, "2025-12-31"), cut=cut)
    assert found.value == pytest.approx(due)
    assert found.source == "línea base del 31 de diciembre de 2025, Acta 3"


def test_the_baseline_decided_last_is_the_one_in_force_and_a_target_of_the_board_wins_over_it() -> (
    None
):
    two = baseline(FAMILIES, 200, "2025-12-31"), baseline(FAMILIES, 300, "2025-12-31", "2026-03-01")
    assert expected(FAMILIES, *two, cut="2026-02-28").value == pytest.approx(210)
    assert expected(FAMILIES, *two).value == pytest.approx(315)
    assert expected(FAMILIES, *two, target(FAMILIES, 400)).value == 400


def test_achievement_counts_from_the_baseline_only_where_the_act_says_so() -> None:
    shown = baseline(ORDERING, 40, "2025-12-31")
    counted = baseline(ORDERING, 40, "2025-12-31", scored_from=True)
    assert expected(ORDERING, shown).zero == 0
    assert expected(ORDERING, counted).zero == 40


@pytest.mark.parametrize(
    ("count", "value", "zero"),
    [
        (4, 37.5, 87.5),  # 150 ÷ 4 is more than 30; 37.5 + 50 is more than 80
        (5, 30.0, 80.0),  # 150 ÷ 5 is 30 exactly
        (9, 30.0, 80.0),  # 150 ÷ 9 = 16.67 is less
        (3, 50.0, 100.0),
        (0, 30.0, 80.0),
    ],
)
def test_a_target_shared_among_members_rises_where_they_are_few_and_its_zero_with_it(
    count: int, value: float, zero: float
) -> None:
    few = members(*((n, "2020-01-01") for n in range(1, count + 1)))
    found = expected(SPOKESPERSON, cast=few)
    assert (found.value, found.zero) == (value, zero)


def test_a_division_over_too_few_cases_is_not_calculated(monkeypatch: pytest.MonkeyPatch) -> None:
    four = measuring(monkeypatch, SPOKESPERSON, 3, 4)
    assert (four["state"], four["reason"]) == (
        "not_applicable",
        "Se calcula con 5 o más casos y hubo 4.",
    )
    five = measuring(monkeypatch, SPOKESPERSON, 3, 5)
    # 60 %, between 80 (nothing achieved) and 30 (all of it): 20 of 50.
    assert (five["state"], five["value"], five["score"]) == ("calculable", 60.0, 40.0)


def test_too_many_cases_without_the_datum_leave_the_figure_without_score(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = measuring(monkeypatch, WOMEN, 38, 100, unknown=20)
    # 7 points below 45, over a width of 25: 1 − 7/25 = 72 %.
    assert (known["state"], known["score"]) == ("calculable", pytest.approx(72))
    lost = measuring(monkeypatch, WOMEN, 38, 100, unknown=20.5)
    assert (lost["state"], lost["value"]) == ("not_calculable", 38.0)
    assert math.isnan(lost["score"])
    assert "21 %" in lost["reason"]


def test_a_range_has_its_limits_and_no_target(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = measuring(monkeypatch, WOMEN, 45, 100)
    assert (inside["target_low"], inside["target_high"], inside["score"]) == (45, 60, 100)
    assert math.isnan(inside["target"])


def test_a_yes_or_no_is_a_milestone_worth_all_or_nothing() -> None:
    found = scored(records(CAST), OCTOBER, "A04-Q12-02")
    assert (found["target"], found["score_rule"]) == (1, "milestone")

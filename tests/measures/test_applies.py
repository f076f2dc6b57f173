"""Whether an indicator has an object at a cut, before anything is measured."""

from __future__ import annotations

from typing import get_args

import pytest

from evalua.catalog.indicator import Applies
from evalua.measures.applies import RULES, not_applicable
from measures.records import (
    CAST,
    M1,
    Rows,
    activity,
    charge,
    cut_at,
    group,
    initiative,
    records,
    scheme,
    tag,
    term,
)
from measures.worked import CATALOG, scored

OCTOBER = "2026-10-31"
# Election on 31-10-2027, new government on 01-01-2028: E-240 is 05-03-2027, E-120 03-07-2027,
# T+150 30-05-2028 and T+425 01-03-2029.
TERM = term(1, "2027-10-31", "2028-01-01", "2031-12-31")
COLLECTION, UP_TO_DATE, LEVERAGE = "A02-Q04-01", "A02-Q04-02", "A03-Q07-03"
MILESTONES, CANDIDATES = "A05-Q14-01", "A03-Q09-01"
COFUNDING, RESUMED, PEACE = "A04-Q11-01", "A09-Q21-02", "A09-Q22-01"


def said(code: str, *given: Rows, cut: str = OCTOBER, **about: bool) -> str | None:
    inputs = records(CAST, *given)
    for name, value in about.items():
        object.__setattr__(inputs, name, value)
    return not_applicable(inputs, cut_at(cut), CATALOG.indicator(code), CATALOG)


def test_every_way_of_applying_that_a_card_may_say_has_its_rule() -> None:
    assert set(RULES) == set(get_args(Applies))


def test_what_always_applies_needs_no_record() -> None:
    assert said("A02-Q06-01") is None


def test_quotas_apply_while_a_scheme_that_charges_is_in_force_in_the_window() -> None:
    until_june = (
        scheme("equal_quota", "2020-01", "2026-06"),
        scheme("no_quota", "2026-07", number=2),
    )
    assert said(COLLECTION, *until_june) is None  # the year to date still holds a quota scheme
    assert said(LEVERAGE, *until_june) is None  # so do the twelve months
    assert "no cobra cuotas" in (said(UP_TO_DATE, *until_june) or "")  # a photo of the day
    assert said(COLLECTION, scheme("no_quota", "2020-01")) is not None


def test_what_an_earlier_scheme_charged_and_falls_due_in_the_window_keeps_quotas_applying() -> None:
    until_december = (
        scheme("equal_quota", "2020-01", "2025-12"),
        scheme("no_quota", "2026-01", number=2),
    )
    assert said(COLLECTION, *until_december) is not None
    assert said(COLLECTION, *until_december, charge(M1, "2026-01-15")) is None


def test_without_any_scheme_nobody_knows_and_the_measure_says_what_is_missing() -> None:
    assert said(COLLECTION) is None
    assert scored(records(CAST), OCTOBER, COLLECTION)["state"] == "no_data"


@pytest.mark.parametrize(
    ("code", "cut", "applies"),
    [
        (MILESTONES, "2027-03-04", False),
        (MILESTONES, "2027-03-05", True),
        (MILESTONES, "2029-03-01", True),
        (MILESTONES, "2029-03-02", False),
        (CANDIDATES, "2027-07-02", False),
        (CANDIDATES, "2027-07-03", True),
        (CANDIDATES, "2028-05-30", True),
        (CANDIDATES, "2028-05-31", False),
    ],
)
def test_a_cycle_applies_from_its_first_day_to_its_last(code: str, cut: str, applies: bool) -> None:
    assert (said(code, TERM, cut=cut) is None) is applies


def test_without_terms_the_cycle_is_unknown_and_that_is_missing_data() -> None:
    assert said(MILESTONES) is None
    assert scored(records(CAST), OCTOBER, MILESTONES)["state"] == "no_data"


def test_the_intermediate_level_applies_where_the_country_has_one() -> None:
    assert said(COFUNDING, has_intermediate_level=True) is None
    assert "nivel intermedio" in (said(COFUNDING, has_intermediate_level=False) or "")


def test_suspensions_apply_once_something_was_suspended_for_safety_by_the_cut() -> None:
    def held_up(on: str, why: str) -> Rows:
        return activity(
            "training",
            "2026-07-01",
            [M1],
            status="suspended",
            suspended_on=on,
            suspension_reason=why,
        )

    assert said(RESUMED, held_up("2026-07-01", "security")) is None
    assert said(RESUMED, held_up("2026-10-31", "security")) is None
    assert said(RESUMED, held_up("2026-11-01", "security")) is not None
    assert said(RESUMED, held_up("2026-07-01", "weather")) is not None
    # A log that nobody keeps does not say that nothing was suspended.
    assert scored(records(CAST), OCTOBER, RESUMED)["state"] == "no_data"


def test_peace_applies_where_the_association_says_so_or_its_records_show_it() -> None:
    assert said(PEACE, peace_mode=True) is None
    assert said(PEACE, peace_mode=False) is not None
    assert said(PEACE, tag(M1, "pdet", "2020-01-01"), peace_mode=False) is None
    assert said(PEACE, tag(M1, "zomac", "2020-01-01"), peace_mode=False) is not None
    assert said(PEACE, tag(M1, "pdet", "2026-11-01"), peace_mode=False) is not None
    assert said(PEACE, PREVENTION, peace_mode=False) is None
    assert said(PEACE, initiative("I1"), peace_mode=False) is None


PREVENTION = group(1)
PREVENTION["working_groups"][0]["theme"] = "violence_prevention"

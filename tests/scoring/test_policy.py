"""The scoring policy refuses what makes no sense."""

import copy
import math
from typing import Any

import pytest

from evalua.scoring.policy import Policy


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"core_weight": 0.0}, "core_weight"),
        ({"complementary_weight": math.nan}, "complementary_weight"),
        ({"area_weights": {"A03": -1.0}}, "A03"),
        ({"question_weights": {"Q07": math.inf}}, "Q07"),
        ({"indicator_weights": {"A03-Q07-01": 0.0}}, "A03-Q07-01"),
        ({"indicator_share": 0.8}, "sum 1"),
        ({"indicator_share": 1.5, "assessment_share": -0.5}, "indicator_share"),
        ({"coverage_min": 1.01}, "coverage_min"),
        ({"band_green": 50.0}, "band_amber < band_green"),
        ({"band_green": 101.0}, "band_amber < band_green"),
        ({"mean": "harmonic"}, "mean"),
    ],
)
def test_a_policy_out_of_order_is_refused_by_name(given: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Policy(**given)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ValueError, match=r"core_weight.*coverage_min"):
        Policy(core_weight=-1.0, coverage_min=2.0)


def test_weights_not_decided_have_their_default() -> None:
    policy = Policy(indicator_weights={"A03-Q07-01": 5.0})
    assert policy.indicator_weight("A03-Q07-01", core=True) == 5.0
    assert policy.indicator_weight("A03-Q07-02", core=True) == 2.0
    assert policy.indicator_weight("A03-Q07-03", core=False) == 1.0
    assert (policy.question_weight("Q07"), policy.area_weight("A03")) == (1.0, 1.0)


def test_a_policy_keeps_its_own_copy_of_the_weights() -> None:
    weights = {"A03": 2.0}
    policy = Policy(area_weights=weights)
    weights["A03"] = 9.0
    assert policy.area_weight("A03") == 2.0


def test_a_policy_can_be_copied_by_a_cache() -> None:
    policy = Policy(area_weights={"A03": 2.0})
    assert copy.deepcopy(policy) == policy


def test_without_bands_there_are_no_limits_to_print_against() -> None:
    assert Policy().thresholds == (50.0, 75.0)
    assert Policy(bands=False).thresholds == ()

"""Changing the rules of the score: all at once, by act, and never into disorder."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.months.policy import policy_on
from evalua.months.policy_changes import OUT_OF_ORDER, PolicyInput, change_policy
from evalua.scoring.policy import Policy

CATALOG = catalog.load()
JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)


def change(office: Office, since: date | None, act: str = "Acta 3", **values: object) -> list[str]:
    with office.work() as work:
        return change_policy(work, PolicyInput(since, act, **values), catalog=CATALOG)  # type: ignore[arg-type]


def in_force(office: Office, day: date) -> Policy:
    with office.db.session() as session:
        return policy_on(session, office.id, day, CATALOG)


def test_a_change_applies_from_its_date_and_not_before(clara: Office) -> None:
    done = change(
        clara,
        JULY,
        numbers={"band_green": "80,5", "coverage_min": "60"},
        mean="geometric",
        bands=False,
    )
    assert sorted(done) == ["band_green", "bands", "coverage_min", "mean"]
    after, before = in_force(clara, JULY), in_force(clara, date(2026, 6, 30))
    assert (after.band_green, after.coverage_min, after.mean, after.bands) == (
        80.5,
        0.6,
        "geometric",
        False,
    )
    assert (before.band_green, before.coverage_min, before.mean, before.bands) == (
        75.0,
        0.5,
        "arithmetic",
        True,
    )


def test_what_is_already_the_rule_is_not_written_again(clara: Office) -> None:
    assert change(clara, JULY, numbers={"band_green": "80", "band_amber": "50"}) == ["band_green"]
    with pytest.raises(Problem, match="No cambió nada"):
        change(clara, JULY, numbers={"band_green": "80"}, mean="arithmetic", bands=True)


def test_everything_wrong_is_said_together(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        change(clara, None, act="", numbers={"band_green": "ochenta", "core_weight": "0"})
    assert [f.field for f in raised.value.findings] == ["since", "act", "band_green", "core_weight"]


def test_bands_out_of_order_are_refused_and_nothing_is_written(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        change(clara, JULY, numbers={"band_amber": "80", "core_weight": "3"})
    assert str(raised.value) == OUT_OF_ORDER
    assert in_force(clara, JULY).core_weight == 2.0


def test_a_change_that_breaks_a_later_rule_is_refused(clara: Office) -> None:
    change(clara, JULY, numbers={"band_amber": "60"})
    with pytest.raises(Problem, match="En camino"):
        change(clara, JANUARY, numbers={"band_green": "55"})
    assert in_force(clara, JANUARY).band_green == 75.0


def test_who_only_reads_cannot_change_the_rules(clara: Office) -> None:
    with pytest.raises(Problem, match="no permite"), clara.work(actor=READER) as work:
        change_policy(work, PolicyInput(JULY, "Acta 3", {"band_green": "80"}), catalog=CATALOG)

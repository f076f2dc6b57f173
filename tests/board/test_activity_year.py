"""The log of the year: each activity a line, and what was held up for safety only as a total."""

from __future__ import annotations

from evalua import catalog
from evalua.board.activity_year import activity_lines, held_up
from evalua.measures.inputs import Inputs
from measures.records import CAST, M1, M2, Rows, activity, cut_at, join, records

CATALOG = catalog.load()
CUT = cut_at("2026-10-31")


def stopped(reason: str) -> Rows:
    """An activity suspended in May and held in June."""
    first = activity(
        "community_session",
        "2026-05-04",
        [M1],
        status="suspended",
        topic="Vereda alta",
        suspended_on="2026-05-04",
        suspension_reason=reason,
    )
    key = first["activities"][0]["id"]
    again = activity(
        "community_session", "2026-06-04", [M1], topic="Vereda alta", rescheduled_from_id=key
    )
    return join(first, again)


def of(*parts: Rows) -> Inputs:
    return records(CAST, *parts)


def test_what_was_suspended_for_safety_is_only_a_total_with_what_took_it_up() -> None:
    inputs = of(stopped("security"), activity("training", "2026-03-01", [M1], topic="Costos"))
    assert activity_lines(inputs, CUT, CATALOG)["topic"].tolist() == ["Costos"]
    assert held_up(inputs, CUT) == 1


def test_what_the_weather_stopped_is_told_like_the_rest() -> None:
    inputs = of(stopped("weather"))
    lines = activity_lines(inputs, CUT, CATALOG)
    assert lines["topic"].tolist() == ["Vereda alta", "Vereda alta"]
    assert lines["status"].tolist() == ["Suspendida", "Realizada"]
    assert held_up(inputs, CUT) == 0


def test_a_line_says_who_came_and_who_spoke() -> None:
    act = activity(
        "national_session", "2026-04-01", mayors=[M1, M2], spokesperson_id=M2, women=3, youth=1
    )
    line = activity_lines(of(act), CUT, CATALOG).iloc[0]
    assert (line["municipalities"], line["mayors"], line["spokesperson"]) == ("M1, M2", 2, "M2")
    assert (line["women"], line["youth"]) == (3, 1)


def test_another_year_and_what_comes_after_the_cut_are_left_out() -> None:
    inputs = of(activity("training", "2025-12-31", [M1]), activity("training", "2026-11-01", [M1]))
    assert activity_lines(inputs, CUT, CATALOG).empty

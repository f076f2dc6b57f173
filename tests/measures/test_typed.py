"""Figures typed with their proof: when they speak, until when, and how it is told."""

from __future__ import annotations

import math

import pytest

from evalua.measures.frames import FRAMES
from evalua.measures.observing import observe
from evalua.measures.typed import _RECORDS, _REGISTERS
from measures.records import (
    CAST,
    M1,
    M2,
    Rows,
    audit,
    cut_at,
    functional_link,
    records,
    term,
    typed,
)
from measures.worked import CATALOG, scored

AUDITS, LINKS, GROUPS, PRIORITIES = "A02-Q04-04", "A01-Q01-02", "A10-Q23-02", "A04-Q11-02"
OCTOBER = "2026-10-31"


def row(code: str, *given: Rows, cut: str = OCTOBER) -> dict:
    return scored(records(CAST, *given), cut, code)


def origin(code: str, *given: Rows, cut: str = OCTOBER) -> str:
    frame = observe(records(CAST, *given), cut_at(cut), CATALOG, also={code}).indicators
    return str(frame.set_index("indicator").loc[code, "origin"])


def test_a_typed_figure_stands_for_the_records_there_are_not() -> None:
    found = row(AUDITS, typed(AUDITS, "2026-09-30", 3, 4))
    assert (found["value"], found["score"], found["state"]) == (75.0, 75.0, "calculable")
    assert origin(AUDITS, typed(AUDITS, "2026-09-30", 3, 4)) == "typed"


def test_records_speak_as_soon_as_their_register_holds_anything_by_the_cut() -> None:
    figure = typed(LINKS, "2025-12-31", 4, 5)
    link = functional_link("basin", [M1, M2], "2026-05-01")
    assert row(LINKS, figure, link, cut="2026-04-30")["value"] == 80.0
    found = row(LINKS, figure, link)
    assert (found["numerator"], found["denominator"]) == (2, 5)
    assert origin(LINKS, figure, link) == "computed"
    assert origin(AUDITS, typed(AUDITS, "2026-09-30", 3, 4), audit(1, "2026-10-01")) == "computed"


@pytest.mark.parametrize(
    ("cut", "state"),
    [
        ("2026-06-29", "no_data"),  # its period is not over: nothing was typed yet
        ("2026-06-30", "calculable"),
        ("2026-11-29", "calculable"),  # due again on 30-09, and 60 days of grace
        ("2026-11-30", "overdue"),
    ],
)
def test_a_quarterly_figure_holds_until_sixty_days_after_it_is_due_again(
    cut: str, state: str
) -> None:
    assert row(AUDITS, typed(AUDITS, "2026-06-30", 3, 4), cut=cut)["state"] == state


def test_an_overdue_figure_is_shown_without_score_and_says_until_when_it_held() -> None:
    found = row(AUDITS, typed(AUDITS, "2026-06-30", 3, 4), cut="2026-12-31")
    assert found["value"] == 75.0
    assert math.isnan(found["score"])
    assert "29 de noviembre de 2026" in found["reason"]


def test_a_figure_of_a_term_holds_until_sixty_days_after_the_next_one_is_due() -> None:
    # Terms from 2024 and from 2028: due 150 days after, on 30-05-2024 and 30-05-2028.
    terms = (
        term(1, "2023-10-29", "2024-01-01", "2027-12-31"),
        term(2, "2027-10-31", "2028-01-01", "2031-12-31"),
    )
    figure = typed(PRIORITIES, "2024-05-30", 3, 6)
    assert row(PRIORITIES, *terms, figure, cut="2028-07-29")["state"] == "calculable"
    assert row(PRIORITIES, *terms, figure, cut="2028-07-30")["state"] == "overdue"


def test_of_several_the_last_period_over_by_the_cut_speaks() -> None:
    figures = typed(AUDITS, "2026-06-30", 1, 4), typed(AUDITS, "2026-09-30", 3, 4)
    assert row(AUDITS, *figures, cut="2026-09-29")["value"] == 25.0
    assert row(AUDITS, *figures)["value"] == 75.0


def test_what_is_only_typed_is_missing_until_somebody_types_it() -> None:
    found = row(GROUPS)
    assert (found["state"], found["reason"]) == (
        "no_data",
        "Nadie ha digitado esta cifra con su soporte.",
    )
    # Six of eight groups answered enough: 75 %, the target.
    done = row(GROUPS, typed(GROUPS, "2025-12-31", 6, 8))
    assert (done["value"], done["score"]) == (75.0, 100.0)


def test_every_record_that_silences_a_typed_figure_exists() -> None:
    for frame, dated in (*_RECORDS.values(), *_REGISTERS.values()):
        assert not dated or dated in FRAMES[frame].columns
    keys = {card.register_key for card in CATALOG.indicators}
    assert keys - _REGISTERS.keys() == {"assessment"}

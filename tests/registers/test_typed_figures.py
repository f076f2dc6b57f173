"""Typing a figure: what is kept, what is refused and in which words."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Conflict, Problem
from evalua.registers.members.tables import Term
from evalua.registers.typed.commands import FigureInput, change_figure, remove_figure, type_figure
from evalua.registers.typed.periods import (
    due_date,
    next_due,
    period_name,
    periods,
    valid_until,
)
from evalua.registers.typed.queries import typed_figures

CATALOG = catalog.load()
AUDITS, GROUPS, ALLIANCES, NEUTRAL = "A02-Q04-04", "A10-Q23-02", "A02-Q05-01", "A04-Q12-02"
COMMITTED, PRIORITIES = "A08-Q20-01", "A04-Q11-02"
SEPTEMBER = date(2026, 9, 30)


def figure(**given: object) -> FigureInput:
    usual: dict[str, object] = {
        "period_end": SEPTEMBER,
        "numerator": "3",
        "denominator": "4",
        "source": "Informe de control interno",
        "evidence": "Carpeta 12",
    }
    return FigureInput(**(usual | given))  # type: ignore[arg-type]


def type_one(office: Office, code: str = AUDITS, **given: object) -> int:
    with office.work() as work:
        return type_figure(work, code, figure(**given), catalog=CATALOG).id


def refused(office: Office, code: str = AUDITS, **given: object) -> dict[str, str]:
    with pytest.raises(Problem) as told:
        type_one(office, code, **given)
    return {found.field: found.code for found in told.value.findings}


def kept(office: Office) -> list[tuple[str, float]]:
    with office.db.session() as session:
        rows = typed_figures(session, association_id=office.id)
    return list(zip(rows["indicator"], rows["numerator"], strict=True))


def test_a_figure_is_kept_with_its_parts_in_the_format_of_the_country(clara: Office) -> None:
    type_one(clara, numerator="1.200,5", denominator="2.000")
    with clara.db.session() as session:
        (row,) = typed_figures(session, association_id=clara.id).to_dict("records")
    assert (row["numerator"], row["denominator"]) == (1200.5, 2000.0)
    assert row["typed_on"].date() == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"numerator": "5"}, {"numerator": "V160"}),
        ({"denominator": "0", "numerator": "0"}, {"denominator": "V161"}),
        ({"denominator": ""}, {"denominator": "V00"}),
        ({"numerator": "tres"}, {"numerator": "V05"}),
        ({"numerator": "-1"}, {"numerator": "V23"}),
        ({"period_end": date(2026, 10, 31)}, {"period_end": "V162"}),
        ({"period_end": date(2026, 12, 31)}, {"period_end": "V162"}),
        ({"period_end": None}, {"period_end": "V00"}),
        ({"source": " ", "evidence": ""}, {"source": "V00", "evidence": "V00"}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    clara: Office, given: dict[str, object], expected: dict[str, str]
) -> None:
    assert refused(clara, **given) == expected
    assert kept(clara) == []


def test_everything_wrong_is_said_at_once(clara: Office) -> None:
    found = refused(clara, period_end=None, numerator="", denominator="", source="", evidence="")
    assert set(found) == {"period_end", "numerator", "denominator", "source", "evidence"}


def test_a_period_has_one_figure_and_a_second_is_sent_to_the_first(clara: Office) -> None:
    type_one(clara)
    assert refused(clara) == {"period_end": "V163"}
    type_one(clara, period_end=date(2026, 6, 30))
    assert len(kept(clara)) == 2


def test_an_indicator_that_does_not_exist_is_refused(clara: Office) -> None:
    assert refused(clara, "A99-Q99-99") == {"indicator": "V164"}


def test_a_count_has_no_denominator_and_a_yes_is_one(clara: Office) -> None:
    type_one(clara, ALLIANCES, denominator=None)
    type_one(clara, NEUTRAL, period_end=date(2025, 12, 31), numerator="yes", denominator=None)
    type_one(clara, NEUTRAL, period_end=date(2024, 12, 31), numerator="no", denominator=None)
    assert kept(clara) == [(ALLIANCES, 3.0), (NEUTRAL, 1.0), (NEUTRAL, 0.0)]
    assert refused(clara, NEUTRAL, period_end=date(2023, 12, 31), numerator="") == {
        "numerator": "V00"
    }


def test_an_amount_is_kept_in_minor_units(clara: Office) -> None:
    type_one(clara, COMMITTED, numerator="1.500", denominator=None)
    with clara.db.session() as session:
        minor = clara.facts.currency.unit * 1500
        assert typed_figures(session, association_id=clara.id)["numerator"].tolist() == [minor]


def test_a_figure_is_corrected_and_taken_back_with_its_reason(clara: Office) -> None:
    key = type_one(clara)
    with clara.work() as work:
        change_figure(work, key, figure(numerator="2"), version=1, catalog=CATALOG)
    assert kept(clara) == [(AUDITS, 2.0)]
    with pytest.raises(Conflict), clara.work() as work:
        change_figure(work, key, figure(numerator="1"), version=1, catalog=CATALOG)
    with clara.work() as work:
        remove_figure(work, key, "Era de otro año")
    assert kept(clara) == []


def test_who_only_reads_types_nothing(clara: Office) -> None:
    with pytest.raises(Problem), clara.work(READER) as work:
        type_figure(work, AUDITS, figure(), catalog=CATALOG)


TERMS = [
    Term(
        association_id=1,
        election_on=date(year - 1, 10, 30),
        starts_on=date(year, 1, 1),
        ends_on=date(year + 3, 12, 31),
    )
    for year in (2024, 2028)
]


@pytest.mark.parametrize(
    ("frequency", "day", "last", "following"),
    [
        ("month", "2026-10-31", "2026-10-31", "2026-11-30"),
        ("month", "2026-10-30", "2026-09-30", "2026-10-31"),
        ("quarter", "2026-10-31", "2026-09-30", "2026-12-31"),
        ("half_year", "2026-12-30", "2026-06-30", "2026-12-31"),
        ("year", "2026-12-31", "2026-12-31", "2027-12-31"),
        ("year", "2026-12-30", "2025-12-31", "2026-12-31"),
        ("term", "2026-10-31", "2024-05-30", "2028-05-30"),
    ],
)
def test_each_frequency_has_its_due_dates(
    frequency: str, day: str, last: str, following: str
) -> None:
    found = due_date(frequency, date.fromisoformat(day), TERMS)
    assert found == date.fromisoformat(last)
    assert next_due(frequency, found, TERMS) == date.fromisoformat(following)


def test_a_figure_holds_sixty_days_after_it_is_due_again() -> None:
    assert valid_until("half_year", date(2026, 6, 30), 60) == date(2027, 3, 1)
    assert valid_until("term", date(2028, 5, 30), 60, TERMS) is None


def test_periods_are_offered_newest_first_and_named_as_people_say_them() -> None:
    found = periods("quarter", date(2026, 11, 5), most=3)
    assert found == [date(2026, 9, 30), date(2026, 6, 30), date(2026, 3, 31)]
    assert period_name("quarter", found[0]) == "tercer trimestre de 2026"
    assert period_name("half_year", date(2026, 6, 30)) == "primer semestre de 2026"
    assert period_name("year", date(2025, 12, 31)) == "año 2025"
    assert period_name("term", date(2024, 5, 30)) == "periodo de gobierno que empezó en 2024"
    assert periods("term", date(2026, 11, 5), TERMS) == [date(2024, 5, 30)]

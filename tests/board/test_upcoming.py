"""What falls due in the next sixty days, in the order of the calendar."""

from __future__ import annotations

from datetime import date

from board.year import CATALOG, Year
from evalua.board.upcoming import upcoming


def told(year: Year, day: date, days: int = 60) -> list[tuple[str, int, str]]:
    rows = upcoming(year.inputs, year.office.facts, day, CATALOG, days)
    return [
        (row["kind"], row["days"], row["text"])
        for row in rows.to_dict("records")
        if row["kind"] != "Envío del mes"
    ]


def test_commitments_agreements_and_ends_of_projects_come_by_date(year: Year) -> None:
    found = told(year, date(2026, 11, 5))
    assert found == [
        ("Proyecto", 25, "Debe terminar P-001 Vía El Salto"),
        ("Compromiso", 26, "Firmar (Secretaría técnica)"),
        ("Convenio", 26, "Termina «Agua limpia» con -Fundación Río"),
    ]


def test_what_is_due_today_is_there_and_what_is_due_after_the_last_day_is_not(year: Year) -> None:
    assert [kind for kind, *_ in told(year, date(2026, 12, 1))] == ["Compromiso", "Convenio"]
    assert told(year, date(2026, 12, 2)) == []
    assert [kind for kind, *_ in told(year, date(2026, 11, 5), days=25)] == ["Proyecto"]


def test_months_are_due_the_day_the_association_chose_until_they_are_sent(year: Year) -> None:
    rows = upcoming(year.inputs, year.office.facts, date(2026, 11, 5), CATALOG)
    months = rows[rows["kind"] == "Envío del mes"]
    assert list(months["text"]) == ["Enviar octubre 2026", "Enviar noviembre 2026"]
    assert list(months["days"]) == [5, 35]
    assert set(months["page"]) == {"close_month"}

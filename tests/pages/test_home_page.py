"""Inicio and Diez áreas: empty and full."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.domain.month import Month
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from pages_support import text_of


def collect(office: Office, paid: int) -> None:
    """A quota of 100 in September and October; the first member pays ``paid`` in October."""
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 9), amount=100))
        for month in (Month(2026, 9), Month(2026, 10)):
            charge_month(work, month)
        for town in office.members.values():
            record_payment(work, PaymentInput(town, date(2026, 10, 5), paid))


def test_an_empty_installation_shows_the_two_doors(db, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("welcome")
    labels = [b.label for b in app.button]
    assert labels == ["Ver la demostración", "Empezar con mi asociación"]


def test_inicio_opens_on_the_oldest_month_not_sent(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("home"))
    assert "Mancomunidad Cuenca Clara" in said
    # The association answers from January 2024 and never sent a month.
    assert "Enero 2024 · borrador" in said


def test_inicio_with_records_shows_the_areas_and_what_needs_attention(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    collect(clara, 50)
    app = open_page("home", mes="2026-10")
    assert app.get("plotly_chart")
    assert "Índice de las diez áreas" in text_of(app)


def test_an_address_with_a_month_that_is_not_one_is_ignored(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    assert "Enero 2024" in text_of(open_page("home", mes="2026-13"))


def test_ten_areas_without_data_say_so_instead_of_zero(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("scorecard", mes="2026-10")
    assert "faltan datos en Bases" in text_of(app)
    assert "Cifras sin aprobar (borrador). Corte: 31/10/2026." in text_of(app)


def test_ten_areas_with_records_draw_bars_and_their_history(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    collect(clara, 150)
    app = open_page("scorecard", mes="2026-10")
    assert len(app.get("plotly_chart")) == 2

"""Inicio and Diez áreas: empty and full."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qs

from conftest import Office
from evalua.domain.month import Month
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.ui.association import screen as association
from evalua.ui.contributions import screen as contributions
from evalua.ui.goals import screen as goals
from evalua.ui.home import OPENS
from evalua.ui.meetings import screen as meetings
from evalua.ui.other_registers import screen as other_registers
from evalua.ui.projects import screen as projects
from evalua.ui.transitions import screen as transitions
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


def test_inicio_says_that_the_month_it_opens_on_should_have_been_sent(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    assert "El mes de enero 2024 debía enviarse el" in text_of(open_page("home"))
    # On 5 November, October may still be sent in time.
    assert "debía enviarse el" not in text_of(open_page("home", mes="2026-10"))


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


def test_a_line_that_needs_attention_opens_the_view_where_it_is_fixed(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    with clara.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 6), amount=100))
        charge_month(work, Month(2026, 6))
    app = open_page("home", mes="2026-10")
    assert "con más de 60 días" in text_of(app)
    opened = [parse_qs(link.proto.query_string).get("vista") for link in app.get("page_link")]
    assert ["Quién debe"] in opened


def inside(groups: Mapping[str, Mapping[str, object]]) -> tuple[str, ...]:
    """The views of a page that gathers them in groups."""
    return tuple(view for group in groups.values() for view in group)


def test_every_view_that_a_line_opens_is_one_of_its_page() -> None:
    pages = {
        contributions.VIEWS: ("arrears", "payment_agreement"),
        inside(association.GROUPS): ("early_warning", "withdrawal"),
        inside(other_registers.GROUPS): ("expiry_instrument", "unlinked", "overlap", "vacancy"),
        projects.VIEWS: ("delay", "duty", "left_out", "follow_up", "call"),
        tuple(meetings.VIEWS): ("commitment",),
        tuple(goals.VIEWS): ("vision", "orphan_goal"),
        tuple(transitions.DRAWN): ("neutrality", "candidates", "milestone"),
    }
    assert {kind for kinds in pages.values() for kind in kinds} == set(OPENS)
    assert [k for views, kinds in pages.items() for k in kinds if OPENS[k] not in views] == []

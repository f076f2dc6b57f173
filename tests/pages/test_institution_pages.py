"""The institution on screen: each view empty, full and refused; disagreements for the direction alone."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.actor import Role
from evalua.months.gathering import gather
from evalua.registers.bodies.commands import SeatInput, TermInput, open_term, take_seat
from evalua.registers.disagreements.commands import DisagreementInput, receive
from evalua.registers.institution.legal_file import PieceInput, add_piece
from evalua.registers.institution.norms import NormInput, add_norm
from evalua.registers.institution.objectives import ObjectiveInput, add_objective
from evalua.registers.institution.posts import OccupantInput, PostInput, add_occupant, add_post
from evalua.registers.institution.story import EventInput, add_event
from evalua.registers.meetings.queries import decisions
from pages.test_association_page import field, view
from pages.test_meetings_page import hold, press, show
from pages_support import text_of, widget

CATALOG = catalog.load()
SINCE = date(2020, 1, 1)


def tables_of(app) -> str:  # type: ignore[no-untyped-def]
    """Everything the tables of a page hold."""
    return "\n".join(table.value.to_csv() for table in app.dataframe)


def stand(office: Office) -> None:
    """One record of each register of the association's page."""
    with office.work() as work:
        statutes = PieceInput("statutes", SINCE, document="Estatutos", kept_at="Carpeta 1")
        add_piece(work, statutes, catalog=CATALOG)
        add_norm(work, NormInput("Ordenanza 31", SINCE, date(2026, 1, 31)))
        add_event(work, EventInput("crisis", "Se cierra la oficina", SINCE), catalog=CATALOG)
        add_objective(work, ObjectiveInput("Cuidar el agua", "environment", SINCE), catalog=CATALOG)
        head = add_post(work, PostInput("Dirección ejecutiva", "operation", SINCE), catalog=CATALOG)
        under = PostInput("Proyectos", "project", SINCE, reports_to_id=head.id)
        add_post(work, under, catalog=CATALOG)
        add_occupant(work, OccupantInput(head.id, SINCE, sex="F"), catalog=CATALOG)


def test_the_views_of_an_association_that_wrote_nothing_say_how_to_begin(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("association")
    assert "0 de 4 piezas exigidas por la figura legal están al día." in text_of(
        view(app, "Expediente")
    )
    for name, said in (
        ("Normas", "Todavía no hay normas"),
        ("Objetivos", "Todavía no hay objetivos"),
        ("Historia", "Todavía no hay historia"),
        ("Equipo", "Todavía no hay equipo"),
    ):
        assert said in text_of(view(app, name))


def test_the_views_show_what_was_written(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    stand(clara)
    app = open_page("association")
    assert "● Vigente y guardada" in tables_of(view(app, "Expediente"))
    assert "◆ Vencida" in tables_of(view(app, "Normas"))
    view(app, "Objetivos")
    assert "Cuidar el agua" in tables_of(app)
    assert "▲ Sin metas ni proyectos que respondan: O-01." in text_of(app)
    view(app, "Historia")
    assert "Se cierra la oficina" in tables_of(app)
    assert "0 avances, 1 retroceso (1 sin resolver) y 1 norma (1 vencida)." in text_of(app)
    view(app, "Equipo")
    assert "- Dirección ejecutiva: una mujer\n    - Proyectos: vacante" in text_of(app)
    assert "2 puestos, 1 vacante." in text_of(app)


def test_a_paper_without_its_date_is_refused_beside_its_fields(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Expediente")
    field(app, "selectbox", "legal_piece.0", "piece").set_value("statutes").run()
    press(app, "Guardar la pieza")
    assert "Elija desde qué fecha." in text_of(app)
    assert "Escriba el documento o el acto que la prueba." in text_of(app)
    field(app, "text_input", "legal_piece.0", "act").set_value("Acta 9").run()
    field(app, "date_input", "legal_piece.0", "valid_from").set_value(date(2020, 3, 1)).run()
    press(app, "Guardar la pieza")
    with clara.db.session() as session:
        (row,) = gather(session, clara.id).legal_pieces.to_dict("records")
    assert (row["piece"], row["act"]) == ("statutes", "Acta 9")


def test_the_planned_end_is_written_with_the_facts_of_the_association(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("association")
    field(app, "date_input", "association", "ends_on").set_value(date(2032, 5, 14)).run()
    field(app, "button", "association", "save").click().run()
    assert clara.facts.ends_on == date(2032, 5, 14)


# --- Juntas y compromisos ---------------------------------------------------------------------


def test_the_board_in_office_is_shown_with_its_quorum_and_its_seats(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("meetings")
    show(app, "Órganos")
    assert "Todavía no hay órganos registrados" in text_of(app)
    with clara.work() as work:
        data = TermInput("board", date(2026, 1, 15), date(2026, 2, 1), "3")
        term = open_term(work, data, catalog=CATALOG)
        seat = SeatInput(term.id, clara.members["Belmira"], "president", date(2026, 2, 1))
        take_seat(work, seat, catalog=CATALOG)
    app = open_page("meetings")
    show(app, "Órganos")
    assert "La junta elegida el 15 de enero de 2026 no tiene un acta" in text_of(app)
    assert "Con 3 sillas, hay cuórum desde 2 ocupadas." in text_of(app)
    assert "Presidencia,Belmira" in tables_of(app)
    press(app, "Guardar la silla")
    assert "Elija el municipio." in text_of(app)


def test_an_adjustment_is_asked_for_its_finding_and_another_decision_is_not(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    hold(clara)
    app = open_page("meetings")
    show(app, "Registrar una sesión")
    widget(app, "segmented_control", "meetings.add").set_value("Decisión").run()
    assert not [w for w in app.text_input if str(w.key).endswith(".finding")]
    widget(app, "text_area", "text").set_value("Sube la cuota").run()
    widget(app, "selectbox", "kind").set_value("quota_adjustment").run()
    widget(app, "text_input", "finding").set_value("recaudo bajo").run()
    press(app, "Agregar la decisión")
    assert "Elija de dónde sale el hallazgo." in text_of(app)
    widget(app, "selectbox", "finding_kind").set_value("indicator").run()
    press(app, "Agregar la decisión")
    assert "Empiece por el código del indicador" in text_of(app)
    widget(app, "text_input", "finding").set_value("A02-Q04-01: recaudo bajo").run()
    press(app, "Agregar la decisión")
    with clara.db.session() as session:
        (row,) = decisions(session, association_id=clara.id).to_dict("records")
    assert (row["finding_kind"], row["finding"]) == ("indicator", "A02-Q04-01: recaudo bajo")


def hear(office: Office) -> None:
    with office.work() as work:
        data = DisagreementInput(
            "dispute",
            "Demanda zqsecreto",
            date(2026, 6, 1),
            "Cargo zqdueña",
            office.members["Belmira"],
            reserved=True,
        )
        receive(work, data, catalog=CATALOG)


def test_the_direction_writes_and_closes_a_disagreement(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("meetings")
    show(app, "Inconformidades")
    assert "Todavía no hay inconformidades" in text_of(app)
    press(app, "Anotar la inconformidad")
    assert "Escriba de qué se trata." in text_of(app)
    hear(clara)
    app = open_page("meetings")
    show(app, "Inconformidades")
    assert "Demanda zqsecreto" in tables_of(app)
    assert "1 inconformidad abierta, 1 fuera de plazo." in text_of(app)


@pytest.mark.parametrize("role", ["board", "team", "mayor", "reader"])
def test_nobody_else_sees_more_than_totals_of_disagreements(
    clara: Office, open_page, role: Role
) -> None:  # type: ignore[no-untyped-def]
    hear(clara)
    app = open_page("meetings", role=role)
    if not [c for c in app.segmented_control if c.key == "meetings.view"]:
        assert "zq" not in text_of(app) + tables_of(app)
        return
    show(app, "Inconformidades")
    shown = text_of(app) + tables_of(app)
    assert "1 inconformidad abierta, 1 fuera de plazo." in shown
    for secret in ("zqsecreto", "zqdueña", "Litigio", "Belmira"):
        assert secret not in shown
    assert not app.text_area

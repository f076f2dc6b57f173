"""Juntas y compromisos: empty, full, and refused input in each form."""

from __future__ import annotations

from datetime import date

import pandas as pd

from conftest import Office
from evalua import catalog
from evalua.registers.meetings import queries
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.commitments import CommitmentInput, add_commitment
from evalua.registers.meetings.seats import SeatInput
from evalua.ui.meetings.session import attendance_line
from pages_support import text_of, widget

CATALOG = catalog.load()


HELD = date(2026, 8, 20)


def show(app, view: str) -> None:  # type: ignore[no-untyped-def]
    widget(app, "segmented_control", "meetings.view").set_value(view).run()


def press(app, label: str) -> None:  # type: ignore[no-untyped-def]
    next(b for b in app.button if b.label == label).click().run()


def hold(office: Office, *promises: tuple[str, date]) -> int:
    """A board session where Cañaveral sent a delegate and Dos Aguas did not come."""
    kinds = ("holder", "holder", "delegate", "absent")
    seats = {
        key: SeatInput(kind, "Ana Ruiz" if kind == "delegate" else "")
        for key, kind in zip(office.members.values(), kinds, strict=True)
    }
    with office.work() as work:
        held = record_meeting(
            work, MeetingInput("board", HELD, act="12", seats=seats), catalog=CATALOG
        )
        for text, due in promises:
            add_commitment(
                work, CommitmentInput(held.id, text, "Secretaría técnica", due), catalog=CATALOG
            )
        return held.id


def commitments(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.commitments(session, association_id=office.id)


def attendance(office: Office) -> dict[int, tuple[str, str]]:
    with office.db.session() as session:
        rows = queries.attendance(session, association_id=office.id)
    return {r["municipality_id"]: (r["attended_as"], r["person"]) for r in rows.to_dict("records")}


def test_without_sessions_every_view_says_how_to_begin(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("meetings", mes="2026-10")
    assert "Todavía no hay compromisos" in text_of(app)
    show(app, "Sesiones")
    assert "Todavía no hay sesiones" in text_of(app)


def test_open_commitments_show_how_late_they_are(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara, ("Enviar el mapa", date(2026, 9, 15)), ("Firmar", date(2026, 12, 1)))
    app = open_page("meetings", mes="2026-10")
    said = text_of(app)
    assert "fue el 20/08/2026; hay 2 compromisos abiertos, 1 vencido." in said
    # From 15 September to 31 October: 46 days.
    assert app.dataframe[0].value["Estado"].tolist() == ["◆ Vencido hace 46 días", "– Pendiente"]


def test_a_commitment_is_fulfilled_with_its_evidence(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara, ("Enviar el mapa", date(2026, 9, 15)))
    app = open_page("meetings", mes="2026-10")
    press(app, "Marcar cumplido")
    said = text_of(app)
    assert "Elija la fecha." in said
    assert "Anote el soporte: acta, documento o dónde está." in said
    widget(app, "date_input", "done_on").set_value(date(2026, 9, 12)).run()
    widget(app, "text_input", "evidence").set_value("correo del 12").run()
    press(app, "Marcar cumplido")
    row = commitments(clara).iloc[0]
    assert (row["done_on"], row["evidence"]) == (pd.Timestamp(2026, 9, 12), "correo del 12")
    assert "No hay compromisos abiertos a esta fecha." in text_of(app)


def test_a_postponed_commitment_keeps_its_original_date(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara, ("Enviar el mapa", date(2026, 9, 15)))
    app = open_page("meetings", mes="2026-10")
    widget(app, "segmented_control", "meetings.outcome").set_value("Aplazar").run()
    widget(app, "date_input", "due_on").set_value(date(2026, 9, 1)).run()
    press(app, "Aplazar")
    said = text_of(app)
    assert "La nueva fecha debe ser posterior a la actual (15 de septiembre de 2026)." in said
    assert "Escriba por qué se aplaza." in said
    widget(app, "date_input", "due_on").set_value(date(2026, 11, 30)).run()
    widget(app, "text_input", "reason").set_value("faltan planos").run()
    press(app, "Aplazar")
    row = commitments(clara).iloc[0]
    assert row["due_on"] == pd.Timestamp(2026, 11, 30)
    assert (row["original_due_on"], row["postponements"]) == (pd.Timestamp(2026, 9, 15), 1)
    assert app.dataframe[0].value["Estado"].tolist() == ["– Pendiente · aplazado 1 vez"]


def test_a_commitment_is_cancelled_only_by_an_act_and_can_be_reopened(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    hold(clara, ("Enviar el mapa", date(2026, 9, 15)))
    app = open_page("meetings", mes="2026-10")
    widget(app, "segmented_control", "meetings.outcome").set_value("Cancelar por acta").run()
    widget(app, "date_input", "cancelled_on").set_value(date(2026, 9, 1)).run()
    press(app, "Cancelar el compromiso")
    assert "Escriba el número del acta que lo cancela." in text_of(app)
    widget(app, "text_input", "act").set_value("13").run()
    press(app, "Cancelar el compromiso")
    assert commitments(clara)["cancelled_act"].tolist() == ["13"]
    key = int(commitments(clara)["id"].iloc[0])
    widget(app, "selectbox", "meetings.reopen").set_value(key).run()
    press(app, "Volver a abrir")
    assert "Escriba por qué vuelve a quedar abierto." in text_of(app)
    widget(app, "text_input", "reason").set_value("el acta era de otro").run()
    press(app, "Volver a abrir")
    assert commitments(clara)["cancelled_on"].isna().all()


def test_everyone_is_a_holder_except_those_marked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("meetings", mes="2026-10")
    show(app, "Registrar una sesión")
    widget(app, "date_input", "held_on").set_value(date(2026, 10, 15)).run()
    widget(app, "multiselect", "delegate").set_value([clara.members["Belmira"]]).run()
    widget(app, "multiselect", "absent").set_value([clara.members["Dos Aguas"]]).run()
    assert "De 4 convocados: 2 titulares, 1 con delegación, 1 ausente." in text_of(app)
    press(app, "Registrar la sesión")
    kinds = {key: kind for key, (kind, _) in attendance(clara).items()}
    assert kinds == {
        clara.members["Alto Claro"]: "holder",
        clara.members["Belmira"]: "delegate",
        clara.members["Cañaveral"]: "holder",
        clara.members["Dos Aguas"]: "absent",
    }


def test_the_attendance_reads_as_a_sentence() -> None:
    away = {"delegate": 2, "acting": 1, "absent": 0}
    said = attendance_line(12, away)
    assert said == "De 12 convocados: 9 titulares, 1 con encargo, 2 con delegación."


def test_a_refused_session_says_everything_that_is_wrong(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("meetings", mes="2026-10")
    show(app, "Registrar una sesión")
    widget(app, "multiselect", "acting").set_value([clara.members["Belmira"]]).run()
    widget(app, "date_input", "held_on").set_value(date(2026, 11, 20)).run()
    press(app, "Registrar la sesión")
    assert "La fecha (20 de noviembre de 2026) aún no llega." in text_of(app)
    widget(app, "date_input", "held_on").set_value(date(2026, 10, 15)).run()
    press(app, "Registrar la sesión")
    assert "Belmira no tiene un encargo registrado en esa fecha." in text_of(app)
    widget(app, "multiselect", "absent").set_value([clara.members["Belmira"]]).run()
    press(app, "Registrar la sesión")
    assert "Belmira está en dos listas. Déjelo en una." in text_of(app)
    assert attendance(clara) == {}


def test_a_session_is_followed_by_its_commitments_and_decisions(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara)
    app = open_page("meetings", mes="2026-10")
    show(app, "Registrar una sesión")
    widget(app, "text_input", "text").set_value("Convocar la mesa técnica").run()
    press(app, "Agregar el compromiso")
    said = text_of(app)
    assert "Escriba quién responde." in said and "Elija la fecha límite." in said
    widget(app, "text_input", "responsible").set_value("Dirección").run()
    widget(app, "date_input", "due_on").set_value(date(2026, 11, 30)).run()
    press(app, "Agregar el compromiso")
    assert commitments(clara)["text"].tolist() == ["Convocar la mesa técnica"]
    widget(app, "segmented_control", "meetings.add").set_value("Decisión").run()
    press(app, "Agregar la decisión")
    assert "Escriba qué se decidió." in text_of(app)
    widget(app, "text_area", "text").set_value("Aprobar el plan 2027").run()
    press(app, "Agregar la decisión")
    assert "Otra decisión: Aprobar el plan 2027" in text_of(app)


def test_a_past_session_shows_who_came_and_is_corrected(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara)
    app = open_page("meetings", mes="2026-10")
    show(app, "Sesiones")
    assert app.dataframe[0].value["Titulares"].tolist() == ["2 de 4"]
    assert "Ausente: Dos Aguas" in text_of(app)
    widget(app, "multiselect", "absent").set_value([]).run()
    press(app, "Guardar la corrección")
    seats = attendance(clara)
    assert seats[clara.members["Dos Aguas"]][0] == "holder"
    assert seats[clara.members["Cañaveral"]] == ("delegate", "Ana Ruiz")


def test_a_session_is_taken_back_with_what_it_agreed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    hold(clara, ("Enviar el mapa", date(2026, 9, 15)))
    app = open_page("meetings", mes="2026-10")
    show(app, "Sesiones")
    press(app, "Eliminar")
    assert "Escriba por qué se elimina este registro." in text_of(app)
    widget(app, "text_input", "reason").set_value("no se realizó").run()
    press(app, "Eliminar")
    assert commitments(clara).empty and attendance(clara) == {}

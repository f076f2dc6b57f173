"""Asociación y miembros: facts, members, mayors and people, with refused input."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.registers.association.queries import states
from evalua.registers.members.queries import authorities, memberships
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.reading import alive
from evalua.ui.association.screen import GROUPS
from pages_support import text_of


def view(app, name: str):  # type: ignore[no-untyped-def]
    group = next(group for group, views in GROUPS.items() if name in views)
    app.segmented_control(key="association.group").set_value(group).run()
    if len(GROUPS[group]) > 1:
        app.segmented_control(key=f"association.view.{group}").set_value(name).run()
    assert not app.exception
    return app


def field(app, kind: str, start: str, name: str):  # type: ignore[no-untyped-def]
    found = [
        w
        for w in getattr(app, kind)
        if str(w.key).startswith(f"{start}.") and str(w.key).endswith(f".{name}")
    ]
    assert found, [w.key for w in getattr(app, kind)]
    return found[0]


def test_the_facts_of_the_association_are_changed(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("association")
    field(app, "text_input", "association", "acronym").set_value("MCC")
    field(app, "text_input", "association", "submission_day").set_value("15").run()
    field(app, "button", "association", "save").click().run()
    assert (clara.facts.acronym, clara.facts.submission_day) == ("MCC", 15)
    assert (clara.facts.name, clara.facts.board_label) == ("Mancomunidad Cuenca Clara", "Junta")


def test_a_submission_day_that_no_month_has_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("association")
    field(app, "text_input", "association", "submission_day").set_value("31").run()
    field(app, "button", "association", "save").click().run()
    assert "Escriba un día de envío entre 1 y 28." in text_of(app)
    assert clara.facts.submission_day == 10


def test_a_new_state_needs_its_act(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("association")
    field(app, "selectbox", "association.state", "state").set_value("inactive")
    field(app, "date_input", "association.state", "since").set_value(date(2026, 11, 1)).run()
    field(app, "button", "association.state", "save").click().run()
    assert "Escriba el acta o el acto que lo decidió." in text_of(app)
    field(app, "text_input", "association.state", "act").set_value("Acta 9").run()
    field(app, "button", "association.state", "save").click().run()
    with clara.db.session() as session:
        kept = states(session, association_id=clara.id)
    assert list(kept["state"]) == ["active", "inactive"]
    assert "Inactiva desde el 01/11/2026 · Acta 9" in text_of(app)


def test_members_are_added_by_pasting_their_names(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Miembros")
    field(app, "text_area", "members.add", "names").set_value("1. El Salto\nFuente Fría")
    field(app, "date_input", "members.add", "joined_on").set_value(date(2026, 2, 1)).run()
    assert "2 en la lista: El Salto, Fuente Fría." in text_of(app)
    field(app, "button", "members.add", "save").click().run()
    assert "6 miembros hoy." in text_of(app)
    with clara.db.session() as session:
        kept = memberships(session, association_id=clara.id)
    assert [f"{d:%Y-%m-%d}" for d in kept["joined_on"][-2:]] == ["2026-02-01", "2026-02-01"]


def test_a_repeated_member_is_refused_and_the_list_stays(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Miembros")
    field(app, "text_area", "members.add", "names").set_value("El Salto\nbelmira").run()
    field(app, "date_input", "members.add", "joined_on").set_value(date(2026, 2, 1)).run()
    field(app, "button", "members.add", "save").click().run()
    assert "belmira está repetido" in text_of(app)
    assert field(app, "text_area", "members.add", "names").value == "El Salto\nbelmira"
    assert "4 miembros hoy." in text_of(app)


def test_a_join_date_is_corrected_and_not_past_the_leave_date(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Miembros")
    field(app, "date_input", "members.joined", "joined_on").set_value(date(2021, 3, 4)).run()
    field(app, "button", "members.joined", "save").click().run()
    assert app.dataframe[0].value["Ingresó"].iloc[0] == "04/03/2021"
    field(app, "button", "members.joined", "save").click().run()
    assert "Elija la fecha de ingreso." in text_of(app)


def test_a_mayor_follows_another(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Alcaldías")
    for name, since in (("Ana Ruiz", date(2024, 1, 1)), ("José Peña", date(2026, 6, 1))):
        field(app, "selectbox", "mayor", "municipality_id").set_value(clara.members["Belmira"])
        field(app, "text_input", "mayor", "name").set_value(name)
        field(app, "date_input", "mayor", "from_on").set_value(since).run()
        field(app, "button", "mayor", "save").click().run()
    assert dict(app.dataframe[0].value.to_numpy().tolist())["Belmira"] == "José Peña"
    with clara.db.session() as session:
        kept = authorities(session, association_id=clara.id)
    assert f"{kept['to_on'].iloc[0]:%Y-%m-%d}" == "2026-05-31"


def test_a_mayor_without_a_name_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("association"), "Alcaldías")
    field(app, "selectbox", "mayor", "municipality_id").set_value(clara.members["Belmira"]).run()
    field(app, "button", "mayor", "save").click().run()
    assert "Escriba el nombre." in text_of(app) and "Elija desde qué fecha." in text_of(app)


def test_an_association_without_members_says_what_to_do(found, open_page) -> None:  # type: ignore[no-untyped-def]
    office = found("Mancomunidad Nueva", ["Única"])
    with office.work() as work:
        for row in (
            *alive(work.session, Municipality, office.id),
            *alive(work.session, Membership, office.id),
        ):
            work.remove(row, "se escribió por error")
    app = view(open_page("association"), "Miembros")
    assert "Pegue sus nombres" in text_of(app)
    assert "Todavía no hay municipios" in text_of(view(app, "Alcaldías"))

"""Indicadores y metas: targets of the year, owners, adoption and the rules of the score."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.registers.targets.queries import owners, settings, targets
from pages_support import text_of


def view(app, name: str):  # type: ignore[no-untyped-def]
    app.segmented_control(key="targets.view").set_value(name).run()
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


def rows(app, number: int = 0):  # type: ignore[no-untyped-def]
    return app.dataframe[number].value.set_index("Indicador")


def test_without_decisions_the_catalogue_says_what_is_usual(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    shown = rows(open_page("targets"))
    assert list(shown.loc["2. Recaudo de aportes", ["Meta", "De dónde sale"]]) == [
        "90,0 %",
        "catálogo",
    ]
    assert shown.loc["3. Proyectos con financiación lograda", "Meta"] == "sin meta"


def test_targets_of_the_plan_are_set_together_with_their_act(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "text_input", "targets.2026", "A03-Q07-02").set_value("4")
    field(app, "text_input", "targets.2026", "A07-Q18-01").set_value("1.200").run()
    field(app, "button", "targets.2026", "save").click().run()
    assert "Escriba el acta en que la junta lo decidió." in text_of(app)
    field(app, "text_input", "targets.2026", "act").set_value("Acta 1").run()
    field(app, "button", "targets.2026", "save").click().run()
    with clara.db.session() as session:
        kept = targets(session, association_id=clara.id)
    assert dict(zip(kept["indicator"], kept["value"], strict=True)) == {
        "A03-Q07-02": 4.0,
        "A07-Q18-01": 1200.0,
    }
    shown = rows(app).loc["3. Proyectos con financiación lograda"]
    assert (shown["Meta"], shown["De dónde sale"]) == (
        "4 proyectos",
        "decidida el 05/11/2026, Acta 1",
    )


def test_a_target_typed_in_another_format_is_refused(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "text_input", "targets.2026", "A03-Q07-02").set_value("4,0.0").run()
    field(app, "text_input", "targets.2026", "act").set_value("Acta 1").run()
    field(app, "button", "targets.2026", "save").click().run()
    assert "No entendí «4,0.0». Escriba un número como 12,5." in text_of(app)
    with clara.db.session() as session:
        assert targets(session, association_id=clara.id).empty


def test_nothing_typed_is_nothing_saved(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "button", "targets.2026", "save").click().run()
    assert "Escriba al menos una meta." in text_of(app)


def test_a_fixed_target_of_the_catalogue_is_changed_by_act(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "selectbox", "target.fixed", "indicator").set_value("A02-Q04-01").run()
    field(app, "text_input", "target.fixed", "value").set_value("120")
    field(app, "text_input", "target.fixed", "act").set_value("Acta 2").run()
    field(app, "button", "target.fixed", "save").click().run()
    assert "Escriba un número entre 0 y 100." in text_of(app)
    field(app, "text_input", "target.fixed", "value").set_value("95").run()
    field(app, "button", "target.fixed", "save").click().run()
    assert rows(app).loc["2. Recaudo de aportes", "Meta"] == "95,0 %"


def test_one_person_is_named_for_several_indicators(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Responsables")
    field(app, "button", "targets.owner", "save").click().run()
    assert "Elija al menos un indicador." in text_of(app)
    field(app, "multiselect", "targets.owner", "indicators").set_value(["A02-Q04-01", "A02-Q04-02"])
    field(app, "text_input", "targets.owner", "owner").set_value("Tesorería").run()
    field(app, "button", "targets.owner", "save").click().run()
    with clara.db.session() as session:
        assert set(owners(session, association_id=clara.id)["owner"]) == {"Tesorería"}
    shown = rows(app)["Responsable"]
    assert shown["2. Recaudo de aportes"] == shown["2. Municipios al día"] == "Tesorería"


def test_what_is_measured_says_the_core_is_always_measured(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(view(open_page("targets"), "Qué se mide"))
    assert "Los 18 indicadores núcleo se miden siempre." in said


def test_the_rules_change_by_act_from_a_date(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Reglas del puntaje")
    field(app, "text_input", "policy", "band_green").set_value("82,5")
    field(app, "selectbox", "policy", "bands").set_value("no")
    field(app, "date_input", "policy", "since").set_value(date(2026, 10, 1))
    field(app, "text_input", "policy", "act").set_value("Acta 5").run()
    field(app, "button", "policy", "save").click().run()
    with clara.db.session() as session:
        kept = settings(session, association_id=clara.id)
    assert dict(zip(kept["key"], kept["value"], strict=True)) == {
        "band_green": "82.5",
        "bands": "no",
    }
    said = text_of(app)
    assert "«Bien» desde (puntos de 100): 82,5" in said
    assert "Semáforo: Solo hechos, sin semáforo" in said


def test_rules_out_of_order_are_refused_beside_their_field(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Reglas del puntaje")
    field(app, "text_input", "policy", "band_amber").set_value("90")
    field(app, "date_input", "policy", "since").set_value(date(2026, 10, 1))
    field(app, "text_input", "policy", "act").set_value("Acta 5").run()
    field(app, "button", "policy", "save").click().run()
    assert "«En camino» debe empezar antes que «Bien»." in text_of(app)
    with clara.db.session() as session:
        assert settings(session, association_id=clara.id).empty


def test_a_weight_is_changed_by_act_and_listed_with_its_date(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Pesos")
    assert "la junta todavía no ha cambiado ninguno" in text_of(app)
    field(app, "selectbox", "weight", "code").set_value("A03").run()
    assert "Hoy pesa 1 dentro del índice." in text_of(app)
    field(app, "text_input", "weight", "weight").set_value("0").run()
    field(app, "text_input", "weight", "act").set_value("Acta 9")
    field(app, "date_input", "weight", "since").set_value(date(2026, 1, 1)).run()
    field(app, "button", "weight", "save").click().run()
    assert "0,1" in text_of(app)
    field(app, "text_input", "weight", "weight").set_value("2,5").run()
    field(app, "button", "weight", "save").click().run()
    shown = app.dataframe[0].value
    assert list(shown["Peso"]) == ["2,5"]
    assert list(shown["Acta"]) == ["Acta 9"]


def test_a_target_is_programmed_by_months_and_says_so(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "selectbox", "target.schedule", "indicator").set_value("A03-Q07-02")
    field(app, "text_input", "target.schedule", "schedule").set_value("1 2 3")
    field(app, "text_input", "target.schedule", "act").set_value("Acta 1").run()
    field(app, "button", "target.schedule", "save").click().run()
    assert "Escriba doce números, de enero a diciembre; hay 3." in text_of(app)
    field(app, "text_input", "target.schedule", "schedule").set_value("0 0 0 1 1 2 2 2 3 3 5 6")
    app.run()
    field(app, "button", "target.schedule", "save").click().run()
    shown = rows(app).loc["3. Proyectos con financiación lograda"]
    assert (shown["Meta"], shown["De dónde sale"]) == (
        "6 proyectos",
        "decidida el 05/11/2026, Acta 1; programada por meses",
    )

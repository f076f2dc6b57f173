"""Indicadores y metas: typing a figure, own indicators, adoption by cost, baselines, retirement."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Office
from evalua.registers.own_indicators.queries import own_indicators
from evalua.registers.targets.queries import adoptions, baselines, retirements
from evalua.registers.typed.queries import typed_figures
from pages.test_targets_page import field, rows, view
from pages_support import text_of


def test_without_typed_figures_the_screen_says_what_it_is_for(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Digitar una cifra")
    assert "Todavía no hay cifras digitadas" in text_of(app)


def test_a_figure_is_typed_refused_and_then_listed_with_its_period(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Digitar una cifra")
    field(app, "selectbox", "typed.figure", "indicator").set_value("A10-Q23-02").run()
    field(app, "selectbox", "typed.figure", "period_end").set_value("2025-12-31")
    field(app, "text_input", "typed.figure", "numerator").set_value("9")
    field(app, "text_input", "typed.figure", "denominator").set_value("8").run()
    field(app, "button", "typed.figure", "save").click().run()
    said = text_of(app)
    assert "La parte (9) es más que el total (8)" in said
    assert "Escriba de dónde sale la cifra." in said
    field(app, "text_input", "typed.figure", "numerator").set_value("6")
    field(app, "text_input", "typed.figure", "source").set_value("Ronda en papel")
    field(app, "text_input", "typed.figure", "evidence").set_value("Sobres sellados").run()
    field(app, "button", "typed.figure", "save").click().run()
    with clara.db.session() as session:
        (kept,) = typed_figures(session, association_id=clara.id).to_dict("records")
    assert (kept["numerator"], kept["denominator"]) == (6.0, 8.0)
    shown = rows(app).loc["Grupos que opinan"] if "Grupos que opinan" in rows(app).index else None
    listed = rows(app).iloc[0] if shown is None else shown
    assert listed["Periodo"] == "año 2025"
    assert listed["Valor"].replace("\u00a0", " ") == "75,0 %"


def test_an_own_indicator_is_added_with_a_code_and_listed_with_its_formula(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Indicadores propios")
    assert "Todavía no hay indicadores propios" in text_of(app)
    form = "own.card"
    field(app, "selectbox", form, "numerator_of").set_value("members_reached").run()
    field(app, "selectbox", form, "denominator_of").set_value("members").run()
    field(app, "selectbox", form, "numerator_only").set_value("kind=training")
    field(app, "selectbox", form, "question").set_value("Q13")
    field(app, "text_input", form, "target_value").set_value("80")
    field(app, "text_area", form, "definition").set_value("Miembros con capacitación.")
    for name in ("name", "verification", "pitfall", "tip", "act"):
        field(app, "text_input", form, name).set_value(f"Texto de {name}")
    app.run()
    field(app, "button", form, "save").click().run()
    assert "Elija la fecha." in text_of(app)
    field(app, "date_input", form, "since").set_value(date(2026, 1, 1)).run()
    field(app, "button", form, "save").click().run()
    with clara.db.session() as session:
        assert own_indicators(session, association_id=clara.id)["code"].tolist() == ["P-01"]
    shown = rows(app).loc["Texto de name"]
    assert shown["Código"] == "P-01"
    assert shown["Cómo se calcula"].endswith("÷ municipios miembros")
    open_page("indicator", mes="2026-10", indicador="P-01")


def test_what_is_chosen_says_what_it_would_cost_and_one_act_adopts_it_all(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Qué se mide")
    shown = rows(app)
    assert shown.loc[
        "Mesas activas" if "Mesas activas" in shown.index else shown.index[0], "Estado"
    ] == ("– sin adoptar")
    chosen = ["A06-Q15-02", "A05-Q13-03"]
    field(app, "multiselect", "adoption.2026", "indicators").set_value(chosen).run()
    assert "Con estas, el mes pide unas 115 teclas más" in text_of(app)
    field(app, "text_input", "adoption.2026", "act").set_value("Acta 9").run()
    field(app, "button", "adoption.2026", "save").click().run()
    with clara.db.session() as session:
        kept = adoptions(session, association_id=clara.id)
    assert set(kept["indicator"]) == set(chosen)
    assert set(kept["act"]) == {"Acta 9"}


def test_an_indicator_is_retired_from_a_date_and_taken_up_again(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets"), "Qué se mide")
    field(app, "selectbox", "retire", "indicator").set_value("A06-Q16-02")
    field(app, "date_input", "retire", "since").set_value(date(2026, 3, 1))
    field(app, "text_input", "retire", "reason").set_value("Nadie lo usa")
    field(app, "text_input", "retire", "act").set_value("Acta 9").run()
    field(app, "button", "retire", "save").click().run()
    field(app, "date_input", "resume", "since").set_value(date(2026, 6, 1)).run()
    field(app, "button", "resume", "save").click().run()
    with clara.db.session() as session:
        (kept,) = retirements(session, association_id=clara.id).to_dict("records")
    assert (kept["since"].date(), kept["until"].date()) == (date(2026, 3, 1), date(2026, 5, 31))


def test_a_baseline_is_adopted_by_act(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("targets")
    field(app, "selectbox", "target.baseline", "indicator").set_value("A02-Q05-01")
    field(app, "text_input", "target.baseline", "value").set_value("5")
    field(app, "date_input", "target.baseline", "measured_on").set_value(date(2025, 12, 31)).run()
    field(app, "button", "target.baseline", "save").click().run()
    assert "Escriba el acta en que la junta la adoptó." in text_of(app)
    field(app, "text_input", "target.baseline", "act").set_value("Acta 3").run()
    field(app, "button", "target.baseline", "save").click().run()
    with clara.db.session() as session:
        assert baselines(session, association_id=clara.id)["value"].tolist() == [5.0]


@pytest.mark.parametrize("name", ["Digitar una cifra", "Indicadores propios", "Qué se mide"])
def test_who_only_reads_is_told_who_does_it(clara: Office, open_page, name: str) -> None:  # type: ignore[no-untyped-def]
    app = view(open_page("targets", role="reader"), name)
    assert not [b for b in app.button if str(b.key).endswith(".save")]

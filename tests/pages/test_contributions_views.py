"""The views of Aportes: account and its files, equity, simulator, with empty and refused input."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.registers.members.commands import end_membership
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project
from pages.test_contributions_page import bill
from pages_support import text_of

YES = {f"V{n:02d}": "prueba" for n in range(1, 60)}


def view(open_page, name: str, **query: str):  # type: ignore[no-untyped-def]
    app = open_page("contributions", **({"mes": "2026-10"} | query))
    app.segmented_control(key="contributions.view").set_value(name).run()
    assert not app.exception
    return app


def spoken(app) -> str:  # type: ignore[no-untyped-def]
    return text_of(app).replace("\u00a0", " ")


def road(office: Office) -> None:
    """A road for Alto Claro and Belmira: 1,000,000 committed; 300 and 100 people."""
    with office.work() as work:
        towns = [
            BenefitInput(office.members["Alto Claro"], 300, 0, 0, None),
            BenefitInput(office.members["Belmira"], 100, 0, 0, None),
        ]
        project = create_project(
            work, ProjectInput("Vía El Salto", "roads", towns, cost=1_000_000), confirmed=YES
        )
        data = FundingInput(
            project.id, "national", "committed", 1_000_000, date(2026, 9, 1), "Ministerio", "C-7"
        )
        add_funding(work, data, confirmed=YES)


def test_each_view_says_what_it_will_show_while_there_is_nothing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    told = {
        "Quién debe": "Aquí verá quién debe, cuánto y desde cuándo.",
        "Estado de cuenta": "Alto Claro no tiene movimientos hasta el 31/10/2026.",
        "Equidad": "Todavía no hay qué comparar",
        "Simulador": "No hay una cuota vigente que simular",
    }
    for name, sentence in told.items():
        assert sentence in spoken(view(open_page, name)), name


def test_the_address_opens_a_view(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10", vista="quien debe")
    assert "Saldo vencido por antigüedad" in text_of(app)


def test_the_amounts_of_the_grid_are_hidden_until_asked_for(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = open_page("contributions", mes="2026-10")
    assert app.toggle(key="contributions.amounts").value is False
    texts = str(app.get("plotly_chart")[0].proto.spec)
    app.toggle(key="contributions.amounts").set_value(True).run()
    assert str(app.get("plotly_chart")[0].proto.spec) != texts


def test_the_account_has_its_balance_its_movements_and_two_files(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = view(open_page, "Estado de cuenta")
    app.selectbox(key="contributions.town").set_value(clara.members["Belmira"]).run()
    said = spoken(app)
    assert "Belmira debe $ 500.000; lo más antiguo venció hace 21 días." in said
    assert "se le ha cobrado $ 2.000.000, ha pagado $ 1.500.000." in said
    moves = app.dataframe[0].value
    assert moves.iloc[0]["Detalle"] == "cubre septiembre 2026 y octubre 2026"
    assert [text.replace("\u00a0", " ") for text in moves["Saldo"]] == [
        "$ 500.000",
        "$ 2.000.000",
        "$ 1.000.000",
    ]
    assert [b.proto.label for b in app.get("download_button")] == [
        "Descargar en Excel",
        "Descargar para imprimir",
    ]


def test_who_left_keeps_its_account(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    with clara.work() as work:
        end_membership(work, clara.members["Belmira"], date(2026, 10, 15), "Decisión")
    app = view(open_page, "Estado de cuenta")
    assert "Belmira" in app.selectbox(key="contributions.town").options


def test_equity_shows_the_three_rules_side_by_side(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    road(clara)
    app = view(open_page, "Equidad")
    table = app.dataframe[0].value.set_index("Municipio")
    assert list(table.index) == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    # Belmira paid everything; the road is one half, or a quarter by its hundred people.
    assert table.loc["Belmira", "Aporta"] == "100,0 %"
    assert table.loc["Belmira", "Recibe por igual"] == "50,0 % (−50,0)"
    assert table.loc["Belmira", "Recibe por personas"] == "25,0 % (−75,0)"
    assert table.loc["Alto Claro", "Recibe por población"] == "—"
    said = spoken(app)
    assert "Ninguna es la correcta" in said
    assert "falta la población de algún municipio" in said
    assert "Todavía no hay necesidades anotadas" in said


def test_the_simulator_answers_five_per_cent_and_saves_nothing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    before = clara.db.revision(clara.id)
    app = view(open_page, "Simulador")
    rows = app.dataframe[0].value.set_index("Municipio").map(lambda t: t.replace("\u00a0", " "))
    assert list(rows.loc["Belmira"]) == [
        "$ 1.000.000",
        "$ 1.050.000",
        "$ 600.000",
        "75 %",
        "$ 9.000.000",
        "$ 9.450.000",
    ]
    assert [m.value.replace("\u00a0", " ") for m in app.metric] == ["$ 50.400.000", "$ 9.450.000"]
    app.text_input(key="contributions.simulator.percent").set_value("-10 %").run()
    assert app.metric[0].delta.replace("\u00a0", " ") == "-$ 4.800.000"
    assert clara.db.revision(clara.id) == before


def test_the_simulator_says_what_it_did_not_understand(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = view(open_page, "Simulador")
    box = app.text_input(key="contributions.simulator.percent")
    box.set_value("mucho").run()
    assert "No entendí «mucho». Escriba un porcentaje como 2,5." in text_of(app)
    assert not app.metric
    app.text_input(key="contributions.simulator.percent").set_value("2000").run()
    assert "Escriba un porcentaje entre -100 y 1000." in text_of(app)
    app.segmented_control(key="contributions.simulator.how").set_value("Cuota igual").run()
    app.text_input(key="contributions.simulator.amount").set_value("1,200.00").run()
    assert "No entendí «1,200.00»" in text_of(app)
    app.text_input(key="contributions.simulator.amount").set_value("1.200.000").run()
    assert app.metric[0].delta.replace("\u00a0", " ") == "+$ 9.600.000"

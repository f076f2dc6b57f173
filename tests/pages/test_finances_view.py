"""Finanzas in Otros registros: the month, what was lost and the audits."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.registers.audits import queries as audits
from evalua.registers.finances import queries
from evalua.registers.finances.months import FinancesInput, record_finances
from evalua.registers.services.commands import ServiceInput, add_service, record_service
from pages_support import show_register, text_of, widget

CATALOG = catalog.load()


def open_on(open_page, register: str, **query: str) -> AppTest:  # type: ignore[no-untyped-def]
    app: AppTest = open_page("other_registers", mes="2026-10", **query)
    return show_register(app, register)


def press(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception, app.exception


def plain(app: AppTest) -> str:
    return text_of(app).replace("\u00a0", " ")


def test_the_month_is_refused_until_its_payroll_fits_and_then_is_kept(
    clara: Office,
    open_page,  # type: ignore[no-untyped-def]
) -> None:
    app = open_on(open_page, "Finanzas del mes")
    assert "Todavía no hay finanzas registradas" in text_of(app)
    for name, typed in (("expense", "8.000.000"), ("payroll", "9.000.000")):
        widget(app, "text_input", name).set_value(typed).run()
    press(app, "Guardar el mes")
    said = text_of(app)
    assert "El gasto de operación incluye toda la nómina" in said and "Escriba el valor." in said
    widget(app, "text_input", "expense").set_value("12.000.000").run()
    widget(app, "text_input", "payroll_projects").set_value("1.800.000").run()
    widget(app, "text_input", "projects").set_value("9.000.000").run()
    press(app, "Guardar el mes")
    row = app.dataframe[0].value.iloc[0]
    assert row["Mes"] == "Octubre 2026"
    assert row["Nómina pagada con proyectos"].replace("\u00a0", " ") == "20 %"
    assert widget(app, "text_input", "projects").value == "9.000.000"
    with clara.db.session() as session:
        rows = queries.month_finances(session, association_id=clara.id)
    assert rows["expense"].tolist() == [12_000_000]


def test_what_other_registers_say_is_shown_and_not_asked(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        data = ServiceInput("Relleno", "landfill", "toneladas", date(2026, 3, 1))
        key = add_service(work, data, catalog=CATALOG).id
        record_service(work, key, Month(2026, 10), {clara.members["Belmira"]: ("3", "450.000")})
    app = open_on(open_page, "Finanzas del mes")
    assert "Aportes pagados en el mes: $ 0 (calculado)." in plain(app)
    assert "Venta de servicios: $ 450.000 (calculado de «Servicios»)." in plain(app)
    assert not [w for w in app.text_input if str(w.key).endswith(".services")]


def test_one_source_that_gives_nearly_everything_is_warned_about(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        data = FinancesInput(
            "5.000.000", "3.000.000", "0", cooperation="9.000.000", other="1.000.000"
        )
        record_finances(work, Month(2026, 10), data)
    app = open_on(open_page, "Finanzas del mes")
    assert "Más del 60 % de los ingresos de 2026 viene de una sola fuente: cooperación" in plain(
        app
    )
    assert len(app.get("plotly_chart")) == 1


def test_a_lost_funding_is_recorded_with_its_reason(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_on(open_page, "Recursos perdidos")
    assert "No hay recursos perdidos anotados" in text_of(app)
    press(app, "Guardar el recurso perdido")
    assert "Elija por qué se perdió." in text_of(app)
    widget(app, "date_input", "lost_on").set_value(date(2026, 8, 1)).run()
    widget(app, "selectbox", "source").set_value("cooperation").run()
    widget(app, "selectbox", "category").set_value("budget_cut").run()
    widget(app, "text_input", "concept").set_value("Formación").run()
    widget(app, "text_input", "amount").set_value("40.000.000").run()
    widget(app, "text_area", "reason").set_value("Redujo su programa").run()
    press(app, "Guardar el recurso perdido")
    assert "En doce meses se perdieron $ 40.000.000." in plain(app)
    assert app.dataframe[0].value["Por qué"].tolist() == ["Recorte de quien financiaba"]


def test_an_audit_then_its_finding_and_its_closing(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_on(open_page, "Auditorías")
    assert "Todavía no hay auditorías" in text_of(app)
    press(app, "Guardar la auditoría")
    assert "Escriba quién la hizo." in text_of(app)
    widget(app, "selectbox", "origin").set_value("oversight").run()
    widget(app, "text_input", "auditor").set_value("Contraloría").run()
    widget(app, "date_input", "audited_on").set_value(date(2026, 5, 4)).run()
    press(app, "Guardar la auditoría")
    assert "En los últimos doce meses hubo una auditoría." in text_of(app)
    widget(app, "text_area", "title").set_value("Contratos sin publicar").run()
    widget(app, "selectbox", "severity").set_value("high").run()
    widget(app, "date_input", "due_on").set_value(date(2026, 9, 30)).run()
    press(app, "Guardar el hallazgo")
    assert app.dataframe[0].value["Estado"].tolist() == ["◆ Vencido"]
    widget(app, "selectbox", "audits.finding").set_value(1).run()
    widget(app, "date_input", "closed_on").set_value(date(2026, 10, 2)).run()
    press(app, "Guardar el hallazgo")
    assert "Escriba el soporte del cierre" in text_of(app)
    widget(app, "text_input", "proof").set_value("publicaciones").run()
    press(app, "Guardar el hallazgo")
    assert app.dataframe[0].value["Estado"].tolist() == ["✓ Cerrado"]
    with clara.db.session() as session:
        rows = audits.audit_findings(session, association_id=clara.id)
    assert rows["proof"].tolist() == ["publicaciones"]


def test_who_only_reads_sees_the_finances_and_no_form(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        record_finances(work, Month(2026, 10), FinancesInput("5", "3", "0"))
    app = open_page("other_registers", mes="2026-10", role="board", vista="Finanzas del mes")
    assert app.dataframe[0].value["Mes"].tolist()[0] == "Octubre 2026"
    assert not [b for b in app.button if b.label == "Guardar el mes"]

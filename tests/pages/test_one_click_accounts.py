"""Questions a board asks of the accounts: each is answered with one click on the page."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.registers.services.commands import ServiceInput, add_service, record_service
from pages.test_contributions_page import bill
from pages.test_contributions_views import road, spoken

YES = {f"V{n:02d}": "prueba" for n in range(1, 60)}


def one_click(open_page, name: str):  # type: ignore[no-untyped-def]
    app = open_page("contributions", mes="2026-10")
    app.segmented_control(key="contributions.view").set_value(name).run()
    assert not app.exception
    return app


def test_who_owes_how_much_and_since_when(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    app = one_click(open_page, "Quién debe")
    # September fell due on the 10th, 51 days before the end of October.
    assert (
        "4 municipios deben $ 6.500.000 ya vencidos; lo más antiguo, desde hace 51 días."
        in spoken(app)
    )
    rows = app.dataframe[0].value.set_index("Municipio").map(lambda t: t.replace("\u00a0", " "))
    assert list(rows.index) == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    assert list(rows.loc["Alto Claro"]) == [
        "$ 2.000.000",
        "10/09/2026",
        "51",
        "$ 2.000.000",
        "sin pagos",
        "◆ Pendiente",
    ]
    assert list(rows.loc["Belmira", ["Vencido", "Desde", "Último pago"]]) == [
        "$ 500.000",
        "10/10/2026",
        "08/10/2026",
    ]


def test_what_my_municipality_paid_and_received(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    road(clara)
    said = spoken(one_click(open_page, "Estado de cuenta"))
    assert "Alto Claro debe $ 2.000.000" in said
    assert "se le ha cobrado $ 2.000.000, ha pagado $ 0." in said
    assert (
        "aportó el 0,0 % de lo pagado por todos y recibió de lo comprometido en proyectos: 50,0 % por "
        "igual, 75,0 % por personas beneficiarias." in said
    )


def test_whether_operation_is_paid_with_what_is_ours(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    bill(clara)
    with clara.work() as work:
        service = add_service(
            work,
            ServiceInput("Maquinaria", "machinery", "horas", date(2026, 1, 1)),
            catalog=catalog.load(),
        )
        record_service(
            work,
            service.id,
            Month(2026, 10),
            {clara.members["Belmira"]: (12, "500.000")},
            confirmed=YES,
        )
    app = one_click(open_page, "Simulador")
    said = spoken(app)
    assert "entraron $ 2.000.000 propios: $ 1.500.000 de aportes y $ 500.000 de servicios." in said
    # Nobody records what operation costs: the page says so and lets it be tried.
    assert "Evalúa todavía no registra el gasto de operación." in said
    app.text_input(key="contributions.simulator.cost").set_value("4.000.000").run()
    assert "Con lo propio se cubre el 50,0 % de un gasto de $ 4.000.000 al año" in spoken(app)

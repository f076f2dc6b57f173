"""Indicador: the chain of a score, its rows, and what to do where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from board.year import Year, record_year
from conftest import TODAY, Office
from evalua.board.chain import chain_of
from evalua.domain.month import Month
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core
from evalua.registers.contributions.commands import PaymentInput, record_payment
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.targets.commands import set_targets
from evalua.registers.typed.commands import FigureInput, type_figure
from evalua.ui.catalogue import CATALOG
from evalua.ui.formats import opening
from evalua.ui.indicator.rows import ADDS, ONLY_BELOW, OUT, count_word, summary
from pages_support import chain_on, doors, text_of, widget


def steps(app) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {step: figure.replace("\u00a0", " ") for step, figure, _ in chain_on(app)}


def table(app, header: str):  # type: ignore[no-untyped-def]
    return next(d.value for d in app.dataframe if header in d.value.columns)


def test_an_indicator_without_data_says_why_and_where_to_record_it(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("indicator", mes="2026-10", indicador="A01-Q02-01")
    said = text_of(app)
    assert "Regístrelo, o diga en el cierre del mes por qué no lo tiene." in said
    assert next(m.value for m in app.metric if m.label == "Estado") == "○ sin dato"
    assert "Este mes no hay filas registradas que mirar." in said


def test_the_chain_on_screen_is_the_chain_of_the_board_and_each_link_opens_its_place(
    year: Year, open_year
) -> None:  # type: ignore[no-untyped-def]
    app = open_year("indicator", indicador="A02-Q04-01")
    told = chain_of(year.now, CATALOG, "A02-Q04-01")
    assert [tuple(plain_spaces(t) for t in link) for link in chain_on(app)] == [
        tuple(plain_spaces(t) for t in (link.step, link.figure, opening(link.how))) for link in told
    ]
    opened = doors(app)
    for link in told:
        subject = dict([link.subject]) if link.subject[0] else {}
        assert opened[link.step] == (link.page, {"mes": "2026-10", **subject})


def plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_rows_behind_say_which_count_and_why(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("indicator", mes="2026-10", indicador="A02-Q04-02")
    rows = table(app, "Por qué").set_index("Municipio")
    assert dict(rows["Cuenta"]) == {
        "Alto Claro": ONLY_BELOW,
        "Belmira": ADDS,
        "Cañaveral": ONLY_BELOW,
        "Dos Aguas": ADDS,
    }
    assert rows.loc["Cañaveral", "Por qué"] == "en mora"
    assert "4 filas: 2 suman al numerador y 2 solo están en el denominador." in text_of(app)
    assert doors(app)["Abrir el registro: miembros"] == ("association", {})


def test_a_value_without_target_is_shown_and_says_to_set_it(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("indicator", mes="2026-10", indicador="A03-Q07-02")
    assert steps(app)["Valor"] == "2 proyectos" and steps(app)["Meta exigible"] == "sin meta"
    assert "Fije la meta del año" in text_of(app)


def test_a_complementary_that_is_not_adopted_says_where_to_adopt_it(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    app = open_page("indicator", mes="2026-10", indicador="A06-Q15-01")
    assert "Es complementario y la junta no lo ha adoptado este año" in text_of(app)


def test_a_typed_figure_says_that_it_was_typed_and_by_what_it_is_proved(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        data = FigureInput(date(2025, 12, 31), "6", "8", "Ronda en papel", "Sobres sellados")
        type_figure(work, "A10-Q23-02", data, catalog=CATALOG)
    app = open_page("indicator", mes="2026-10", indicador="A10-Q23-02")
    said = text_of(app)
    assert "Origen del valor: digitado." in said
    assert (
        next(m.value for m in app.metric if m.label == "Valor").replace("\u00a0", " ") == "75,0 %"
    )
    assert table(app, "Por qué")["Por qué"].tolist() == [
        "digitado; Ronda en papel; soporte: Sobres sellados"
    ]


def test_the_card_shows_its_worked_example(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("indicator", mes="2026-10", indicador="A10-Q23-02"))
    assert "Ejemplo. Contestaron con el mínimo de respuestas cinco de los ocho grupos." in said
    assert "83,33 puntos de 100" in said


def test_the_card_cites_its_documents(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("indicator", mes="2026-10", indicador="A02-Q04-01"))
    assert "Fuente. FOINCIDE 2021, pregunta 6; USAID 2018, sección 2.2" in said
    assert "Código. A02-Q04-01, indicador núcleo" in said


def test_rows_carry_their_evidence_and_say_how_many_have_it(open_year) -> None:  # type: ignore[no-untyped-def]
    app = open_year("indicator", indicador="A02-Q04-01")
    rows = table(app, "Evidencia")
    # 8 + 10 + 6 + 9 charges paid with a receipt and half of another: 34 of 40.
    assert "34 de 40 filas tienen evidencia anotada." in text_of(app)
    assert rows["Evidencia"].iloc[0] == "R-0108-A" and (rows["Evidencia"] == "").sum() == 6


def test_the_history_of_the_target_has_every_row_with_its_act(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    with clara.work() as work:
        for value, day, act in (
            (80, date(2026, 1, 15), "Acta 1"),
            (92, date(2026, 6, 1), "Acta 4"),
        ):
            target = {"A02-Q04-01": value}
            set_targets(work, 2026, target, decided_on=day, act=act, catalog=CATALOG)
    app = open_page("indicator", mes="2026-10", indicador="A02-Q04-01")
    rows = table(app, "Decidida")
    assert rows[["Meta", "Decidida", "Acta", "Estado"]].values.tolist() == [
        ["92,0 %", "01/06/2026", "Acta 4", "● Se aplica"],
        ["80,0 %", "15/01/2026", "Acta 1", "– Reemplazada"],
    ]


def test_municipalities_are_in_alphabetical_order_and_open_in_twelve_months(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("indicator", mes="2026-10", indicador="A02-Q04-01")
    rows = next(d.value for d in app.dataframe if next(iter(d.value.columns)) == "Municipio")
    assert list(rows["Municipio"]) == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    # 8, 10, 6 and 9.5 of the ten million each owed by then.
    assert list(rows["Valor"]) == ["80,0 %", "100,0 %", "60,0 %", "95,0 %"]
    charts = len(app.get("plotly_chart"))
    widget(app, "toggle", "indicator.multiples").set_value(True).run()
    assert not app.exception and len(app.get("plotly_chart")) == charts + 1


def test_an_approved_month_shows_what_was_frozen_even_if_more_is_paid_later(
    clara: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    approve(clara, Month(2026, 10))
    with clara.work() as work:
        late = PaymentInput(clara.members["Cañaveral"], date(2026, 10, 30), "4.000.000", "R-99")
        record_payment(work, late, confirmed={"V43": "llegó tarde", "V08": "sí", "V09": "sí"})
    app = open_page("indicator", mes="2026-10", indicador="A02-Q04-01")
    assert steps(app)["Valor"] == "83,8 %"
    assert len(table(app, "Por qué")) == 40
    # The late four million of 30 October would make 37.5 of 40 million.
    changed = table(app, "Con los datos de hoy").set_index("Cifra")
    assert list(changed.loc["Valor"]) == ["83,8 %", "93,8 %"]


def approve(office: Office, month: Month, first: Month = Month(2024, 1)) -> None:
    """Send and approve every month up to this one, with a reason for whatever is missing."""
    with office.work() as work:
        for elapsed in first.to(month):
            if elapsed < month:
                work.add(
                    ReportMonth(
                        association_id=office.id,
                        month=str(elapsed),
                        state="submitted",
                        first_submitted_on=elapsed.next.first,
                    )
                )
    with office.db.session() as session:
        missing = missing_core(
            session, association_id=office.id, month=month, today=TODAY, catalog=CATALOG
        )
    with office.work() as work:
        for item in missing:
            give_reason(work, month, item.code, "not_available", "Apenas se empieza a registrar.")
        life.submit(work, month, catalog=CATALOG)
        life.approve(work, month, act="Acta 7", approved_on=TODAY, catalog=CATALOG)


@pytest.mark.parametrize(
    ("numerator", "denominator", "word"),
    [
        (1.0, 1.0, ADDS),
        (2.0, float("nan"), ADDS),
        (0.0, 1.0, ONLY_BELOW),
        (0.0, float("nan"), OUT),
        (float("nan"), float("nan"), OUT),
        (0.0, 0.0, OUT),
    ],
)
def test_a_row_adds_only_stands_below_or_is_out(
    numerator: float, denominator: float, word: str
) -> None:
    assert count_word(numerator, denominator) == word


def test_a_single_row_is_said_in_singular() -> None:
    assert summary([ADDS]).startswith("1 fila: ")

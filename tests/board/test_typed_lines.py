"""Typed figures as lines, and the origin of a value wherever it is told."""

from __future__ import annotations

from datetime import date

from conftest import TODAY, Office
from evalua import catalog
from evalua.board.figures import told_value
from evalua.board.indicators import indicator_lines
from evalua.board.quality import origin_lines
from evalua.board.typed_figures import typed_lines
from evalua.domain.month import Month
from evalua.months.evaluation import Evaluation, evaluate
from evalua.registers.targets.commands import set_adoption
from evalua.registers.typed.commands import FigureInput, type_figure
from measures.records import CAST, records, typed

CATALOG = catalog.load()
GROUPS, AUDITS = "A10-Q23-02", "A02-Q04-04"


def october(office: Office) -> Evaluation:
    figure = FigureInput(date(2025, 12, 31), "6", "8", "Ronda en papel", "Sobres sellados")
    with office.work() as work:
        type_figure(work, GROUPS, figure, catalog=CATALOG)
        set_adoption(work, GROUPS, 2026, True, act="Acta 1", decided_on=date(2026, 1, 15))
    with office.db.session() as session:
        return evaluate(
            session, association_id=office.id, month=Month(2026, 10), today=TODAY, catalog=CATALOG
        )


def test_a_typed_value_is_told_with_its_origin_and_a_computed_one_without_more(
    clara: Office,
) -> None:
    lines = indicator_lines(october(clara), CATALOG).set_index("code")
    card = CATALOG.indicator(GROUPS)
    assert lines.loc[GROUPS, "origin"] == "digitado"
    assert told_value(lines.loc[GROUPS].to_dict(), card, clara.facts) == "75,0 % (digitado)"
    computed = {"value": 75.0, "origin": "calculado"}
    assert told_value(computed, card, clara.facts) == "75,0 %"
    assert told_value({"value": float("nan"), "origin": "digitado"}, card, clara.facts) == "—"


def test_what_is_typed_is_counted_apart_from_what_is_computed(clara: Office) -> None:
    lines = origin_lines(october(clara), CATALOG).set_index("origin")
    assert lines.loc["Digitado", "with_data"] == 1
    assert lines["indicators"].sum() == len(CATALOG.indicators)


def test_each_figure_says_its_period_and_until_when_it_holds(clara: Office) -> None:
    inputs = records(CAST, typed(AUDITS, "2026-06-30", 3, 4), typed(GROUPS, "2025-12-31", 6, 8))
    lines = typed_lines(inputs, clara.facts, date(2026, 11, 29), CATALOG)
    assert list(lines["code"]) == [AUDITS, GROUPS]
    told = lines.iloc[0]
    assert (told["period"], told["value"], told["parts"]) == (
        "segundo trimestre de 2026",
        "75,0 %",
        "3 de 4",
    )
    assert (told["until"].date(), bool(told["late"])) == (date(2026, 11, 29), False)
    late = typed_lines(inputs, clara.facts, date(2026, 11, 30), CATALOG)
    assert late["late"].tolist() == [True, False]


def test_a_figure_of_a_period_that_is_not_over_is_not_listed_yet(clara: Office) -> None:
    inputs = records(CAST, typed(AUDITS, "2026-06-30", 3, 4))
    assert typed_lines(inputs, clara.facts, date(2026, 6, 29), CATALOG).empty

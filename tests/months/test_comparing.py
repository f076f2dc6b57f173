"""The difference between any two approvals: figures, targets, weights and rules, without rounding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from conftest import TODAY, Office
from evalua.board.comparison import (
    difference_text,
    distinct,
    index_sentence,
    indicator_lines,
    rule_lines,
    score_lines,
)
from evalua.domain.numbers import FORMATS
from evalua.months import life
from evalua.months.comparing import changed, rules_changed
from evalua.months.evaluation import Evaluation
from evalua.months.shadow import shadow
from evalua.registers.targets.commands import set_policy, set_targets
from evalua.reports.comparison import comparison_workbook
from months.sending import (
    CATALOG,
    SEPTEMBER,
    approve,
    close,
    evaluated,
    pay_late,
    send,
    with_quotas,
)

FMT = FORMATS["comma"]
COLLECTED = "A02-Q04-01"


@pytest.fixture
def approved(found: Callable[..., Office]) -> Office:
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    close(office, SEPTEMBER)
    return office


def again(office: Office) -> tuple[Evaluation, Evaluation]:
    """Both approvals of September, the second after a late payment, a target and a weight."""
    before = evaluated(office, SEPTEMBER)
    pay_late(office)
    with office.work() as work:
        life.reopen(work, SEPTEMBER, "faltaba un pago")
        decided, since = {COLLECTED: 50}, date(2026, 9, 1)
        set_targets(work, 2026, decided, catalog=CATALOG, act="Acta 3", decided_on=since)
        set_policy(work, f"indicator_weight:{COLLECTED}", "7.0", since, "Acta 3")
    send(office, SEPTEMBER)
    approve(office, SEPTEMBER, act="Acta 8")
    return before, evaluated(office, SEPTEMBER)


def test_an_approval_compared_with_itself_has_no_difference(approved: Office) -> None:
    kept = evaluated(approved, SEPTEMBER)
    assert changed(kept, kept).empty and rules_changed(kept, kept).empty
    assert "mismo" in index_sentence(kept, kept) or "no se puede" in index_sentence(kept, kept)


def test_figures_targets_and_weights_that_changed_are_told_apart(approved: Office) -> None:
    lines = indicator_lines(*again(approved), CATALOG).set_index("code")
    line = lines.loc[COLLECTED]
    assert line["what"] == "cifras, meta, peso y puntaje"
    assert (line["before_numerator"], line["after_numerator"]) == (0, 100)
    assert (line["before_denominator"], line["after_denominator"]) == (200, 200)
    assert (line["before_text"], line["after_text"]) == ("0,0 %", "50,0 %")
    assert "→ 50,0 %" in line["rule_text"] and "→ 7" in line["rule_text"]


def test_the_scores_above_and_the_rules_say_what_moved(approved: Office) -> None:
    before, after = again(approved)
    scores = score_lines(before, after, CATALOG)
    assert list(scores["kind"]) == ["Pregunta"] and list(scores["code"]) == ["Q04"]
    assert index_sentence(before, after).startswith("El índice no se puede comparar")
    rules = rule_lines(before, after, CATALOG).to_dict("records")
    assert rules == [
        {"name": f"Peso del indicador {COLLECTED}", "before": "el normal", "after": "7"}
    ]


def test_a_difference_below_what_is_printed_is_listed_and_read_as_one(approved: Office) -> None:
    kept = evaluated(approved, SEPTEMBER)
    frame = kept.scores.indicators.copy()
    at = frame["indicator"] == COLLECTED
    frame.loc[at, "value"] = frame.loc[at, "value"] + 0.004
    moved = replace(kept, scores=replace(kept.scores, indicators=frame))
    line = indicator_lines(kept, moved, CATALOG).iloc[0]
    assert line["what"] == "cifras" and (line["before_text"], line["after_text"]) == (
        "0,000",
        "0,004",
    )


def test_noise_of_floating_point_is_no_difference(approved: Office) -> None:
    kept = evaluated(approved, SEPTEMBER)
    frame = kept.scores.indicators.assign(weight=kept.scores.indicators["weight"] * (1 + 1e-15))
    moved = replace(kept, scores=replace(kept.scores, indicators=frame))
    assert changed(kept, moved).empty


def test_a_figure_that_appears_or_goes_away_is_a_difference(approved: Office) -> None:
    kept = evaluated(approved, SEPTEMBER)
    frame = kept.scores.indicators[kept.scores.indicators["indicator"] != COLLECTED]
    moved = replace(kept, scores=replace(kept.scores, indicators=frame))
    line = indicator_lines(kept, moved, CATALOG).iloc[0]
    assert line["code"] == COLLECTED and pd.isna(line["after_value"])


def test_rules_are_read_in_words(approved: Office) -> None:
    kept = evaluated(approved, SEPTEMBER)
    policy = replace(kept.policy, band_green=80.0, coverage_min=0.4, mean="geometric", bands=False)
    policy = replace(policy, area_weights={"A03": 2.0})
    moved = replace(kept, policy=policy, catalogue_version="2.0")
    rows = rule_lines(kept, moved, CATALOG).set_index("name")
    assert tuple(rows.loc["«Bien» desde"]) == ("75", "80")
    assert rows.loc["Cobertura mínima para mostrar un puntaje", "after"] == "40 %"
    assert tuple(rows.loc["Cómo se promedia"]) == ("media aritmética", "media geométrica")
    assert tuple(rows.loc["Se clasifica en franjas"]) == ("sí", "no")
    assert tuple(rows.loc["Peso del área Proyectos"]) == ("el normal", "2")
    assert rows.loc["Versión del catálogo", "after"] == "2.0"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(1.0, 2.0, ("1,0", "2,0")), (73.71, 73.74, ("73,71", "73,74")), (5.0, 5.0, ("5,0", "5,0"))],
)
def test_two_numbers_print_with_the_decimals_that_tell_them_apart(
    before: float, after: float, told: tuple[str, str]
) -> None:
    assert distinct(before, after, FMT) == told


def test_a_small_difference_does_not_read_as_none() -> None:
    assert difference_text(0.04, FMT) == "+0,04"
    assert difference_text(-0.3, FMT) == "−0,3"
    assert difference_text(float("nan"), FMT) == "—"


def test_the_workbook_says_the_same_with_both_seals_and_the_later_adjustments(
    approved: Office,
) -> None:
    kept = evaluated(approved, SEPTEMBER)
    pay_late(approved, "=el banco avisó tarde")
    live = evaluated(approved, SEPTEMBER, live=True)
    with approved.db.session() as session:
        later = shadow(session, kept, live, TODAY, CATALOG)
    names = ("Septiembre 2026 · aprobación 1", "Septiembre 2026 · registros de hoy")
    file = comparison_workbook(kept, live, names, CATALOG, later=later, generated_on=TODAY)
    book = load_workbook(BytesIO(file))
    assert book.sheetnames == [
        "Portada",
        "Puntajes",
        "Indicadores",
        "Reglas",
        "Ajustes posteriores",
    ]
    cells = {str(c.value) for sheet in book for row in sheet for c in row if c.value is not None}
    assert kept.approval is not None and f"Sello: {kept.approval.seal}" in cells
    assert "=el banco avisó tarde" in cells and "Nada cambió." in cells
    assert not any(c.data_type == "f" for sheet in book for row in sheet for c in row)

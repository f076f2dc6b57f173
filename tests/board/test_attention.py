"""What needs attention, worst first, and how good the data are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from board.ledgers import charge, inputs
from board.year import CATALOG, OCTOBER, Year
from evalua.board.attention.lines import attention
from evalua.board.quality import missing_lines, months_on_time, origin_lines
from evalua.measures.inputs import Inputs

DAY = date(2026, 10, 31)


def found(frame: Inputs, year: Year, day: date = DAY) -> dict[str, dict[str, Any]]:
    """The lines by kind, in a month that needs nothing else."""
    sent = replace(year.now, state="submitted")
    lines = attention(frame, sent, day, CATALOG)
    return {row["kind"]: row for row in lines.to_dict("records")}


def agreement(ends: date) -> Inputs:
    return inputs(
        partners=[{"id": 1, "name": "Fundación"}],
        agreements=[
            {
                "id": 1,
                "uid": "a1",
                "partner_id": 1,
                "name": "Agua",
                "state": "active",
                "signed_on": date(2025, 1, 1),
                "ends_on": ends,
            }
        ],
    )


def noted(days: int) -> Inputs:
    """A project in execution since January whose last note is so many days old."""
    return inputs(
        projects=[{"id": 1, "uid": "x", "code": "P-1", "name": "Vía"}],
        stages=[
            {"id": 1, "project_id": 1, "stage": "in_execution", "reached_on": date(2026, 1, 5)}
        ],
        follow_ups=[{"id": 1, "project_id": 1, "noted_on": DAY - timedelta(days=days)}],
    )


def test_the_worst_comes_first_and_every_line_leads_somewhere(year: Year) -> None:
    lines = attention(year.inputs, year.now, date(2026, 11, 5), CATALOG)
    assert list(lines["severity"]) == sorted(lines["severity"], reverse=True)
    assert set(lines["page"]) <= {
        "contributions",
        "goals",
        "projects",
        "meetings",
        "transitions",
        "other_registers",
        "close_month",
    }
    assert (lines["subject"] != "").all() and lines["text"].str.endswith(".").all()


def test_a_year_of_records_calls_attention_to_what_was_left_undone(year: Year) -> None:
    lines = attention(year.inputs, year.now, date(2026, 11, 5), CATALOG)
    texts = dict(zip(lines["kind"], lines["text"], strict=True))
    assert texts["commitment"] == (
        "Compromiso vencido hace 51 días: Enviar el mapa de vías (Secretaría técnica)."
    )
    # June's charge was paid; July's, due on the 10th, is the oldest: 118 days. August's has 87.
    owed = year.now.facts.money(2_000_000)
    assert texts["arrears"] == (
        f"Cañaveral tiene {owed} con más de 60 días de vencido; lo más antiguo, 118 días."
    )
    assert texts["agreement"].endswith("termina en 26 días, el 1 de diciembre de 2026.")


@pytest.mark.parametrize(("days", "severity"), [(60, None), (61, 2), (90, 2), (91, 3)])
def test_arrears_call_attention_after_sixty_days_and_more_after_ninety(
    year: Year, days: int, severity: int | None
) -> None:
    frame = inputs(charges=[charge(1, 1, DAY - timedelta(days=days), 500)])
    assert found(frame, year).get("arrears", {}).get("severity") == severity


@pytest.mark.parametrize(("days", "shown"), [(15, False), (16, True)])
def test_an_instalment_more_than_fifteen_days_late_calls_attention(
    year: Year, days: int, shown: bool
) -> None:
    frame = inputs(
        charges=[charge(1, 1, date(2026, 8, 10), 500)],
        payment_agreements=[
            {"id": 1, "uid": "p1", "municipality_id": 1, "agreed_on": date(2026, 9, 1)}
        ],
        agreement_charges=[{"agreement_id": 1, "charge_id": 1, "amount": 500}],
        instalments=[{"agreement_id": 1, "due_on": DAY - timedelta(days=days), "amount": 500}],
    )
    line = found(frame, year).get("payment_agreement")
    assert (line is not None) is shown
    if line is not None:
        assert line["severity"] == 3
        assert "incumple su acuerdo de pago: una cuota lleva 16 días de vencida" in line["text"]


@pytest.mark.parametrize(("days", "severity"), [(30, None), (31, 2), (60, 2), (61, 3)])
def test_a_project_without_a_note_for_over_thirty_days_calls_attention(
    year: Year, days: int, severity: int | None
) -> None:
    assert found(noted(days), year).get("follow_up", {}).get("severity") == severity


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (60, True), (61, False)])
def test_an_agreement_calls_attention_in_its_last_sixty_days(
    year: Year, days: int, shown: bool
) -> None:
    assert ("agreement" in found(agreement(DAY + timedelta(days=days)), year)) is shown


def test_milestones_of_many_municipalities_make_one_line(year: Year) -> None:
    term = {
        "id": 1,
        "election_on": date(2027, 2, 8),
        "starts_on": date(2027, 5, 1),
        "ends_on": date(2030, 1, 1),
    }
    lines = attention(inputs(terms=[term]), replace(year.now, state="submitted"), DAY, CATALOG)
    texts = list(lines.loc[lines["kind"] == "milestone", "text"])
    assert len(texts) == 4
    assert any(t.endswith("en Alto Claro, Belmira y Cañaveral.") for t in texts)


def test_a_month_not_sent_in_time_is_urgent_and_says_its_deadline(year: Year) -> None:
    on_time = attention(inputs(), year.now, date(2026, 11, 10), CATALOG)
    late = attention(inputs(), year.now, date(2026, 11, 11), CATALOG)
    assert "month" not in set(on_time["kind"])
    assert (
        late.iloc[0]["text"] == "El mes de octubre 2026 debía enviarse el 10 de noviembre de 2026."
    )
    assert (late.iloc[0]["severity"], late.iloc[0]["page"]) == (3, "close_month")


def test_a_month_that_is_over_is_read_on_its_last_day_and_is_late_today(year: Year) -> None:
    """Its records are those of its cut; its own deadlines come after it."""
    ended = noted(DAY.toordinal() - date(2026, 10, 15).toordinal())
    lines = attention(ended, year.now, DAY, CATALOG, today=date(2026, 11, 21))
    assert set(lines["kind"]) == set(attention(ended, year.now, DAY, CATALOG)["kind"]) | {"month"}
    assert dict(zip(lines["kind"], lines["days"], strict=True))["month"] == 11


def test_a_month_the_board_has_not_decided_is_told_once_its_closing_day_is_past(year: Year) -> None:
    sent = replace(year.now, state="submitted")
    closing = sent.facts.closing_date(sent.month)
    for today, expected in ((closing, set()), (closing + timedelta(days=1), {"approval"})):
        lines = attention(inputs(), sent, DAY, CATALOG, today=today)
        assert set(lines["kind"]) == expected, today


def test_with_nothing_recorded_nothing_calls_attention(year: Year) -> None:
    assert found(inputs(), year) == {}


def test_missing_core_data_carry_the_reason_that_was_given(year: Year) -> None:
    said = {
        "id": 1,
        "month": str(OCTOBER),
        "indicator": "A06-Q15-03",
        "kind": "not_available",
        "reason": "Sin equipo",
    }
    frame = inputs(missing_reasons=[said])
    lines = missing_lines(year.now, frame, CATALOG).set_index("code")
    assert lines.loc["A06-Q15-03", "explanation"] == "Sin equipo"
    assert lines.loc["A06-Q15-03", "kind"] == "No está disponible"
    assert lines.loc["A01-Q02-02", "explanation"] == ""
    assert (lines["register"] != "").all()


def test_each_month_says_whether_it_was_sent_on_time(year: Year) -> None:
    months = [
        {"id": 1, "month": "2026-08", "state": "approved", "first_submitted_on": date(2026, 9, 10)},
        {
            "id": 2,
            "month": "2026-09",
            "state": "submitted",
            "first_submitted_on": date(2026, 10, 11),
        },
    ]
    frame = inputs(months=months)
    lines = months_on_time(frame, year.now.facts, date(2026, 10, 31), count=4).set_index("month")
    assert list(lines.index) == ["2026-10", "2026-09", "2026-08", "2026-07"]
    assert list(lines["word"]) == [
        "– Aún no vence",
        "◆ Después del plazo",
        "● A tiempo",
        "◆ Sin enviar",
    ]
    assert lines["days_late"].tolist()[1:] == [1, 0, 82] and pd.isna(lines["days_late"].iloc[0])


def test_every_indicator_is_computed_or_typed(year: Year) -> None:
    lines = origin_lines(year.now, CATALOG)
    assert lines["indicators"].sum() == len(CATALOG.indicators)
    assert lines["with_data"].sum() == year.now.scores.indicators["has_data"].sum()


def seen_with(year: Year, ends: int, day: date = DAY) -> dict[str, dict[str, Any]]:
    vision = {"id": 1, "uid": "v1", "name": "Cuenca", "starts_year": 2020, "ends_year": ends}
    return found(inputs(visions=[vision]), year, day)


def test_a_vision_is_told_in_its_last_twenty_four_months_and_after_them(year: Year) -> None:
    assert "vision" not in seen_with(year, 2028)
    assert "vision" not in seen_with(year, 2028, date(2026, 11, 30))
    soon = seen_with(year, 2028, date(2026, 12, 1))["vision"]
    assert (soon["severity"], soon["page"]) == (1, "goals")
    assert soon["text"] == "La visión «Cuenca» termina en diciembre de 2028."
    over = seen_with(year, 2025)["vision"]
    assert (over["severity"], over["days"]) == (2, 304)


def test_goals_nobody_follows_are_one_line(year: Year) -> None:
    line = found(year.inputs, year)["orphan_goal"]
    assert line["text"] == "2 metas no tienen con qué o quién las siga: M-02 y M-03."

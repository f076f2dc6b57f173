"""What becomes of an agreement: its steps, what each contributor puts, and what each owes by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.inputs import Inputs
from evalua.measures.pacts import standing
from evalua.registers.partners import queries
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
    change_agreement,
    remove_agreement,
)
from evalua.registers.partners.course import (
    DueInput,
    StepInput,
    add_due,
    add_step,
    give_due,
    remove_due,
    remove_step,
    set_shares,
)
from evalua.registers.partners.tables import AgreementShare, AgreementStep
from evalua.registers.reading import alive
from evalua.registers.services.commands import ServiceInput, add_service

CATALOG = catalog.load()
SIGNED = date(2026, 1, 15)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def pilot(office: Office, **changes: object) -> int:
    with office.work() as work:
        partner = add_partner(work, PartnerInput("Ministerio", "national"), catalog=CATALOG)
        data = AgreementInput(partner.id, "Piloto", SIGNED, date(2026, 6, 30), state="pilot")
        return add_agreement(work, replace(data, **changes), catalog=CATALOG).id  # type: ignore[arg-type]


def stands(office: Office, day: date) -> tuple[str, bool, date | None]:
    """The state of the only agreement on a day, whether it is in force, and its last day."""
    with office.db.session() as session:
        inputs = Inputs.of(
            Month(2026, 1),
            partners=queries.partners(session, association_id=office.id),
            agreements=queries.agreements(session, association_id=office.id),
            agreement_steps=queries.agreement_steps(session, association_id=office.id),
        )
    (row,) = standing(inputs, day).to_dict("records")
    return row["now"], row["in_force"], row["ends_on"].date()


def test_a_pilot_is_evaluated_then_permanent_and_each_day_keeps_its_own_state(
    clara: Office,
) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        for step in (
            StepInput("evaluated", date(2026, 6, 1), "Informe 4"),
            StepInput("permanent", date(2026, 6, 20), "Acuerdo 9", date(2030, 12, 31)),
        ):
            add_step(work, agreement, step, catalog=CATALOG)
    assert stands(clara, date(2026, 5, 31)) == ("pilot", True, date(2026, 6, 30))
    assert stands(clara, date(2026, 6, 10)) == ("evaluated", True, date(2026, 6, 30))
    assert stands(clara, date(2026, 7, 1)) == ("permanent", True, date(2030, 12, 31))


def test_an_agreement_expires_by_date_without_anybody_typing_it(clara: Office) -> None:
    pilot(clara)
    assert stands(clara, date(2026, 6, 30)) == ("pilot", True, date(2026, 6, 30))
    assert stands(clara, date(2026, 7, 1)) == ("expired", False, date(2026, 6, 30))


def test_an_extension_keeps_the_state_and_moves_the_end(clara: Office) -> None:
    agreement = pilot(clara)
    longer = StepInput("pilot", date(2026, 6, 20), "Otrosí 1", date(2027, 6, 30))
    with clara.work() as work:
        add_step(work, agreement, longer, catalog=CATALOG)
    assert stands(clara, date(2026, 7, 1)) == ("pilot", True, date(2027, 6, 30))


def test_a_pilot_made_permanent_without_its_evaluation_asks_why(clara: Office) -> None:
    agreement = pilot(clara)
    step = StepInput("permanent", date(2026, 6, 20), "Acuerdo 9")
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            add_step(work, agreement, step, catalog=CATALOG)
        assert codes(raised) == {("state", "V110")} and raised.value.only_confirmations
        row = add_step(work, agreement, step, catalog=CATALOG, confirmed={"V110": "sin plazo"})
    assert row.state == "permanent"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": "asleep"}, ("state", "V00")),
        ({"document": " "}, ("document", "V00")),
        ({"reached_on": None}, ("reached_on", "V00")),
        ({"reached_on": date(2026, 12, 1)}, ("reached_on", "V03")),
        ({"reached_on": date(2026, 1, 14)}, ("reached_on", "V111")),
        ({"state": "pilot"}, ("state", "V111")),
        ({"ends_on": date(2026, 5, 31)}, ("ends_on", "V25")),
        ({"note": "apoyo a la campaña electoral"}, ("note", "V28")),
    ],
)
def test_a_step_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    agreement = pilot(clara)
    good = StepInput("evaluated", date(2026, 6, 1), "Informe 4")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_step(work, agreement, replace(good, **changes), catalog=CATALOG)  # type: ignore[arg-type]
    assert codes(raised) == {expected}


def test_nothing_follows_an_agreement_ended_before_time(clara: Office) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        ended = add_step(
            work, agreement, StepInput("terminated", date(2026, 3, 1), "Acta 3"), catalog=CATALOG
        )
        with pytest.raises(Problem) as raised:
            add_step(work, agreement, StepInput("active", TODAY, "Acta 8"), catalog=CATALOG)
        assert codes(raised) == {("state", "V111")}
        remove_step(work, ended.id, "no se terminó")
    assert stands(clara, date(2026, 4, 1))[0] == "pilot"


def test_an_agreement_does_not_begin_after_its_steps(clara: Office) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        step = StepInput("evaluated", date(2026, 6, 1), "Informe 4")
        add_step(work, agreement, step, catalog=CATALOG)
        later = AgreementInput(1, "Piloto", date(2026, 6, 2), None, state="pilot")
        with pytest.raises(Problem) as raised:
            change_agreement(work, agreement, later, catalog=CATALOG, version=1)
    assert codes(raised) == {("signed_on", "V111")}


def test_shares_add_to_a_hundred_or_are_refused(clara: Office) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            set_shares(work, agreement, [("Asociación", "50"), ("Ministerio", "49,9")])
        assert [f.message for f in raised.value.findings] == [
            "Los porcentajes suman 99,9 %. Deben sumar 100 %: revíselos."
        ]
        set_shares(work, agreement, [("Asociación", "33,3"), ("Ministerio", "66,7"), ("", "")])
        kept = set_shares(work, agreement, [("ASOCIACION", "50"), ("Banco", 50)])
        assert {(row.contributor, row.percent) for row in kept} == {
            ("ASOCIACION", 50),
            ("Banco", 50),
        }
        left = alive(work.session, AgreementShare, clara.id, agreement_id=agreement)
    assert {row.contributor for row in left} == {"ASOCIACION", "Banco"}


def test_everything_wrong_with_shares_is_said_at_once(clara: Office) -> None:
    agreement = pilot(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        set_shares(work, agreement, [("", "50"), ("Banco", "x"), ("banco", "120"), ("Banco", "")])
    assert codes(raised) >= {("contributor.0", "V00"), ("percent.1", "V05"), ("percent.2", "V23")}


def test_shares_that_somebody_else_changed_meanwhile_are_not_overwritten(clara: Office) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        set_shares(work, agreement, [("Asociación", 40), ("Ministerio", 60)])
        set_shares(work, agreement, [("Asociación", 50), ("Ministerio", 50)])
        with pytest.raises(Problem) as raised:
            set_shares(
                work,
                agreement,
                [("Asociación", 30), ("Ministerio", 70)],
                versions={"Asociación": 1, "Ministerio": 1},
            )
    assert codes(raised) == {("", "V51")}


def test_an_amount_due_is_given_on_a_day_or_not_yet(clara: Office) -> None:
    agreement = pilot(clara)
    with clara.work() as work:
        row = add_due(work, agreement, DueInput("Ministerio", date(2027, 1, 31), "1.000.000"))
        assert row.given_on is None
        give_due(work, row.id, date(2026, 10, 1), "Consignación 5", version=1)
        assert (row.given_on, row.document) == (date(2026, 10, 1), "Consignación 5")
        with pytest.raises(Problem) as stale:
            give_due(work, row.id, None, "", version=1)
        assert codes(stale) == {("", "V51")}
        remove_due(work, row.id, "era de otro acuerdo")
    with clara.db.session() as session:
        assert queries.agreement_dues(session, association_id=clara.id).empty


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"contributor": ""}, ("contributor", "V00")),
        ({"amount": "0"}, ("amount", "V01")),
        ({"due_on": None}, ("due_on", "V00")),
        ({"due_on": date(2026, 1, 1)}, ("due_on", "V25")),
        ({"given_on": date(2026, 12, 1)}, ("given_on", "V03")),
        ({"given_on": date(2026, 1, 1)}, ("given_on", "V25")),
    ],
)
def test_an_amount_due_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    agreement = pilot(clara)
    good = DueInput("Ministerio", date(2026, 8, 31), "500.000")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_due(work, agreement, replace(good, **changes))  # type: ignore[arg-type]
    assert codes(raised) == {expected}


def test_an_agreement_that_covers_a_service_is_not_removed_and_its_steps_go_with_it(
    clara: Office,
) -> None:
    agreement = pilot(clara)
    step = StepInput("evaluated", date(2026, 6, 1), "Informe 4")
    advice = ServiceInput("Asesoría", "advice", "horas", SIGNED)
    with clara.work() as work:
        add_step(work, agreement, step, catalog=CATALOG)
        service = add_service(work, replace(advice, agreement_id=agreement), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            remove_agreement(work, agreement, "error")
        assert codes(raised) == {("", "V59")}
        work.change(service, agreement_id=None)
        remove_agreement(work, agreement, "error")
        assert alive(work.session, AgreementStep, clara.id) == []

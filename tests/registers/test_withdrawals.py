"""A member asks to leave: requested, decided, settled."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.board.accounts import account_statement
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.months.gathering import gather
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.queries import memberships, withdrawals
from evalua.registers.members.tables import Withdrawal
from evalua.registers.members.withdrawals import (
    DecisionInput,
    RequestInput,
    SettlementInput,
    decide_withdrawal,
    drop_request,
    request_withdrawal,
    settle_withdrawal,
)
from evalua.registers.reading import one
from evalua.storage.work import Work

CATALOG = catalog.load()
ASKED, DECIDED, LAST = date(2026, 8, 3), date(2026, 9, 10), date(2026, 9, 30)
TEAM = Actor("Técnica", "team")


def ask(office: Office, name: str = "Belmira", **changed: object) -> int:
    data = {"requested_on": ASKED, "reason": "budget", "explanation": "Sin rubro en 2027"}
    with office.work(TEAM) as work:
        row = request_withdrawal(
            work,
            RequestInput(office.members[name], **(data | changed)),  # type: ignore[arg-type]
            catalog=CATALOG,
        )
        return int(row.id)


def decide(office: Office, key: int, confirmed: dict[str, str] | None = None, **changed: object):  # type: ignore[no-untyped-def]
    data = {"accepted": True, "decided_on": DECIDED, "act": "Acta 31", "effective_on": LAST}
    with office.work() as work:
        decide_withdrawal(
            work,
            key,
            DecisionInput(**(data | changed)),  # type: ignore[arg-type]
            catalog=CATALOG,
            confirmed=confirmed,
        )


def settle(office: Office, key: int, note: str = "", on: date | None = TODAY) -> None:
    with office.work(TEAM) as work:
        settle_withdrawal(work, key, SettlementInput(on, note))


def kept(office: Office, key: int) -> Withdrawal:
    with office.db.session() as session:
        return one(session, Withdrawal, office.id, key)


def spell(office: Office, name: str = "Belmira") -> dict[str, object]:
    with office.db.session() as session:
        rows = memberships(session, association_id=office.id)
    (row,) = rows[rows["municipality_id"] == office.members[name]].to_dict("records")
    return row


def bill(work: Work, office: Office, *months: int) -> None:
    """A million a month from August on; Belmira pays a million and a half."""
    open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 8), amount=1_000_000))
    for month in months:
        charge_month(work, Month(2026, month))
    paid = PaymentInput(office.members["Belmira"], date(2026, 9, 20), 1_500_000, "R-1")
    record_payment(work, paid, confirmed={"V02": "anticipo"})


def refused(problem: pytest.ExceptionInfo[Problem]) -> dict[str, str]:
    return {found.field: found.code for found in problem.value.findings}


def test_who_asks_to_leave_is_still_a_member(clara: Office) -> None:
    key = ask(clara)
    assert spell(clara)["left_on"] is not None and str(spell(clara)["left_on"]) == "NaT"
    row = kept(clara, key)
    assert (row.reason, row.explanation, row.decided_on) == ("budget", "Sin rubro en 2027", None)


def test_a_request_says_everything_that_is_missing_at_once(clara: Office) -> None:
    with pytest.raises(Problem) as found, clara.work() as work:
        request_withdrawal(work, RequestInput(None, None, "porque sí"), catalog=CATALOG)
    assert refused(found) == {"municipality_id": "V00", "requested_on": "V00", "reason": "V00"}


def test_a_request_from_the_future_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as found:
        ask(clara, requested_on=date(2026, 11, 6))
    assert refused(found) == {"requested_on": "V03"}


def test_a_second_request_waits_until_the_first_is_decided(clara: Office) -> None:
    key = ask(clara)
    with pytest.raises(Problem, match="ya tiene una solicitud sin decidir, del 3 de agosto"):
        ask(clara)
    decide(clara, key, accepted=False, effective_on=None)
    assert ask(clara) > key


def test_a_former_member_cannot_ask_to_leave(clara: Office) -> None:
    decide(clara, ask(clara))
    with pytest.raises(Problem) as found:
        ask(clara)
    assert refused(found) == {"municipality_id": "V39"}


def test_who_only_reads_cannot_ask_and_the_team_cannot_decide(clara: Office) -> None:
    key = ask(clara)
    with pytest.raises(Problem), clara.work(READER) as work:
        request_withdrawal(
            work, RequestInput(clara.members["Dos Aguas"], ASKED, "budget"), catalog=CATALOG
        )
    with pytest.raises(Problem) as found, clara.work(TEAM) as work:
        data = DecisionInput(True, DECIDED, "Acta 31", LAST)
        decide_withdrawal(work, key, data, catalog=CATALOG)
    assert refused(found) == {"": "V57"}


def test_accepting_ends_the_membership_on_its_effective_date(clara: Office) -> None:
    decide(clara, ask(clara))
    now = spell(clara)
    assert f"{now['left_on']:%Y-%m-%d}" == "2026-09-30"
    assert (now["reason"], now["act"]) == ("Falta de presupuesto", "Acta 31")


def test_refusing_keeps_the_member(clara: Office) -> None:
    key = ask(clara)
    decide(clara, key, accepted=False)
    assert str(spell(clara)["left_on"]) == "NaT"
    row = kept(clara, key)
    assert (row.accepted, row.decided_on, row.effective_on) == (False, DECIDED, None)


def test_a_decision_says_everything_that_is_missing_at_once(clara: Office) -> None:
    with pytest.raises(Problem) as found:
        decide(clara, ask(clara), accepted=None, decided_on=None, act=" ")
    assert refused(found) == {"accepted": "V00", "decided_on": "V00", "act": "V00"}


def test_accepting_needs_the_last_day_as_a_member(clara: Office) -> None:
    with pytest.raises(Problem, match="Elija el último día como miembro"):
        decide(clara, ask(clara), effective_on=None)
    assert str(spell(clara)["left_on"]) == "NaT"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"decided_on": date(2026, 8, 2)}, {"decided_on": "V25"}),
        ({"decided_on": date(2026, 11, 6)}, {"decided_on": "V03"}),
        ({"effective_on": date(2026, 8, 2)}, {"effective_on": "V39"}),
    ],
)
def test_dates_out_of_order_are_refused(
    clara: Office, changed: dict[str, object], code: dict[str, str]
) -> None:
    with pytest.raises(Problem) as found:
        decide(clara, ask(clara), **changed)
    assert refused(found) == code


def test_what_was_decided_is_not_decided_again(clara: Office) -> None:
    key = ask(clara)
    decide(clara, key, accepted=False)
    with pytest.raises(Problem, match="ya se decidió el 10 de septiembre de 2026"):
        decide(clara, key)


def test_falling_below_the_legal_minimum_asks_for_a_reason(found) -> None:  # type: ignore[no-untyped-def]
    office = found("Mancomunidad Pequeña", ["Belmira", "Cañaveral"])
    key = ask(office)
    with pytest.raises(Problem) as problem:
        decide(office, key)
    (finding,) = problem.value.findings
    figure = next(f for f in CATALOG.legal_figures if f.key == "other")
    assert (finding.code, finding.severity) == ("V40", "confirm")
    assert finding.message.startswith(f"Queda 1 miembro; {figure.name} exige 2.")
    decide(office, key, confirmed={"V40": "La asamblea lo sabe"})
    assert f"{spell(office)['left_on']:%Y-%m-%d}" == "2026-09-30"


def test_four_members_may_lose_one_without_a_word(clara: Office) -> None:
    decide(clara, ask(clara))
    assert kept(clara, 1).accepted


def test_the_settlement_keeps_the_balance_of_the_final_statement(clara: Office) -> None:
    key = ask(clara)
    with clara.work() as work:
        bill(work, clara, 8, 9)
    decide(clara, key)
    settle(clara, key, "Pagará en dos cuotas")
    with clara.db.session() as session:
        lines = account_statement(gather(session, clara.id), clara.members["Belmira"], TODAY)
        row = withdrawals(session, association_id=clara.id).iloc[0]
    assert row["settlement"] == 500_000 == lines["balance"].iloc[-1]
    assert (row["settlement_note"], f"{row['settled_on']:%Y-%m-%d}") == (
        "Pagará en dos cuotas",
        "2026-11-05",
    )


def test_the_last_day_as_a_member_already_settles_with_its_own_month(clara: Office) -> None:
    key = ask(clara)
    with clara.work() as work:
        bill(work, clara, 8, 9)
    decide(clara, key)
    settle(clara, key, "Pagará en dos cuotas", on=LAST)
    assert (kept(clara, key).settlement, kept(clara, key).settled_on) == (500_000, LAST)


def test_a_balance_that_is_not_zero_needs_words(clara: Office) -> None:
    key = ask(clara)
    with clara.work() as work:
        bill(work, clara, 8)
    decide(clara, key)
    with pytest.raises(Problem, match=r"Todavía tiene a favor \$\s500\.000"):
        settle(clara, key)
    assert kept(clara, key).settled_on is None


def test_a_member_without_an_account_settles_at_zero(clara: Office) -> None:
    key = ask(clara)
    decide(clara, key)
    settle(clara, key)
    assert kept(clara, key).settlement == 0


def test_charges_after_the_last_day_stop_the_settlement(clara: Office) -> None:
    key = ask(clara)
    with clara.work() as work:
        bill(work, clara, 8, 9, 10)
    decide(clara, key)
    with pytest.raises(Problem) as found:
        settle(clara, key, "Se verá")
    (finding,) = found.value.findings
    assert finding.code == "V07" and "no era miembro en octubre 2026" in finding.message


def test_only_what_was_accepted_is_settled_and_only_once(clara: Office) -> None:
    refused_one = ask(clara, "Dos Aguas")
    decide(clara, refused_one, accepted=False)
    with pytest.raises(Problem, match="Solo se liquida un retiro aceptado"):
        settle(clara, refused_one)
    key = ask(clara)
    decide(clara, key)
    settle(clara, key)
    with pytest.raises(Problem, match="ya se liquidó el 5 de noviembre de 2026"):
        settle(clara, key)


@pytest.mark.parametrize(
    ("on", "code"),
    [(None, "V00"), (date(2026, 9, 29), "V25"), (date(2026, 11, 6), "V03")],
)
def test_a_settlement_has_its_day(clara: Office, on: date | None, code: str) -> None:
    key = ask(clara)
    decide(clara, key)
    with pytest.raises(Problem) as found:
        settle(clara, key, on=on)
    assert refused(found) == {"settled_on": code}


def test_a_request_is_taken_back_only_while_it_is_not_decided(clara: Office) -> None:
    first = ask(clara)
    with clara.work() as work:
        drop_request(work, first, "El concejo cambió de opinión")
    second = ask(clara)
    decide(clara, second)
    with pytest.raises(Problem, match="queda en la historia"), clara.work() as work:
        drop_request(work, second, "Fue un error")
    with clara.db.session() as session:
        assert list(withdrawals(session, association_id=clara.id)["id"]) == [second]

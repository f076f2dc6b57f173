"""Audits and what became of their findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.audits import queries
from evalua.registers.audits.commands import (
    AuditInput,
    FindingInput,
    add_audit,
    add_finding,
    change_audit,
    change_finding,
    remove_audit,
    remove_finding,
)

CATALOG = catalog.load()
STATE = AuditInput("oversight", "Corte de Cuentas", date(2026, 4, 20))
RECEIPTS = FindingInput("Vales de combustible sin recibo", "medium", date(2026, 7, 31))


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


@pytest.fixture
def audit(izote: Office) -> int:
    with izote.work() as work:
        return add_audit(work, STATE, catalog=CATALOG).id


@pytest.fixture
def finding(izote: Office, audit: int) -> int:
    with izote.work() as work:
        return add_finding(work, audit, RECEIPTS, catalog=CATALOG).id


def findings(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.audit_findings(session, association_id=office.id)


def test_an_audit_says_whose_it_is_and_when(izote: Office, audit: int) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        change_audit(
            work, audit, AuditInput("friends", " ", date(2027, 1, 1)), catalog=CATALOG, version=1
        )
    assert codes(raised) == {("origin", "V00"), ("auditor", "V00"), ("audited_on", "V03")}
    with izote.work() as work:
        change_audit(work, audit, replace(STATE, origin="members"), catalog=CATALOG, version=1)
    with izote.db.session() as session:
        rows = queries.audits(session, association_id=izote.id)
    assert rows["origin"].tolist() == ["members"]


def test_a_finding_is_closed_with_its_day_and_its_proof(izote: Office, finding: int) -> None:
    for changes, asked in (
        ({"closed_on": date(2026, 7, 1)}, ("proof", "V125")),
        ({"proof": "recibos entregados"}, ("closed_on", "V125")),
        ({"closed_on": date(2026, 4, 1), "proof": "recibos"}, ("closed_on", "V25")),
        ({"closed_on": date(2027, 4, 1), "proof": "recibos"}, ("closed_on", "V03")),
    ):
        with pytest.raises(Problem) as raised, izote.work() as work:
            change_finding(work, finding, replace(RECEIPTS, **changes), catalog=CATALOG, version=1)
        assert codes(raised) == {asked}
    closed = replace(RECEIPTS, closed_on=date(2026, 7, 1), proof="recibos entregados")
    with izote.work() as work:
        change_finding(work, finding, closed, catalog=CATALOG, version=1)
    row = findings(izote).iloc[0]
    assert (row["closed_on"].date(), row["proof"]) == (date(2026, 7, 1), "recibos entregados")


@pytest.mark.parametrize("due_on", [date(2026, 12, 31), None])
def test_a_deadline_that_moves_away_says_who_accepted_it(
    izote: Office, finding: int, due_on: date | None
) -> None:
    moved = replace(RECEIPTS, due_on=due_on)
    with pytest.raises(Problem) as raised, izote.work() as work:
        change_finding(work, finding, moved, catalog=CATALOG, version=1)
    assert codes(raised) == {("due_on", "V126")} and raised.value.only_confirmations
    with izote.work() as work:
        change_finding(
            work,
            finding,
            moved,
            catalog=CATALOG,
            version=1,
            confirmed={"V126": "la entidad dio otro plazo"},
        )
    assert findings(izote)["due_on"].isna().tolist() == [due_on is None]


def test_a_finding_is_not_due_before_its_report(izote: Office, audit: int) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_finding(
            work,
            audit,
            FindingInput("", "grave", date(2026, 4, 19)),
            catalog=CATALOG,
        )
    assert codes(raised) == {("title", "V00"), ("severity", "V00"), ("due_on", "V25")}


def test_an_audit_with_findings_is_not_removed(izote: Office, audit: int, finding: int) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        remove_audit(work, audit, "estaba repetida")
    assert codes(raised) == {("", "V59")}
    with izote.work() as work:
        remove_finding(work, finding, "era de otra auditoría")
        remove_audit(work, audit, "estaba repetida")
    assert findings(izote).empty

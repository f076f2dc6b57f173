"""Sending and approving months in tests, with the reasons that let them be sent."""

from __future__ import annotations

from datetime import date, datetime

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import catalog
from evalua.catalog import Catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core
from evalua.months.evaluation import Evaluation, evaluate
from evalua.months.tables import Snapshot
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.periods.tables import ReportMonth

CATALOG = catalog.load()
BOARD = Actor("Presidencia de prueba", "board")
SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


def with_quotas(office: Office) -> Office:
    """A quota of 100 in September and October, and one payment in October."""
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", SEPTEMBER, amount=100))
        for month in (SEPTEMBER, OCTOBER):
            charge_month(work, month)
        record_payment(work, PaymentInput(office.members["Belmira"], date(2026, 10, 5), 150))
    return office


def excuse(office: Office, month: Month) -> None:
    """A reason for everything the month lacks."""
    with office.db.session() as session:
        missing = missing_core(
            session, association_id=office.id, month=month, today=TODAY, catalog=CATALOG
        )
    with office.work() as work:
        for item in missing:
            give_reason(work, month, item.code, "not_available", "Apenas se empieza a registrar.")


def send(office: Office, month: Month, actor: Actor = DIRECTOR, today: date = TODAY) -> ReportMonth:
    excuse(office, month)
    with office.work(actor, today) as work:
        return life.submit(work, month, catalog=CATALOG)


def approve(
    office: Office,
    month: Month,
    actor: Actor = BOARD,
    *,
    act: str = "Acta 7",
    now: datetime = NOW,
    catalog: Catalog = CATALOG,
) -> ReportMonth:
    with office.work(actor, now=now) as work:
        return life.approve(work, month, act=act, approved_on=TODAY, catalog=catalog)


def close(office: Office, month: Month) -> ReportMonth:
    """Sent by the director and approved by somebody else."""
    send(office, month)
    return approve(office, month)


def pay_late(office: Office, why: str = "el banco avisó tarde") -> None:
    """A payment of September written once September was approved."""
    late = PaymentInput(office.members["Alto Claro"], date(2026, 9, 8), 100)
    with office.work() as work:
        record_payment(work, late, confirmed={"V43": why})


def evaluated(
    office: Office, month: Month, *, live: bool = False, catalog: Catalog = CATALOG
) -> Evaluation:
    with office.db.session() as session:
        return evaluate(
            session,
            association_id=office.id,
            month=month,
            today=TODAY,
            live=live,
            catalog=catalog,
        )


def snapshot_of(office: Office, number: int = 1) -> Snapshot:
    with office.db.session() as session:
        found = session.get(Snapshot, number)
        assert found is not None
        session.expunge(found)
        return found

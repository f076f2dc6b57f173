"""Contributions as frames; amounts are integer minor units."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from evalua.registers.contributions.tables import (
    AgreementCharge,
    Allocation,
    Charge,
    ContributionBase,
    ContributionScheme,
    InKindContribution,
    Instalment,
    Payment,
    PaymentAgreement,
    Refund,
    SchemeAmount,
    WriteOff,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns, build

SCHEMES: Columns = {
    "id": "id",
    "uid": "text",
    "kind": "text",
    "name": "text",
    "concept": "text",
    "project_id": "id",
    "ordinary": "bool",
    "starts_month": "text",
    "ends_month": "text",
    "act": "text",
    "periodicity": "text",
    "amount": "int",
    "percent": "text",
    "transfer": "text",
    "due_day": "int",
    "due_month_offset": "int",
    "first_month": "text",
    "version": "int",
}
SCHEME_AMOUNTS: Columns = {
    "scheme_id": "id",
    "municipality_id": "id",
    "amount": "int",
}
BASES: Columns = {
    "id": "id",
    "municipality_id": "id",
    "month": "text",
    "transfer": "text",
    "amount": "int",
    "source": "text",
}
CHARGES: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "scheme_id": "id",
    "month": "text",
    "amount": "int",
    "due_on": "date",
    "original_due_on": "date",
    "basis": "text",
    "version": "int",
}
PAYMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "paid_on": "date",
    "amount": "int",
    "method": "text",
    "reference": "text",
    "note": "text",
    "version": "int",
}
WRITE_OFFS: Columns = {
    "id": "id",
    "uid": "text",
    "charge_id": "id",
    "amount": "int",
    "decided_on": "date",
    "act": "text",
}
PAYMENT_AGREEMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "agreed_on": "date",
    "act": "text",
    "note": "text",
    "cancelled_on": "date",
    "cancelled_reason": "text",
}
REFUNDS: Columns = {
    "id": "id",
    "uid": "text",
    "payment_id": "id",
    "refunded_on": "date",
    "amount": "int",
    "reference": "text",
    "reason": "text",
}
AGREEMENT_CHARGES: Columns = {
    "agreement_id": "id",
    "charge_id": "id",
    "amount": "int",
}
IN_KIND: Columns = {
    "id": "id",
    "uid": "text",
    "municipality_id": "id",
    "received_on": "date",
    "concept": "text",
    "amount": "int",
    "method": "text",
    "act": "text",
    "scheme_id": "id",
}
INSTALMENTS: Columns = {
    "agreement_id": "id",
    "due_on": "date",
    "amount": "int",
    "paid_on": "date",
}


def schemes(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every schemes row (columns ``SCHEMES``)."""
    return rows(session, ContributionScheme, association_id, SCHEMES)


def scheme_amounts(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every scheme amounts row (columns ``SCHEME_AMOUNTS``)."""
    return rows(session, SchemeAmount, association_id, SCHEME_AMOUNTS)


def bases(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every bases row (columns ``BASES``)."""
    return rows(session, ContributionBase, association_id, BASES)


def charges(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every charges row (columns ``CHARGES``)."""
    return rows(session, Charge, association_id, CHARGES)


def payments(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every payments row (columns ``PAYMENTS``)."""
    return rows(session, Payment, association_id, PAYMENTS)


def write_offs(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every write offs row (columns ``WRITE_OFFS``)."""
    return rows(session, WriteOff, association_id, WRITE_OFFS)


def payment_agreements(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every payment agreements row (columns ``PAYMENT_AGREEMENTS``)."""
    return rows(session, PaymentAgreement, association_id, PAYMENT_AGREEMENTS)


def refunds(session: Session, *, association_id: int) -> pd.DataFrame:
    """What was given back of payments (columns ``REFUNDS``)."""
    return rows(session, Refund, association_id, REFUNDS)


def agreement_charges(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each agreement reschedules (columns ``AGREEMENT_CHARGES``)."""
    return rows(session, AgreementCharge, association_id, AGREEMENT_CHARGES)


def in_kind(session: Session, *, association_id: int) -> pd.DataFrame:
    """Contributions in kind, with how they were valued (columns ``IN_KIND``)."""
    return rows(session, InKindContribution, association_id, IN_KIND)


def instalments(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every instalments row (columns ``INSTALMENTS``)."""
    return rows(session, Instalment, association_id, INSTALMENTS)


ALLOCATIONS: Columns = {
    "id": "id",
    "payment_id": "id",
    "charge_id": "id",
    "municipality_id": "id",
    "amount": "int",
    "paid_on": "date",
    "by_hand": "bool",
}


def allocations(session: Session, *, association_id: int) -> pd.DataFrame:
    """How payments were applied; the date is the payment's (columns ``ALLOCATIONS``)."""
    query = (
        select(
            col(Allocation.id),
            col(Allocation.payment_id),
            col(Allocation.charge_id),
            col(Payment.municipality_id),
            col(Allocation.amount),
            col(Payment.paid_on),
            col(Allocation.by_hand),
        )
        .join(Payment, col(Payment.id) == col(Allocation.payment_id))
        .where(
            col(Allocation.association_id) == association_id,
            col(Allocation.deleted_at).is_(None),
            col(Payment.deleted_at).is_(None),
        )
        .order_by(col(Allocation.id))
    )
    return build(session.connection().execute(query).all(), ALLOCATIONS)

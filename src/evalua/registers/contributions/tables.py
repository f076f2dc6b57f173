"""Tables of contributions. Amounts are integer minor units of the association's currency."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class ContributionScheme(Registered, table=True):
    """How members contribute from a month on; one ordinary scheme at a time."""

    __tablename__ = "contribution_scheme"

    kind: str = Field(max_length=30)
    name: str = Field(max_length=120)
    concept: str = Field(default="", max_length=200)
    project_id: int | None = Field(default=None, foreign_key="project.id")
    ordinary: bool = True
    starts_month: str = Field(max_length=7)
    ends_month: str | None = Field(default=None, max_length=7)
    act: str = ""
    periodicity: str = Field(default="month", max_length=10)
    amount: int | None = Field(default=None, sa_type=BigInteger)
    percent: str = Field(default="", max_length=20)
    transfer: str = Field(default="", max_length=60)
    due_day: int = 10
    due_month_offset: int = 0
    first_month: str = Field(default="full", max_length=10)


class SchemeAmount(Registered, table=True):
    """The fixed amount of one municipality under a scheme."""

    __tablename__ = "scheme_amount"
    __table_args__ = (unique_alive("uq_scheme_amount", "scheme_id", "municipality_id"),)

    scheme_id: int = Field(foreign_key="contribution_scheme.id")
    municipality_id: int = Field(foreign_key="municipality.id")
    amount: int = Field(sa_type=BigInteger)


class ContributionBase(Registered, table=True):
    """The transfer or income of a municipality in a month, on which a percentage is charged."""

    __tablename__ = "contribution_base"
    __table_args__ = (unique_alive("uq_base", "municipality_id", "month", "transfer"),)

    municipality_id: int = Field(foreign_key="municipality.id")
    month: str = Field(max_length=7)
    transfer: str = Field(max_length=60)
    amount: int = Field(sa_type=BigInteger)
    source: str = ""


class Charge(Registered, table=True):
    """What a municipality owes for a month. The original due date survives rescheduling."""

    __table_args__ = (unique_alive("uq_charge", "municipality_id", "month", "scheme_id"),)

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    scheme_id: int = Field(foreign_key="contribution_scheme.id", index=True)
    month: str = Field(max_length=7)
    amount: int = Field(sa_type=BigInteger)
    issued_on: date
    due_on: date
    original_due_on: date
    basis: str = Field(default="", max_length=200)


class Payment(Registered, table=True):
    """Money received from a municipality."""

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    paid_on: date
    amount: int = Field(sa_type=BigInteger)
    method: str = Field(default="transfer", max_length=20)
    reference: str = Field(default="", max_length=80)
    note: str = ""


class Allocation(Registered, table=True):
    """The part of a payment that covers a charge; it takes the payment's date.

    ``by_hand``: somebody chose it. The others follow from the dates, oldest first.
    """

    payment_id: int = Field(foreign_key="payment.id", index=True)
    charge_id: int = Field(foreign_key="charge.id", index=True)
    amount: int = Field(sa_type=BigInteger)
    by_hand: bool = False


class Refund(Registered, table=True):
    """The part of a payment's credit that was given back."""

    payment_id: int = Field(foreign_key="payment.id", index=True)
    refunded_on: date
    amount: int = Field(sa_type=BigInteger)
    reference: str = Field(default="", max_length=80)
    reason: str = Field(default="", max_length=300)


class WriteOff(Registered, table=True):
    """The part of a charge that the board forgave, by act."""

    __tablename__ = "write_off"

    charge_id: int = Field(foreign_key="charge.id", index=True)
    amount: int = Field(sa_type=BigInteger)
    decided_on: date
    act: str


class PaymentAgreement(Registered, table=True):
    """An agreement to pay arrears in instalments."""

    __tablename__ = "payment_agreement"

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    agreed_on: date
    act: str = ""
    note: str = Field(default="", max_length=300)
    cancelled_on: date | None = None
    cancelled_reason: str = Field(default="", max_length=300)


class AgreementCharge(Registered, table=True):
    """What was owed of a charge when the agreement that reschedules it was signed."""

    __tablename__ = "agreement_charge"
    __table_args__ = (unique_alive("uq_agreement_charge", "agreement_id", "charge_id"),)

    agreement_id: int = Field(foreign_key="payment_agreement.id", index=True)
    charge_id: int = Field(foreign_key="charge.id", index=True)
    amount: int = Field(sa_type=BigInteger)


class Instalment(Registered, table=True):
    """One instalment of a payment agreement.

    ``paid_on`` counts only for agreements recorded before they named their charges: of the others,
    what was paid is derived from the payments.
    """

    agreement_id: int = Field(foreign_key="payment_agreement.id", index=True)
    due_on: date
    amount: int = Field(sa_type=BigInteger)
    paid_on: date | None = None


class InKindContribution(Registered, table=True):
    """A contribution in kind, valued by a stated method and shown apart from money."""

    __tablename__ = "in_kind_contribution"

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    received_on: date
    concept: str = Field(max_length=200)
    amount: int = Field(sa_type=BigInteger)
    method: str = Field(max_length=200)
    act: str = ""
    scheme_id: int | None = Field(default=None, foreign_key="contribution_scheme.id")

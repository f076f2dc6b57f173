"""The commands of every month, under one name: charges, payments and what they cover."""

from evalua.registers.contributions.applying import use_credit
from evalua.registers.contributions.charges import charge_month, remove_charge, set_base
from evalua.registers.contributions.payments import (
    PaymentInput,
    PaymentRecorded,
    record_payment,
    remove_payment,
)

__all__ = [
    "PaymentInput",
    "PaymentRecorded",
    "charge_month",
    "record_payment",
    "remove_charge",
    "remove_payment",
    "set_base",
    "use_credit",
]

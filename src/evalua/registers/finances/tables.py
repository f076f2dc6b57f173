"""Tables of the finances of the month. Amounts are integer minor units of the association's currency."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class MonthFinance(Registered, table=True):
    """What came in and what operating cost in a month; contributions come from their own register.

    ``services`` counts only in a month whose service records hold no amount. ``expense`` includes
    the whole ``payroll``, also ``payroll_projects``, the part that projects paid. A missing amount
    is not known; it is not zero.
    """

    __tablename__ = "month_finance"
    __table_args__ = (unique_alive("uq_month_finance", "association_id", "month"),)

    month: str = Field(max_length=7)
    services: int | None = Field(default=None, sa_type=BigInteger)
    projects: int | None = Field(default=None, sa_type=BigInteger)
    cooperation: int | None = Field(default=None, sa_type=BigInteger)
    other: int | None = Field(default=None, sa_type=BigInteger)
    expense: int = Field(sa_type=BigInteger)
    payroll: int = Field(sa_type=BigInteger)
    payroll_projects: int = Field(sa_type=BigInteger)
    note: str = Field(default="", max_length=300)


class LostFunding(Registered, table=True):
    """Money the association counted on and did not receive, with the reason."""

    __tablename__ = "lost_funding"

    lost_on: date
    source: str = Field(max_length=20)
    concept: str = Field(max_length=200)
    amount: int = Field(sa_type=BigInteger)
    category: str = Field(max_length=20)
    reason: str = Field(max_length=300)

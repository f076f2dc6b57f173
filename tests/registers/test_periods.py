"""Deliveries of the monthly report."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import READER, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.members.commands import end_membership
from evalua.registers.periods import queries
from evalua.registers.periods.commands import record_delivery, remove_delivery
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
SEPTEMBER = Month(2026, 9)
DAY = date(2026, 10, 8)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def deliver(
    office: Office,
    *names: str,
    day: date | None = DAY,
    channel: str = "email",
    month: Month = SEPTEMBER,
    **confirmed: str,
) -> None:
    ids = [office.members[name] for name in names]
    with office.work() as work:
        record_delivery(work, month, ids, day, channel, catalog=CATALOG, confirmed=confirmed)


def delivered(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.deliveries(session, association_id=office.id)


def approve(office: Office, month: Month) -> None:
    with office.work() as work:
        work.add(
            ReportMonth(
                association_id=office.id,
                month=str(month),
                state="approved",
                approved_on=date(2026, 11, 2),
            )
        )


def test_a_report_reaches_several_municipalities_at_once(clara: Office) -> None:
    deliver(clara, "Belmira", "Alto Claro")
    rows = delivered(clara)
    assert rows["municipality_id"].tolist() == [
        clara.members["Belmira"],
        clara.members["Alto Claro"],
    ]
    assert rows["month"].tolist() == ["2026-09", "2026-09"]
    assert rows["delivered_on"].tolist() == [pd.Timestamp(2026, 10, 8)] * 2
    assert rows["channel"].tolist() == ["email", "email"]


def test_a_second_record_of_the_same_month_corrects_the_first(clara: Office) -> None:
    deliver(clara, "Belmira", "Dos Aguas")
    deliver(clara, "Belmira", day=date(2026, 10, 12), channel="paper")
    rows = delivered(clara).set_index("municipality_id")
    assert len(rows) == 2
    assert rows.loc[clara.members["Belmira"], "delivered_on"] == pd.Timestamp(2026, 10, 12)
    assert rows.loc[clara.members["Belmira"], "channel"] == "paper"
    assert rows.loc[clara.members["Dos Aguas"], "delivered_on"] == pd.Timestamp(2026, 10, 8)


def test_the_same_municipality_named_twice_is_one_delivery(clara: Office) -> None:
    deliver(clara, "Belmira", "Belmira")
    assert len(delivered(clara)) == 1


def test_everything_wrong_with_a_delivery_is_said_together(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        deliver(clara, day=None, channel="")
    assert {f.field for f in raised.value.findings} == {
        "delivered_on",
        "channel",
        "municipality_ids",
    }
    assert codes(raised) == {"V00", "V21"}
    assert delivered(clara).empty


def test_a_delivery_in_the_future_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        deliver(clara, "Belmira", day=date(2026, 11, 6))
    assert codes(raised) == {"V03"}


def test_a_report_is_not_delivered_before_its_month_ends(clara: Office) -> None:
    with pytest.raises(Problem) as raised:
        deliver(clara, "Belmira", day=date(2026, 9, 30))
    assert codes(raised) == {"V25"}
    assert "30 de septiembre de 2026" in str(raised.value)


def test_a_municipality_that_was_not_a_member_in_the_month_is_refused(clara: Office) -> None:
    with clara.work() as work:
        end_membership(work, clara.members["Belmira"], date(2026, 8, 31), "decisión propia")
    with pytest.raises(Problem) as raised:
        deliver(clara, "Belmira")
    assert codes(raised) == {"V07"}
    assert "Belmira no era miembro en septiembre 2026" in str(raised.value)


def test_a_municipality_of_another_association_is_refused(clara: Office, izote: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_delivery(work, SEPTEMBER, [izote.members["Jocote"]], DAY, "email", catalog=CATALOG)
    assert codes(raised) == {"V56"}


def test_a_delivery_inside_an_approved_month_asks_for_a_reason_and_keeps_it(clara: Office) -> None:
    approve(clara, Month(2026, 10))
    with pytest.raises(Problem) as raised:
        deliver(clara, "Belmira")
    assert raised.value.only_confirmations and codes(raised) == {"V43"}
    deliver(clara, "Belmira", V43="el acuse llegó después")
    with clara.db.session() as session:
        entry = session.exec(
            select(AuditEntry).where(AuditEntry.table_name == "report_delivery")
        ).one()
    assert (entry.action, entry.reason) == ("insert", "el acuse llegó después")


def test_the_report_of_an_approved_month_is_delivered_afterwards_without_a_reason(
    clara: Office,
) -> None:
    approve(clara, SEPTEMBER)
    deliver(clara, "Belmira")
    assert len(delivered(clara)) == 1


def test_a_delivery_is_taken_back_with_its_reason(clara: Office) -> None:
    deliver(clara, "Belmira", "Dos Aguas")
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_delivery(work, SEPTEMBER, clara.members["Belmira"], " ")
    assert codes(raised) == {"V00"}
    with clara.work() as work:
        remove_delivery(work, SEPTEMBER, clara.members["Belmira"], "se marcó por error")
    assert delivered(clara)["municipality_id"].tolist() == [clara.members["Dos Aguas"]]


def test_a_delivery_that_was_never_recorded_cannot_be_taken_back(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_delivery(work, SEPTEMBER, clara.members["Belmira"], "error")
    assert codes(raised) == {"V56"}


def test_who_only_consults_records_no_delivery(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work(READER) as work:
        record_delivery(work, SEPTEMBER, [clara.members["Belmira"]], DAY, "email", catalog=CATALOG)
    assert codes(raised) == {"V57"}
    assert delivered(clara).empty

"""Services and what each municipality received."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import READER, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.services import queries
from evalua.registers.services.commands import (
    ServiceInput,
    add_service,
    change_service,
    record_service,
    remove_service,
)
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
LANDFILL = ServiceInput("Relleno sanitario", "landfill", "toneladas", date(2025, 6, 15))


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


@pytest.fixture
def landfill(izote: Office) -> int:
    with izote.work() as work:
        return add_service(work, LANDFILL, catalog=CATALOG).id


def received(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.services_received(session, association_id=office.id)


def test_a_grid_is_written_as_the_country_writes_numbers_and_money(
    izote: Office, landfill: int
) -> None:
    typed = {
        izote.members["Jocote"]: ("1,035.5", "2,480.75"),
        izote.members["Izotal"]: ("0", ""),
        izote.members["Las Lomas"]: ("", ""),
    }
    with izote.work() as work:
        record_service(work, landfill, OCTOBER, typed)
    rows = received(izote)
    assert list(rows.columns) == list(queries.RECEIVED)
    assert rows["municipality"].tolist() == ["Izotal", "Jocote"]
    assert rows["quantity"].tolist() == [0.0, 1035.5]
    assert pd.isna(rows["income"][0]) and rows["income"][1] == 248_075
    assert set(rows["unit"]) == {"toneladas"}


def test_writing_the_grid_again_corrects_it_and_an_emptied_cell_is_taken_back(
    izote: Office, landfill: int
) -> None:
    jocote, izotal = izote.members["Jocote"], izote.members["Izotal"]
    with izote.work() as work:
        record_service(work, landfill, OCTOBER, {jocote: ("10", ""), izotal: ("20", "")})
        kept = record_service(work, landfill, OCTOBER, {jocote: ("12", ""), izotal: (" ", None)})
    assert [(r.municipality_id, r.quantity, r.version) for r in kept] == [(jocote, 12.0, 2)]
    assert received(izote)["quantity"].tolist() == [12.0]
    with izote.db.session() as session:
        reasons = [e.reason for e in session.exec(select(AuditEntry)) if e.action == "delete"]
    assert reasons == ["casilla vaciada en octubre 2026"]


def test_every_wrong_cell_is_said_at_once_and_nothing_is_written(
    izote: Office, landfill: int
) -> None:
    typed = {
        izote.members["Izotal"]: ("-1", "5"),
        izote.members["Jocote"]: ("", "30.00"),
        izote.members["Las Lomas"]: ("1.035,5", "-2"),
        999: ("1", ""),
    }
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_service(work, landfill, OCTOBER, typed)
    izotal, jocote, lomas = (izote.members[n] for n in ("Izotal", "Jocote", "Las Lomas"))
    assert {(f.field, f.code) for f in raised.value.findings} == {
        (f"quantity.{izotal}", "V23"),
        (f"quantity.{jocote}", "V00"),
        (f"quantity.{lomas}", "V05"),
        (f"income.{lomas}", "V01"),
        ("quantity.999", "V56"),
    }
    assert received(izote).empty


@pytest.mark.parametrize(
    ("month", "code"),
    [(Month(2026, 12), "V03"), (Month(2025, 5), "V25"), (Month(2026, 10), "V25")],
)
def test_a_service_is_recorded_in_months_in_which_it_was_provided(
    izote: Office, landfill: int, month: Month, code: str
) -> None:
    with izote.work() as work:
        ended = replace(LANDFILL, until=date(2026, 9, 30))
        change_service(work, landfill, ended, catalog=CATALOG, version=1)
        record_service(work, landfill, Month(2025, 6), {izote.members["Jocote"]: ("1", "")})
        record_service(work, landfill, Month(2026, 9), {izote.members["Jocote"]: ("1", "")})
        with pytest.raises(Problem) as raised:
            record_service(work, landfill, month, {izote.members["Jocote"]: ("1", "")})
    assert code in codes(raised)


def test_an_approved_month_asks_for_a_reason_that_the_log_keeps(
    izote: Office, landfill: int
) -> None:
    cell = {izote.members["Jocote"]: ("1", "")}
    with izote.work() as work:
        work.add(ReportMonth(association_id=izote.id, month="2026-10", state="approved"))
        with pytest.raises(Problem) as raised:
            record_service(work, landfill, OCTOBER, cell)
        assert codes(raised) == {"V43"} and raised.value.only_confirmations
        record_service(work, landfill, OCTOBER, cell, confirmed={"V43": "pesaje tardío"})
    assert len(received(izote)) == 1
    with izote.db.session() as session:
        assert "pesaje tardío" in {e.reason for e in session.exec(select(AuditEntry))}


def test_a_month_sent_is_flagged_when_a_service_changes(izote: Office, landfill: int) -> None:
    with izote.work() as work:
        work.add(ReportMonth(association_id=izote.id, month="2026-10", state="submitted"))
        record_service(work, landfill, OCTOBER, {izote.members["Jocote"]: ("1", "")})
        assert work.session.exec(select(ReportMonth)).one().changed_after_submission


def test_everything_wrong_with_a_service_is_said_at_once(izote: Office) -> None:
    data = ServiceInput(" ", "magic", "", None)
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_service(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("name", "V00"),
        ("kind", "V00"),
        ("unit", "V00"),
        ("since", "V00"),
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "relleno SANITARIO"}, ("name", "V58")),
        ({"name": "Otro", "since": date(2026, 11, 6)}, ("since", "V03")),
        ({"name": "Otro", "until": date(2025, 6, 14)}, ("until", "V25")),
    ],
)
def test_a_service_repeated_or_with_crossed_dates_is_refused(
    izote: Office, landfill: int, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    assert landfill > 0
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_service(work, replace(LANDFILL, **changes), catalog=CATALOG)  # type: ignore[arg-type]
    assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_a_service_cannot_end_before_what_was_recorded_of_it(izote: Office, landfill: int) -> None:
    with izote.work() as work:
        record_service(work, landfill, OCTOBER, {izote.members["Jocote"]: ("1", "")})
        wrong = replace(LANDFILL, since=date(2026, 11, 1), until=None)
        with pytest.raises(Problem) as since:
            change_service(work, landfill, wrong, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as until:
            ended = replace(LANDFILL, until=date(2026, 9, 30))
            change_service(work, landfill, ended, catalog=CATALOG, version=1)
        change_service(work, landfill, replace(LANDFILL, unit="t"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_service(work, landfill, LANDFILL, catalog=CATALOG, version=1)
    assert {f.field for f in since.value.findings} == {"since"}
    assert {f.field for f in until.value.findings} == {"until"}
    assert codes(stale) == {"V51"}


def test_a_service_with_records_is_ended_and_not_removed(izote: Office, landfill: int) -> None:
    with izote.work() as work:
        cell = {izote.members["Jocote"]: ("1", "")}
        record_service(work, landfill, OCTOBER, cell)
        with pytest.raises(Problem) as raised:
            remove_service(work, landfill, "ya no")
        assert codes(raised) == {"V59"}
        record_service(work, landfill, OCTOBER, dict.fromkeys(cell, ("", "")))
        with pytest.raises(Problem):
            remove_service(work, landfill, "")
        remove_service(work, landfill, "se registró por error")
    with izote.db.session() as session:
        assert queries.services(session, association_id=izote.id).empty


def test_who_only_reads_writes_no_service(izote: Office, landfill: int) -> None:
    with izote.work(actor=READER) as work:
        for act in (
            lambda: add_service(work, LANDFILL, catalog=CATALOG),
            lambda: change_service(work, landfill, LANDFILL, catalog=CATALOG, version=1),
            lambda: remove_service(work, landfill, "x"),
            lambda: record_service(work, landfill, OCTOBER, {}),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V57"}


def test_the_peer_neither_sees_nor_fills_a_service_of_the_owner(
    izote: Office, clara: Office, landfill: int
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_service(work, landfill, OCTOBER, {clara.members["Belmira"]: ("1", "")})
    assert codes(raised) == {"V56"}
    assert received(clara).empty

"""What a service is asked every month, its standard, its customers, its tariff and its savings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Conflict, Problem
from evalua.registers.services import queries
from evalua.registers.services.commands import ServiceInput, add_service, remove_service
from evalua.registers.services.customers import (
    CustomerInput,
    add_customer,
    change_customer,
    record_customers,
    remove_customer,
)
from evalua.registers.services.figures import record_figures
from evalua.registers.services.savings import (
    SavingInput,
    add_saving,
    change_saving,
    remove_saving,
)
from evalua.registers.services.standards import (
    StandardInput,
    approve_standard,
    remove_standard,
)
from evalua.registers.services.tariffs import (
    TariffInput,
    remove_cost,
    remove_tariff,
    set_cost,
    set_tariff,
)
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
WITHIN = StandardInput("median_days", "at_most", "20", date(2026, 3, 4), "acta 3 de 2026")
OILS = SavingInput(
    date(2026, 9, 3), "Llantas y aceites", "4", "38,000", "29,500.50", "tres cotizaciones"
)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def service(office: Office, kind: str) -> int:
    with office.work() as work:
        data = ServiceInput(f"Servicio {kind}", kind, "unidades", date(2025, 6, 15))
        return add_service(work, data, catalog=CATALOG).id


def frame(office: Office, name: str) -> pd.DataFrame:
    with office.db.session() as session:
        rows: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
        return rows


@pytest.fixture
def permits(izote: Office) -> int:
    return service(izote, "permits")


@pytest.fixture
def landfill(izote: Office) -> int:
    return service(izote, "landfill")


@pytest.fixture
def client(izote: Office) -> int:
    with izote.work() as work:
        return add_customer(work, CustomerInput("Ingenio Sur", "company"), catalog=CATALOG).id


def test_a_month_holds_what_the_kind_of_the_service_asks(izote: Office, permits: int) -> None:
    typed = {"requests_in": "14", "median_days": "18.5", "satisfaction": "", "requests_out": "0"}
    with izote.work() as work:
        record_figures(work, permits, OCTOBER, typed, catalog=CATALOG)
    rows = frame(izote, "service_figures").set_index("measure")["amount"].to_dict()
    assert rows == {"requests_in": 14.0, "median_days": 18.5, "requests_out": 0.0}


def test_a_yes_and_a_no_are_kept_apart_from_what_nobody_answered(
    izote: Office, landfill: int
) -> None:
    with izote.work() as work:
        record_figures(
            work,
            landfill,
            OCTOBER,
            {"daily_cover": "yes", "leachate": "no", "weighed": ""},
            catalog=CATALOG,
        )
    rows = frame(izote, "service_figures").set_index("measure")["amount"].to_dict()
    assert rows == {"daily_cover": 1.0, "leachate": 0.0}


def test_writing_a_month_again_corrects_it_and_an_emptied_cell_is_taken_back(
    izote: Office, permits: int
) -> None:
    with izote.work() as work:
        record_figures(
            work, permits, OCTOBER, {"requests_in": "14", "requests_out": "9"}, catalog=CATALOG
        )
        record_figures(
            work, permits, OCTOBER, {"requests_in": "15", "requests_out": " "}, catalog=CATALOG
        )
    rows = frame(izote, "service_figures")
    assert rows[["measure", "amount"]].to_numpy().tolist() == [["requests_in", 15.0]]
    with izote.db.session() as session:
        reasons = [e.reason for e in session.exec(select(AuditEntry)) if e.action == "delete"]
    assert reasons == ["casilla vaciada en octubre 2026"]


def test_every_wrong_figure_is_said_at_once_and_nothing_is_written(
    izote: Office, permits: int
) -> None:
    typed = {
        "requests_in": "diez",
        "requests_out": "2.5",
        "satisfaction": "130",
        "median_days": "-1",
        "samples": "4",
    }
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_figures(work, permits, OCTOBER, typed, catalog=CATALOG)
    assert codes(raised) == {
        ("requests_in", "V05"),
        ("requests_out", "V23"),
        ("satisfaction", "V23"),
        ("median_days", "V23"),
        ("samples", "V121"),
    }
    assert frame(izote, "service_figures").empty


def test_a_part_is_not_larger_than_its_whole_nor_the_days_than_the_month(izote: Office) -> None:
    water, machine = service(izote, "water"), service(izote, "machinery")
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_figures(work, water, OCTOBER, {"samples": "4", "samples_fit": "5"}, catalog=CATALOG)
    assert codes(raised) == {("samples_fit", "V129")}
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_figures(work, machine, Month(2026, 2), {"days_working": "29"}, catalog=CATALOG)
    assert codes(raised) == {("days_working", "V129")}


def test_a_figure_somebody_else_changed_meanwhile_is_not_overwritten(
    izote: Office, permits: int
) -> None:
    with izote.work() as work:
        record_figures(work, permits, OCTOBER, {"requests_in": "14"}, catalog=CATALOG)
    with pytest.raises(Conflict), izote.work() as work:
        record_figures(
            work,
            permits,
            OCTOBER,
            {"requests_in": "3"},
            catalog=CATALOG,
            versions={"requests_in": 0},
        )
    assert frame(izote, "service_figures")["amount"].tolist() == [14.0]


def test_a_standard_needs_its_act_and_what_its_service_records(izote: Office, permits: int) -> None:
    data = StandardInput("days_working", "more", "", None, " ")
    with pytest.raises(Problem) as raised, izote.work() as work:
        approve_standard(work, permits, data, catalog=CATALOG)
    assert codes(raised) == {
        (field, "V00") for field in ("measure", "direction", "threshold", "act", "approved_on")
    }


def test_a_percentage_is_not_asked_beyond_one_hundred(izote: Office, permits: int) -> None:
    data = replace(WITHIN, measure="satisfaction", direction="at_least", threshold="120")
    with pytest.raises(Problem) as raised, izote.work() as work:
        approve_standard(work, permits, data, catalog=CATALOG)
    assert codes(raised) == {("threshold", "V23")}


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"threshold": "15"}, False),
        ({"threshold": "30"}, True),
        ({"measure": "satisfaction", "direction": "at_least", "threshold": "90"}, True),
    ],
)
def test_an_easier_standard_says_why_and_the_earlier_one_stays(
    izote: Office, permits: int, changes: dict[str, str], asks: bool
) -> None:
    later = replace(WITHIN, approved_on=date(2026, 9, 1), **changes)
    with izote.work() as work:
        approve_standard(work, permits, WITHIN, catalog=CATALOG)
    if asks:
        with pytest.raises(Problem) as raised, izote.work() as work:
            approve_standard(work, permits, later, catalog=CATALOG)
        assert codes(raised) == {("threshold", "V120")} and raised.value.only_confirmations
    with izote.work() as work:
        approve_standard(
            work, permits, later, catalog=CATALOG, confirmed={"V120": "llegó el doble de trámites"}
        )
    assert len(frame(izote, "service_standards")) == 2


def test_two_standards_of_one_day_are_refused_and_a_mistaken_one_is_taken_back(
    izote: Office, permits: int
) -> None:
    with izote.work() as work:
        key = approve_standard(work, permits, WITHIN, catalog=CATALOG).id
    with pytest.raises(Problem) as raised, izote.work() as work:
        approve_standard(work, permits, replace(WITHIN, threshold="10"), catalog=CATALOG)
    assert codes(raised) == {("approved_on", "V58")}
    with izote.work() as work:
        remove_standard(work, key, "se anotó el acta de otro servicio")
    assert frame(izote, "service_standards").empty


def test_a_customer_is_written_once_and_a_member_is_not_one(izote: Office, client: int) -> None:
    for data, message in (
        (CustomerInput("INGENIO sur", "company"), "ya está en la lista"),
        (CustomerInput("Jocote", "municipality"), "Jocote es miembro"),
    ):
        with pytest.raises(Problem, match=message), izote.work() as work:
            add_customer(work, data, catalog=CATALOG)
    with izote.work() as work:
        change_customer(
            work, client, CustomerInput("Ingenio del Sur", "company"), catalog=CATALOG, version=1
        )
    assert frame(izote, "customers")["name"].tolist() == ["Ingenio del Sur"]


def test_what_a_customer_received_and_was_invoiced_is_written_by_month(
    izote: Office, landfill: int, client: int
) -> None:
    with izote.work() as work:
        record_customers(work, landfill, OCTOBER, {client: ("120.5", "3,012.50")})
    row = frame(izote, "customer_records").iloc[0]
    assert (row["quantity"], row["invoiced"]) == (120.5, 301_250)
    with pytest.raises(Problem) as raised, izote.work() as work:
        record_customers(work, landfill, OCTOBER, {client: ("", "10"), 99: ("1", "")})
    assert codes(raised) == {(f"sold.{client}", "V00"), ("sold.99", "V56")}
    with pytest.raises(Problem) as raised, izote.work() as work:
        remove_customer(work, client, "ya no viene")
    assert {code for _, code in codes(raised)} == {"V59"}
    with izote.work() as work:
        record_customers(work, landfill, OCTOBER, {client: ("", "")})
        remove_customer(work, client, "ya no viene")
    assert frame(izote, "customers").empty


def test_a_cost_says_how_it_is_known_and_the_same_day_corrects_it(
    izote: Office, landfill: int
) -> None:
    with pytest.raises(Problem) as raised, izote.work() as work:
        set_cost(work, landfill, date(2025, 1, 1), "0", "")
    assert codes(raised) == {("since", "V25"), ("unit_cost", "V01"), ("basis", "V00")}
    with izote.work() as work:
        set_cost(work, landfill, date(2026, 1, 1), "24.10", "gasto del año entre toneladas")
        key = set_cost(work, landfill, date(2026, 1, 1), "25", "gasto del año entre toneladas").id
    assert frame(izote, "service_costs")["unit_cost"].tolist() == [2500]
    with izote.work() as work:
        remove_cost(work, key, "faltaban gastos")
    assert frame(izote, "service_costs").empty


def test_a_tariff_names_who_pays_it_and_zero_is_free(
    izote: Office, landfill: int, client: int
) -> None:
    since = date(2026, 1, 1)
    with pytest.raises(Problem) as raised, izote.work() as work:
        set_tariff(work, landfill, TariffInput("customer", since, "-1"), catalog=CATALOG)
    assert codes(raised) == {("unit_price", "V01"), ("customer_id", "V00")}
    with izote.work() as work:
        for price in ("0", "12"):
            set_tariff(work, landfill, TariffInput("members", since, price), catalog=CATALOG)
        one = TariffInput("customer", since, "30", customer_id=client)
        key = set_tariff(work, landfill, one, catalog=CATALOG).id
    assert frame(izote, "service_tariffs")["unit_price"].tolist() == [1200, 3000]
    with izote.work() as work:
        remove_tariff(work, key, "se acordó otro precio")
    assert frame(izote, "service_tariffs")["payer"].tolist() == ["members"]


def test_a_shared_purchase_says_both_prices_and_one_that_saved_nothing_asks_why(
    izote: Office,
) -> None:
    buying = service(izote, "joint_purchase")
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_saving(
            work, buying, replace(OILS, municipalities="1", amount_alone="0", concept="", basis="")
        )
    assert codes(raised) >= {
        ("municipalities", "V23"),
        ("amount_alone", "V01"),
        ("concept", "V00"),
        ("basis", "V00"),
    }
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_saving(work, buying, replace(OILS, amount_together="38,000"))
    assert codes(raised) == {("amount_together", "V127")}
    with izote.work() as work:
        key = add_saving(work, buying, OILS).id
        change_saving(work, key, replace(OILS, municipalities="5"), version=1)
    row = frame(izote, "service_savings").iloc[0]
    assert (row["municipalities"], row["amount_alone"], row["amount_together"]) == (
        5,
        3_800_000,
        2_950_050,
    )
    with izote.work() as work:
        remove_saving(work, key, "estaba repetido")
    assert frame(izote, "service_savings").empty


def test_a_service_with_figures_of_any_sort_is_ended_not_removed(
    izote: Office, permits: int
) -> None:
    with izote.work() as work:
        approve_standard(work, permits, WITHIN, catalog=CATALOG)
    with pytest.raises(Problem) as raised, izote.work() as work:
        remove_service(work, permits, "no hace falta")
    assert codes(raised) == {("", "V59")}

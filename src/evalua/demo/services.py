"""What each service is asked every month, its standards, its other customers, its price and savings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from evalua.demo.almanac import chance
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.processes.commands import ProcessInput, add_process
from evalua.registers.processes.marks import mark_steps
from evalua.registers.processes.reading import steps_of
from evalua.registers.services.customers import CustomerInput, add_customer
from evalua.registers.services.savings import SavingInput, add_saving
from evalua.registers.services.standards import StandardInput, approve_standard
from evalua.registers.services.tables import CustomerRecord, Service, ServiceFigure
from evalua.registers.services.tariffs import TariffInput, set_cost, set_tariff

_RECORDED_ON_DAY = 4
_DAYS_A_STEP = 55


def serve(scene: Scene) -> None:
    """Write the figures, standards, customers, tariffs, savings and processes of the services."""
    told = scene.story["services"]
    for key in told["focus"]:
        service = scene.work.session.get_one(Service, scene.keys["services"][key])
        scene.on(scene.opening).change(service, focus=True)
    _write_figures(scene, told["figures"])
    _write_customers(scene, told)
    _write_standards(scene, told["standards"])
    _write_prices(scene, told)
    for row in told["savings"]:
        _write_saving(scene, row)
    for row in told["processes"]:
        _write_process(scene, row)


def _write_figures(scene: Scene, told: list[dict[str, Any]]) -> None:
    rows = [
        ServiceFigure(
            association_id=scene.id,
            service_id=scene.keys["services"][row["service"]],
            month=str(month),
            measure=measure,
            amount=amount,
        )
        for row in told
        for month in _months(scene, row)
        for measure, amount in _amounts(scene, row, month).items()
    ]
    scene.on(scene.opening, "team").sow((row, _noted(scene, row.month)) for row in rows)


def _months(scene: Scene, row: dict[str, Any]) -> list[Month]:
    """The months recorded: since the service began, but the unknown ones."""
    service = scene.work.session.get_one(Service, scene.keys["services"][row["service"]])
    return [
        month
        for month in scene.almanac.months
        if month.last >= service.since and scene.almanac.offset(month) not in row["unknown"]
    ]


def _amounts(scene: Scene, row: dict[str, Any], month: Month) -> dict[str, float]:
    part = (month - scene.almanac.first) / max(1, len(scene.almanac.months) - 1)
    found = {}
    for measure, (first, last) in row["from_to"].items():
        swing = 0.92 + 0.16 * chance("figure", row["service"], measure, month)
        found[measure] = float(round((first + (last - first) * part) * swing))
    if "complaints_in" in found:
        found["complaints_solved"] = min(found["complaints_solved"], found["complaints_in"])
    for measure, given in row.get("yes_no", {}).items():
        found[measure] = float(scene.almanac.offset(month) not in given["no"])
    return found


def _write_customers(scene: Scene, told: dict[str, Any]) -> None:
    keys = scene.keys["customers"] = {}
    for row in told["customers"]:
        data = CustomerInput(row["name"], row["kind"])
        keys[row["key"]] = add_customer(scene.on(scene.opening), data, catalog=scene.catalog).id
    rows = [
        _sale(scene, row, month)
        for row in told["sales"]
        for month in scene.almanac.months
        if month.last >= scene.almanac.exact(row["since"])
    ]
    scene.on(scene.opening, "team").sow((row, _noted(scene, row.month)) for row in rows)


def _sale(scene: Scene, row: dict[str, Any], month: Month) -> CustomerRecord:
    """What a customer took in a month; one not yet invoiced has no amount."""
    swing = 0.85 + 0.3 * chance("sale", row["service"], row["customer"], month)
    quantity = float(round(row["quantity"] * swing))
    unpaid = scene.almanac.offset(month) in row.get("unpaid", [])
    return CustomerRecord(
        association_id=scene.id,
        service_id=scene.keys["services"][row["service"]],
        customer_id=scene.keys["customers"][row["customer"]],
        month=str(month),
        quantity=quantity,
        invoiced=None if unpaid else scene.minor(round(quantity * row["fee"], 2)),
    )


def _write_standards(scene: Scene, told: list[dict[str, Any]]) -> None:
    for row in told:
        approved = scene.almanac.day(row["approved"])
        approve_standard(
            scene.on(approved),
            scene.keys["services"][row["service"]],
            StandardInput(row["measure"], row["direction"], row["threshold"], approved, row["act"]),
            catalog=scene.catalog,
            confirmed={"V120": row["eased"]} if "eased" in row else None,
        )


def _write_prices(scene: Scene, told: dict[str, Any]) -> None:
    for row in told["costs"]:
        since = scene.almanac.exact(row["since"])
        cost = scene.minor(row["unit_cost"])
        set_cost(scene.on(since), scene.keys["services"][row["service"]], since, cost, row["basis"])
    for row in told["tariffs"]:
        since = scene.almanac.exact(row["since"])
        data = TariffInput(
            payer=row["payer"],
            since=since,
            unit_price=scene.minor(row["price"]),
            customer_id=scene.keys["customers"].get(row.get("customer", "")),
            act=row["act"],
        )
        service = scene.keys["services"][row["service"]]
        set_tariff(scene.on(since), service, data, catalog=scene.catalog)


def _write_saving(scene: Scene, row: dict[str, Any]) -> None:
    day = scene.almanac.day(row["on"])
    data = SavingInput(
        saved_on=day,
        concept=row["concept"],
        municipalities=row["municipalities"],
        amount_alone=scene.minor(row["alone"]),
        amount_together=scene.minor(row["together"]),
        basis=row["basis"],
    )
    add_saving(scene.on(day), scene.keys["services"][row["service"]], data)


def _write_process(scene: Scene, row: dict[str, Any]) -> None:
    """A process with as many steps finished in each municipality as its pace says."""
    since = scene.almanac.day(row["since"])
    template = next(t for t in scene.catalog.process_templates if t.key == row["template"])
    towns = {scene.towns[name]: done for name, done in row["pace"].items()}
    data = ProcessInput(row["name"], since, template.steps, list(towns), template.key)
    process = add_process(scene.on(since), data)
    steps = [step.id for step in steps_of(scene.work, process.id)]
    for town, done in towns.items():
        days = {
            step: _finished(scene, since, place, town) for place, step in enumerate(steps[:done], 1)
        }
        if days:
            mark_steps(scene.on(max(days.values())), process.id, town, days)


def _finished(scene: Scene, since: date, place: int, town: int) -> date:
    wait = int(_DAYS_A_STEP * (place - 0.4 * chance("step", town, place)))
    return min(since + timedelta(days=wait), scene.almanac.end)


def _noted(scene: Scene, month: str) -> date:
    return scene.recorded(Month.parse(month).next.day(_RECORDED_ON_DAY), 0)

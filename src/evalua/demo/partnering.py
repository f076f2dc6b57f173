"""Partners with their agreements, organizations, and services with what each member received."""

from __future__ import annotations

from typing import Any

from evalua.demo.almanac import chance
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
)
from evalua.registers.partners.organizations import OrganizationInput, add_organization
from evalua.registers.services.commands import ServiceInput, add_service
from evalua.registers.services.tables import ServiceRecord

_RECORDED_ON_DAY = 4
_SLOW = 0.6


def partner(scene: Scene) -> None:
    """Write partners, agreements, organizations and services."""
    _write_partners(scene)
    _write_organizations(scene)
    _write_services(scene)


def _write_partners(scene: Scene) -> None:
    told = scene.story["partners"]
    keys = scene.keys["partners"] = {}
    for row in told["partners"]:
        data = PartnerInput(
            row["name"],
            row["kind"],
            row.get("programme", ""),
            row["mandate"],
            row["contact"],
            sector=row.get("sector", ""),
            themes=row.get("themes", ()),
            municipality_ids=[scene.towns[town] for town in row.get("towns", ())],
        )
        written = add_partner(scene.on(scene.opening), data, catalog=scene.catalog)
        keys[row["key"]] = written.id
    agreed = scene.keys["agreements"] = {}
    for row in told["agreements"]:
        signed = scene.almanac.day(row["signed"])
        agreed[row["key"]] = add_agreement(
            scene.on(signed),
            AgreementInput(
                partner_id=keys[row["partner"]],
                name=row["name"],
                signed_on=signed,
                ends_on=scene.almanac.exact(row["ends"]) if "ends" in row else None,
                kind=row["kind"],
                state=row["state"],
                document=row["document"],
            ),
            catalog=scene.catalog,
        ).id


def _write_organizations(scene: Scene) -> None:
    keys = scene.keys["organizations"] = {}
    for row in scene.story["partners"]["organizations"]:
        data = OrganizationInput(
            name=row["name"],
            kind=row["kind"],
            municipality_id=scene.towns[row["municipality"]],
            women=row["women"],
            men=row["men"],
            families=row["families"],
            led_by_woman=row.get("led_by_woman", False),
        )
        written = add_organization(scene.on(scene.opening), data, catalog=scene.catalog)
        keys[row["key"]] = written.id


def _write_services(scene: Scene) -> None:
    keys = scene.keys["services"] = {}
    for row in scene.story["partners"]["services"]:
        since = scene.almanac.exact(row["since"])
        agreed = scene.keys["agreements"].get(row.get("agreement", ""))
        data = ServiceInput(row["name"], row["kind"], row["unit"], since, agreement_id=agreed)
        keys[row["key"]] = add_service(scene.on(since), data, catalog=scene.catalog).id
        records = [
            _record(scene, row, name, month)
            for month in scene.almanac.months
            if month.last >= since
            for name in _served(scene, row, month)
        ]
        scene.on(scene.opening, "team").sow(
            (r, scene.recorded(Month.parse(r.month).next.day(_RECORDED_ON_DAY), 0)) for r in records
        )


def _served(scene: Scene, service: dict[str, Any], month: Month) -> list[str]:
    """Who received a service in a month: all, or some of them in turn. The draft month lacks some."""
    names = [n for n in scene.members_on(month.last) if n not in service.get("never", [])]
    if month == scene.almanac.last:
        names = names[: len(names) // 2]
    count = service.get("served", len(names))
    turn = (month - scene.almanac.first) * count
    chosen = {names[(turn + k) % len(names)] for k in range(min(count, len(names)))}
    return [name for name in names if name in chosen]


def _record(scene: Scene, service: dict[str, Any], name: str, month: Month) -> ServiceRecord:
    member = next(m for m in scene.members if m["name"] == name)
    size = member["population"] / 10000 if service.get("by_population") else 1.0
    slow = _SLOW if service.get("seasonal") and scene.almanac.is_slow(month) else 1.0
    swing = 0.8 + 0.4 * chance("service", service["key"], name, month)
    quantity = float(max(1, round(service["quantity"] * size * slow * swing)))
    fee = service.get("fee")
    return ServiceRecord(
        association_id=scene.id,
        service_id=scene.keys["services"][service["key"]],
        municipality_id=scene.towns[name],
        month=str(month),
        quantity=quantity,
        income=None if fee is None else scene.minor(round(quantity * fee, 2)),
    )

"""The income and expense of the months, the funding that was lost, and the audits."""

from __future__ import annotations

from typing import Any

from evalua.demo.almanac import chance
from evalua.demo.scene import Scene
from evalua.domain.month import Month
from evalua.registers.audits.commands import (
    AuditInput,
    FindingInput,
    add_audit,
    add_finding,
    change_finding,
)
from evalua.registers.finances.lost import LostInput, add_lost
from evalua.registers.finances.tables import MonthFinance

_RECORDED_ON_DAY = 8
_SWING = 0.08
_STEADY = {"expense", "payroll", "payroll_projects"}


def account_for(scene: Scene) -> None:
    """Write the finances of each month, what was lost and what the audits found."""
    told = scene.story["finances"]
    rows = [
        MonthFinance(
            association_id=scene.id,
            month=str(month),
            note=told["note"],
            **_amounts(scene, told["from_to"], month),
        )
        for month in scene.almanac.months[:-1]
        if scene.almanac.offset(month) not in told["unknown"]
    ]
    scene.on(scene.opening).sow(
        (row, scene.recorded(Month.parse(row.month).next.day(_RECORDED_ON_DAY), 0)) for row in rows
    )
    for row in told["lost"]:
        _lose(scene, row)
    for row in told["audits"]:
        _audit(scene, row)


def _amounts(scene: Scene, told: dict[str, list[float]], month: Month) -> dict[str, Any]:
    """The last month of the story is still a draft; the rest go from one value to the other."""
    part = (month - scene.almanac.first) / max(1, len(scene.almanac.months) - 1)
    found: dict[str, Any] = {}
    for name, (first, last) in told.items():
        width = _SWING / 4 if name in _STEADY else _SWING
        swing = 1 - width + 2 * width * chance("finances", name, month)
        found[name] = scene.minor(round((first + (last - first) * part) * swing, -1))
    return found


def _lose(scene: Scene, row: dict[str, Any]) -> None:
    day = scene.almanac.day(row["on"])
    data = LostInput(
        lost_on=day,
        source=row["source"],
        concept=row["concept"],
        amount=scene.minor(row["amount"]),
        category=row["category"],
        reason=row["reason"],
    )
    add_lost(scene.on(day), data, catalog=scene.catalog)


def _audit(scene: Scene, row: dict[str, Any]) -> None:
    day = scene.almanac.day(row["on"])
    data = AuditInput(row["origin"], row["auditor"], day, row["scope"], row.get("document", ""))
    audit = add_audit(scene.on(day), data, catalog=scene.catalog)
    for found in row["findings"]:
        due = scene.almanac.exact(found["due"]) if "due" in found else None
        data_open = FindingInput(found["title"], found["severity"], due)
        finding = add_finding(scene.on(day), audit.id, data_open, catalog=scene.catalog)
        if "closed" not in found:
            continue
        closed = scene.almanac.day(found["closed"])
        change_finding(
            scene.on(closed),
            finding.id,
            FindingInput(found["title"], found["severity"], due, closed, found["proof"]),
            catalog=scene.catalog,
            version=1,
        )

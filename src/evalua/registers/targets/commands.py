"""Writing what the board decides about measuring."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry, Number
from evalua.registers.reading import alive
from evalua.registers.targets.tables import (
    IndicatorAdoption,
    IndicatorOwner,
    IndicatorTarget,
    PolicySetting,
)
from evalua.storage.work import Work


def set_targets(
    work: Work,
    year: int,
    values: Mapping[str, Number],
    *,
    catalog: Catalog,
    act: str = "",
    decided_on: date | None = None,
) -> list[IndicatorTarget]:
    """Record targets of a year by indicator code; empty values are left as they were."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    day = decided_on or work.today
    if day > work.today:
        entry.error("decided_on", "V03", "La fecha de la decisión aún no llega.")
    read: dict[str, float] = {}
    for code, typed in values.items():
        high = 100 if catalog.indicator(code).unit == "%" else None
        value = entry.number(code, typed, required=False, low=0, high=high)
        if value is not None:
            read[code] = value
    entry.stop_if_any()
    return [_set_target(work, code, year, value, day, act) for code, value in read.items()]


def set_owner(work: Work, indicator: str, owner: str, since: date) -> None:
    """Name who answers for an indicator from a date on."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("owner", owner, "Escriba quién responde por el indicador.")
    entry.stop_if_any()
    same = alive(
        work.session, IndicatorOwner, work.association_id, indicator=indicator, since=since
    )
    if same:
        work.change(same[0], owner=clean(owner))
        return
    work.add(
        IndicatorOwner(
            association_id=work.association_id, indicator=indicator, owner=clean(owner), since=since
        )
    )


def set_adoption(
    work: Work,
    indicator: str,
    year: int,
    adopted: bool,
    *,
    act: str,
    decided_on: date,
    reason: str = "",
) -> IndicatorAdoption:
    """Adopt a complementary indicator for a year, or drop it with a reason."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("act", act, "Escriba el acta en que la junta lo decidió.")
    if not adopted:
        entry.require("reason", reason, "Escriba por qué se deja de medir.")
    entry.stop_if_any()
    return work.add(
        IndicatorAdoption(
            association_id=work.association_id,
            indicator=indicator,
            year=year,
            adopted=adopted,
            decided_on=decided_on,
            act=clean(act),
            reason=clean(reason),
        )
    )


def set_policy(work: Work, key: str, value: str, since: date, act: str) -> PolicySetting:
    """Change a number of the scoring policy from a date on, by act of the board."""
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("act", act, "Escriba el acta en que la junta lo decidió.")
    entry.stop_if_any()
    same = alive(work.session, PolicySetting, work.association_id, key=key, since=since)
    if same:
        work.change(same[0], value=value, act=clean(act))
        return same[0]
    return work.add(
        PolicySetting(
            association_id=work.association_id, key=key, value=value, since=since, act=clean(act)
        )
    )


def _set_target(
    work: Work, code: str, year: int, value: float, day: date, act: str
) -> IndicatorTarget:
    same = alive(
        work.session,
        IndicatorTarget,
        work.association_id,
        indicator=code,
        year=year,
        decided_on=day,
    )
    if same:
        work.change(same[0], value=value, act=clean(act))
        return same[0]
    return work.add(
        IndicatorTarget(
            association_id=work.association_id,
            indicator=code,
            year=year,
            value=value,
            decided_on=day,
            act=clean(act),
        )
    )

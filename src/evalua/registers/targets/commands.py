"""Writing what the board decides about measuring."""

from __future__ import annotations

import re
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
from evalua.storage.base import Registered
from evalua.storage.work import Work

_MONTHS = 12


def set_targets(
    work: Work,
    year: int,
    values: Mapping[str, Number],
    *,
    catalog: Catalog,
    act: str = "",
    decided_on: date | None = None,
    versions: Mapping[str, int] | None = None,
) -> list[IndicatorTarget]:
    """Record targets of a year by indicator code; empty values are left as they were.

    ``versions`` are those of the rows when the form was opened, as ``target_versions`` gives them.
    """
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
    return [
        _set_target(work, code, year, value, day, act, versions=versions)
        for code, value in read.items()
    ]


def set_schedule(
    work: Work,
    year: int,
    code: str,
    typed: str,
    *,
    catalog: Catalog,
    act: str,
    decided_on: date | None = None,
    versions: Mapping[str, int] | None = None,
) -> IndicatorTarget:
    """Record how much of a year's target is due by the end of each month; December's is the target.

    ``typed`` are twelve accumulated figures, separated by spaces, tabs, semicolons or lines, in the
    country's format. Raises Problem for an indicator whose target is not shared over the year.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    day = decided_on or work.today
    if day > work.today:
        entry.error("decided_on", "V03", "La fecha de la decisión aún no llega.")
    if code not in {card.code for card in catalog.indicators if card.prorated}:
        entry.error("indicator", "V00", "Elija un indicador cuya meta se reparte en el año.")
    entry.require("act", act, "Escriba el acta en que la junta lo decidió.")
    due = _months(entry, typed)
    entry.stop_if_any()
    schedule = " ".join(repr(figure) for figure in due)
    return _set_target(work, code, year, due[-1], day, act, schedule, versions)


def _months(entry: Entry, typed: str) -> list[float]:
    """The twelve figures; every problem is said of the field ``schedule``."""
    parts = re.split(r"[\s;]+", typed.strip())
    if len(parts) != _MONTHS:
        entry.error(
            "schedule",
            "V23",
            f"Escriba doce números, de enero a diciembre; hay {len(parts) if typed.strip() else 0}.",
        )
        return []
    read = [entry.number("schedule", part, low=0) for part in parts]
    due = [figure for figure in read if figure is not None]
    if len(due) == _MONTHS and due != sorted(due):
        entry.error(
            "schedule",
            "V23",
            "Es lo acumulado a cada mes: ningún mes puede ser menor que el anterior.",
        )
    return due


def set_owner(
    work: Work,
    indicator: str,
    owner: str,
    since: date,
    *,
    versions: Mapping[str, int] | None = None,
) -> None:
    """Name who answers for an indicator from a date on.

    ``versions`` are those of the rows when the form was opened, as ``owner_versions`` gives them.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("owner", owner, "Escriba quién responde por el indicador.")
    entry.stop_if_any()
    same = alive(
        work.session, IndicatorOwner, work.association_id, indicator=indicator, since=since
    )
    if same:
        _expect(work, same[0], f"{indicator}.{since}", versions)
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


def set_policy(
    work: Work,
    key: str,
    value: str,
    since: date,
    act: str,
    *,
    versions: Mapping[str, int] | None = None,
) -> PolicySetting:
    """Change a number of the scoring policy from a date on, by act of the board.

    ``versions`` are those of the rows when the form was opened, as ``setting_versions`` gives them:
    a decision about the same number that was written meanwhile, for any day, raises Conflict.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    entry.require("act", act, "Escriba el acta en que la junta lo decidió.")
    entry.stop_if_any()
    known = alive(work.session, PolicySetting, work.association_id, key=key)
    for row in known:
        _expect(work, row, f"{key}.{row.since}", versions)
    same = [row for row in known if row.since == since]
    if same:
        work.change(same[0], value=value, act=clean(act))
        return same[0]
    return work.add(
        PolicySetting(
            association_id=work.association_id, key=key, value=value, since=since, act=clean(act)
        )
    )


def _expect(work: Work, row: Registered, key: str, versions: Mapping[str, int] | None) -> None:
    """Nobody wrote that decision since the form was opened; ``versions`` may be unknown."""
    if versions is not None:
        work.expect(row, versions.get(key, 0))


def _set_target(
    work: Work,
    code: str,
    year: int,
    value: float,
    day: date,
    act: str,
    schedule: str = "",
    versions: Mapping[str, int] | None = None,
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
        _expect(work, same[0], f"{code}.{day}", versions)
        work.change(same[0], value=value, act=clean(act), schedule=schedule)
        return same[0]
    return work.add(
        IndicatorTarget(
            association_id=work.association_id,
            indicator=code,
            year=year,
            value=value,
            decided_on=day,
            act=clean(act),
            schedule=schedule,
        )
    )

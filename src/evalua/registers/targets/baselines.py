"""The starting point of an indicator, adopted by the board with its date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry, Number
from evalua.registers.reading import alive
from evalua.registers.targets.tables import IndicatorBaseline
from evalua.storage.work import Work


def set_baseline(
    work: Work,
    code: str,
    value: Number,
    *,
    measured_on: date | None,
    act: str,
    catalog: Catalog,
    decided_on: date | None = None,
    scored_from: bool = False,
    versions: Mapping[str, int] | None = None,
) -> IndicatorBaseline:
    """Adopt the baseline of an indicator: the figure, the day it is of, and the act.

    The baseline decided last on or before a cut gives the target of that cut; approved months keep
    theirs. ``scored_from``: the act says that achievement counts from it. ``versions`` are those of
    the rows when the form was opened, by indicator and day of the decision.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    day = decided_on or work.today
    if day > work.today:
        entry.error("decided_on", "V03", "La fecha de la decisión aún no llega.")
    card = next((one for one in catalog.indicators if one.code == code), None)
    if card is None:
        entry.error("indicator", "V164", "Elija el indicador de la lista.")
    high = 100 if card is not None and card.unit == "%" else None
    read = entry.number("value", value, low=0, high=high)
    arrived = entry.day("measured_on", measured_on, not_after=work.today)
    if arrived and measured_on is not None and measured_on > day:
        said = "La medición no puede ser posterior a la decisión de la junta."
        entry.error("measured_on", "V169", said)
    entry.require("act", act, "Escriba el acta en que la junta la adoptó.")
    entry.stop_if_any()
    assert measured_on is not None
    assert read is not None
    same = alive(
        work.session, IndicatorBaseline, work.association_id, indicator=code, decided_on=day
    )
    values: dict[str, Any] = {
        "value": read,
        "measured_on": measured_on,
        "scored_from": scored_from,
        "act": clean(act),
    }
    if same:
        if versions is not None:
            work.expect(same[0], versions.get(f"{code}.{day}", 0))
        work.change(same[0], **values)
        return same[0]
    return work.add(
        IndicatorBaseline(
            association_id=work.association_id, indicator=code, decided_on=day, **values
        )
    )

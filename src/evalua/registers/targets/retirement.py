"""Ceasing to measure an indicator from a date on, and taking it up again."""

from __future__ import annotations

from datetime import date, timedelta

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.entry import Entry
from evalua.registers.reading import alive, one
from evalua.registers.targets.tables import IndicatorRetirement
from evalua.storage.work import Work


def retire_indicator(
    work: Work, code: str, since: date | None, reason: str, act: str, *, catalog: Catalog
) -> IndicatorRetirement:
    """Stop measuring a complementary or own indicator from a date on; its months before it stay.

    Raises Problem V168 for a core indicator, which is always measured, and for one that is retired
    already.
    """
    require(work.actor, "set_up")
    entry = Entry(facts(work.session, work.association_id))
    card = next((one for one in catalog.indicators if one.code == code), None)
    if card is None:
        entry.error("indicator", "V164", "Elija el indicador de la lista.")
    elif card.core:
        entry.error("indicator", "V168", "Los indicadores núcleo se miden siempre: no se retiran.")
    entry.day("since", since)
    entry.require("reason", reason, "Escriba por qué se retira.")
    entry.require("act", act, "Escriba el acta en que la junta lo decidió.")
    for row in alive(work.session, IndicatorRetirement, work.association_id, indicator=code):
        if row.until is None or (since is not None and since <= row.until):
            said = f"Ya está retirado desde el {long_date(row.since)}."
            entry.error("indicator", "V168", said)
    entry.stop_if_any()
    assert since is not None
    return work.add(
        IndicatorRetirement(
            association_id=work.association_id,
            indicator=code,
            since=since,
            reason=clean(reason),
            act=clean(act),
        )
    )


def resume_indicator(
    work: Work, retirement_id: int, since: date | None, *, version: int
) -> IndicatorRetirement:
    """Measure a retired indicator again from a date on; the pause stays in its history."""
    require(work.actor, "set_up")
    row = one(work.session, IndicatorRetirement, work.association_id, retirement_id)
    work.expect(row, version)
    entry = Entry(facts(work.session, work.association_id))
    if entry.day("since", since) and since is not None and since <= row.since:
        said = f"Se retiró el {long_date(row.since)}: elija una fecha posterior."
        entry.error("since", "V168", said)
    entry.stop_if_any()
    assert since is not None
    work.change(row, until=since - timedelta(days=1))
    return row

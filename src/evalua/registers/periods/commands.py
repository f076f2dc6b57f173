"""Writing the deliveries of the monthly report: to whom it arrived, when and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.registers.association.facts import facts
from evalua.registers.checks import check_facts, chosen, note_facts, why
from evalua.registers.entry import Entry
from evalua.registers.membership import members_between, municipality_names
from evalua.registers.periods.tables import ReportDelivery
from evalua.registers.reading import alive
from evalua.storage.work import Work


def record_delivery(
    work: Work,
    month: Month,
    municipality_ids: Sequence[int],
    delivered_on: date | None,
    channel: str,
    *,
    catalog: Catalog,
    versions: Mapping[int, int] | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> list[ReportDelivery]:
    """Record (or correct) that a month's report reached some municipalities on a day.

    ``versions`` are those of the rows when the form was opened, by municipality (0 where there was
    none); a row that would change and moved meanwhile raises Conflict.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id), confirmed)
    places = list(dict.fromkeys(municipality_ids))
    _check_day(work, entry, month, delivered_on)
    channels = catalog.choices("report_channels")
    chosen(entry, "channel", channel, channels, "Elija por dónde se entregó.")
    _check_places(work, entry, month, places)
    earlier = _delivered(work, month)
    before = [earlier[place].delivered_on for place in places if place in earlier]
    check_facts(work, entry, delivered_on, *before)
    entry.stop_if_any()
    assert delivered_on is not None
    for place in places:
        row = earlier.get(place)
        if versions is None or row is None:
            continue
        if (row.delivered_on, row.channel) != (delivered_on, channel):
            work.expect(row, versions.get(place, 0))
    written = [
        _write(work, month, place, delivered_on, channel, earlier.get(place), why(confirmed))
        for place in places
    ]
    note_facts(work, delivered_on, *before)
    return written


def remove_delivery(work: Work, month: Month, municipality_id: int, reason: str) -> None:
    """Take back that a month's report reached a municipality."""
    require(work.actor, "record")
    row = _delivered(work, month).get(municipality_id)
    entry = Entry(facts(work.session, work.association_id))
    if row is None:
        entry.error("", "V56", "Esa entrega ya no está registrada. Actualice la página.")
    entry.stop_if_any()
    assert row is not None
    work.remove(row, reason)
    note_facts(work, row.delivered_on)


def _check_day(work: Work, entry: Entry, month: Month, delivered_on: date | None) -> None:
    arrived = entry.day("delivered_on", delivered_on, not_after=work.today)
    if arrived and delivered_on is not None and delivered_on <= month.last:
        entry.error(
            "delivered_on",
            "V25",
            f"El informe de {month.label} se entrega cuando el mes termina ({long_date(month.last)}).",
        )


def _check_places(work: Work, entry: Entry, month: Month, places: Sequence[int]) -> None:
    if not places:
        entry.error("municipality_ids", "V21", "Elija al menos un municipio.")
    names = municipality_names(work.session, work.association_id)
    members = members_between(work.session, work.association_id, month.first, month.last)
    for place in places:
        if place not in names:
            entry.error(
                "municipality_ids",
                "V56",
                "Ese municipio ya no existe. Actualice la página y elija de nuevo.",
            )
        elif place not in members:
            entry.error(
                "municipality_ids",
                "V07",
                f"{names[place]} no era miembro en {month.label}. Revise su fecha de ingreso o retiro.",
            )


def _delivered(work: Work, month: Month) -> dict[int, ReportDelivery]:
    found = alive(work.session, ReportDelivery, work.association_id, month=str(month))
    return {row.municipality_id: row for row in found}


def _write(
    work: Work,
    month: Month,
    municipality_id: int,
    delivered_on: date,
    channel: str,
    earlier: ReportDelivery | None,
    reason: str,
) -> ReportDelivery:
    if earlier is not None:
        work.change(earlier, reason, delivered_on=delivered_on, channel=channel)
        return earlier
    return work.add(
        ReportDelivery(
            association_id=work.association_id,
            month=str(month),
            municipality_id=municipality_id,
            delivered_on=delivered_on,
            channel=channel,
        ),
        reason,
    )

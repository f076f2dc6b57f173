"""Writing everything of a service's month at once, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.problems import Conflict, Finding, Problem
from evalua.registers.entry import Number
from evalua.registers.reading import one
from evalua.registers.services.commands import Received, record_service
from evalua.registers.services.customers import record_customers
from evalua.registers.services.figures import record_figures
from evalua.registers.services.tables import Service
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class MonthInput:
    """What was typed of a month: by measure, by municipality and by customer."""

    figures: Mapping[str, Number] = field(default_factory=dict)
    received: Mapping[int, Received] = field(default_factory=dict)
    sold: Mapping[int, Received] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MonthVersions:
    """The versions of the same rows when the form was opened (0 where there was none)."""

    figures: Mapping[str, int] = field(default_factory=dict)
    received: Mapping[int, int] = field(default_factory=dict)
    sold: Mapping[int, int] = field(default_factory=dict)


def record_month(
    work: Work,
    service_id: int,
    month: Month,
    typed: MonthInput,
    *,
    catalog: Catalog,
    versions: MonthVersions,
    confirmed: Mapping[str, str] | None = None,
) -> int:
    """Write the figures, what members received and what was sold; returns how many cells are kept.

    Raises one Problem with what is wrong in any of the three.
    """
    require(work.actor, "record")
    one(work.session, Service, work.association_id, service_id)
    kept, found = 0, dict[tuple[str, str], Finding]()
    for write in _writers(work, service_id, month, typed, catalog, versions, confirmed):
        try:
            kept += write()
        except Conflict:
            raise
        except Problem as problem:
            found |= {(f.field, f.code): f for f in problem.findings}
    if found:
        raise Problem(list(found.values()))
    return kept


def _writers(
    work: Work,
    service_id: int,
    month: Month,
    typed: MonthInput,
    catalog: Catalog,
    versions: MonthVersions,
    confirmed: Mapping[str, str] | None,
) -> list[Callable[[], int]]:
    """The three commands; one with nothing to write is left out."""
    writers: list[Callable[[], int]] = []
    if typed.figures:
        writers.append(
            lambda: len(
                record_figures(
                    work,
                    service_id,
                    month,
                    typed.figures,
                    catalog=catalog,
                    versions=versions.figures,
                    confirmed=confirmed,
                )
            )
        )
    writers.append(
        lambda: len(
            record_service(
                work,
                service_id,
                month,
                typed.received,
                versions=versions.received,
                confirmed=confirmed,
            )
        )
    )
    if typed.sold:
        writers.append(
            lambda: len(
                record_customers(
                    work,
                    service_id,
                    month,
                    typed.sold,
                    versions=versions.sold,
                    confirmed=confirmed,
                )
            )
        )
    return writers

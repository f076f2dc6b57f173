"""Saying month by month how much of a target is due, where an even share would not be fair."""

from __future__ import annotations

from collections.abc import Sequence

from evalua.catalog import Catalog, Indicator
from evalua.registers.targets.commands import set_schedule
from evalua.registers.targets.queries import target_versions
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form


def programme(here: Here, cards: Sequence[Indicator], year: int) -> None:
    """The form for one indicator; the last month is the target of the year."""
    layout.section(
        "Programar una meta por meses",
        "Sin programación, la meta se reparte en partes iguales. Escriba lo acumulado al cierre de "
        "cada mes: doce números, o péguelos de una fila de Excel.",
    )
    form = Form(here, "target.schedule", subject=str(year), version=decided(here, year))
    form.choice("indicator", "Indicador que se programa", {i.code: i.name for i in cards})
    form.text("schedule", "De enero a diciembre", help="Por ejemplo: 0 0 0 1 1 2 2 2 3 3 5 6")
    form.day("decided_on", "Fecha de la decisión (si no es hoy)", latest=here.today)
    form.text("act", "Acta que la aprueba")
    form.save(
        "Programar esta meta",
        lambda work, e: _set(work, cache.catalog(here), e, year),
        primary=False,
    )


def decided(here: Here, year: int) -> dict[str, int]:
    """The versions of the targets of a year, by indicator and day of the decision."""
    with here.database.session() as session:
        known = target_versions(session, association_id=here.facts.id, year=year)
    # With no target yet, a form still has to know that there was none.
    return {"none": 0} | known


def _set(work: Work, known: Catalog, entered: Entered, year: int) -> str:
    row = set_schedule(
        work,
        year,
        entered.text("indicator"),
        entered.text("schedule"),
        catalog=known,
        act=entered.text("act"),
        decided_on=entered["decided_on"],
        versions=entered.versions,
    )
    return f"Meta programada por meses para {year}: {known.indicator(row.indicator).name}."

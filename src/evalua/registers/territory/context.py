"""Writing the figures of context of the municipalities: shown, never scored."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.text import clean, search_key
from evalua.registers.alignment.pasted import pasted_rows
from evalua.registers.association.facts import facts
from evalua.registers.checks import chosen, existing
from evalua.registers.entry import Entry, Number
from evalua.registers.members.tables import Municipality
from evalua.registers.membership import municipality_names
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive, one
from evalua.registers.territory.tables import ContextFigure
from evalua.storage.work import Work

IN_WORDS = frozenset({"category"})
"""Indicators whose figure is a word of the country, not a number."""
BY_GROUP = frozenset({"population", "own"})
"""Indicators that may be told apart by sex and by area."""
_FIRST_YEAR = 1950
_AHEAD = 30
"""Years ahead that a projection may speak of."""


@dataclass(frozen=True, slots=True)
class SeriesInput:
    """What the figures of one entry share: indicator, year, source and, where it has them, group."""

    indicator: str
    year: Number
    source: str
    name: str = ""
    sex: str = ""
    area: str = ""


def record_context(
    work: Work,
    series: SeriesInput,
    figures: Mapping[int, str],
    *,
    catalog: Catalog,
    versions: Mapping[int, int] | None = None,
) -> list[ContextFigure]:
    """Write one figure for each municipality of ``figures`` (as typed); blanks are left as they were.

    A figure there was is corrected. Everything, or nothing.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    year = _check_series(work, entry, series, catalog)
    existing(work, entry, "indicator", Municipality, figures)
    values = {
        town: _read(entry, f"figure.{town}", series.indicator, typed)
        for town, typed in figures.items()
        if typed.strip()
    }
    if not values and not entry.any:
        entry.error("indicator", "V146", "Escriba el dato de al menos un municipio.")
    entry.stop_if_any()
    assert year is not None
    return _written(work, series, year, values, versions or {})


def paste_context(
    work: Work, series: SeriesInput, pasted: str, *, catalog: Catalog
) -> list[ContextFigure]:
    """Write the figures copied from a sheet: municipality and figure on each line (V146).

    Raises Problem with every line that names nobody or cannot be read.
    """
    require(work.actor, "record")
    entry = Entry(facts(work.session, work.association_id))
    year = _check_series(work, entry, series, catalog)
    names = municipality_names(work.session, work.association_id)
    keys = {search_key(name): town for town, name in names.items()}
    values: dict[int, tuple[float | None, str]] = {}
    for number, (name, typed) in pasted_rows(entry, pasted, columns=2):
        town = keys.get(search_key(name))
        if town is None:
            entry.error("pasted", "V146", f"Fila {number}: no hay un municipio «{name}».")
        elif town in values:
            entry.error("pasted", "V146", f"Fila {number}: {name} está dos veces.")
        else:
            values[town] = _read_row(entry, number, series.indicator, typed)
    entry.stop_if_any()
    assert year is not None
    return _written(work, series, year, values, {})


def remove_context(work: Work, figure_id: int, reason: str) -> None:
    """Take a figure back."""
    require(work.actor, "record")
    work.remove(one(work.session, ContextFigure, work.association_id, figure_id), reason)


def _check_series(work: Work, entry: Entry, series: SeriesInput, catalog: Catalog) -> int | None:
    kinds = catalog.choices("context_indicators")
    chosen(entry, "indicator", series.indicator, kinds, "Elija qué dato es.")
    if series.indicator == "own":
        entry.require("name", series.name, "Escriba cómo se llama el dato.")
        check_neutral(entry, "name", series.name)
    entry.require("source", series.source, "Escriba de dónde sale el dato.")
    check_neutral(entry, "source", series.source)
    _check_group(entry, series, catalog)
    high = work.today.year + _AHEAD
    year = entry.number("year", series.year, low=_FIRST_YEAR, high=high)
    if year is not None and year != int(year):
        entry.error("year", "V23", "Escriba el año completo, sin decimales.")
        return None
    return None if year is None else int(year)


def _check_group(entry: Entry, series: SeriesInput, catalog: Catalog) -> None:
    if series.sex and series.sex not in ("F", "M"):
        entry.error("sex", "V00", "Elija mujeres, hombres o el total.")
    if series.area and series.area not in catalog.choices("settlements"):
        entry.error("area", "V00", "Elija la zona urbana, la rural o el total.")
    if (series.sex or series.area) and series.indicator not in BY_GROUP:
        entry.error("sex", "V146", "Ese dato no se reparte por sexo ni por zona: deje el total.")


def _read(entry: Entry, field: str, indicator: str, typed: str) -> tuple[float | None, str]:
    """The number, or the word, that was typed."""
    if indicator in IN_WORDS:
        check_neutral(entry, field, typed)
        return None, clean(typed)
    top = 100 if indicator == "poverty" else None
    value = entry.number(field, re.sub(r"\s*%$", "", typed.strip()), low=0, high=top)
    if value is not None and not math.isfinite(value):
        entry.error(field, "V05", "Escriba un número.")
    return value, ""


def _read_row(entry: Entry, number: int, indicator: str, typed: str) -> tuple[float | None, str]:
    row = Entry(entry.facts)
    found = _read(row, "pasted", indicator, typed)
    if row.any:
        entry.error("pasted", "V146", f"Fila {number}: no entendí «{typed}».")
    return found


def _written(
    work: Work,
    series: SeriesInput,
    year: int,
    values: Mapping[int, tuple[float | None, str]],
    versions: Mapping[int, int],
) -> list[ContextFigure]:
    own = series.indicator == "own"
    same: dict[str, Any] = {
        "indicator": series.indicator,
        "name_key": search_key(series.name) if own else "",
        "sex": series.sex,
        "area": series.area,
        "year": year,
    }
    before = {
        row.municipality_id: row
        for row in alive(work.session, ContextFigure, work.association_id, **same)
    }
    written = []
    for town, (value, word) in values.items():
        told: dict[str, Any] = {"value": value, "word": word, "source": clean(series.source)}
        row = before.get(town)
        if row is None:
            name = clean(series.name) if own else ""
            row = work.add(
                ContextFigure(
                    association_id=work.association_id,
                    municipality_id=town,
                    name=name,
                    **same,
                    **told,
                )
            )
        else:
            work.expect(row, versions.get(town))
            work.change(row, "", **told)
        written.append(row)
    return written

"""Measures over production units: A07-Q18-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, was_member, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.scoring.states import State

NO_ADVICE = "No hay asesorías a unidades anotadas y el mes no se ha enviado."


def units_advised(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A07-Q18-03: production units with individual advice in the year, each once by its code.

    Only while its municipality was a member on the day; counts of units. Without any advice, a
    month not sent is no data. Source: D004 §2.2 and §3.2; D001 Q18.
    """
    card = catalog.indicator("A07-Q18-03")
    advice = inputs.unit_advice
    if silent(inputs, cut, card.code, advice["advised_on"]):
        return nothing(State.NO_DATA, NO_ADVICE)
    advice = advice[within(advice["advised_on"], cut.window(card.window))]
    homes = matched(advice["unit_id"], inputs.units.set_index("id")["municipality_id"])
    valid = advice[was_member(inputs, homes, advice["advised_on"])]
    rows = inputs.units[inputs.units["id"].isin(advice["unit_id"])]
    rows = rows.sort_values("code", ignore_index=True)
    ids = rows["id"]
    counted = ids.isin(valid["unit_id"])
    times = matched(ids, valid.groupby("unit_id").size()).fillna(0).astype("int64").astype(str)
    note = (times + " asesorías en el año").mask(times == "1", "1 asesoría en el año")
    note = note.where(counted, "su municipio no era miembro ese día")
    return Measured(
        detail_from(
            rows,
            register="production_unit",
            label=rows["code"] + " " + rows["name"],
            dated_on=matched(ids, advice.groupby("unit_id")["advised_on"].max()),
            numerator=counted.astype("float64"),
            note=note + _about(rows, catalog),
        )
    )


def _about(rows: pd.DataFrame, catalog: Catalog) -> pd.Series:
    """What tells units apart: the sex of the owner and the sector."""
    sexes, sectors = dict(catalog.choices("sexes")), dict(catalog.choices("economic_sectors"))
    sex = rows["owner_sex"].map(sexes).astype(object).fillna(sexes["U"])
    return "; titular: " + sex + "; " + rows["sector"].map(sectors).astype(object).fillna("")

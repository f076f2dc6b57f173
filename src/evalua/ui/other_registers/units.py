"""Production units on screen: the list with the advice of the year, and the day's advice at once."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names
from evalua.board.organizations import unit_lines
from evalua.board.wording import plural
from evalua.domain.text import search_key
from evalua.measures.inputs import Cut
from evalua.registers.partners.units import (
    AdviceInput,
    UnitInput,
    add_unit,
    advise_units,
    change_unit,
    remove_advice,
    remove_unit,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.other_registers.taking_back import take_back

NEW = 0
ADVICE, UNIT = "Asesoría", "Unidad"
_LATEST = 40
Row = dict[Any, Any]


def units(here: Here) -> None:
    """The units, beside the form of the advice of a day and that of a unit."""
    rows = cache.inputs(here).units.sort_values("code")
    left, right = st.columns([5, 3], gap="large")
    with left:
        _table(here)
    with right:
        what = UNIT
        if len(rows):
            what = str(
                st.segmented_control(
                    "Qué registrar",
                    (ADVICE, UNIT),
                    default=ADVICE,
                    key="units.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
        (_advice if what == ADVICE else _unit)(here, rows)


def _table(here: Here) -> None:
    day = Cut.of(here.month, here.today).day
    rows = unit_lines(cache.inputs(here), day, CATALOG)
    if rows.empty:
        layout.empty(
            "Todavía no hay unidades productivas",
            "Aquí verá las empresas, los emprendimientos y las fincas que reciben asesoría, cada una "
            "con su código: así una unidad visitada cinco veces cuenta una. Agregue la primera en "
            "este mismo lugar.",
        )
        return
    advised = int((rows["advised"] > 0).sum())
    st.markdown(
        f"{plural(advised, 'unidad asesorada', 'unidades asesoradas')} en {day.year}, de "
        f"{plural(len(rows), 'registrada', 'registradas')}."
    )
    layout.table(
        rows.assign(
            advised=[str(n) for n in rows["advised"]],
            on=[written_day(d) for d in rows["advised_on"]],
        ),
        {
            "code": "Código",
            "name": "Unidad",
            "municipality": "Municipio",
            "sector": "Sector",
            "owner": "Titular",
            "advised": "Asesorías del año",
            "on": "Última",
        },
        right=("Asesorías del año",),
        medium=("Unidad", "Sector"),
        key="units.table",
        alt="Las unidades productivas y cuántas asesorías recibieron en el año.",
    )


def _advice(here: Here, rows: pd.DataFrame) -> None:
    """One day of advice, for every unit that received it."""
    names = _names(here, rows)
    form = Form(here, "units.advice")
    st.caption(
        "Elija todas las unidades que atendió ese día con el mismo tema: quedan una por una."
    )
    form.several("unit_ids", "Unidades", names)
    form.day("advised_on", "Fecha", latest=here.today)
    form.text("topic", "De qué fue la asesoría")
    form.text("task", "Tarea que quedó")
    services = cache.inputs(here).services.sort_values("name")
    if len(services):
        offered = {int(s["id"]): str(s["name"]) for s in services.to_dict("records")}
        form.choice("service_id", "Servicio que la dio", offered, optional=True)
    form.save("Guardar la asesoría", _advised)
    latest = cache.inputs(here).unit_advice.sort_values(["advised_on", "id"], ascending=False)
    listed = {
        int(a["id"]): layout.facts_line(
            (written_day(a["advised_on"]), names.get(int(a["unit_id"]), ""), str(a["topic"]))
        )
        for a in latest.head(_LATEST).to_dict("records")
    }
    take_back(here, "units.advice.remove", listed, _advice_removed)


def _unit(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    names = _names(here, rows)
    chosen = st.selectbox(
        "Unidad",
        [NEW, *known],
        format_func=lambda key: names[key] if key else "Una unidad nueva",
        key=steady("units.one", names),
    )
    row = known.get(chosen, {})
    form = Form(
        here, "unit", subject=str(chosen), defaults=_as_shown(row), version=row.get("version")
    )
    form.text("name", "Nombre de la unidad")
    form.choice("kind", "Qué es", CATALOG.choices("unit_kinds"))
    form.choice("sector", "A qué se dedica", CATALOG.choices("economic_sectors"))
    form.choice("municipality_id", "Municipio", municipality_names(cache.inputs(here)))
    form.choice("owner_sex", "Sexo de quien es titular", CATALOG.choices("sexes"))
    groups = cache.inputs(here).organizations.to_dict("records")
    groups.sort(key=lambda group: search_key(group["name"]))
    if groups:
        offered = {int(g["id"]): str(g["name"]) for g in groups}
        form.choice("organization_id", "Organización a la que pertenece", offered, optional=True)
    form.text("code", "Código", help="Si lo deja vacío, se asigna el siguiente.")
    form.save("Guardar la unidad", lambda work, e: _save(work, row, e))
    if row:
        remove(
            here,
            f"unit.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar esta unidad",
        )


def _names(here: Here, rows: pd.DataFrame) -> dict[int, str]:
    towns = municipality_names(cache.inputs(here))
    return {
        int(row["id"]): layout.facts_line(
            (f"{row['code']} {row['name']}", towns.get(int(row["municipality_id"]), ""))
        )
        for row in rows.to_dict("records")
    }


def _as_shown(row: Row) -> Row:
    """A unit as its form shows it."""
    if not row:
        return {"owner_sex": "U"}
    group = row["organization_id"]
    return row | {"organization_id": None if pd.isna(group) else int(group)}


def _advised(work: Work, entered: Entered) -> str:
    data = AdviceInput(
        unit_ids=entered["unit_ids"] or (),
        advised_on=entered["advised_on"],
        topic=entered.text("topic"),
        task=entered.text("task"),
        service_id=entered["service_id"],
    )
    rows = advise_units(work, data, confirmed=entered.confirmed)
    return f"{plural(len(rows), 'asesoría guardada', 'asesorías guardadas')}."


def _save(work: Work, row: Row, entered: Entered) -> str:
    data = UnitInput(
        name=entered.text("name"),
        kind=entered.text("kind"),
        sector=entered.text("sector"),
        municipality_id=entered["municipality_id"],
        owner_sex=entered.text("owner_sex"),
        organization_id=entered["organization_id"],
        code=entered.text("code"),
    )
    if row:
        change_unit(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Unidad corregida."
    added = add_unit(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return f"Unidad agregada con el código {added.code}."


def _removed(work: Work, unit_id: int, why: str) -> str:
    remove_unit(work, unit_id, why)
    return "Unidad retirada."


def _advice_removed(work: Work, advice_id: int, why: str) -> str:
    remove_advice(work, advice_id, why)
    return "Asesoría retirada."

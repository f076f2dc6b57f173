"""Deliveries of the monthly report on screen: to whom it arrived, when and how."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.names import members_on
from evalua.registers.periods.commands import record_delivery, remove_delivery
from evalua.registers.periods.queries import delivery_versions
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, permitted, remove


def deliveries(here: Here) -> None:
    """Who received the month's report, beside the form that records it."""
    month = here.month
    if here.today <= month.last:
        st.markdown(
            f"El informe de {month.label} se entrega cuando el mes termina "
            f"({written_day(month.last)})."
        )
        return
    towns = members_on(cache.inputs(here), month.last)
    if not towns:
        layout.empty(
            "No hay municipios miembros en este mes",
            "Aquí verá a qué alcaldías llegó el informe del mes y cuándo.",
            page="association",
            action="Agregar municipios",
        )
        return
    rows = cache.inputs(here).deliveries
    given = rows[rows["month"] == str(month)].set_index("municipality_id")
    count = sum(key in given.index for key in towns)
    st.markdown(f"El informe de {month.label} llegó a {count} de {len(towns)} municipios.")
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(towns, given)
        _take_back(here, towns, given)
    with right:
        layout.section("Registrar una entrega")
        _form(here, towns, given)


def _table(towns: dict[int, str], given: pd.DataFrame) -> None:
    frame = pd.DataFrame(
        [
            (
                text,
                written_day(given.loc[key, "delivered_on"]) if key in given.index else "",
                name("report_channels", str(given.loc[key, "channel"]))
                if key in given.index
                else "",
                "● Entregado" if key in given.index else "○ Falta",
            )
            for key, text in towns.items()
        ],
        columns=["municipality", "delivered_on", "channel", "word"],
    )
    layout.table(
        frame,
        {
            "municipality": "Municipio",
            "word": "Estado",
            "delivered_on": "Fecha",
            "channel": "Canal",
        },
        key="deliveries.table",
    )


def _form(here: Here, towns: dict[int, str], given: pd.DataFrame) -> None:
    missing = [key for key in towns if key not in given.index]
    form = Form(
        here,
        "delivery",
        subject=str(here.month),
        defaults={"all": len(missing) > 1, "channel": "email"},
        version=_versions(here, towns),
    )
    everyone = len(missing) > 1 and form.tick("all", f"A los {len(missing)} que faltan")
    if not everyone:
        form.several("municipality_ids", "Municipios", towns)
    form.day("delivered_on", "Fecha de entrega")
    form.choice("channel", "Por dónde", CATALOG.choices("report_channels"))
    form.save("Registrar la entrega", lambda work, e: _save(work, here, missing, e))


def _versions(here: Here, towns: dict[int, str]) -> dict[str, int]:
    """The versions of the deliveries of the month, by municipality; 0 where there is none."""
    with here.database.session() as session:
        known = delivery_versions(session, association_id=here.facts.id, month=here.month)
    return {str(town): 0 for town in towns} | known


def _save(work: Work, here: Here, missing: list[int], entered: Entered) -> str:
    towns = missing if entered["all"] else list(entered["municipality_ids"] or [])
    record_delivery(
        work,
        here.month,
        towns,
        entered["delivered_on"],
        entered.text("channel"),
        catalog=CATALOG,
        versions={town: entered.version_of(town) for town in towns},
        confirmed=entered.confirmed,
    )
    count = "1 municipio" if len(towns) == 1 else f"{len(towns)} municipios"
    return f"Informe de {here.month.label} entregado a {count}."


def _take_back(here: Here, towns: dict[int, str], given: pd.DataFrame) -> None:
    known = {key: text for key, text in towns.items() if key in given.index}
    if not known or not permitted(here, "record"):
        return
    with st.expander("Retirar una entrega mal registrada"):
        chosen = st.selectbox(
            "Municipio", list(known), format_func=known.__getitem__, key="deliveries.one"
        )
        remove(
            here,
            f"delivery.remove.{here.month}.{chosen}",
            lambda work, why: _removed(work, here, int(chosen), why),
            label=f"Retirar la entrega a {plain(known[chosen])}",
        )


def _removed(work: Work, here: Here, town: int, why: str) -> str:
    remove_delivery(work, here.month, town, why)
    return "Entrega retirada."

"""What joins the municipalities on screen: their links, and the other schemes they belong to."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import municipality_names, name_of
from evalua.board.territory import members_without_link, scheme_overlaps
from evalua.board.wording import listed
from evalua.registers.territory.links import LinkInput, add_link, change_link, remove_link
from evalua.registers.territory.schemes import (
    OtherSchemeInput,
    add_other_scheme,
    change_other_scheme,
    remove_other_scheme,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, remove

NEW = 0
LINK, SCHEME = "Vínculo", "Otro esquema"
GOES_ON = "Sigue"
Row = dict[Any, Any]


def links(here: Here) -> None:
    """The links and who has none, the other schemes, and beside them the form of one or the other."""
    left, right = st.columns([5, 2], gap="large")
    with left:
        _links(here)
        _schemes(here)
    with right:
        what = st.segmented_control(
            "Qué registrar",
            (LINK, SCHEME),
            default=LINK,
            key="links.what",
            label_visibility="collapsed",
            required=True,
        )
        (_link if what == LINK else _scheme)(here)


def _links(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = inputs.functional_links.sort_values(["kind", "name"])
    if rows.empty:
        layout.empty(
            "Todavía no hay vínculos",
            "Anote el límite, la vía, la cuenca o el servicio que comparten los municipios y entre "
            "cuáles. Basta uno verificable por municipio: tener muchos no suma.",
        )
        return
    layout.section("Qué comparten")
    alone = members_without_link(inputs, here.today)
    if alone:
        st.warning(
            plain(
                f"Sin ningún vínculo registrado con otro miembro: {listed(list(alone.values()))}."
            ),
            icon=":material/link_off:",
        )
    layout.table(
        rows.assign(
            kind=[name("link_kinds", k) for k in rows["kind"]],
            towns=[", ".join(_towns(here, int(key)).values()) for key in rows["id"]],
            since=[written_day(d) for d in rows["since"]],
            until=[GOES_ON if pd.isna(d) else written_day(d) for d in rows["until"]],
        ),
        {
            "kind": "Vínculo",
            "name": "Nombre",
            "since": "Desde",
            "until": "Hasta",
            "towns": "Entre quiénes",
        },
        wide=("Entre quiénes",),
        key="links.table",
    )


def _schemes(here: Here) -> None:
    inputs = cache.inputs(here)
    rows = inputs.other_schemes.sort_values(["name", "municipality_id"])
    if rows.empty:
        return
    layout.section("Otros esquemas a los que pertenecen")
    for text in scheme_overlaps(inputs, here.today, CATALOG)["text"]:
        st.warning(plain(text), icon=":material/join_inner:")
    towns = municipality_names(inputs)
    layout.table(
        rows.assign(
            town=[name_of(towns, key) for key in rows["municipality_id"]],
            purpose=[name("project_themes", k) for k in rows["purpose"]],
            since=[written_day(d) for d in rows["since"]],
            until=[GOES_ON if pd.isna(d) else written_day(d) for d in rows["until"]],
        ),
        {
            "town": "Municipio",
            "name": "Esquema",
            "purpose": "Para qué",
            "since": "Desde",
            "until": "Hasta",
        },
        key="links.schemes",
    )


def _towns(here: Here, link_id: int) -> dict[int, str]:
    """The municipalities of a link: id → name, in alphabetical order."""
    inputs = cache.inputs(here)
    pairs = inputs.link_municipalities
    mine = {int(k) for k in pairs.loc[pairs["link_id"] == link_id, "municipality_id"]}
    return {key: told for key, told in municipality_names(inputs).items() if key in mine}


def _link(here: Here) -> None:
    rows = cache.inputs(here).functional_links.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Vínculo",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Un vínculo nuevo",
        key=steady("links.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    shared = {"municipality_ids": list(_towns(here, int(chosen)))} if row else {}
    form = Form(
        here,
        "link",
        subject=str(chosen),
        defaults=_dated(row) | shared,
        version=row.get("version"),
    )
    form.choice("kind", "Qué comparten", CATALOG.choices("link_kinds"))
    form.text("name", "Cómo se llama", placeholder="Río Claro, vía al páramo…")
    form.several(
        "municipality_ids",
        "Entre quiénes",
        municipality_names(cache.inputs(here)),
        help="Una cuenca o una vía puede unir a varios: elíjalos todos en un solo registro.",
    )
    _days(form)
    form.text("evidence", "Dónde se comprueba", placeholder="Mapa, acuerdo, ficha…")
    form.save("Guardar el vínculo", lambda work, e: _save_link(work, row, e))
    if row:
        remove(
            here,
            f"link.remove.{chosen}",
            lambda work, why: _link_removed(work, int(chosen), why),
            label="Retirar este vínculo",
        )


def _scheme(here: Here) -> None:
    inputs = cache.inputs(here)
    towns = municipality_names(inputs)
    rows = inputs.other_schemes.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    labels = {k: f"{r['name']}: {name_of(towns, r['municipality_id'])}" for k, r in known.items()}
    chosen = st.selectbox(
        "Esquema",
        [NEW, *known],
        format_func=lambda key: labels[key] if key else "Un esquema nuevo",
        key=steady("links.scheme", labels),
    )
    row = known.get(chosen, {})
    form = Form(
        here,
        "other_scheme",
        subject=str(chosen),
        defaults=_dated(row),
        version=row.get("version"),
    )
    form.choice("municipality_id", "Municipio", towns)
    form.text("name", "Nombre del esquema", placeholder="Provincia, área metropolitana…")
    form.choice("purpose", "Para qué", CATALOG.choices("project_themes"))
    _days(form)
    form.save("Guardar el esquema", lambda work, e: _save_scheme(work, row, e))
    if row:
        remove(
            here,
            f"other_scheme.remove.{chosen}",
            lambda work, why: _scheme_removed(work, int(chosen), why),
            label="Retirar este esquema",
        )


def _days(form: Form) -> None:
    left, right = st.columns(2)
    with left:
        form.day("since", "Desde")
    with right:
        form.day("until", "Hasta", help="Déjela vacía si sigue.")


def _dated(row: Row) -> Row:
    days = {k: None if pd.isna(row[k]) else row[k].date() for k in ("since", "until") if row}
    town = {"municipality_id": int(row["municipality_id"])} if "municipality_id" in row else {}
    return row | days | town


def _save_link(work: Work, row: Row, entered: Entered) -> str:
    data = LinkInput(
        kind=entered.text("kind"),
        name=entered.text("name"),
        municipality_ids=entered["municipality_ids"] or [],
        since=entered["since"],
        until=entered["until"],
        evidence=entered.text("evidence"),
    )
    if row:
        change_link(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Vínculo corregido."
    add_link(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Vínculo agregado."


def _save_scheme(work: Work, row: Row, entered: Entered) -> str:
    data = OtherSchemeInput(
        municipality_id=entered["municipality_id"],
        name=entered.text("name"),
        purpose=entered.text("purpose"),
        since=entered["since"],
        until=entered["until"],
    )
    if row:
        change_other_scheme(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Esquema corregido."
    add_other_scheme(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Esquema agregado."


def _link_removed(work: Work, key: int, why: str) -> str:
    remove_link(work, key, why)
    return "Vínculo retirado."


def _scheme_removed(work: Work, key: int, why: str) -> str:
    remove_other_scheme(work, key, why)
    return "Esquema retirado."

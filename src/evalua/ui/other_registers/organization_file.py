"""The file of one organization: its people by date, what it obtained, its projects and supports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.organizations import support_lines
from evalua.measures.inputs import Cut
from evalua.registers.partners.counts import CountInput, add_count, remove_count
from evalua.registers.partners.organizations import set_organization_projects
from evalua.registers.partners.resources import (
    ResourceInput,
    add_resource,
    change_resource,
    remove_resource,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, money, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form
from evalua.ui.other_registers.taking_back import take_back

NEW = 0
_SUPPORTS = 8
_COUNTS = {
    "women": "Mujeres",
    "men": "Hombres",
    "families": "Familias",
    "headed_by_women": "Con jefatura de mujer",
}
Row = dict[Any, Any]


def file(here: Here, row: Row) -> None:
    """What is known of an organization, each part with its dates."""
    layout.section(plain(row["name"]))
    inputs, key = cache.inputs(here), int(row["id"])
    serving = inputs.organization_projects
    ids = serving.loc[serving["organization_id"] == key, "project_id"]
    projects = inputs.projects[inputs.projects["id"].isin(ids)].sort_values("code")
    named = [f"{p['code']} {p['name']}" for p in projects.to_dict("records")]
    st.markdown(plain(f"Proyectos que la atienden: {', '.join(named) or 'ninguno anotado'}."))
    _counts(here, key)
    _resources(here, key)
    _supports(here, key)


def _counts(here: Here, key: int) -> None:
    rows = _of(cache.inputs(here).organization_counts, key, "counted_on")
    if rows.empty:
        st.caption("Todavía no se ha anotado cuántas personas y familias tiene.")
        return
    st.markdown("**Personas y familias**")
    layout.table(
        rows.assign(
            on=[written_day(d) for d in rows["counted_on"]],
            **{c: [MISSING if pd.isna(n) else str(n) for n in rows[c]] for c in _COUNTS},
            said=["vinculaciones" if repeats else "" for repeats in rows["repeats"]],
        ),
        {"on": "Fecha", **_COUNTS, "said": "Nota", "document": "Documento"},
        right=tuple(_COUNTS.values()),
        key="organizations.counts",
        alt="Personas y familias de la organización, por fecha.",
    )


def _resources(here: Here, key: int) -> None:
    rows = _of(cache.inputs(here).organization_resources, key, "obtained_on")
    if rows.empty:
        st.caption("Todavía no se han anotado recursos obtenidos.")
        return
    st.markdown("**Recursos que obtuvo**")
    layout.table(
        rows.assign(
            on=[written_day(d) for d in rows["obtained_on"]],
            kind=[name("resource_kinds", k) for k in rows["kind"]],
            amount=[money(a, here.facts) for a in rows["amount"]],
        ),
        {
            "on": "Fecha",
            "kind": "Recurso",
            "given_by": "De quién",
            "amount": "Valor",
            "document": "Documento",
        },
        right=("Valor",),
        key="organizations.resources",
        alt="Lo que obtuvo la organización, por fecha.",
    )


def _supports(here: Here, key: int) -> None:
    day = Cut.of(here.month, here.today).day
    rows = support_lines(cache.inputs(here), key, day, CATALOG)
    if rows.empty:
        st.caption("Todavía no hay apoyos: salen de la bitácora, al elegir la organización.")
        return
    st.markdown("**Apoyos**")
    shown = rows.head(_SUPPORTS)
    layout.table(
        shown.assign(on=[written_day(d) for d in shown["on"]]),
        {"on": "Fecha", "kind": "Apoyo", "topic": "Tema", "product": "Producto"},
        key="organizations.supports",
        alt="Los últimos apoyos que recibió la organización.",
    )
    if len(rows) > _SUPPORTS:
        st.caption(f"Los {_SUPPORTS} últimos de {len(rows)}; los demás están en la bitácora.")


def _count_form(here: Here, row: Row) -> None:
    key = int(row["id"])
    form = Form(here, "organization.count", subject=str(key))
    form.day("counted_on", "Fecha del registro", latest=here.today)
    for column, field in zip(st.columns(3), ("women", "men", "families"), strict=True):
        with column:
            form.number(field, _COUNTS[field])
    form.number(
        "headed_by_women",
        "Familias con jefatura de mujer (voluntario)",
        help="Son parte de las familias. Si no se preguntó, déjelo vacío.",
    )
    form.tick(
        "repeats",
        "Algunas están también en otra",
        help="Si una familia puede estar en otra organización de la lista, el total se dirá como "
        "vinculaciones.",
    )
    form.text("document", "Documento", placeholder="Libro de socios o declaración")
    form.save("Guardar el registro", lambda work, e: _counted(work, key, e))
    rows = _of(cache.inputs(here).organization_counts, key, "counted_on")
    names = {int(c["id"]): written_day(c["counted_on"]) for c in rows.to_dict("records")}
    take_back(here, f"organization.count.remove.{key}", names, _count_removed)


def _resource_form(here: Here, row: Row) -> None:
    key = int(row["id"])
    rows = _of(cache.inputs(here).organization_resources, key, "obtained_on")
    known: dict[int, Row] = {int(r["id"]): r for r in rows.to_dict("records")}
    names = {
        n: layout.facts_line(
            (written_day(r["obtained_on"]), name("resource_kinds", r["kind"]), str(r["given_by"]))
        )
        for n, r in known.items()
    }
    chosen = NEW
    if known:
        chosen = st.selectbox(
            "Recurso",
            [NEW, *known],
            format_func=lambda one: names.get(one, "Un recurso nuevo"),
            key="organizations.resource",
        )
    old = known.get(chosen, {})
    form = Form(
        here,
        "organization.resource",
        subject=f"{key}.{chosen}",
        defaults=_resource_shown(here, old),
        version=old.get("version"),
    )
    form.choice("kind", "Qué obtuvo", CATALOG.choices("resource_kinds"))
    form.text("given_by", "Quién lo dio, lo prestó o lo compró")
    left, right = st.columns(2)
    with left:
        form.day("obtained_on", "Fecha", latest=here.today)
    with right:
        form.money("amount", "Valor", help="Si no se sabe, déjelo vacío.")
    form.text("document", "Documento", placeholder="Resolución, desembolso o contrato")
    form.save("Guardar el recurso", lambda work, e: _resourced(work, key, old, e))
    take_back(here, f"organization.resource.remove.{key}", names, _resource_removed)


def _project_form(here: Here, row: Row) -> None:
    key = int(row["id"])
    inputs = cache.inputs(here)
    links = inputs.organization_projects
    mine = links.loc[links["organization_id"] == key, "project_id"]
    rows = inputs.projects.sort_values("code").to_dict("records")
    if not rows:
        st.caption("Todavía no hay proyectos: agréguelos en la página Proyectos.")
        return
    form = Form(
        here,
        "organization.projects",
        subject=str(key),
        defaults={"projects": [int(one) for one in mine]},
    )
    form.several(
        "projects",
        "Proyectos que la atienden",
        {int(p["id"]): f"{p['code']} · {p['name']}" for p in rows},
    )
    form.save("Guardar los proyectos", lambda work, e: _projects(work, key, e))


FORMS: Mapping[str, Callable[[Here, Row], None]] = {
    "Personas": _count_form,
    "Recursos": _resource_form,
    "Proyectos": _project_form,
}
"""What may be written of an organization, besides what it is."""


def _of(frame: pd.DataFrame, key: int, on: str) -> pd.DataFrame:
    """The rows of one organization, the last first."""
    return frame[frame["organization_id"] == key].sort_values([on, "id"], ascending=False)


def _resource_shown(here: Here, row: Row) -> Row:
    """A resource as its form shows it."""
    if not row:
        return {}
    facts = here.facts
    amount = (
        ""
        if pd.isna(row["amount"])
        else facts.currency.format(int(row["amount"]), facts.number_format, symbol=False)
    )
    return row | {"obtained_on": row["obtained_on"].date(), "amount": amount}


def _counted(work: Work, key: int, entered: Entered) -> str:
    data = CountInput(
        counted_on=entered["counted_on"],
        repeats=bool(entered["repeats"]),
        document=entered.text("document"),
        **{field: entered.text(field) for field in _COUNTS},
    )
    add_count(work, key, data, confirmed=entered.confirmed)
    return "Registro guardado; los anteriores se conservan."


def _resourced(work: Work, key: int, old: Row, entered: Entered) -> str:
    data = ResourceInput(
        kind=entered.text("kind"),
        obtained_on=entered["obtained_on"],
        given_by=entered.text("given_by"),
        amount=entered.text("amount"),
        document=entered.text("document"),
    )
    if old:
        change_resource(
            work,
            int(old["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Recurso corregido."
    add_resource(work, key, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Recurso agregado."


def _projects(work: Work, key: int, entered: Entered) -> str:
    set_organization_projects(work, key, entered["projects"] or ())
    return "Proyectos de la organización guardados."


def _count_removed(work: Work, count_id: int, why: str) -> str:
    remove_count(work, count_id, why)
    return "Registro retirado."


def _resource_removed(work: Work, resource_id: int, why: str) -> str:
    remove_resource(work, resource_id, why)
    return "Recurso retirado."

"""The forms of Aspirantes: the official list, a version of the document, its delivery, corrections."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.transitions.candidates import (
    ListInput,
    register_list,
    remove_candidate,
)
from evalua.registers.transitions.erasure import LIST_SCREEN
from evalua.registers.transitions.packs import (
    DeliveryInput,
    PackInput,
    add_pack,
    deliver,
    remove_delivery,
    remove_pack,
)
from evalua.storage.work import Work
from evalua.ui import cache
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.transitions.reading import open_term, towns

EVERYWHERE = 0


def official_list(here: Here) -> None:
    """A whole list, pasted."""
    term = open_term(here)
    form = Form(here, LIST_SCREEN, subject=str(term.id), version=_list_versions(here))
    form.choice("municipality_id", "Municipio", towns(here))
    form.text("list_source", "De dónde salió la lista", placeholder="Resolución o tarjetón oficial")
    st.caption("En cada línea: número; nombre si quiere; M (mujer) o H (hombre). Nunca el partido.")
    form.text(
        "lines",
        "Aspirantes, uno por línea",
        placeholder="1; Nombre y apellido; M\n2; ; H",
        long=True,
    )
    form.save("Guardar la lista", lambda work, e: _save_list(work, term.id, e))


def _save_list(work: Work, term_id: int, entered: Entered) -> str:
    data = ListInput(
        term_id,
        entered["municipality_id"],
        entered.text("lines"),
        entered.text("list_source"),
    )
    place = f"{data.municipality_id}."
    versions = {
        int(row.removeprefix(place)): version
        for row, version in entered.versions.items()
        if row.startswith(place)
    }
    rows = register_list(
        work, data, catalog=CATALOG, versions=versions, confirmed=entered.confirmed
    )
    return f"Lista guardada: {_count(len(rows))}."


def _list_versions(here: Here) -> dict[str, int]:
    """The versions of the lines of the lists, by municipality and number; 0 for every list."""
    rows = _listed(here, EVERYWHERE)
    lines = zip(rows["municipality_id"], rows["number"], rows["version"], strict=True)
    return {str(town): 0 for town in towns(here)} | {
        f"{town}.{number}": int(version) for town, number, version in lines
    }


def document(here: Here) -> None:
    """A new version of what all of them receive."""
    term = open_term(here)
    form = Form(here, "candidate_pack", subject=str(term.id), defaults={"kind": "pack"})
    form.choice("kind", "Qué es", CATALOG.choices("candidate_pack_kinds"))
    form.text("title", "Título")
    form.day("dated_on", "Fecha de esta versión", latest=here.today)
    form.text("document", "Acta que lo aprueba o dónde está")
    st.caption("Cada versión nueva se entrega otra vez a todos.")
    form.save("Guardar la versión", lambda work, e: _save_pack(work, term.id, e))


def _save_pack(work: Work, term_id: int, entered: Entered) -> str:
    data = PackInput(
        term_id,
        entered.text("kind"),
        entered["dated_on"],
        entered.text("title"),
        entered.text("document"),
    )
    row = add_pack(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return f"Versión {row.number} guardada."


def delivery(here: Here) -> None:
    """The same version to several candidates."""
    packs = _packs(here)
    if not packs:
        st.markdown("Primero guarde el documento que van a recibir (pestaña «Documento»).")
        return
    versions = {str(key): 0 for key in packs} | _delivery_versions(here)
    form = Form(here, "pack_delivery", subject=str(open_term(here).id), version=versions)
    pack = form.choice("pack_id", "Qué se entregó", packs)
    place = form.choice(
        "place", "Dónde", {EVERYWHERE: "Todos los municipios", **towns(here)}, optional=True
    )
    waiting = _waiting(here, pack, place)
    everyone = len(waiting) > 1 and form.tick("all", f"A los {len(waiting)} que aún no la tienen")
    if not everyone:
        form.several("candidate_ids", "Aspirantes", _people(here, place))
    form.day("delivered_on", "Fecha de entrega", latest=here.today)
    form.choice("channel", "Canal", CATALOG.choices("delivery_channels"))
    form.text("receipt", "Acuse de recibo", placeholder="Dónde están los acuses firmados")
    form.save("Guardar la entrega", lambda work, e: _save_delivery(work, e, waiting))


def _save_delivery(work: Work, entered: Entered, waiting: list[int]) -> str:
    data = DeliveryInput(
        entered["pack_id"],
        waiting if entered["all"] else list(entered["candidate_ids"] or []),
        entered["delivered_on"],
        entered.text("channel"),
        entered.text("receipt"),
    )
    versions = {key: entered.version_of(f"{data.pack_id}.{key}") for key in data.candidate_ids}
    rows = deliver(work, data, catalog=CATALOG, versions=versions, confirmed=entered.confirmed)
    return f"Entrega guardada: {_count(len(rows))}."


def _delivery_versions(here: Here) -> dict[str, int]:
    """The versions of the deliveries, by document and candidate."""
    rows = cache.inputs(here).pack_deliveries
    return {
        f"{pack}.{candidate}": int(version)
        for pack, candidate, version in zip(
            rows["pack_id"], rows["candidate_id"], rows["version"], strict=True
        )
    }


def corrections(here: Here) -> None:
    """Take back a line of a list, a delivery or a version; what is typed again is corrected."""
    st.caption(
        "Para corregir, vuelva a pegar la línea de la lista o a registrar la entrega: reemplazan a "
        "las anteriores."
    )
    _take_back(here, "Aspirante", _people(here, EVERYWHERE), remove_candidate)
    _take_back(here, "Entrega", _deliveries(here), remove_delivery)
    _take_back(here, "Versión", _packs(here), remove_pack)


def _take_back(here: Here, what: str, known: dict[int, str], command: Any) -> None:
    if not known:
        return
    key = f"transitions.take_back.{what}"
    chosen = int(st.selectbox(what, list(known), format_func=known.__getitem__, key=key))
    remove(
        here,
        f"{key}.{chosen}",
        lambda work, why: _taken(work, command, chosen, why),
        label=f"Retirar: {what.lower()}",
    )


def _taken(work: Work, command: Any, row_id: int, why: str) -> str:
    command(work, row_id, why)
    return "Retirado."


def _packs(here: Here) -> dict[int, str]:
    """The versions of this term, newest first."""
    rows, kinds = cache.inputs(here).candidate_packs, CATALOG.choices("candidate_pack_kinds")
    mine = rows[rows["term_id"] == open_term(here).id].sort_values("id", ascending=False)
    return {
        int(row["id"]): f"{kinds[row['kind']]}, versión {row['number']}: {row['title']}"
        for row in mine.to_dict("records")
    }


def _listed(here: Here, place: int | None) -> pd.DataFrame:
    rows = cache.inputs(here).candidates
    mine = rows[rows["term_id"] == open_term(here).id].sort_values(["municipality_id", "number"])
    return mine[mine["municipality_id"] == place] if place else mine


def _people(here: Here, place: int | None) -> dict[int, str]:
    names = towns(here)
    return {
        int(row["id"]): f"{names.get(row['municipality_id'], '')} · n.º {row['number']}"
        for row in _listed(here, place).to_dict("records")
    }


def _waiting(here: Here, pack: int | None, place: int | None) -> list[int]:
    """Candidates of the place that did not receive that version."""
    rows = cache.inputs(here).pack_deliveries
    have = set(rows.loc[rows["pack_id"] == (pack or 0), "candidate_id"])
    return [int(key) for key in _listed(here, place)["id"] if key not in have]


def _deliveries(here: Here) -> dict[int, str]:
    people, packs = _people(here, EVERYWHERE), _packs(here)
    rows = cache.inputs(here).pack_deliveries
    return {
        int(row["id"]): f"{people[row['candidate_id']]} · {packs[row['pack_id']].split(':')[0]} · "
        f"{written_day(row['delivered_on'])}"
        for row in rows.to_dict("records")
        if row["candidate_id"] in people and row["pack_id"] in packs
    }


def _count(people: int) -> str:
    return "1 aspirante" if people == 1 else f"{people} aspirantes"

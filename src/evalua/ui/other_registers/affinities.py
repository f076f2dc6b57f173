"""The five affinities of the territory on screen, and the studies that support each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names
from evalua.board.wording import plural
from evalua.measures.inputs import Cut
from evalua.measures.territory import affinity_note, best_studies
from evalua.registers.instruments.studies import (
    StudyInput,
    add_study,
    change_study,
    remove_study,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove

NEW = 0
Row = dict[Any, Any]


def affinities(here: Here) -> None:
    """What supports each affinity, the studies, and beside them the form of one."""
    rows = cache.inputs(here).affinity_studies.sort_values("studied_on", ascending=False)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _standing(here)
        _studies(here, rows)
    with right:
        _form(here, rows)


def _standing(here: Here) -> None:
    layout.section(
        "Qué une al territorio",
        "Cuenta un estudio de los últimos cuatro años que cubra a todos los miembros.",
    )
    inputs, cut = cache.inputs(here), Cut.of(here.month, here.today)
    window = cut.window(CATALOG.indicator("A01-Q01-01").window)
    best = best_studies(inputs, cut, *window).set_index("affinity")
    told = [
        (label, *_word(best.loc[key].to_dict() if key in best.index else {}))
        for key, label in CATALOG.choices("affinities").items()
    ]
    layout.table(
        pd.DataFrame(told, columns=["affinity", "word", "note"]),
        {"affinity": "Afinidad", "word": "Estado", "note": "Por qué"},
        wide=("Por qué",),
        key="affinities.standing",
    )


def _word(study: Row) -> tuple[str, str]:
    whole, note = affinity_note(study)
    return ("● Sustentada" if whole else "○ Falta", f"{note[:1].upper()}{note[1:]}.")


def _studies(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        layout.empty(
            "Todavía no hay estudios",
            "Anote en este mismo lugar los estudios que muestran qué comparten los municipios: quién "
            "los hizo, cuándo, qué afinidades sustentan y qué municipios cubren.",
        )
        return
    layout.section("Estudios")
    inputs = cache.inputs(here)
    names = CATALOG.choices("affinities")
    covered = inputs.study_municipalities["study_id"].value_counts()
    kinds = inputs.study_affinities.assign(word=inputs.study_affinities["affinity"].map(names))
    spoken = kinds.groupby("study_id")["word"].agg(", ".join)
    layout.table(
        rows.assign(
            studied_on=[written_day(d) for d in rows["studied_on"]],
            affinities=[spoken.get(key, "") for key in rows["id"]],
            covered=[
                plural(int(covered.get(key, 0)), "municipio", "municipios") for key in rows["id"]
            ],
        ),
        {
            "name": "Estudio",
            "author": "Autoría",
            "studied_on": "Fecha",
            "affinities": "Sustenta",
            "covered": "Cubre",
        },
        medium=("Estudio", "Sustenta"),
        key="affinities.studies",
    )


def _form(here: Here, rows: pd.DataFrame) -> None:
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Estudio",
        [NEW, *known],
        format_func=lambda key: str(known[key]["name"]) if key else "Un estudio nuevo",
        key=steady("affinities.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    row = known.get(chosen, {})
    inputs = cache.inputs(here)
    form = Form(
        here,
        "study",
        subject=str(chosen),
        defaults=_as_shown(here, row),
        version=row.get("version"),
    )
    form.text("name", "Nombre del estudio")
    form.text("author", "Quién lo hizo")
    form.day("studied_on", "Fecha")
    form.several("affinities", "Qué afinidades sustenta", CATALOG.choices("affinities"))
    members = members_on(inputs, here.today)
    everybody = form.tick("everybody", f"Cubre a los {len(members)} miembros de hoy")
    if not everybody:
        form.several("municipality_ids", "Qué municipios cubre", municipality_names(inputs))
    form.text("document", "Documento o enlace")
    form.save("Guardar el estudio", lambda work, e: _save(work, row, list(members), e))
    if row:
        remove(
            here,
            f"study.remove.{chosen}",
            lambda work, why: _removed(work, int(chosen), why),
            label="Retirar este estudio",
        )


def _as_shown(here: Here, row: Row) -> Row:
    if not row:
        return {"everybody": True}
    inputs, key = cache.inputs(here), row["id"]
    affinities, towns = inputs.study_affinities, inputs.study_municipalities
    mine = [int(t) for t in towns.loc[towns["study_id"] == key, "municipality_id"]]
    return row | {
        "studied_on": row["studied_on"].date(),
        "affinities": list(affinities.loc[affinities["study_id"] == key, "affinity"]),
        "municipality_ids": mine,
        "everybody": set(mine) == set(members_on(inputs, here.today)),
    }


def _save(work: Work, row: Row, members: list[int], entered: Entered) -> str:
    data = StudyInput(
        name=entered.text("name"),
        author=entered.text("author"),
        studied_on=entered["studied_on"],
        affinities=list(entered["affinities"] or []),
        municipality_ids=members if entered["everybody"] else entered["municipality_ids"] or [],
        document=entered.text("document"),
    )
    if row:
        change_study(
            work,
            int(row["id"]),
            data,
            catalog=CATALOG,
            version=entered.version,
            confirmed=entered.confirmed,
        )
        return "Estudio corregido."
    add_study(work, data, catalog=CATALOG, confirmed=entered.confirmed)
    return "Estudio agregado."


def _removed(work: Work, key: int, why: str) -> str:
    remove_study(work, key, why)
    return "Estudio retirado."

"""Quién acompaña on screen: each new mayor's induction and mentor."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.hand_over import newcomers
from evalua.registers.transitions.mentors import MentorInput, remove_mentor, set_mentor
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import MISSING
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.transitions.reading import cut, open_term, towns


def welcome(here: Here) -> None:
    """Every mayor with the induction and the mentor, beside the form."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section(
            "Inducción y acompañamiento",
            "La inducción se hace en los 60 días siguientes a la posesión.",
        )
        _table(here)
    with right:
        layout.section("Quién acompaña a quien llega")
        _form(here)


def _table(here: Here) -> None:
    lines = newcomers(cache.inputs(here), open_term(here), cut(here), CATALOG)
    shown = lines.assign(
        who=[
            f"{name or MISSING}{' (continúa)' if again else ''}"
            for name, again in zip(lines["mayor"], lines["reelected"], strict=True)
        ],
        held=[
            f"{word}, {written_day(on)}" if pd.notna(on) else word
            for word, on in zip(lines["word"], lines["induction_on"], strict=True)
        ],
        guide=lines["mentor"].where(lines["mentor"] != "", MISSING),
    )
    layout.table(
        shown,
        {
            "municipality": "Municipio",
            "held": "Inducción",
            "guide": "Le acompaña",
            "who": "Alcaldía",
        },
        key="transitions.newcomers",
    )


def _form(here: Here) -> None:
    term, names = open_term(here), towns(here)
    chosen = st.selectbox(
        "Municipio que llega",
        list(names),
        format_func=names.__getitem__,
        key="transitions.newcomer",
    )
    town = int(chosen)
    row = _known(here, term.id, town)
    form = Form(
        here,
        "mentor",
        subject=f"{term.id}.{town}",
        defaults=_defaults(row),
        version=row.get("version", 0),
    )
    others = {key: name for key, name in names.items() if key != town}
    form.choice("mentor_municipality_id", "Le acompaña la alcaldía de", others)
    form.day("since", "Desde", latest=here.today)
    form.text("note", "Cómo le acompaña", placeholder="Visitas, llamadas, reuniones")
    form.save("Guardar", lambda work, e: _save(work, term.id, town, e))
    if row:
        remove(
            here,
            f"mentor.recorded.{row['id']}",
            lambda work, why: _taken(work, int(row["id"]), why),
        )


def _known(here: Here, term_id: int, town: int) -> dict[Any, Any]:
    rows = cache.inputs(here).mentors
    found = rows[(rows["term_id"] == term_id) & (rows["municipality_id"] == town)]
    return found.to_dict("records")[0] if len(found) else {}


def _defaults(row: dict[Any, Any]) -> dict[str, Any]:
    if not row:
        return {}
    kept = {name: row[name] for name in ("mentor_municipality_id", "note")}
    return {**kept, "since": row["since"].date()}


def _save(work: Work, term_id: int, town: int, entered: Entered) -> str:
    data = MentorInput(
        term_id, town, entered["mentor_municipality_id"], entered["since"], entered.text("note")
    )
    set_mentor(work, data, catalog=CATALOG, version=entered.version, confirmed=entered.confirmed)
    return "Acompañamiento guardado."


def _taken(work: Work, row_id: int, why: str) -> str:
    remove_mentor(work, row_id, why)
    return "Acompañamiento retirado."

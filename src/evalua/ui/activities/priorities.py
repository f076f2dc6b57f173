"""Agreed priorities on screen: the list while it is open, and what the plan took up once frozen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.wording import plural
from evalua.registers.priorities.adopting import (
    AdoptionInput,
    adopt_priority,
    drop_adoption,
    know_plan,
)
from evalua.registers.priorities.commands import (
    PriorityListInput,
    add_list,
    add_priorities,
    change_list,
    remove_list,
    remove_priority,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.choosing import steady
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, plain
from evalua.ui.formats import day as written_day
from evalua.ui.forms import Entered, Form, permitted, remove

NEW = 0
Row = dict[Any, Any]


def priorities(here: Here) -> None:
    """The list that is chosen with what became of it, and the form of a new one."""
    rows = cache.inputs(here).priority_lists.sort_values("frozen_on", ascending=False)
    if not here.facts.has_intermediate_level:
        st.caption("En este país no hay nivel intermedio: la lista no se puntúa.")
    if rows.empty:
        layout.empty(
            "Todavía no hay prioridades pactadas",
            "Aquí verá qué pidieron juntos los municipios antes de conocerse el plan del nivel "
            "intermedio y qué quedó en él. La lista se congela y ya no cambia.",
        )
        _new(here)
        return
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    chosen = st.selectbox(
        "Lista",
        [*known, NEW],
        format_func=lambda key: str(known[key]["name"]) if key else "Una lista nueva",
        key=steady("priorities.one", {k: str(r["name"]) for k, r in known.items()}),
    )
    if chosen:
        _one(here, known[chosen])
    else:
        _new(here)


def _one(here: Here, row: Row) -> None:
    items = cache.inputs(here).agreed_priorities
    items = items[items["list_id"] == row["id"]].sort_values("id")
    frozen = row["frozen_on"].date() <= here.today
    left, right = st.columns([3, 2], gap="large")
    with left:
        _table(row, items, frozen)
    with right:
        if not permitted(here, "record"):
            return
        if frozen:
            _frozen(here, row, items)
        else:
            _open(here, row, items)


def _table(row: Row, items: pd.DataFrame, frozen: bool) -> None:
    adopted = int(items["adopted_on"].notna().sum())
    state = "congelada desde el" if frozen else "abierta: se congela el"
    parts = (str(row["level_name"]), f"{state} {written_day(row['frozen_on'])}", str(row["act"]))
    st.markdown(
        f"{adopted} de {plural(len(items), 'prioridad', 'prioridades')} "
        f"{'quedó' if adopted == 1 else 'quedaron'} en el plan."
    )
    st.caption(plain(layout.facts_line(parts)))
    if pd.notna(row["plan_known_on"]):
        st.caption(f"El plan se conoció el {written_day(row['plan_known_on'])}.")
    layout.table(
        items.assign(
            state=["● En el plan" if pd.notna(d) else "○ No está" for d in items["adopted_on"]],
            adopted_on=[written_day(d) for d in items["adopted_on"]],
            reference=[text or MISSING for text in items["reference"]],
        ),
        {"text": "Prioridad", "state": "Estado", "reference": "Dónde", "adopted_on": "Desde"},
        medium=("Prioridad",),
        key="priorities.items",
    )


def _open(here: Here, row: Row, items: pd.DataFrame) -> None:
    """While the list is open: more priorities, or fewer."""
    key = int(row["id"])
    layout.section("Agregar prioridades")
    form = Form(here, "priorities.more", subject=str(key))
    form.text("priorities", "Una por renglón", long=True)
    form.save("Agregar", lambda work, e: _more(work, key, e))
    chosen = _choose(items, "Quitar una prioridad", f"priorities.drop.{key}")
    if chosen is not None:
        remove(
            here,
            f"priority.remove.{chosen}",
            lambda work, why: _dropped(work, chosen, why),
            label="Quitar esta prioridad",
        )
    with st.expander("Corregir los datos de la lista"):
        _correct(here, row)
    remove(
        here,
        f"priorities.remove.{key}",
        lambda work, why: _removed(work, key, why),
        label="Retirar la lista",
    )


def _frozen(here: Here, row: Row, items: pd.DataFrame) -> None:
    """Once frozen: when the plan was known, and what it took up."""
    key = int(row["id"])
    known = None if pd.isna(row["plan_known_on"]) else row["plan_known_on"].date()
    waiting = items[items["adopted_on"].isna()]
    if len(waiting):
        layout.section("Marcar lo que recogió el plan")
        chosen = _choose(waiting, "Prioridad", f"priorities.adopt.{key}")
        if chosen is not None:
            _adopt(here, items, chosen, known)
    with st.expander("Fecha en que se conoció el plan", expanded=known is None):
        form = Form(
            here,
            "priorities.plan",
            subject=str(key),
            defaults={"plan_known_on": known},
            version=int(row["version"]),
        )
        form.day("plan_known_on", "Se conoció el")
        form.save("Guardar la fecha", lambda work, e: _known(work, key, e), primary=False)
    taken = items[items["adopted_on"].notna()]
    if len(taken):
        with st.expander("Quitar una marca equivocada"):
            chosen = _choose(taken, "Prioridad marcada", f"priorities.undo.{key}")
            if chosen is not None:
                remove(
                    here,
                    f"priority.undo.{chosen}",
                    lambda work, why: _undone(work, chosen, why),
                    label="Quitar la marca",
                )


def _choose(items: pd.DataFrame, label: str, key: str) -> int | None:
    texts = {int(k): str(t) for k, t in zip(items["id"], items["text"], strict=True)}
    chosen = st.selectbox(
        label,
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        placeholder="Elija…",
        key=key,
    )
    return None if chosen is None else int(chosen)


def _adopt(here: Here, items: pd.DataFrame, priority_id: int, known: date | None) -> None:
    version = int(items.loc[items["id"] == priority_id, "version"].iloc[0])
    form = Form(
        here,
        "priority.adopt",
        subject=str(priority_id),
        defaults={"adopted_on": known},
        version=version,
    )
    form.text("reference", "Página o programa del plan")
    form.day("adopted_on", "Desde")
    form.save("Está en el plan", lambda work, e: _adopted(work, priority_id, e))


def _new(here: Here) -> None:
    layout.section("Pactar una lista nueva")
    form = Form(here, "priorities.new")
    left, right = st.columns(2, gap="large")
    with left:
        _about(here, form)
    with right:
        form.text("priorities", "Prioridades, una por renglón", long=True)
        form.save("Guardar la lista", _added)


def _about(here: Here, form: Form) -> None:
    """What a list is called, who agreed it and when it freezes."""
    terms = cache.inputs(here).terms.sort_values("starts_on", ascending=False)
    periods = {
        int(row["id"]): f"{row['starts_on'].year}–{row['ends_on'].year}"
        for row in terms.to_dict("records")
    }
    form.text("name", "Nombre de la lista")
    form.text("level_name", "A qué nivel se le pide", placeholder="Departamento de…")
    form.choice("term_id", "Gobierno al que se le pide", periods, optional=True)
    form.day("agreed_on", "Se pactó el")
    form.text("act", "Acta de la asamblea")
    form.day("frozen_on", "Se congela el", help="Antes de que se conozca el plan.")


def _correct(here: Here, row: Row) -> None:
    days = {name: row[name].date() for name in ("agreed_on", "frozen_on")}
    term = None if pd.isna(row["term_id"]) else int(row["term_id"])
    form = Form(
        here,
        "priorities.list",
        subject=str(row["id"]),
        defaults=row | days | {"term_id": term},
        version=int(row["version"]),
    )
    _about(here, form)
    form.save("Guardar la lista", lambda work, e: _changed(work, int(row["id"]), e), primary=False)


def _changed(work: Work, list_id: int, entered: Entered) -> str:
    change_list(
        work, list_id, _typed(entered), version=entered.version, confirmed=entered.confirmed
    )
    return "Lista corregida."


def _typed(entered: Entered) -> PriorityListInput:
    return PriorityListInput(
        name=entered.text("name"),
        agreed_on=entered["agreed_on"],
        frozen_on=entered["frozen_on"],
        act=entered.text("act"),
        level_name=entered.text("level_name"),
        term_id=entered["term_id"],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _added(work: Work, entered: Entered) -> str:
    texts = _lines(entered.text("priorities"))
    add_list(work, _typed(entered), texts, confirmed=entered.confirmed)
    return "Lista guardada."


def _more(work: Work, list_id: int, entered: Entered) -> str:
    rows = add_priorities(
        work, list_id, _lines(entered.text("priorities")), confirmed=entered.confirmed
    )
    return "1 prioridad agregada." if len(rows) == 1 else f"{len(rows)} prioridades agregadas."


def _adopted(work: Work, priority_id: int, entered: Entered) -> str:
    data = AdoptionInput(entered["adopted_on"], entered.text("reference"))
    adopt_priority(work, priority_id, data, version=entered.version, confirmed=entered.confirmed)
    return "Marcada: está en el plan."


def _known(work: Work, list_id: int, entered: Entered) -> str:
    know_plan(
        work,
        list_id,
        entered["plan_known_on"],
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Fecha guardada."


def _undone(work: Work, priority_id: int, why: str) -> str:
    drop_adoption(work, priority_id, why)
    return "Marca quitada."


def _dropped(work: Work, priority_id: int, why: str) -> str:
    remove_priority(work, priority_id, why)
    return "Prioridad quitada."


def _removed(work: Work, list_id: int, why: str) -> str:
    remove_list(work, list_id, why)
    return "Lista retirada."

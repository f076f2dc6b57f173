"""How much each area, question and indicator weighs, each change by act and with a date."""

from __future__ import annotations

from typing import cast

import pandas as pd
import streamlit as st

from evalua.catalog import Catalog
from evalua.months.weight_changes import Level, WeightInput, change_weight, parts, weight_of
from evalua.registers.targets.queries import settings
from evalua.scoring.policy import Policy
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, quantity
from evalua.ui.forms import Entered, Form
from evalua.ui.targets.policy import current, decisions

LEVELS: dict[Level, str] = {"area": "Área", "question": "Pregunta", "indicator": "Indicador"}
_WITHIN = {
    "area": "dentro del índice",
    "question": "dentro de su área",
    "indicator": "dentro de su pregunta",
}


def weights(here: Here) -> None:
    """What weighs other than usual, the form that changes it, and the decisions so far."""
    now = current(here)
    st.markdown(
        "Un peso se compara con los que tiene al lado: con peso 2, un área cuenta en el índice el "
        "doble que otra con peso 1. Si la junta no decide nada, áreas y preguntas pesan 1; un "
        f"indicador núcleo, {quantity(now.core_weight, here.facts)}, y uno complementario, "
        f"{quantity(now.complementary_weight, here.facts)}. Los meses aprobados conservan los suyos."
    )
    left, right = layout.main_and_side()
    with left:
        layout.section("Cambiar un peso")
        _form(here, now)
    with right:
        layout.section("Pesos que decidió la junta")
        _decided(here)


def _form(here: Here, now: Policy) -> None:
    form = Form(here, "weight", defaults={"level": "area"}, needs="set_up", version=decisions(here))
    level = cast(Level, form.choice("level", "Qué pesa", LEVELS) or "area")
    known = cache.catalog(here)
    code = form.choice("code", LEVELS[level], parts(level, known))
    if code in parts(level, known):
        weight = quantity(weight_of(now, level, str(code), known), here.facts)
        st.caption(f"Hoy pesa {weight} {_WITHIN[level]}.")
    form.number("weight", "Peso nuevo (de 0,1 a 10)")
    form.day("since", "Rige desde")
    form.text("act", "Acta de la junta")
    form.save("Cambiar el peso", lambda work, e: _change(work, known, e))


def _change(work: Work, known: Catalog, entered: Entered) -> str:
    level = cast(Level, entered.text("level") or "area")
    code = entered.text("code")
    change_weight(
        work,
        WeightInput(level, code, entered.text("weight"), entered["since"], entered.text("act")),
        catalog=known,
        versions=entered.versions,
    )
    return f"Peso guardado: {parts(level, known)[code]}."


def _decided(here: Here) -> None:
    with here.database.session() as session:
        rows = settings(session, association_id=here.facts.id)
    rows = rows[rows["key"].str.contains("_weight:")]
    if rows.empty:
        st.caption("Son los del catálogo: la junta todavía no ha cambiado ninguno.")
        return
    rows = rows.sort_values("since", ascending=False, kind="stable")
    layout.table(
        pd.DataFrame([_line(here, row) for row in rows.to_dict("records")]),
        {"since": "Desde", "part": "Parte", "value": "Peso", "act": "Acta"},
        right=("Peso",),
        key="weights.decided",
    )


def _line(here: Here, row: dict[str, object]) -> dict[str, str]:
    level, code = str(row["key"]).split("_weight:")
    return {
        "since": day(row["since"]),
        "part": parts(cast(Level, level), cache.catalog(here)).get(code, code),
        "value": quantity(float(str(row["value"])), here.facts),
        "act": str(row["act"]),
    }

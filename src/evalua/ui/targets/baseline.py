"""The baseline of an indicator whose target grows from it, adopted with the board's act."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evalua.board.figures import value_text
from evalua.catalog import Catalog, Indicator
from evalua.registers.targets.baselines import set_baseline
from evalua.registers.targets.queries import baseline_versions, baselines
from evalua.scoring.states import State
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import act_name, day, plain
from evalua.ui.forms import Entered, Form


def baseline(here: Here, cards: Sequence[Indicator]) -> None:
    """What was adopted, the first figure there is, and the form that adopts it."""
    if not cards:
        return
    layout.section(
        "Línea base",
        "Punto de partida de los indicadores cuya meta crece desde él. Sin línea base no hay meta.",
    )
    _adopted(here)
    form = Form(here, "target.baseline", needs="set_up", version=_versions(here))
    code = form.choice("indicator", "Indicador con línea base", {i.code: i.name for i in cards})
    card = next((i for i in cards if i.code == code), None)
    if card is not None:
        st.caption(plain(f"{_first_figure(here, card)} La meta será {card.target_text}."))
    form.number("value", "Valor de partida", unit=card.unit if card else "")
    form.day("measured_on", "Fecha de esa medición", latest=here.today)
    form.tick("scored_from", "El acta dice que se puntúa desde la línea base")
    form.day("decided_on", "Fecha de la decisión (si no es hoy)", latest=here.today)
    form.text("act", "Acta que la adopta")
    form.save(
        "Adoptar la línea base", lambda work, e: _set(work, cache.catalog(here), e), primary=False
    )


def _versions(here: Here) -> dict[str, int]:
    with here.database.session() as session:
        known = baseline_versions(session, association_id=here.facts.id)
    # With no baseline yet, a form still has to know that there was none.
    return {"none": 0} | known


def _adopted(here: Here) -> None:
    with here.database.session() as session:
        rows = baselines(session, association_id=here.facts.id)
    known = cache.catalog(here)
    last = rows.sort_values(["decided_on", "id"]).drop_duplicates("indicator", keep="last")
    if last.empty:
        return
    told = [
        (
            known.indicator(row["indicator"]).name,
            value_text(row["value"], known.indicator(row["indicator"]), here.facts),
            day(row["measured_on"]),
            act_name(row["act"]),
        )
        for row in last.to_dict("records")
    ]
    layout.table(
        pd.DataFrame(told, columns=["name", "value", "measured", "act"]),
        {"name": "Indicador", "value": "Partida", "measured": "Al", "act": "Acta"},
        right=("Partida",),
        key="targets.baselines",
    )


def _first_figure(here: Here, card: Indicator) -> str:
    """The first figure of the last year that the program can show as a starting point."""
    for evaluation in cache.recent(here):
        rows = evaluation.scores.indicators
        mine = rows[(rows["indicator"] == card.code) & rows["value"].notna()]
        measured = mine[mine["state"].isin([State.CALCULABLE.value, State.NO_TARGET.value])]
        if not measured.empty:
            told = value_text(float(measured["value"].iloc[0]), card, here.facts)
            kept = "aprobado" if evaluation.frozen else "registrado"
            return f"El primer valor {kept} es {told}, al {day(evaluation.cut)}."
    return "Todavía no hay un valor registrado que proponer."


def _set(work: Work, known: Catalog, entered: Entered) -> str:
    row = set_baseline(
        work,
        entered.text("indicator"),
        entered.text("value"),
        measured_on=entered["measured_on"],
        act=entered.text("act"),
        decided_on=entered["decided_on"],
        scored_from=bool(entered["scored_from"]),
        versions=entered.versions,
        catalog=known,
    )
    return f"Línea base adoptada: {known.indicator(row.indicator).name}."

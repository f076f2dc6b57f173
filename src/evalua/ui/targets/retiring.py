"""Ceasing to measure a complementary or own indicator, and taking it up again."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.registers.targets.retirement import resume_indicator, retire_indicator
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, act_name, day
from evalua.ui.forms import Entered, Form

Row = dict[Any, Any]


def retiring(here: Here) -> None:
    """What was retired, and the two forms: retire one, measure one again."""
    rows = cache.inputs(here).retirements.sort_values("since", ascending=False)
    open_ones: dict[int, Row] = {
        int(row["id"]): row for row in rows[rows["until"].isna()].to_dict("records")
    }
    with st.expander("Retirar un indicador"):
        st.caption(
            "Desde la fecha deja de medirse y de pedirse. Sus meses anteriores quedan como estaban y "
            "se siguen viendo."
        )
        _history(here, rows)
        _retire(here, {str(row["indicator"]) for row in open_ones.values()})
        if open_ones:
            _resume(here, open_ones)


def _history(here: Here, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    known = cache.catalog(here)
    told = rows.assign(
        name=[known.indicator(code).name for code in rows["indicator"]],
        since=[day(d) for d in rows["since"]],
        until=[MISSING if pd.isna(d) else day(d) for d in rows["until"]],
        act=[act_name(act) for act in rows["act"]],
    )
    layout.table(
        told,
        {
            "name": "Indicador",
            "since": "Retirado desde",
            "until": "Hasta",
            "reason": "Motivo",
            "act": "Acta",
        },
        key="retiring.history",
    )


def _retire(here: Here, already: set[str]) -> None:
    known = cache.catalog(here)
    options = {
        card.code: card.name
        for card in known.indicators
        if not card.core and card.code not in already
    }
    form = Form(here, "retire", needs="set_up")
    form.choice("indicator", "Indicador que se retira", options)
    form.day("since", "Desde")
    form.text("reason", "Por qué")
    form.text("act", "Acta que lo retira")
    form.save("Retirar el indicador", lambda work, e: _do_retire(work, here, e), primary=False)


def _do_retire(work: Work, here: Here, entered: Entered) -> str:
    known = cache.catalog(here)
    row = retire_indicator(
        work,
        entered.text("indicator"),
        entered["since"],
        entered.text("reason"),
        entered.text("act"),
        catalog=known,
    )
    return f"Retirado desde el {day(row.since)}: {known.indicator(row.indicator).name}."


def _resume(here: Here, rows: dict[int, Row]) -> None:
    known = cache.catalog(here)
    form = Form(
        here,
        "resume",
        needs="set_up",
        version={str(key): int(row["version"]) for key, row in rows.items()},
    )
    names = {key: known.indicator(row["indicator"]).name for key, row in rows.items()}
    form.choice("retirement", "Indicador que se vuelve a medir", names)
    form.day("since", "Se mide otra vez desde")
    form.save("Volver a medirlo", lambda work, e: _do_resume(work, names, e), primary=False)


def _do_resume(work: Work, names: dict[int, str], entered: Entered) -> str:
    key = int(entered["retirement"] or 0)
    resume_indicator(work, key, entered["since"], version=entered.version_of(key))
    return f"Se vuelve a medir: {names[key]}."

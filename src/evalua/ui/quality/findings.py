"""The doubts about the data on screen: each with its sentence, its way out and its answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st

from evalua.board.doubts import SEVERITY_HELP, SEVERITY_WORDS, rule_says
from evalua.board.wording import plural
from evalua.domain.month import Month
from evalua.quality.rules import open_doubts
from evalua.registers.answers.commands import AnswerInput, answer_doubt, take_back_answer
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form, permitted, remove

SHOWN = 12
COLORS = {"error": "red", "confirm": "orange", "warning": "orange", "information": "gray"}


def of_severity(here: Here, findings: pd.DataFrame, severity: str, *, place: str) -> None:
    """The open findings of one severity, the first ones in full; ``place`` tells apart two lists."""
    mine = open_doubts(findings)
    mine = mine[mine["severity"] == severity]
    if mine.empty:
        return
    layout.section(f"{SEVERITY_WORDS[severity]} ({len(mine)})", SEVERITY_HELP[severity])
    with st.container(gap="small"):
        for row in mine.head(SHOWN).to_dict("records"):
            _one(here, row, place)
    _rest(mine[SHOWN:], severity, place)


def answered(here: Here, findings: pd.DataFrame, *, place: str) -> None:
    """What was explained, by whom, and the way to take it back."""
    mine = findings[findings["answer"] != ""]
    if mine.empty:
        return
    with st.expander(f"✓ Explicado ({len(mine)})"):
        for row in mine.to_dict("records"):
            _answer(here, row, place)


def address(opens: str) -> dict[str, str]:
    """What the address of a page must say to open the place where a doubt is fixed."""
    return dict(parse_qsl(opens))


def _one(here: Here, row: dict[str, Any], place: str) -> None:
    color = COLORS[row["severity"]]
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(width="stretch", gap="xxsmall"):
            word = SEVERITY_WORDS[row["severity"]].split(" ")[0]
            st.markdown(f":{color}[**{word}**] {plain(row['text'])}")
            owner = f" Responde: {row['owner']}." if row["owner"] else ""
            st.caption(plain(f"{rule_says(row['rule'])}{owner}"))
        layout.door(row["page"], "Ir a corregirlo", width="content", **address(row["opens"]))
        if row["severity"] in ("confirm", "warning") and permitted(here, "record"):
            _ask(here, row, place)


def _ask(here: Here, row: dict[str, Any], place: str) -> None:
    key = f"{place}.{row['rule']}.{row['subject']}.{row['month']}"
    with st.popover("Explicar", key=f"{key}.open"):
        form = Form(here, "doubt", subject=key, version=0)
        form.text("answer", "¿Por qué está bien así?", long=True)
        form.save("Guardar", lambda work, e: _answered(work, row, e), primary=False)


def _answered(work: Work, row: dict[str, Any], entered: Entered) -> str:
    answer_doubt(
        work,
        _input(row, entered.text("answer")),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return f"Quedó explicado: {row['label']}."


def _answer(here: Here, row: dict[str, Any], place: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(plain(row["text"]))
            said = f"«{row['answer']}» · {row['answered_by']}, {day(row['answered_on'])}"
            st.caption(plain(said))
        remove(
            here,
            f"{place}.back.{row['rule']}.{row['subject']}.{row['month']}",
            lambda work, why: _taken_back(work, row, why),
            label="Retirar",
        )


def _taken_back(work: Work, row: dict[str, Any], why: str) -> str:
    take_back_answer(work, _input(row, row["answer"]), why)
    return f"{row['label']} vuelve a quedar por revisar."


def _input(row: dict[str, Any], answer: str) -> AnswerInput:
    return AnswerInput(row["rule"], row["subject"], Month.parse(row["month"]), answer)


def _rest(rows: pd.DataFrame, severity: str, place: str) -> None:
    """Those that do not fit one by one, as a table."""
    if rows.empty:
        return
    with st.expander(f"Ver {plural(len(rows), 'más', 'más')}"):
        layout.table(
            rows, {"text": "Qué se encontró"}, wide=("Qué se encontró",), key=f"{place}.{severity}"
        )

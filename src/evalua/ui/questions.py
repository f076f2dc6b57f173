"""The questions a board asks, each one click away: question → the page and view that answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from evalua.charts.text import signed
from evalua.ui import cache, layout, scorecard
from evalua.ui.context import Here
from evalua.ui.formats import plain
from evalua.ui.navigation import ENTRIES, HOME
from evalua.ui.views import PARAMETER

Address = Mapping[str, str]
MONEY, PROJECTS, SCORES, PEOPLE = (
    "Aportes y cuentas",
    "Proyectos",
    "Puntajes y datos",
    "Juntas y cambio de gobierno",
)
GROUPS = (MONEY, PROJECTS, SCORES, PEOPLE)


def _nothing(_: Here) -> Address:
    return {}


@dataclass(frozen=True)
class Question:
    """One question of the board.

    ``page`` is a key of the menu and ``view`` one of its views; ``subject`` is what its link says
    besides, and ``named`` writes the question with the subject it has today.
    """

    key: str
    group: str
    text: str
    page: str
    subject: Callable[[Here], Address] = _nothing
    named: Callable[[Here], str] | None = None
    view: str = ""

    def address(self, here: Here) -> dict[str, str]:
        """What the link to its answer says."""
        return ({PARAMETER: self.view} if self.view else {}) | dict(self.subject(here))

    def said(self, here: Here) -> str:
        """The question as it is read today."""
        return self.named(here) if self.named else self.text


def _moved(here: Here) -> pd.DataFrame:
    """The areas whose score changed since the month before, the largest change first."""
    rows = scorecard.lines(here)
    moved = rows[[signed(c, here.facts.number_format) != "=" for c in rows["change"].fillna(0)]]
    return moved.reindex(moved["change"].abs().sort_values(ascending=False).index)


def _most_moved(here: Here) -> Address:
    rows = _moved(here)
    return {} if rows.empty else {"area": str(rows["code"].iloc[0])}


def _why(here: Here) -> str:
    rows = _moved(here)
    return "¿Por qué cambió un área?" if rows.empty else f"¿Por qué cambió {rows['short'].iloc[0]}?"


def _last_approved(here: Here) -> Address:
    rows = cache.inputs(here).months
    known = rows.loc[(rows["state"] == "approved") & (rows["month"] <= str(here.month)), "month"]
    return {} if known.empty else {"mes": str(known.max())}


QUESTIONS = (
    Question(
        "debts",
        MONEY,
        "¿Quién debe, cuánto y desde cuándo?",
        "contributions",
        view="Quién debe",
    ),
    Question(
        "my_municipality",
        MONEY,
        "¿Qué ha pagado y recibido mi municipio?",
        "municipality",
    ),
    Question(
        "own_means",
        MONEY,
        "¿Podemos pagar la operación con lo nuestro?",
        "contributions",
        view="Simulador",
    ),
    Question(
        "late_projects",
        PROJECTS,
        "¿Qué proyectos están atrasados, por qué y quién responde?",
        "projects",
        view="Atrasos",
    ),
    Question(
        "leverage",
        PROJECTS,
        "¿Cuánto conseguimos por cada peso aportado?",
        "projects",
        view="Dinero",
    ),
    Question(
        "without_project",
        PROJECTS,
        "¿Qué municipios no tienen proyecto y qué alternativa hay?",
        "projects",
        view="Sin proyecto",
    ),
    Question(
        "people",
        PROJECTS,
        "¿Cuántas mujeres y cuántas familias?",
        "projects",
        view="A quiénes llega",
    ),
    Question("why_changed", SCORES, "¿Por qué cambió un área?", "area", _most_moved, _why),
    Question("rows", SCORES, "¿De dónde sale ese número?", "indicator"),
    Question(
        "year_ago",
        SCORES,
        "¿Cómo íbamos hace un año?",
        "scorecard",
        lambda _: {scorecard.AGAINST: "Hace un año"},
    ),
    Question(
        "missing",
        SCORES,
        "¿Qué dato falta y quién lo debe?",
        "quality",
        view="Qué falta y quién lo debe",
    ),
    Question(
        "after_approval",
        SCORES,
        "¿Qué cambió después de aprobar el mes?",
        "close_month",
        _last_approved,
    ),
    Question(
        "commitments",
        PEOPLE,
        "¿Qué quedó comprometido y qué se cumplió?",
        "meetings",
        view="Compromisos",
    ),
    Question(
        "next_days",
        PEOPLE,
        "¿Qué vence en los próximos 60 días?",
        "home",
        view="Próximos 60 días",
    ),
    Question(
        "transition",
        PEOPLE,
        "¿Qué falta para el cambio de gobierno?",
        "transitions",
    ),
    Question("still_useful", PEOPLE, "¿Sigue siendo útil la asociación?", "viability"),
)
"""The sixteen questions. Those whose page this version does not have are not shown."""


def shown() -> tuple[Question, ...]:
    """The questions that this version answers."""
    pages = {entry.key for entry in ENTRIES}
    return tuple(question for question in QUESTIONS if question.page in pages)


def block(here: Here) -> None:
    """Every question under its subject; each opens its answer."""
    layout.section("Preguntas de la junta", "Cada una abre su respuesta.")
    columns = st.columns(2, gap="large")
    for place, group in enumerate(GROUPS):
        with columns[place % 2]:
            st.caption(group)
            for question in shown():
                if question.group == group:
                    _door(here, question)


def _door(here: Here, question: Question) -> None:
    said, address = plain(question.said(here)), question.address(here)
    if question.page != HOME.key:
        layout.door(question.page, said, width="content", **address)
        return
    # A link to the page one is on would look pressed; a quiet button changes its view.
    st.button(
        said,
        type="tertiary",
        icon=":material/arrow_forward:",
        icon_position="right",
        key=f"questions.{question.key}",
        on_click=st.query_params.update,
        args=(address,),
    )

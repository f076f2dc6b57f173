"""Doubts about the portfolio as a whole, its calendars and what others give it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pandas as pd

from evalua.catalog import load
from evalua.measures.calendars import first_calendars, last_known, programmed
from evalua.measures.cofinancing import COOPERATION, committed
from evalua.measures.live_projects import live_projects
from evalua.measures.portfolio import project_lines_in_force
from evalua.quality.doubt import Doubt, Rule
from evalua.quality.ground import Ground

Row = dict[str, Any]
LINE_SHARE = 0.6
"""Part of the live portfolio from which one line of the vision gathers too much (A03-Q08-03)."""
FEW = 5
"""Live projects below which one line may gather most of them without meaning anything."""


def one_line_for_all(ground: Ground) -> Iterator[Doubt]:
    """A line of the vision with more than 60 % of the live projects."""
    live = live_projects(ground.inputs, ground.cut, load())
    if len(live) < FEW:
        return
    lines = project_lines_in_force(ground.inputs, ground.cut)
    times = lines[lines["project_id"].isin(live)]["line"].value_counts()
    for line, count in times[times > LINE_SHARE * len(live)].items():
        text = (
            f"La línea «{line}» reúne {count} de {len(live)} proyectos vivos. Revise si de verdad "
            "responden a ella."
        )
        yield Doubt(f"line {line}", str(line), ground.month, text, "", "vista=Banco")


def without_calendar(ground: Ground) -> Iterator[Doubt]:
    """Projects in execution without a calendar: nobody can say whether they are late."""
    running = ground.standing.index[ground.standing == "in_execution"]
    rows = ground.projects[ground.projects["project_id"].isin(running)]
    known = ground.inputs.project_schedules["project_id"]
    for row in rows[~rows["project_id"].isin(known)].to_dict("records"):
        text = f"Proyecto {row['code']}: está en ejecución y no tiene cronograma inicial. Anótelo."
        yield _doubt(row, ground.month, text, "Cronograma")


def goods_without_method(ground: Ground) -> Iterator[Doubt]:
    """Committed goods or work whose value nobody says how it was found."""
    rows = committed(ground.inputs, ground.cut)
    rows = rows[rows["in_kind"] & (rows["valuation"] == "")]
    rows = rows.merge(ground.projects, on="project_id", validate="m:1", suffixes=("_money", ""))
    for row in rows.sort_values(["code", "dated_on"]).to_dict("records"):
        text = (
            f"Proyecto {row['code']}: el aporte en especie del {row['dated_on']:%d/%m/%Y} no dice cómo "
            "se valoró; así no cuenta como aporte privado."
        )
        yield _doubt(row, ground.month, text, "Recursos")


def cooperation_without_figures(ground: Ground) -> Iterator[Doubt]:
    """Projects with cooperation money whose calendar or notes say nothing of money."""
    money = committed(ground.inputs, ground.cut)
    theirs = money.loc[money["source"] == COOPERATION, "project_id"]
    asked = ground.resourced.index[ground.resourced.index.isin(theirs)]
    asked = asked[asked.isin(ground.inputs.project_schedules["project_id"])]
    rows = ground.projects[ground.projects["project_id"].isin(asked)]
    planned = programmed(ground.inputs, ground.cut, first_calendars(ground.inputs))["amount"]
    paid = last_known(ground.inputs, ground.cut)["paid"]
    no_plan = rows["project_id"].map(planned).isna()
    no_paid = rows["project_id"].map(paid).isna()
    lacking = pd.Series("lo pagado", index=rows.index, dtype=object)
    lacking = lacking.mask(no_plan, "el dinero programado por mes")
    lacking = lacking.mask(no_plan & no_paid, "el dinero programado por mes ni lo pagado")
    for row in rows.assign(lacking=lacking)[no_plan | no_paid].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: tiene dinero de cooperación y no dice {row['lacking']}; así no "
            "se sabe cuánto se ejecutó."
        )
        yield _doubt(row, ground.month, text, "Cronograma")


def consulted_without_proposals(ground: Ground) -> Iterator[Doubt]:
    """Consultations of the last twelve months whose act does not say what the community proposed."""
    rows = ground.inputs.community_sessions
    rows = rows[(rows["kind"] == "consultation") & (rows["held_on"] <= ground.cut.at)]
    rows = rows[rows["held_on"].dt.strftime("%Y-%m") >= ground.watched_from]
    rows = rows[(rows["act"] != "") & (rows["contributions"] == "")]
    rows = rows.merge(ground.projects, on="project_id", validate="m:1", suffixes=("_session", ""))
    for row in rows.sort_values(["code", "held_on"]).to_dict("records"):
        text = (
            f"Proyecto {row['code']}: la consulta del {row['held_on']:%d/%m/%Y} no dice qué pidió o "
            "propuso la comunidad."
        )
        yield _doubt(row, f"{row['held_on']:%Y-%m}", text, "Municipios y comunidad")


def _doubt(row: Row, month: str, text: str, part: str) -> Doubt:
    opens = f"proyecto={quote(row['code'])}&parte={quote(part)}"
    return Doubt(row["uid"], f"{row['code']} {row['name']}", month, text, row["supervisor"], opens)


RULES = (
    Rule(
        "C44",
        "warning",
        "projects",
        "projects",
        "Una sola línea de la visión no reúne más del 60 % de los proyectos vivos.",
        one_line_for_all,
    ),
    Rule(
        "C45",
        "warning",
        "projects",
        "projects",
        "Un proyecto en ejecución tiene su cronograma inicial.",
        without_calendar,
    ),
    Rule(
        "C46",
        "warning",
        "projects",
        "projects",
        "Lo que se da en especie dice cómo se valoró.",
        goods_without_method,
    ),
    Rule(
        "C47",
        "warning",
        "projects",
        "projects",
        "Un proyecto de cooperación dice lo programado y lo pagado.",
        cooperation_without_figures,
    ),
    Rule(
        "C58",
        "information",
        "projects",
        "projects",
        "Una consulta a la comunidad dice qué pidió o propuso.",
        consulted_without_proposals,
    ),
)

"""Doubts about projects: what their notes, money and stages say together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pandas as pd

from evalua.measures.measured import matched
from evalua.quality import series
from evalua.quality.doubt import Doubt, Rule, in_month
from evalua.quality.ground import Ground

Row = dict[str, Any]
NOTE_DAYS = 30
STATUS_DAYS = 90
SPENT_WITHOUT_PROGRESS = 40.0
"""Points of money ahead of the works from which somebody should say why."""
MOVED_WITHOUT_MONEY = 10.0
COST_EXCESS = 1.05
_NOTES = "vista=Seguimiento del mes"
_CLOSED = ("settled", "discarded")
_AFTER_MONEY = ("funded", "in_execution", "finished", "settled")
_NEED_DOCUMENT = ("structured", "submitted", "viable", "funded", "finished", "settled")


def jump(ground: Ground) -> Iterator[Doubt]:
    """Physical or financial progress that moves more than 30 points between two monthly notes."""
    for name, word in (("physical", "físico"), ("financial", "financiero")):
        points = _monthly(ground, name)
        moved = series.jumps(points)
        for row in moved[moved["month"] >= ground.watched_from].to_dict("records"):
            text = (
                f"Proyecto {row['code']}: el avance {word} pasó de {ground.number(row['before'])} % a "
                f"{ground.number(row['value'])} % en {in_month(row['month'])}. Confirme el salto o "
                "corríjalo."
            )
            yield _doubt(row, row["month"], text)


def money_without_progress(ground: Ground) -> Iterator[Doubt]:
    """Money spent far ahead of the works, or spent while nothing was built."""
    rows = _last_notes(ground)
    spent = (rows["financial"] > 0) | (rows["paid"] > 0)
    nothing = spent & (rows["physical"] == 0)
    ahead = rows["financial"] - rows["physical"] > SPENT_WITHOUT_PROGRESS
    for row in rows[nothing | ahead].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: hay dinero gastado{_share(ground, row['financial'])} y el avance "
            f"físico es {ground.number(row['physical'])} %. Confirme que es así o corrija la nota."
        )
        yield _doubt(row, row["month"], text)


def progress_without_money(ground: Ground) -> Iterator[Doubt]:
    """Works that advance while the notes say that nothing was spent."""
    rows = _last_notes(ground)
    none = (rows["financial"] == 0) & ~(rows["paid"] > 0)
    for row in rows[none & (rows["physical"] >= MOVED_WITHOUT_MONEY)].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: el avance físico es {ground.number(row['physical'])} % y no hay "
            "gasto anotado. Confirme que es así o corrija la nota."
        )
        yield _doubt(row, row["month"], text)


def note_after_closing(ground: Ground) -> Iterator[Doubt]:
    """Follow-up notes dated after the project was settled or discarded."""
    inputs = ground.inputs
    standing = ground.standing
    closed = inputs.stages[inputs.stages["stage"].isin(_CLOSED)]
    on = closed.groupby("project_id")["reached_on"].max()
    on = on[on.index.isin(standing.index[standing.isin(_CLOSED)])]
    rows = _last_notes(ground)
    rows = rows.assign(closed_on=matched(rows["project_id"], on))
    for row in rows[rows["noted_on"] > rows["closed_on"]].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: hay una nota del {row['noted_on']:%d/%m/%Y} y el proyecto se cerró "
            f"el {row['closed_on']:%d/%m/%Y}. Confirme por qué o corrija la fecha."
        )
        yield _doubt(row, row["month"], text)


def repeated_progress(ground: Ground) -> Iterator[Doubt]:
    """The same physical progress four months running, below 100 and with no cause written."""
    points = _monthly(ground, "physical")
    same = series.repeated(points)
    same = same[(same["value"] < 100) & (same["why"] == "")]
    standing = ground.standing
    running = standing.index[standing == "in_execution"]
    for row in same[same["project_id"].isin(running)].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: {row['times']} meses seguidos con el mismo avance físico "
            f"({ground.number(row['value'])} %) y sin causa anotada."
        )
        yield _doubt(row, row["month"], text)


def without_follow_up(ground: Ground) -> Iterator[Doubt]:
    """Projects with resources and no follow-up for more than 30 days (V26)."""
    inputs = ground.inputs
    since = ground.resourced
    notes = inputs.follow_ups[inputs.follow_ups["noted_on"] <= ground.cut.at]
    rows = ground.projects.set_index("project_id").reindex(since.index)
    noted = notes.groupby("project_id")["noted_on"].max().reindex(since.index)
    days = (ground.cut.at - noted.fillna(since).where(noted > since, since)).dt.days
    for row in rows.assign(days=days)[days > NOTE_DAYS].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: sin seguimiento hace {row['days']} días. Anote el avance o la causa "
            "de no tener cambios."
        )
        yield _doubt(row, ground.month, text)


def old_public_status(ground: Ground) -> Iterator[Doubt]:
    """Projects with resources whose public sentence is missing or older than 90 days."""
    since = ground.resourced
    rows = ground.projects
    rows = rows[rows["project_id"].isin(since.index)]
    days = (ground.cut.at - rows["public_status_on"]).dt.days
    for row in rows.assign(days=days)[~(days <= STATUS_DAYS)].to_dict("records"):
        said = (
            "no tiene una frase pública de cómo va"
            if pd.isna(row["days"])
            else f"su frase pública tiene {int(row['days'])} días"
        )
        yield _doubt(
            row, ground.month, f"Proyecto {row['code']}: {said}. Escriba cómo va hoy.", "Datos"
        )


def sources_exceed_cost(ground: Ground) -> Iterator[Doubt]:
    """Committed sources that add up to more than the cost by over 5 % (V20)."""
    rows = ground.projects
    rows = rows.assign(sources=matched(rows["project_id"], _committed(ground)))
    over = rows["sources"] > rows["cost"] * COST_EXCESS
    for row in rows[over.fillna(False).astype(bool)].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: las fuentes suman {ground.money(row['sources'])} y el costo es "
            f"{ground.money(row['cost'])}. Revise o actualice el costo."
        )
        yield _doubt(row, ground.month, text, "Recursos")


def funded_without_source(ground: Ground) -> Iterator[Doubt]:
    """Projects that passed to funded and have no source committed (V19)."""
    standing = ground.standing
    rows = ground.projects
    rows = rows[rows["project_id"].isin(standing.index[standing.isin(_AFTER_MONEY)])]
    for row in rows[~rows["project_id"].isin(_committed(ground).index)].to_dict("records"):
        text = (
            f"Proyecto {row['code']}: figura financiado y no tiene fuente comprometida. Registre la "
            "fuente, el monto y el documento."
        )
        yield _doubt(row, ground.month, text, "Recursos")


def stage_without_document(ground: Ground) -> Iterator[Doubt]:
    """The stage a project is in has no document, where the gate asks for one."""
    rows = ground.inputs.stages[ground.inputs.stages["reached_on"] <= ground.cut.at]
    last = rows.sort_values(["reached_on", "id"]).drop_duplicates("project_id", keep="last")
    lacking = last[last["stage"].isin(_NEED_DOCUMENT) & (last["document"] == "")]
    cards = ground.projects
    for row in cards[cards["project_id"].isin(lacking["project_id"])].to_dict("records"):
        text = f"Proyecto {row['code']}: la etapa en que está no tiene documento anotado."
        yield _doubt(row, ground.month, text, "Etapas")


def _last_notes(ground: Ground) -> pd.DataFrame:
    """The last note of each project, by code."""
    return ground.notes.drop_duplicates("project_id", keep="last").sort_values("code")


def _monthly(ground: Ground, name: str) -> pd.DataFrame:
    """The last progress of each month, as points of a series."""
    rows = ground.notes.drop_duplicates(["uid", "month"], keep="last")
    return rows.assign(subject=rows["uid"], value=rows[name])


def _committed(ground: Ground) -> pd.Series:
    rows = ground.inputs.funding
    rows = rows[(rows["dated_on"] <= ground.cut.at) & (rows["condition"] == "committed")]
    return rows.groupby("project_id")["amount"].sum()


def _share(ground: Ground, financial: float) -> str:
    return "" if pd.isna(financial) else f" ({ground.number(financial)} %)"


def _doubt(row: Row, month: str, text: str, part: str = "") -> Doubt:
    """``part`` is the part of the project that fixes it; without it, the notes of the month."""
    opens = f"proyecto={quote(row['code'])}&parte={part}" if part else _NOTES
    label = f"{row['code']} {row['name']}"
    return Doubt(row["uid"], label, month, text, row["supervisor"], opens)


RULES = (
    Rule(
        "C14",
        "confirm",
        "projects",
        "projects",
        "El avance de un proyecto no salta más de 30 puntos de un mes a otro.",
        jump,
    ),
    Rule(
        "C15",
        "confirm",
        "projects",
        "projects",
        "Donde se gasta, la obra avanza.",
        money_without_progress,
    ),
    Rule(
        "C16",
        "confirm",
        "projects",
        "projects",
        "Donde la obra avanza, hay gasto.",
        progress_without_money,
    ),
    Rule(
        "C17",
        "confirm",
        "projects",
        "projects",
        "Después de liquidar o descartar no hay seguimiento.",
        note_after_closing,
    ),
    Rule(
        "C32",
        "warning",
        "projects",
        "projects",
        "Un proyecto en ejecución no repite su avance cuatro meses sin decir la causa.",
        repeated_progress,
    ),
    Rule(
        "C33",
        "warning",
        "projects",
        "projects",
        "Un proyecto con recursos tiene seguimiento de los últimos 30 días.",
        without_follow_up,
    ),
    Rule(
        "C34",
        "warning",
        "projects",
        "projects",
        "La frase pública de un proyecto tiene menos de 90 días.",
        old_public_status,
    ),
    Rule(
        "C35",
        "warning",
        "projects",
        "projects",
        "Las fuentes no suman más que el costo.",
        sources_exceed_cost,
    ),
    Rule(
        "C36",
        "warning",
        "projects",
        "projects",
        "Un proyecto financiado tiene fuente comprometida.",
        funded_without_source,
    ),
    Rule(
        "C54",
        "information",
        "projects",
        "projects",
        "La etapa de un proyecto tiene documento.",
        stage_without_document,
    ),
)

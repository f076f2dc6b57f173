"""What the association stands on, told alike on screen and in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.institution import papers
from evalua.measures.posts import coverage
from evalua.storage.frames import Columns, build

SOON = 60
"""Days before its expiry in which a paper is announced."""

PIECES: Columns = {
    "piece": "text",
    "name": "text",
    "state": "text",
    "word": "text",
    "valid_from": "date",
    "expires_on": "date",
    "document": "text",
    "act": "text",
    "kept": "text",
    "uid": "text",
}
"""``state``: in_force, expiring, not_kept, expired or missing; ``kept`` says where the copy is."""

NORMS: Columns = {
    "id": "id",
    "name": "text",
    "article": "text",
    "subject_matter": "text",
    "from_on": "date",
    "to_on": "date",
    "source": "text",
    "word": "text",
    "expired": "bool",
}
OBJECTIVES: Columns = {
    "id": "id",
    "code": "text",
    "text": "text",
    "function": "text",
    "from_on": "date",
    "to_on": "date",
    "fulfilled_on": "date",
    "word": "text",
    "goals": "int",
    "projects": "int",
}
"""``goals`` and ``projects`` are how many answer to each objective; goals, of the plan in force."""

POSTS: Columns = {
    "id": "id",
    "title": "text",
    "unit": "text",
    "reports_to_id": "id",
    "funding": "text",
    "dedication": "float",
    "from_on": "date",
    "to_on": "date",
    "holder": "text",
    "sex": "text",
    "since": "date",
    "covered": "int",
    "asked": "int",
    "depth": "int",
}
"""The posts at the cut in the order of the organigram; ``depth`` counts from 0, ``holder`` is ""
where it is vacant («una mujer», where nobody wrote a name)."""

_WORDS = {
    "in_force": "● Vigente y guardada",
    "expiring": "▲ Vence en {days}",
    "not_kept": "▲ Vigente, sin copia guardada",
    "expired": "◆ Vencida",
    "missing": "◆ Falta",
}
COMPLETE = ("in_force", "expiring")
_SOMEBODY = {"F": "una mujer", "M": "un hombre"}


def piece_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The papers the legal figure asks for, as they are on a day (columns ``PIECES``)."""
    names = catalog.choices("legal_pieces")
    rows = papers(inputs, _cut(day))
    found = []
    for piece in catalog.legal_figure(inputs.legal_figure).pieces:
        mine = rows[rows["piece"] == piece]
        row = _best(mine)
        state, days = _state_of(row, day)
        left = plural(days, "día", "días")
        found.append(
            {
                **({} if row is None else row),
                "piece": piece,
                "name": names[piece],
                "state": state,
                "word": _WORDS[state].format(days=left),
                "kept": "" if row is None else _kept(row),
            }
        )
    return build(found, PIECES)


def piece_sentence(lines: pd.DataFrame) -> str:
    """How many of the papers asked for are in force and kept."""
    good = int(lines["state"].isin(COMPLETE).sum())
    of = plural(len(lines), "pieza exigida", "piezas exigidas")
    return f"{good} de {of} por la figura legal {'está' if good == 1 else 'están'} al día."


def norm_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """The norms begun by a day, those in force first (columns ``NORMS``)."""
    at = pd.Timestamp(day)
    rows = inputs.norms[inputs.norms["from_on"] <= at]
    expired = rows["to_on"] < at
    rows = rows.assign(
        expired=expired.astype(bool), word=["◆ Vencida" if e else "● Vigente" for e in expired]
    )
    return rows.sort_values(["expired", "from_on", "id"], ignore_index=True)[list(NORMS)]


def objective_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The objectives of the statutes, and what answers to each (columns ``OBJECTIVES``)."""
    at = pd.Timestamp(day)
    rows = inputs.objectives[inputs.objectives["from_on"] <= at].sort_values(["code", "id"])
    goals = _current_goals(inputs, at)["objective_id"].value_counts().to_dict()
    projects = inputs.projects["objective_id"].value_counts().to_dict()
    names = catalog.names_of("objective_functions")
    return build(
        (
            {
                **row,
                "function": names.get(row["function"], ""),
                "word": _objective_word(row, at),
                "goals": goals.get(row["id"], 0),
                "projects": projects.get(row["id"], 0),
            }
            for row in rows.to_dict("records")
        ),
        OBJECTIVES,
    )


def post_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """The posts that exist on a day, each under the one it depends on (columns ``POSTS``)."""
    at = pd.Timestamp(day)
    rows = inputs.posts
    rows = rows[(rows["from_on"] <= at) & (rows["to_on"].isna() | (rows["to_on"] >= at))]
    months = coverage(inputs, _cut(day)).set_index("post_id").to_dict("index")
    funding, sexes = catalog.names_of("post_funding"), catalog.names_of("sexes")
    lines = {
        int(row["id"]): row
        | {"funding": funding.get(row["funding"], "")}
        | months.get(row["id"], {})
        | _holder(inputs, int(row["id"]), at, sexes)
        for row in rows.sort_values(["from_on", "id"]).to_dict("records")
    }
    return build(_as_tree(lines), POSTS)


def team_sentence(lines: pd.DataFrame) -> str:
    """How many posts there are, how many are vacant and how many months had somebody."""
    if lines.empty:
        return "Todavía no hay puestos registrados."
    vacant = int((lines["holder"] == "").sum())
    covered, asked = int(lines["covered"].sum()), int(lines["asked"].sum())
    free = f"{plural(vacant, 'vacante', 'vacantes')}" if vacant else "ninguno vacante"
    return (
        f"{plural(len(lines), 'puesto', 'puestos')}, {free}. En doce meses hubo persona responsable "
        f"en {covered} de {plural(asked, 'mes', 'meses')} de puesto."
    )


def _cut(day: date) -> Cut:
    return Cut(Month.of(day), day)


def _best(rows: pd.DataFrame) -> dict[str, Any] | None:
    """Of the rows of a paper, the last one in force and kept, else in force, else the last one."""
    if rows.empty:
        return None
    ordered = rows.sort_values(["in_force", "kept", "valid_from", "id"])
    found: dict[str, Any] = ordered.iloc[-1].to_dict()
    return found


def _state_of(row: dict[str, Any] | None, day: date) -> tuple[str, int]:
    """The state of a paper, and the days it has left where that matters."""
    if row is None:
        return "missing", 0
    if not row["in_force"]:
        return "expired", 0
    if not row["kept"]:
        return "not_kept", 0
    left = (row["expires_on"].date() - day).days if pd.notna(row["expires_on"]) else SOON + 1
    return ("expiring", left) if left <= SOON else ("in_force", left)


def _kept(row: dict[str, Any]) -> str:
    files = int(row["files"])
    attached = plural(files, "archivo adjunto", "archivos adjuntos") if files else ""
    return " · ".join(part for part in (attached, str(row["kept_at"])) if part)


def _current_goals(inputs: Inputs, at: pd.Timestamp) -> pd.DataFrame:
    """The goals of the last version of each plan that was in force."""
    plans = inputs.plans[inputs.plans["in_force_from"] <= at].sort_values("number")
    last = plans.drop_duplicates("name", keep="last")
    return inputs.goals[inputs.goals["plan_id"].isin(last["id"])]


def _objective_word(row: dict[str, Any], at: pd.Timestamp) -> str:
    if pd.notna(row["fulfilled_on"]) and row["fulfilled_on"] <= at:
        return "● Cumplido"
    return "– Fuera de los estatutos" if row["to_on"] < at else "● Vigente"


def _holder(
    inputs: Inputs, post_id: int, at: pd.Timestamp, sexes: Mapping[str, str]
) -> dict[str, Any]:
    """Who is in a post on a day."""
    rows = inputs.occupants[inputs.occupants["post_id"] == post_id]
    rows = rows[(rows["from_on"] <= at) & (rows["to_on"].isna() | (rows["to_on"] >= at))]
    if rows.empty:
        return {"holder": "", "sex": ""}
    row = rows.iloc[-1]
    sex = sexes.get(row["sex"], "")
    who = row["name"] or _SOMEBODY.get(row["sex"], "una persona")
    return {"holder": who, "sex": sex, "since": row["from_on"]}


def _as_tree(lines: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Each post after the one it depends on, with its depth; one whose head is gone is a head."""
    ordered: list[dict[str, Any]] = []

    def place(above: int | None, depth: int) -> None:
        for key, row in lines.items():
            under = int(row["reports_to_id"]) if pd.notna(row["reports_to_id"]) else None
            if (under if under in lines else None) == above:
                ordered.append(row | {"depth": depth})
                place(key, depth + 1)

    place(None, 0)
    return ordered

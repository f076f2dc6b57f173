"""How goals, projects and lines of the vision answer to national, regional and municipal plans."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

import pandas as pd

from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.goal_figures import goals_in_force
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import Columns, build

LINES: Columns = {
    "line_id": "id",
    "level": "text",
    "plan": "text",
    "municipality": "text",
    "code": "text",
    "text": "text",
    "starts_year": "int",
    "ends_year": "int",
    "expired": "bool",
    "cited": "int",
}
"""``plan`` names its municipality where it is of one; ``expired``: the day is out of its years."""
CITED: Columns = {
    "citation_id": "id",
    "kind": "text",
    "row_id": "id",
    "code": "text",
    "name": "text",
    "line_id": "id",
    "plan": "text",
    "line": "text",
    "expired": "bool",
}
WARN_MONTHS = 24
MUNICIPAL = "Planes municipales"
EXPIRED, ALIGNED, BLANK = "▲", "●", "–"
KINDS = {"goal": "Meta", "project": "Proyecto", "vision_line": "Visión"}


@dataclass(frozen=True)
class Matrix:
    """``rows``: kind, row_id, code, name, vision, plans (cited lines) and a text per plan.

    ``plans`` maps the column of each plan to its title, in the order national, regional, municipal.
    """

    rows: pd.DataFrame
    plans: Mapping[str, str]

    @property
    def orphans(self) -> pd.DataFrame:
        """The rows that cite no line of any plan."""
        return self.rows[self.rows["plans"] == 0]


def plan_line_rows(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Every line of another plan by level, plan and code (columns ``LINES``)."""
    towns = dict(zip(inputs.municipalities["id"], inputs.municipalities["name"], strict=True))
    cited = inputs.citations["plan_line_id"].value_counts()
    order = list(catalog.choices("plan_levels"))
    rows = [
        row
        | {
            "line_id": row["id"],
            "municipality": towns.get(row["municipality_id"], ""),
            "plan": _plan_name(row, towns),
            "expired": not row["starts_year"] <= day.year <= row["ends_year"],
            "cited": int(cited.get(row["id"], 0)),
        }
        for row in inputs.plan_lines.to_dict("records")
    ]
    rows.sort(key=lambda r: (order.index(r["level"]), r["plan"], _natural(r["code"])))
    return build(rows, LINES)


def citation_rows(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Who cites what, among the goals in force, the projects and the vision (columns ``CITED``)."""
    lines = {row["line_id"]: row for row in plan_line_rows(inputs, day, catalog).to_dict("records")}
    subjects = {(row["kind"], row["row_id"]): row for row in _subjects(inputs, day)}
    rows = []
    for cited in inputs.citations.to_dict("records"):
        line = lines.get(cited["plan_line_id"])
        kind = next(k for k in KINDS if pd.notna(cited[f"{k}_id"]))
        subject = subjects.get((kind, cited[f"{kind}_id"]))
        if line is not None and subject is not None:
            said = {"citation_id": cited["id"], "line": f"{line['code']} {line['text']}"}
            about = {k: line[k] for k in ("line_id", "plan", "expired")}
            rows.append(subject | about | said)
    order = list(KINDS)
    rows.sort(key=lambda r: (order.index(r["kind"]), _natural(r["code"]), r["plan"], r["line"]))
    return build(rows, CITED)


def alignment_matrix(inputs: Inputs, day: date, catalog: Catalog) -> Matrix:
    """Goals in force, projects and lines of the vision against the plans that have lines.

    National and regional plans have a column each; the municipal ones share one, where each code
    says its municipality.

    A cell says the codes cited, with a mark: ``●`` in the plan's years, ``▲`` out of them; ``–``
    where none is. ``vision`` is the code of the project's vision line.
    """
    lines = plan_line_rows(inputs, day, catalog)
    column = {row["line_id"]: _column(row) for row in lines.to_dict("records")}
    codes = {row["line_id"]: _code(row) for row in lines.to_dict("records")}
    plans = {f"plan{n}": name for n, name in enumerate(dict.fromkeys(column.values()))}
    cited = citation_rows(inputs, day, catalog)
    placed = cited["line_id"].map(column)
    rows = []
    for subject in _subjects(inputs, day):
        mine = (cited["kind"] == subject["kind"]) & (cited["row_id"] == subject["row_id"])
        cells = {key: _cell(cited[mine & (placed == plan)], codes) for key, plan in plans.items()}
        rows.append(subject | {"plans": int(mine.sum())} | cells)
    columns = ["kind", "row_id", "code", "name", "vision", "plans", *plans]
    return Matrix(pd.DataFrame(rows, columns=columns), plans)


def titles_of(plans: Mapping[str, str], taken: Collection[str], width: int = 0) -> dict[str, str]:
    """The title of the column of each plan: never that of another, nor one of ``taken``.

    With a ``width`` in letters each is as short as still tells it from the others. Capitals do not
    make two titles different: a table of Excel does not open with both.
    """
    titles: dict[str, str] = {}
    used = {title.casefold() for title in taken}
    for key, name in plans.items():
        others = [other for other in plans.values() if other != name]
        short = title = _shortest(name, others, width) if width else name
        count = 1
        while title.casefold() in used:
            count += 1
            title = f"{short} ({count})"
        used.add(title.casefold())
        titles[key] = title
    return titles


def vision_in_force(inputs: Inputs, day: date) -> dict[str, Any] | None:
    """The vision whose years hold the day, else the one that ended last; None without any."""
    rows = inputs.visions.sort_values(["starts_year", "id"]).to_dict("records")
    holding = [row for row in rows if row["starts_year"] <= day.year <= row["ends_year"]]
    past = [row for row in rows if row["ends_year"] < day.year]
    found = holding or past or rows
    return dict(found[-1]) if found else None


def horizon_sentence(vision: Mapping[str, Any], day: date) -> str:
    """How much of the horizon is left, with a warning in its last 24 months and after its end."""
    ends = Month(int(vision["ends_year"]), 12)
    left = ends - Month.of(day)
    span = f"Horizonte {vision['starts_year']}–{vision['ends_year']}"
    if left < 0:
        return f"▲ {span}: terminó hace {_lapse(-left)}. Empiece la siguiente visión."
    if left == 0:
        return f"▲ {span}: termina este mes. Empiece la siguiente visión."
    verb = "queda" if left == 1 else "quedan"
    if left <= WARN_MONTHS:
        return f"▲ {span}: le {verb} {_lapse(left)}. Prepare la siguiente visión."
    return f"● {span}: le quedan {_lapse(left)}."


def _lapse(months: int) -> str:
    if months <= WARN_MONTHS:
        return plural(months, "mes", "meses")
    return plural(months // 12, "año", "años")


def _subjects(inputs: Inputs, day: date) -> list[dict[str, Any]]:
    """What may cite a line: kind, row_id, code, name and vision line."""
    lines = dict(zip(inputs.vision_lines["id"], inputs.vision_lines["code"], strict=True))
    vision = vision_in_force(inputs, day)
    own = inputs.vision_lines
    own = own[own["vision_id"] == (vision["id"] if vision else 0)]
    goals = goals_in_force(inputs, Cut.of(Month.of(day), day))
    frames = (
        ("goal", goals, "text"),
        ("project", inputs.projects, "name"),
        ("vision_line", own, "text"),
    )
    return [
        {
            "kind": kind,
            "row_id": row["id"],
            "code": row["code"],
            "name": row[name],
            "vision": lines.get(row.get("vision_line_id"), "") if kind == "project" else "",
        }
        for kind, frame, name in frames
        for row in sorted(frame.to_dict("records"), key=lambda r: _natural(r["code"]))
    ]


def _column(line: Mapping[str, Any]) -> str:
    return MUNICIPAL if line["level"] == "municipal" else str(line["plan"])


def _shortest(name: str, others: Collection[str], width: int) -> str:
    """The beginning of a name, from ``width`` letters on, that no other name has."""
    for room in range(width, len(name)):
        begun = _begun(name, room)
        if begun.casefold() not in {_begun(other, room).casefold() for other in others}:
            return begun
    return name


def _begun(name: str, room: int) -> str:
    """Its first words in that many letters; of a first word that does not fit, its letters."""
    words = shorten(name, room, placeholder="…")
    return words if words != "…" else f"{name[: room - 1]}…"


def _code(line: Mapping[str, Any]) -> str:
    return f"{line['municipality']} {line['code']}" if line["municipality"] else str(line["code"])


def _plan_name(row: Mapping[str, Any], towns: Mapping[int, str]) -> str:
    town = towns.get(row["municipality_id"], "") if row["level"] == "municipal" else ""
    return f"{row['plan']} ({town})" if town else str(row["plan"])


def _cell(own: pd.DataFrame, codes: Mapping[int, str]) -> str:
    if own.empty:
        return BLANK
    mark = EXPIRED if own["expired"].any() else ALIGNED
    return f"{mark} {', '.join(codes[key] for key in own['line_id'])}"


def _natural(code: str) -> list[tuple[bool, int, str]]:
    """Codes in the order people read them: 2.9 before 2.10."""
    parts = code.replace("-", ".").split(".")
    return [(not p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in parts]

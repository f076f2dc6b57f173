"""What each programme or unit of the association groups, and what it adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from evalua.board.portfolio.coverage import people_of
from evalua.board.projects import project_lines
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.goal_figures import goals_in_force
from evalua.measures.inputs import Cut, Inputs
from evalua.registers.programmes.tables import KINDS
from evalua.storage.frames import Columns, build

PROGRAMME_LINES: Columns = {
    "programme_id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "since": "date",
    "until": "date",
    "act": "text",
    "state": "text",
    "projects": "int",
    "stages": "text",
    "cost": "int",
    "committed": "int",
    "disbursed": "int",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "families": "int",
    "goals": "int",
    "services": "int",
}
"""Projects not discarded, with their money in minor units and the people they declare; goals of the
plan in force; services still provided. The row without ``programme_id`` is what nobody grouped."""

UNGROUPED = "Sin programa"


def programme_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """One row per programme begun by the day, by name, and one for the rest (``PROGRAMME_LINES``).

    Every project, goal and service is in one row only, so that the rows add up to the association.
    """
    at = pd.Timestamp(day)
    rows = inputs.programmes[inputs.programmes["since"] <= at].sort_values("name")
    parts = _parts(inputs, day)
    known = set(rows["id"])
    lines = [
        row
        | {
            "programme_id": row["id"],
            "kind": KINDS[row["kind"]],
            "state": "● Activo" if pd.isna(row["until"]) or row["until"] >= at else "■ Terminó",
        }
        | _sums(inputs, catalog, {name: _of(f, row["id"]) for name, f in parts.items()})
        for row in rows.astype(object).to_dict("records")
    ]
    rest = {name: frame[~frame["programme_id"].isin(known)] for name, frame in parts.items()}
    if any(len(frame) for frame in rest.values()):
        lines.append({"name": UNGROUPED} | _sums(inputs, catalog, rest))
    return build(lines, PROGRAMME_LINES)


def _parts(inputs: Inputs, day: date) -> dict[str, pd.DataFrame]:
    """The projects, goals and services that count on the day."""
    at, projects = pd.Timestamp(day), project_lines(inputs, day)
    services = inputs.services
    given = services["until"].isna() | (services["until"] >= at)
    return {
        "projects": projects[projects["stage"] != "discarded"],
        "goals": goals_in_force(inputs, Cut(Month.of(day), day)),
        "services": services[(services["since"] <= at) & given],
    }


def _of(frame: pd.DataFrame, programme_id: int) -> pd.DataFrame:
    return frame[frame["programme_id"] == programme_id]


def _sums(inputs: Inputs, catalog: Catalog, parts: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    projects = parts["projects"]
    people = people_of(inputs, projects["project_id"])
    return {
        "stages": _stages(projects, catalog),
        **{name: len(frame) for name, frame in parts.items()},
        **{name: int(projects[name].sum()) for name in ("cost", "committed", "disbursed")},
        **{name: getattr(people, name) for name in ("women", "men", "unstated", "families")},
    }


def _stages(projects: pd.DataFrame, catalog: Catalog) -> str:
    """``idea 1, en ejecución 2``, as the catalogue orders them."""
    counts = projects["stage"].value_counts()
    names = {stage.key: stage.name.lower() for stage in catalog.project_stages}
    said = [f"{name} {counts[key]}" for key, name in names.items() if key in counts]
    bare = [f"sin etapa {counts['']}"] if "" in counts else []
    return ", ".join(said + bare)


def programmes_sentence(lines: pd.DataFrame) -> str:
    """How many programmes there are and what stays outside them."""
    named = lines[lines["programme_id"].notna()]
    rest = lines[lines["programme_id"].isna()]
    said = plural(len(named), "programa o unidad", "programas y unidades")
    if rest.empty:
        return f"{said}; todo está en alguno."
    row = rest.iloc[0]
    left = [
        plural(int(row[name]), one, f"{one}s")
        for name, one in (("projects", "proyecto"), ("goals", "meta"), ("services", "servicio"))
        if row[name]
    ]
    return f"{said}; {listed(left)} sin programa."

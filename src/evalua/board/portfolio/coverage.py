"""Whom the portfolio reaches: each member's row of themes, and the people declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from evalua.board.names import members_on, municipality_names
from evalua.board.projects import project_lines
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

COVERAGE: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "theme": "text",
    "projects": "int",
    "running": "int",
    "finished": "int",
    "state": "text",
}
"""``theme`` is a name of the catalogue; ``projects`` are all but discarded ones, each in its theme;
``state`` is a key of ``COVERAGE_WORDS``."""

COVERAGE_WORDS: Mapping[str, str] = {
    "running": "● con recursos o en obra",
    "managing": "◐ en gestión",
    "finished": "✓ terminado",
    "none": "– ninguno",
}
REACHED: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "projects": "int",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "families": "int",
    "amount": "int",
}
"""People, families and money (minor units) that projects declare; missing where none declares any."""

_RUNNING = ("funded", "in_execution", "suspended")
_OVER = ("finished", "settled")
_DECLARED = ["women", "men", "unstated", "families", "amount"]


@dataclass(frozen=True, slots=True)
class Reached:
    """Everybody that the projects declare; a person may be in more than one project.

    ``silent`` counts the projects that declare neither people nor families.
    """

    women: int
    men: int
    unstated: int
    families: int
    projects: int
    silent: int


def coverage(inputs: Inputs, day: date, catalog: Catalog, most: int | None = None) -> pd.DataFrame:
    """Member × theme, members by name and themes as the catalogue lists them (``COVERAGE``).

    Every member has its row in every theme that some project of the association has. With ``most``
    there are no more themes than that: those with fewest projects are gathered in the last one.
    """
    lines = project_lines(inputs, day)
    lines = lines[lines["stage"] != "discarded"]
    lines, themes = _themes(lines, catalog, most)
    reach = inputs.benefits[["project_id", "municipality_id"]].merge(
        lines[["project_id", "theme", "stage"]], on="project_id", validate="m:1"
    )
    counts = reach.assign(
        projects=1, running=reach["stage"].isin(_RUNNING), finished=reach["stage"].isin(_OVER)
    )
    known = counts.groupby(["municipality_id", "theme"])[["projects", "running", "finished"]].sum()
    found = known.to_dict("index")
    return build(
        (
            _cell(town, name, theme, found.get((town, theme), {}))
            for town, name in members_on(inputs, day).items()
            for theme in themes
        ),
        COVERAGE,
    )


def _themes(
    lines: pd.DataFrame, catalog: Catalog, most: int | None
) -> tuple[pd.DataFrame, list[str]]:
    """The lines with the name of their theme, and the names in order."""
    names = catalog.choices("project_themes")
    lines = lines.assign(theme=[names.get(key, key) for key in lines["theme"]])
    counts = lines["theme"].value_counts()
    themes = [name for name in names.values() if name in counts.index]
    if most is None or len(themes) <= most:
        return lines, themes
    ranked = sorted(themes, key=lambda name: (-counts[name], themes.index(name)))
    kept, last = set(ranked[: most - 1]), f"Otros temas ({len(themes) - most + 1})"
    gathered = lines["theme"].where(lines["theme"].isin(kept), last)
    return lines.assign(theme=gathered), [*(name for name in themes if name in kept), last]


def _cell(town: int, name: str, theme: str, counts: Mapping[str, int]) -> dict[str, object]:
    projects, running = int(counts.get("projects", 0)), int(counts.get("running", 0))
    finished = int(counts.get("finished", 0))
    if running:
        state = "running"
    elif projects > finished:
        state = "managing"
    else:
        state = "finished" if finished else "none"
    return {
        "municipality_id": town,
        "municipality": name,
        "theme": theme,
        "projects": projects,
        "running": running,
        "finished": finished,
        "state": state,
    }


def without_projects(matrix: pd.DataFrame) -> list[str]:
    """The members that no project reaches, from the rows of ``coverage``."""
    sums = matrix.groupby("municipality", sort=False)["projects"].sum()
    return [str(name) for name in sums.index[sums == 0]]


def coverage_sentence(matrix: pd.DataFrame) -> str:
    """How many members some project reaches, and which none does."""
    members, bare = matrix["municipality"].nunique(), without_projects(matrix)
    reached = members - len(bare)
    said = f"{reached} de {plural(members, 'municipio tiene', 'municipios tienen')} algún proyecto"
    return f"{said}; falta {listed(bare)}." if bare else f"{said}."


def reached_lines(inputs: Inputs, day: date) -> pd.DataFrame:
    """What projects declare for each municipality, by name (columns ``REACHED``)."""
    alive = _alive(inputs, day)
    rows = inputs.benefits[inputs.benefits["project_id"].isin(alive)]
    groups = rows.groupby("municipality_id")
    sums, counts = groups[_DECLARED].sum(min_count=1), groups.size()
    return build(
        (
            {"municipality_id": key, "municipality": name, "projects": int(counts[key])}
            | sums.loc[key].to_dict()
            for key, name in municipality_names(inputs).items()
            if key in counts.index
        ),
        REACHED,
    )


def reached(inputs: Inputs, day: date) -> Reached:
    """The people declared by every project not discarded."""
    return people_of(inputs, _alive(inputs, day))


def people_of(inputs: Inputs, projects: pd.Series) -> Reached:
    """The people declared by some projects, by their ids; a shared project is counted once."""
    rows = inputs.benefits[inputs.benefits["project_id"].isin(projects)]
    declared = rows[rows[["women", "men", "unstated", "families"]].notna().any(axis=1)]
    sums = rows[_DECLARED].sum()
    return Reached(
        women=int(sums["women"]),
        men=int(sums["men"]),
        unstated=int(sums["unstated"]),
        families=int(sums["families"]),
        projects=len(projects),
        silent=len(projects) - declared["project_id"].nunique(),
    )


def reached_sentence(found: Reached, facts: Facts) -> str:
    """How many women, men and families, and how many projects still say nothing."""
    write = facts.number_format.write
    people = [
        f"{write(count, 0)} {one if count == 1 else many}"
        for count, one, many in (
            (found.women, "mujer", "mujeres"),
            (found.men, "hombre", "hombres"),
            (found.unstated, "persona sin precisar", "personas sin precisar"),
            (found.families, "familia", "familias"),
        )
        if count or many != "personas sin precisar"
    ]
    said = f"Los proyectos llegan a {listed(people)}"
    if not found.silent:
        return f"{said}."
    silent = plural(found.silent, "proyecto no lo dice", "proyectos no lo dicen")
    return f"{said}; {silent} todavía."


def _alive(inputs: Inputs, day: date) -> pd.Series:
    lines = project_lines(inputs, day)
    return lines.loc[lines["stage"] != "discarded", "project_id"]

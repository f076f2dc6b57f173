"""The rows of a measure over projects: named, with the municipalities each one reaches."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.once import once
from evalua.scoring.states import State

NO_PROJECTS = "No hay proyectos registrados y el mes no se ha enviado."


def unrecorded(inputs: Inputs, cut: Cut, code: str) -> Measured | None:
    """«Sin dato» where there are no projects and nobody said that it means none; else None."""
    if silent(inputs, cut, code, inputs.stages["reached_on"]):
        return nothing(State.NO_DATA, NO_PROJECTS)
    return None


def named(inputs: Inputs, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of projects (``project_id``, once each) with their uid, code and name, by code."""
    names = _names(inputs)
    return rows.merge(names, on="project_id", validate="1:1").sort_values("code", ignore_index=True)


def named_many(inputs: Inputs, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of something of projects, with a uid of their own, and the code and name of each."""
    names = _names(inputs)[["project_id", "code", "name"]]
    return rows.merge(names, on="project_id", validate="m:1")


def project_rows(
    inputs: Inputs,
    rows: pd.DataFrame,
    dated_on: pd.Series,
    numerator: pd.Series,
    denominator: pd.Series | float,
    note: pd.Series,
    *,
    register: str = "project",
) -> pd.DataFrame:
    """One detail row per row of ``named`` (or ``named_many``, of another ``register``)."""
    return detail_from(
        rows,
        register=register,
        label=rows["code"] + " " + rows["name"],
        dated_on=dated_on,
        numerator=numerator.astype("float64"),
        denominator=denominator,
        note=note,
        municipality_ids=reached_by(inputs, rows["project_id"]),
    )


def reached_by(inputs: Inputs, project_ids: pd.Series) -> pd.Series:
    """The municipalities that each project reaches, as tuples in order; () where it names none."""
    found = matched(project_ids, _reach(inputs).set_index("project_id")["towns"])
    return found.map(lambda towns: towns if isinstance(towns, tuple) else ())


def catalog_names(catalog: Catalog, choices: str, keys: pd.Series) -> pd.Series:
    """The names of the keys of a closed list, in small letters, as notes say them."""
    names = {key: f"{name[:1].lower()}{name[1:]}" for key, name in catalog.choices(choices).items()}
    return keys.map(names).fillna(keys).astype(object)


@once
def _names(inputs: Inputs) -> pd.DataFrame:
    columns = ["id", "uid", "code", "name"]
    return inputs.projects[columns].rename(columns={"id": "project_id"})


@once
def _reach(inputs: Inputs) -> pd.DataFrame:
    """``project_id`` and ``towns``: read once for all cuts, since what is declared has no date."""
    ordered = inputs.benefits.sort_values("municipality_id")
    found: dict[int, tuple[int, ...]] = {}
    for project, town in zip(
        ordered["project_id"].tolist(), ordered["municipality_id"].tolist(), strict=True
    ):
        found[project] = (*found.get(project, ()), town)
    return pd.DataFrame(
        {
            "project_id": pd.array(list(found), dtype="Int64"),
            "towns": pd.Series(list(found.values()), dtype=object),
        }
    )

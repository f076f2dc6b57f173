"""People by sex: how many women and men there are behind what the association records."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.measures.inputs import Cut, Inputs, active_members, within
from evalua.storage.frames import Columns, build

NAN = float("nan")
PEOPLE: Columns = {
    "source": "text",
    "what": "text",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "share": "float",
    "missing": "float",
}
"""``share`` is the part of women among those of known sex (0–1) and ``missing`` the part of people
whose sex nobody stated; both NaN where there is nobody. Counts of different rows never add up: the
same person may be in several.
"""

_COUNTS = ("women", "men", "unstated")


def people_lines(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Counts by sex of each register that keeps them (columns ``PEOPLE``); sources without people too.

    Activities and community sessions are of the year to the cut; the rest, as of the cut.
    """
    year = cut.window("year")
    done = inputs.activities[inputs.activities["status"] == "done"]
    sessions = inputs.community_sessions
    told = (
        ("Actividades", "participantes del año", _sums(done[within(done["held_on"], year)])),
        (
            "Sesiones con la comunidad",
            "asistentes del año",
            _sums(sessions[within(sessions["held_on"], year)]),
        ),
        ("Proyectos", "personas declaradas como beneficiarias", _beneficiaries(inputs, cut)),
        ("Organizaciones", "integrantes según el último registro", _organized(inputs, cut)),
        ("Alcaldías", "titulares en ejercicio", _mayors(inputs, cut)),
    )
    return build((_line(source, what, counts) for source, what, counts in told), PEOPLE)


def _line(source: str, what: str, counts: dict[str, int]) -> dict[str, Any]:
    known = counts["women"] + counts["men"]
    everybody = known + counts["unstated"]
    return {
        "source": source,
        "what": what,
        **counts,
        "share": counts["women"] / known if known else NAN,
        "missing": counts["unstated"] / everybody if everybody else NAN,
    }


def _sums(rows: pd.DataFrame) -> dict[str, int]:
    return {
        name: int(rows[name].fillna(0).sum()) if name in rows.columns else 0 for name in _COUNTS
    }


def _beneficiaries(inputs: Inputs, cut: Cut) -> dict[str, int]:
    """Those of projects that had begun by the cut."""
    stages = inputs.stages
    begun = stages.loc[(stages["stage"] == "in_execution") & (stages["reached_on"] <= cut.at)]
    rows = inputs.benefits
    return _sums(rows[rows["project_id"].isin(begun["project_id"])])


def _organized(inputs: Inputs, cut: Cut) -> dict[str, int]:
    """The last count of each organization by the cut."""
    rows = inputs.organization_counts
    known = rows[rows["counted_on"] <= cut.at].sort_values(["counted_on", "id"])
    return _sums(known.drop_duplicates("organization_id", keep="last"))


def _mayors(inputs: Inputs, cut: Cut) -> dict[str, int]:
    rows = inputs.authorities
    now = (rows["from_on"] <= cut.at) & (rows["to_on"].isna() | (rows["to_on"] >= cut.at))
    members = active_members(inputs, cut.day)["municipality_id"]
    sexes = rows.loc[now & rows["municipality_id"].isin(members), "sex"].value_counts()
    women, men = int(sexes.get("F", 0)), int(sexes.get("M", 0))
    return {"women": women, "men": men, "unstated": int(sexes.sum()) - women - men}

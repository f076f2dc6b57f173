"""What a project should have on record at its stage and has not: a list to complete, never a refusal."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.stages import stage_at

_LINE = ("idea", "structured", "submitted", "viable", "funded", "in_execution", "finished")
_PLACE = {stage: place for place, stage in enumerate(_LINE)} | {
    "settled": 6,
    "returned": 1,
    "suspended": 5,
}
_PEOPLE = ["women", "men", "unstated", "families"]


def unrecorded(inputs: Inputs, project_id: int, day: date) -> list[str]:
    """What a project lacks at its stage on a day, as it is named on screen; nothing once discarded."""
    standing = stage_at(inputs, Cut(Month.of(day), day)).get(project_id, "idea")
    if standing == "discarded":
        return []
    (card,) = inputs.projects[inputs.projects["id"] == project_id].to_dict("records")
    sessions = _own(inputs.community_sessions, project_id)
    kinds = set(sessions.loc[sessions["held_on"] <= pd.Timestamp(day), "kind"])
    people = _own(inputs.benefits, project_id)[_PEOPLE].isna().all(axis=1).any()
    wanted = (
        ("supervisión o interventoría", "idea", not card["supervisor"]),
        ("veeduría", "idea", not card["oversight"]),
        ("la frase pública de cómo va", "idea", not card["public_status"]),
        ("costo", "structured", pd.isna(card["cost"])),
        ("sesión con la comunidad", "structured", not kinds),
        ("cronograma", "in_execution", _own(inputs.project_schedules, project_id).empty),
        ("socialización", "in_execution", "socialization" not in kinds),
        ("personas beneficiadas por municipio", "finished", bool(people)),
    )
    return [name for name, since, lacks in wanted if lacks and _PLACE[since] <= _PLACE[standing]]


def _own(rows: pd.DataFrame, project_id: int) -> pd.DataFrame:
    return rows[rows["project_id"] == project_id]

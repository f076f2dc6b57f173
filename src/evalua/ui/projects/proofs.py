"""The files of a project: those of each stage, follow-up and amount of money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evalua.registers.projects.queries import follow_ups, funding, stages
from evalua.ui.context import Here
from evalua.ui.evidence import Subject, proofs
from evalua.ui.formats import day, money
from evalua.ui.projects.reading import stage_name


def project_proofs(here: Here, project: dict[str, Any]) -> None:
    """A place for the documents of everything dated in a project, the latest first."""
    found = sorted(_rows(here, int(project["id"])), key=lambda item: item[0], reverse=True)
    names = {subject: f"{name} · {day(on)}" for on, subject, name in found}
    proofs(here, names, title="Documentos y soportes", key=f"projects.proofs.{project['id']}")


def _rows(here: Here, project_id: int) -> Iterator[tuple[pd.Timestamp, Subject, str]]:
    with here.database.session() as session:
        stage, note, amount = (
            read(session, association_id=here.facts.id) for read in (stages, follow_ups, funding)
        )
    for row in _of(stage, project_id):
        yield row["reached_on"], ("project_stage", row["uid"]), f"Etapa: {stage_name(row['stage'])}"
    for row in _of(note, project_id):
        yield row["noted_on"], ("follow_up", row["uid"]), "Seguimiento"
    for row in _of(amount, project_id):
        said = f"Recursos: {money(row['amount'], here.facts)}"
        yield row["dated_on"], ("project_funding", row["uid"]), said


def _of(rows: pd.DataFrame, project_id: int) -> list[dict[Any, Any]]:
    return list(rows[rows["project_id"] == project_id].to_dict("records"))

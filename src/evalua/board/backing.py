"""What was reported beside what has something to show it: the same sums, with and without evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evalua.board.goals import goal_lines
from evalua.measures.inputs import within
from evalua.quality.ground import Ground
from evalua.storage.frames import Columns, build

EVIDENCE: Columns = {
    "what": "text",
    "register": "text",
    "backing": "text",
    "kind": "text",
    "reported": "float",
    "backed": "float",
    "share": "float",
}
"""``backing`` says what counts as evidence. ``kind``: count, people, money (minor units) or percent (0–100
of the plan). ``share`` = backed ÷ reported, missing where nothing was reported."""

_PEOPLE = ["women", "men", "unstated"]


def evidence_lines(ground: Ground) -> pd.DataFrame:
    """Reported beside backed totals of the year up to the cut (columns ``EVIDENCE``)."""
    parts = (
        *(_reports(ground), _progress(ground), _payments(ground), _stages(ground)),
        *(_funding(ground), _milestones(ground), _activities(ground)),
    )
    return build((row for part in parts for row in part), EVIDENCE)


def evidence_share(lines: pd.DataFrame) -> tuple[int, int]:
    """How many values have evidence, of how many: the counts of ``evidence_lines`` added up."""
    counts = lines[lines["kind"] == "count"]
    return int(counts["backed"].sum()), int(counts["reported"].sum())


def _line(
    what: str, register: str, backing: str, kind: str, reported: float, backed: float
) -> dict[str, Any]:
    return {
        "what": what,
        "register": register,
        "backing": backing,
        "kind": kind,
        "reported": float(reported),
        "backed": float(backed),
        "share": backed / reported if reported else None,
    }


def _reports(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.reports
    rows = rows[rows["month"] >= f"{ground.cut.day.year}-01"]
    backed = rows["evidence"] != ""
    yield _line("Avances de metas", "goals", "soporte", "count", len(rows), int(backed.sum()))


def _progress(ground: Ground) -> Iterator[dict[str, Any]]:
    """Achievement of the plan, and the same one if what has no evidence had not been reported."""
    day = ground.cut.day
    told = goal_lines(ground.inputs, ground.cut.month, day)
    told = told[told["state"] == "reported"]
    if told.empty:
        return
    progress = ground.inputs.progress
    shown = ground.inputs.having(progress=progress[progress["evidence"] != ""])
    kept = goal_lines(shown, ground.cut.month, day).set_index("uid")["achievement"]
    backed = told["uid"].map(kept).fillna(0.0)
    weight = told["weight"] / told["weight"].sum()
    reported = float((weight * told["achievement"].fillna(0.0)).sum())
    yield _line(
        "Avance del plan de trabajo",
        "goals",
        "soporte de cada avance",
        "percent",
        reported,
        float((weight * backed).sum()),
    )


def _payments(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.inputs.payments
    rows = rows[within(rows["paid_on"], ground.cut.window("year"))]
    backed = rows["reference"] != ""
    about = ("contributions", "referencia")
    yield _line("Pagos", *about, "count", len(rows), int(backed.sum()))
    yield _line("Dinero recibido", *about, "money", *_sums(rows["amount"], backed))


def _stages(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.inputs.stages
    rows = rows[within(rows["reached_on"], ground.cut.window("year")) & (rows["stage"] != "idea")]
    backed = int((rows["document"] != "").sum())
    yield _line("Etapas de proyectos", "projects", "documento", "count", len(rows), backed)


def _funding(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.inputs.funding
    rows = rows[within(rows["dated_on"], ground.cut.window("year"))]
    rows = rows[rows["condition"] == "committed"]
    sums = _sums(rows["amount"], rows["document"] != "")
    yield _line("Recursos comprometidos", "projects", "documento", "money", *sums)


def _milestones(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.inputs.milestones
    rows = rows[within(rows["done_on"], ground.cut.window("year"))]
    backed = int((rows["evidence"] != "").sum())
    yield _line("Pasos cumplidos", "transitions", "evidencia", "count", len(rows), backed)


def _activities(ground: Ground) -> Iterator[dict[str, Any]]:
    rows = ground.inputs.activities
    held = within(rows["held_on"], ground.cut.window("year"))
    rows = rows[held & (rows["status"] == "done")]
    backed = rows["evidence"] != ""
    people = rows[_PEOPLE].fillna(0).sum(axis=1)
    about = ("activities", "soporte")
    yield _line("Actividades", *about, "count", len(rows), int(backed.sum()))
    yield _line("Personas que participaron", *about, "people", *_sums(people, backed))


def _sums(values: pd.Series, backed: pd.Series) -> tuple[float, float]:
    return float(values.sum()), float(values[backed].sum())

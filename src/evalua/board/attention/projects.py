"""Projects that are late, unexplained or not followed up, and whom they leave out."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evalua.board.attention.item import Item, Rule, Situation, some
from evalua.board.delays import delay_lines, delays_going_on
from evalua.board.left_out import MISSING_WORD, left_out
from evalua.board.projects import project_lines
from evalua.board.wording import plural
from evalua.measures.delays import PENDING
from evalua.measures.inputs import Cut
from evalua.measures.stages import resourced_since

_OLD_NOTE = 60
_NOTE_DUE = 30
_FAR_BEHIND = 30.0
_DUTY_NEAR = 15


def _delays(s: Situation) -> Iterator[Item]:
    lines = project_lines(s.inputs, s.day)
    causes = s.catalog.names_of("delay_causes")
    for row in lines[lines["delayed"]].to_dict("records"):
        past = (s.day - row["ends_on"].date()).days
        far = row["behind"] > _FAR_BEHIND
        cause = causes.get(row["delay_cause"], "")
        why = f" Causa: {cause.lower()}." if cause else " Falta anotar la causa."
        text = f"Proyecto {row['code']} {row['name']}: {_how_late(s, row, past)}.{why}"
        severity = 3 if past > 0 or far else 2
        yield Item("delay", severity, max(past, 0), text, "projects", row["uid"])


def _duties(s: Situation) -> Iterator[Item]:
    """Delays that go on and nobody has explained to the community."""
    lines = delays_going_on(delay_lines(s.inputs, s.day, s.catalog))
    for row in lines[lines["status"].isin(PENDING)].to_dict("records"):
        left = int(row["days_left"])
        text = f"Proyecto {row['code']} {row['name']}, con atraso. {row['duty']}"
        severity = 3 if left < 0 else 2 if left <= _DUTY_NEAR else 1
        yield Item("duty", severity, -left, text, "projects", row["uid"])


def _left_out(s: Situation) -> Iterator[Item]:
    """Members that the call of a project leaves out, while nothing is sought for them."""
    lines = left_out(s.inputs, s.day)
    for code, rows in lines[lines["word"] == MISSING_WORD].groupby("code", sort=True):
        names = some(list(rows["municipality"]))
        text = f"Proyecto {code}: su convocatoria deja fuera a {names} y falta su alternativa."
        yield Item("left_out", 1, 0, text, "projects", str(code))


def _how_late(s: Situation, row: dict[str, object], past: int) -> str:
    if past > 0:
        return f"debía terminar hace {plural(past, 'día', 'días')}"
    fmt = s.evaluation.facts.number_format
    physical = fmt.write_short(float(str(row["physical"])), 1)
    planned = fmt.write_short(float(str(row["planned_physical"])), 1)
    return f"avance físico {physical} % frente a {planned} % programado"


def _follow_ups(s: Situation) -> Iterator[Item]:
    since = resourced_since(s.inputs, Cut(s.evaluation.month, s.day))
    lines = project_lines(s.inputs, s.day)
    for row in lines[lines["project_id"].isin(since.index)].to_dict("records"):
        funded = since[row["project_id"]]
        last = row["noted_on"] if pd.notna(row["noted_on"]) else funded
        days = (pd.Timestamp(s.day) - max(last, funded)).days
        if days > _NOTE_DUE:
            text = (
                f"Proyecto {row['code']} {row['name']}: {plural(days, 'día', 'días')} sin nota de "
                "seguimiento."
            )
            severity = 3 if days > _OLD_NOTE else 2
            yield Item("follow_up", severity, days, text, "projects", row["uid"])


RULES: tuple[Rule, ...] = (
    _delays,
    _duties,
    _left_out,
    _follow_ups,
)

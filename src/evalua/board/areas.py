"""The ten areas at a month, and how each stands against another one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.wording import band_word, scope_text, score_text, standing_word
from evalua.catalog import Area, Catalog
from evalua.months.evaluation import Evaluation
from evalua.scoring.aggregation import INDEX
from evalua.scoring.states import STANDING_REASONS, STANDING_WORDS, Standing, State
from evalua.storage.frames import Columns, build

NAN = float("nan")
NOT_AVAILABLE = "aún no disponible"

AREA_LINES: Columns = {
    "code": "text",
    "number": "int",
    "short": "text",
    "name": "text",
    "score": "float",
    "score_text": "text",
    "previous": "float",
    "previous_text": "text",
    "change": "float",
    "coverage": "float",
    "band": "text",
    "word": "text",
    "state": "text",
    "note": "text",
    "reason": "text",
    "weight": "float",
    "measured": "int",
    "applicable_count": "int",
    "adopted_count": "int",
    "catalogue_count": "int",
    "scope": "text",
    "scope_changed": "bool",
}
"""Scores, previous and change in points of 100; coverage 0–1 (NaN where nothing applies).

``word`` is the band with its mark, or the standing where there is no score; ``note`` the standing
alone («datos insuficientes»), "" where there is a score; ``reason`` its sentence. ``scope_changed``
says that the score of the other month was made of other indicators.
"""


def area_lines(evaluation: Evaluation, before: Evaluation | None, catalog: Catalog) -> pd.DataFrame:
    """The areas in the order of the recommendations (columns ``AREA_LINES``).

    ``before`` is the month to compare with, or None.
    """
    ordered = sorted(catalog.areas, key=lambda area: area.number)
    return build((_line(evaluation, before, catalog, area) for area in ordered), AREA_LINES)


def index_line(evaluation: Evaluation, before: Evaluation | None, catalog: Catalog) -> pd.DataFrame:
    """The optional index of the ten areas, as one row of the same columns (code ``index``)."""
    names = {"code": INDEX, "number": 0, "short": "Índice", "name": "Índice de las diez áreas"}
    return build([names | _figures(evaluation, before, catalog, INDEX)], AREA_LINES)


def _line(
    evaluation: Evaluation, before: Evaluation | None, catalog: Catalog, area: Area
) -> dict[str, Any]:
    names = {"code": area.code, "number": area.number, "short": area.short, "name": area.name}
    return names | _figures(evaluation, before, catalog, area.code)


def _figures(
    evaluation: Evaluation, before: Evaluation | None, catalog: Catalog, code: str
) -> dict[str, Any]:
    row, fmt = _row(evaluation, code), evaluation.facts.number_format
    past = _row(before, code) if before is not None else {}
    previous = float(past.get("score", NAN))
    note = _note(evaluation, code, str(row["state"]))
    policy = before.policy if before is not None else evaluation.policy
    return {
        "score": row["score"],
        "score_text": score_text(row["score"], evaluation.policy, fmt),
        "previous": previous,
        "previous_text": score_text(previous, policy, fmt),
        "change": row["score"] - previous,
        "coverage": row["coverage"],
        "band": row["band"],
        "word": _word(row, note, catalog),
        "state": row["state"],
        "note": note,
        "reason": STANDING_REASONS[Standing(row["state"])],
        "weight": row["weight"],
        **{name: int(row[name]) for name in _COUNTS},
        "scope": scope_text(int(row["measured"]), int(row["catalogue_count"])),
        "scope_changed": before is not None and _scope(before, code) != _scope(evaluation, code),
    }


_COUNTS = ("measured", "applicable_count", "adopted_count", "catalogue_count")


def _row(evaluation: Evaluation, code: str) -> dict[str, Any]:
    """The scores of an area; one that a frozen catalogue did not have yet is not measured."""
    frame = evaluation.scores.index if code == INDEX else evaluation.scores.areas
    found: list[dict[str, Any]] = frame[frame["code"] == code].to_dict("records")
    return found[0] if found else _ABSENT


_ABSENT: dict[str, Any] = {
    "score": NAN,
    "coverage": NAN,
    "band": "",
    "state": Standing.NOT_MEASURED.value,
    "weight": 1.0,
} | dict.fromkeys(_COUNTS, 0)


def _word(row: dict[str, Any], note: str, catalog: Catalog) -> str:
    if not note:
        return band_word(str(row["band"]), catalog)
    words = standing_word(str(row["state"]))
    return words if words.endswith(note) else f"… {note}"


def _note(evaluation: Evaluation, code: str, state: str) -> str:
    """The standing in words; «aún no disponible» where this version computes nothing of the area."""
    if state == Standing.NOT_MEASURED.value and not _something_available(evaluation, code):
        return NOT_AVAILABLE
    return STANDING_WORDS[Standing(state)].es


def _something_available(evaluation: Evaluation, code: str) -> bool:
    rows = _inside(evaluation, code)
    return bool((rows["state"] != State.NOT_AVAILABLE.value).any())


def _scope(evaluation: Evaluation, code: str) -> frozenset[str]:
    """The indicators a score is made of."""
    rows = _inside(evaluation, code)
    return frozenset(rows.loc[rows["has_data"], "indicator"])


def _inside(evaluation: Evaluation, code: str) -> pd.DataFrame:
    rows = evaluation.scores.indicators
    return rows if code == INDEX else rows[rows["area"] == code]

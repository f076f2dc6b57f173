"""One dated line of the association: its milestones and setbacks, its norms and its states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.wording import plural
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

STORY: Columns = {
    "happened_on": "date",
    "ended_on": "date",
    "tone": "text",
    "kind": "text",
    "title": "text",
    "told": "text",
}
"""``tone``: ahead, back or norm. ``ended_on`` is when a setback was resolved or a norm expired."""

AHEAD, BACK, NORM = "ahead", "back", "norm"
_BACK = "Retrocesos"


def story_lines(inputs: Inputs, day: date, catalog: Catalog) -> pd.DataFrame:
    """Everything dated by a day, the last first (columns ``STORY``)."""
    at = pd.Timestamp(day)
    rows = [*_events(inputs, at, catalog), *_norms(inputs, at)]
    rows.sort(key=lambda row: (row["happened_on"], row["title"]), reverse=True)
    return build(rows, STORY)


def story_sentence(lines: pd.DataFrame) -> str:
    """How many milestones, setbacks and expired norms there are."""
    tones = lines["tone"].tolist()
    open_ = int(((lines["tone"] == BACK) & lines["ended_on"].isna()).sum())
    expired = int(((lines["tone"] == NORM) & lines["ended_on"].notna()).sum())
    parts = [
        plural(tones.count(AHEAD), "avance", "avances"),
        plural(tones.count(BACK), "retroceso", "retrocesos")
        + (f" ({open_} sin resolver)" if open_ else ""),
        plural(tones.count(NORM), "norma", "normas")
        + (f" ({plural(expired, 'vencida', 'vencidas')})" if expired else ""),
    ]
    return f"{', '.join(parts[:-1])} y {parts[-1]}."


def _events(inputs: Inputs, at: pd.Timestamp, catalog: Catalog) -> Iterator[dict[str, Any]]:
    items = {item.key: item for item in catalog.items_of("event_kinds")}
    rows = inputs.events[inputs.events["happened_on"] <= at]
    for row in rows.to_dict("records"):
        item = items[row["kind"]]
        resolved = row["resolved_on"] if row["resolved_on"] <= at else None
        said = (row["note"], row["resolution"] if resolved is not None else "", row["act"])
        yield {
            "happened_on": row["happened_on"],
            "ended_on": resolved,
            "tone": BACK if getattr(item, "group", "") == _BACK else AHEAD,
            "kind": item.name,
            "title": row["title"],
            "told": " · ".join(text for text in (*said, row["source"]) if text),
        }


def _norms(inputs: Inputs, at: pd.Timestamp) -> Iterator[dict[str, Any]]:
    for row in inputs.norms[inputs.norms["from_on"] <= at].to_dict("records"):
        expired = row["to_on"] if row["to_on"] < at else None
        said = (row["article"], row["subject_matter"], row["source"])
        yield {
            "happened_on": row["from_on"],
            "ended_on": expired,
            "tone": NORM,
            "kind": "Norma vigente" if expired is None else "Norma vencida",
            "title": row["name"],
            "told": " · ".join(text for text in said if text),
        }

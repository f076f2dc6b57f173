"""Whether every candidate received the same: by municipality and overall, as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names
from evalua.board.wording import plural
from evalua.domain.month import long_date
from evalua.measures.candidates import last_version, received
from evalua.measures.inputs import Inputs
from evalua.registers.transitions.packs import different
from evalua.storage.frames import Columns, build

EQUALITY: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "listed": "int",
    "women": "int",
    "same": "int",
    "other": "int",
    "without": "int",
    "version": "int",
    "last_on": "date",
    "state": "text",
    "word": "text",
}
"""``same`` received the last version, ``other`` only an earlier one, ``without`` none. ``last_on``:
the last delivery. ``state``: equal, different (V30), pending, no_pack."""

EQUALITY_WORDS = {
    "equal": "● Todos igual",
    "different": "◆ Versiones distintas",
    "pending": "◐ Faltan entregas",
    "no_pack": "○ Falta el documento",
}


def equality(inputs: Inputs, term_id: int, day: date, kind: str = "pack") -> pd.DataFrame:
    """What the candidates of each official list received by a day, by name (columns ``EQUALITY``)."""
    listed = inputs.candidates[inputs.candidates["term_id"] == term_id]
    version = last_version(inputs, term_id, day, kind)
    had = _received(inputs, term_id, day, kind)
    by_town = dict(list(listed.groupby("municipality_id")))
    return build(
        (
            {"municipality_id": key, "municipality": name} | _line(by_town[key], had, version)
            for key, name in municipality_names(inputs).items()
            if key in by_town
        ),
        EQUALITY,
    )


def equality_line(inputs: Inputs, term_id: int, day: date, kind: str = "pack") -> str:
    """The whole association in one sentence, with what to do where candidates are unequal."""
    lines = equality(inputs, term_id, day, kind)
    if lines.empty:
        return "Todavía no hay listas oficiales de aspirantes."
    listed, same = int(lines["listed"].sum()), int(lines["same"].sum())
    version = last_version(inputs, term_id, day, kind)
    if version is None:
        return f"Hay {plural(listed, 'aspirante', 'aspirantes')} y ningún documento aprobado."
    verb = "tiene" if same == 1 else "tienen"
    said = f"{same} de {plural(listed, 'aspirante', 'aspirantes')} {verb} la versión {version}."
    other, extra = int(lines["other"].sum()), strangers(inputs, term_id, day)
    if other:
        said += f" {different(other)}. Entregue la versión {version} a todos."
    if extra:
        said += (
            f" Hay más entregas ({listed + extra}) que aspirantes en la lista ({listed}). "
            "Actualice la lista oficial."
        )
    return said


def strangers(inputs: Inputs, term_id: int, day: date) -> int:
    """How many received something and are on no official list (V29)."""
    packs = inputs.candidate_packs
    mine = packs.loc[packs["term_id"] == term_id, "id"]
    rows = inputs.pack_deliveries
    rows = rows[rows["pack_id"].isin(mine) & (rows["delivered_on"] <= pd.Timestamp(day))]
    return int(
        rows.loc[~rows["candidate_id"].isin(inputs.candidates["id"]), "candidate_id"].nunique()
    )


def candidate_lines(
    inputs: Inputs, term_id: int, day: date, names: dict[int, str], kind: str = "pack"
) -> pd.DataFrame:
    """The official lists with what each one received: number, name (while kept), sex, received."""
    listed = inputs.candidates[inputs.candidates["term_id"] == term_id]
    had = _received(inputs, term_id, day, kind)
    towns = municipality_names(inputs)
    rows = [
        {
            "id": row["id"],
            "municipality": towns.get(row["municipality_id"], ""),
            "number": str(row["number"]),
            "name": names.get(row["id"], "Nombre borrado" if pd.notna(row["erased_on"]) else ""),
            "sex": row["sex"],
            "received": _said(had.get(row["id"])),
        }
        for row in listed.sort_values("number").to_dict("records")
    ]
    columns = ["id", "municipality", "number", "name", "sex", "received"]
    frame = pd.DataFrame(rows, columns=columns)
    order = {name: place for place, name in enumerate(towns.values())}
    return frame.sort_values("municipality", key=lambda c: c.map(order), kind="stable")


def _received(inputs: Inputs, term_id: int, day: date, kind: str) -> dict[int, tuple[int, Any]]:
    """Candidate id → last version received by a day, and when."""
    last = received(inputs, term_id, day, kind)
    return {
        int(row["candidate_id"]): (int(row["number"]), row["delivered_on"])
        for row in last.to_dict("records")
    }


def _line(
    listed: pd.DataFrame, received: dict[int, tuple[int, Any]], version: int | None
) -> dict[str, Any]:
    found = [received[key] for key in listed["id"] if key in received]
    same = sum(number == version for number, _ in found)
    counts = {"same": same, "other": len(found) - same, "without": len(listed) - len(found)}
    state = _state(counts, version)
    return counts | {
        "listed": len(listed),
        "women": int((listed["sex"] == "F").sum()),
        "version": version,
        "last_on": max((day for _, day in found), default=None),
        "state": state,
        "word": EQUALITY_WORDS[state],
    }


def _state(counts: dict[str, int], version: int | None) -> str:
    if version is None:
        return "no_pack"
    if counts["other"]:
        return "different"
    return "pending" if counts["without"] else "equal"


def _said(received: tuple[int, Any] | None) -> str:
    if received is None:
        return "○ Nada todavía"
    return f"Versión {received[0]}, el {long_date(received[1].date())}"

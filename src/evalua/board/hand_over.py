"""The hand-over municipality by municipality: audiences, sessions, induction and mentors as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.municipality import mayor_on
from evalua.board.names import members_on, municipality_names, name_of
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.measures.hand_over import inductions
from evalua.measures.inputs import Inputs
from evalua.measures.transitions import Term
from evalua.registers.transitions.calendar import due_date
from evalua.storage.frames import Columns, build

_INDUCTION_STEP = "T11"

AUDIENCES: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "reached": "int",
    "asked": "int",
    "missing": "text",
    "people": "int",
    "last_on": "date",
    "word": "text",
}
NEWCOMERS: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "mayor": "text",
    "reelected": "bool",
    "since": "date",
    "induction_on": "date",
    "days": "int",
    "word": "text",
    "mentor": "text",
    "mentor_id": "id",
    "mentor_since": "date",
}
"""``days`` from taking office to the induction, or to the day while there is none."""

SESSIONS: Columns = {
    "id": "id",
    "municipality": "text",
    "kind": "text",
    "held_on": "date",
    "who": "text",
    "product": "text",
}


def audience_lines(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> pd.DataFrame:
    """Each member with the audiences already told and those that are missing (``AUDIENCES``)."""
    names = catalog.choices("transition_audiences")
    rows = inputs.audiences
    rows = rows[(rows["term_id"] == term.id) & (rows["reached_on"] <= pd.Timestamp(day))]
    return build(
        (
            {"municipality_id": key, "municipality": name}
            | _audiences(rows[rows["municipality_id"] == key], dict(names))
            for key, name in members_on(inputs, min(day, term.election_on)).items()
        ),
        AUDIENCES,
    )


def _audiences(rows: pd.DataFrame, names: dict[str, str]) -> dict[str, Any]:
    told = set(rows["audience"])
    missing = [name for key, name in names.items() if key not in told]
    word = "● Completo" if not missing else f"◐ Faltan {len(missing)}" if told else "○ Sin empezar"
    return {
        "reached": len(names) - len(missing),
        "asked": len(names),
        "missing": listed(missing),
        "people": int(rows["people"].fillna(0).sum()),
        "last_on": rows["reached_on"].max(),
        "word": word,
    }


def newcomers(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> pd.DataFrame:
    """Each member with its mayor of a term, the induction and the mentor (columns ``NEWCOMERS``)."""
    held = inductions(inputs, term.id, day)
    due = due_date(term, catalog.milestone(_INDUCTION_STEP))
    return build(
        (
            {"municipality_id": key, "municipality": name}
            | _newcomer(inputs, term, key, day)
            | _induction(held, key, term.starts_on, due, day)
            | _mentor(inputs, term, key, day)
            for key, name in members_on(inputs, max(day, term.starts_on)).items()
        ),
        NEWCOMERS,
    )


def reelected(inputs: Inputs, term: Term, municipality_id: int) -> bool:
    """Whether the mayor who takes office in a term goes on from the one before."""
    rows = inputs.authorities
    mine = rows[(rows["municipality_id"] == municipality_id) & (rows["position"] == "holder")]
    came = mine[mine["from_on"] == pd.Timestamp(term.starts_on)]
    return bool(came["reelected"].any())


def _newcomer(inputs: Inputs, term: Term, key: int, day: date) -> dict[str, Any]:
    return {
        "mayor": mayor_on(inputs, key, max(day, term.starts_on)),
        "reelected": reelected(inputs, term, key),
        "since": term.starts_on,
    }


def _induction(held: pd.DataFrame, key: int, office: date, due: date, day: date) -> dict[str, Any]:
    """Complete once the mayor comes in person; with the team alone it is begun."""
    came = held["holder_on"].get(key)
    done = None if came is None or pd.isna(came) else came.date()
    if done is None and key in held.index:
        word = "◐ Falta la persona titular"
    elif done is not None:
        word = "● A tiempo" if done <= due else "◐ Tarde"
    elif day > due:
        word = f"◆ Pasaron {plural((day - office).days, 'día', 'días')}"
    else:
        word = "– Por hacer"
    return {"induction_on": done, "days": ((done or day) - office).days, "word": word}


def _mentor(inputs: Inputs, term: Term, key: int, day: date) -> dict[str, Any]:
    rows = inputs.mentors
    mine = rows[(rows["term_id"] == term.id) & (rows["municipality_id"] == key)]
    if mine.empty:
        return {"mentor": ""}
    row = mine.iloc[-1]
    place = int(row["mentor_municipality_id"])
    town = name_of(municipality_names(inputs), place)
    who = mayor_on(inputs, place, max(day, row["since"].date()))
    return {
        "mentor": f"{who} ({town})" if who else town,
        "mentor_id": place,
        "mentor_since": row["since"],
    }


def session_lines(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> pd.DataFrame:
    """The sessions held by a day, newest first (columns ``SESSIONS``)."""
    names, kinds = municipality_names(inputs), catalog.choices("hand_over_kinds")
    rows = inputs.hand_over_sessions
    rows = rows[(rows["term_id"] == term.id) & (rows["held_on"] <= pd.Timestamp(day))]
    rows = rows.sort_values(["held_on", "id"], ascending=False)
    return build(
        (
            row
            | {
                "municipality": names.get(row["municipality_id"], ""),
                "kind": kinds.get(row["kind"], row["kind"]),
                "who": _who(row),
            }
            for row in rows.to_dict("records")
        ),
        SESSIONS,
    )


def _who(row: dict[str, Any]) -> str:
    teams = [("outgoing_team", "equipo que sale"), ("incoming_team", "equipo que llega")]
    return listed([name for key, name in teams if row[key]]).capitalize()

"""One early-warning rule: members that owe, have no live project and leave their seat empty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import members_summary
from evalua.board.names import members_on
from evalua.board.wording import plural
from evalua.catalog import load
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.live_projects import live_projects
from evalua.storage.frames import Columns, build

SESSIONS, MISSED = 3, 2
RULE = (
    "Se avisa de un miembro cuando coinciden tres señales: tiene saldo vencido de más de 30 días sin "
    "acuerdo de pago en curso, ningún proyecto vivo lo incluye, y su silla estuvo vacía en al menos "
    f"{MISSED} de las últimas {SESSIONS} sesiones a las que se le convocó. Es una invitación a "
    "visitarlo, no una calificación."
)
SIGNALS: Columns = {
    "municipality_id": "id",
    "uid": "text",
    "municipality": "text",
    "arrears": "bool",
    "overdue": "int",
    "overdue_days": "int",
    "without_project": "bool",
    "live_projects": "int",
    "absent": "bool",
    "sessions": "int",
    "absences": "int",
    "signals": "int",
    "listed": "bool",
    "text": "text",
}
"""``overdue`` is minor units and ``overdue_days`` those of its oldest part, missing where nothing is
overdue; ``sessions`` (at most three) and ``absences`` are the last ones it was called to. ``listed``:
the three signals coincide; ``text`` says each in words."""


def signals(inputs: Inputs, day: date) -> pd.DataFrame:
    """How every member stands against the rule on a day, by name (columns ``SIGNALS``).

    Arrears: something overdue for more than 30 days that no payment agreement in force holds. Live project: one that names it and is alive as indicator A02-Q06-03 defines it. Absences: «ausente» in at least two of the last three sessions, of any body, in
    which its attendance was written down; without sessions there is no such signal.
    """
    accounts = members_summary(inputs, day).set_index("municipality_id")
    live = _live_projects(inputs, day)
    seats = _seats(inputs, day)
    uids = dict(zip(inputs.municipalities["id"], inputs.municipalities["uid"], strict=True))
    return build(
        (
            {"municipality_id": key, "uid": uids[key], "municipality": name}
            | _line(name, accounts.loc[key].to_dict(), live.get(key, 0), seats.get(key, (0, 0)))
            for key, name in members_on(inputs, day).items()
        ),
        SIGNALS,
    )


def listed(inputs: Inputs, day: date) -> pd.DataFrame:
    """The members that the rule lists (columns ``SIGNALS``)."""
    found = signals(inputs, day)
    return found[found["listed"]].reset_index(drop=True)


def _line(name: str, account: dict[str, Any], live: int, seats: tuple[int, int]) -> dict[str, Any]:
    sessions, absences = seats
    arrears, alone = account["standing"] == "pending", live == 0
    absent = absences >= MISSED
    days = account["oldest_overdue_days"]
    said = [
        f"tiene saldo vencido hace {plural(int(days), 'día', 'días')}" if arrears else "",
        "ningún proyecto vivo lo incluye" if alone else "",
        f"su silla estuvo vacía en {absences} de las últimas {sessions} sesiones" if absent else "",
    ]
    return {
        "arrears": arrears,
        "overdue": account["overdue"],
        "overdue_days": days,
        "without_project": alone,
        "live_projects": live,
        "absent": absent,
        "sessions": sessions,
        "absences": absences,
        "signals": sum((arrears, alone, absent)),
        "listed": arrears and alone and absent,
        "text": f"{name}: {'; '.join(part for part in said if part)}." if any(said) else "",
    }


def _live_projects(inputs: Inputs, day: date) -> dict[int, int]:
    """By municipality: how many live projects name it."""
    if inputs.stages.empty:
        return {}
    alive = live_projects(inputs, Cut(Month.of(day), day), load())
    rows = inputs.benefits[inputs.benefits["project_id"].isin(alive)]
    counts = rows.groupby("municipality_id")["project_id"].nunique()
    return {int(key): int(count) for key, count in counts.items()}


def _seats(inputs: Inputs, day: date) -> dict[int, tuple[int, int]]:
    """By municipality: of the last sessions in which it was written down, how many and how many empty."""
    held = inputs.meetings[inputs.meetings["held_on"] <= pd.Timestamp(day)]
    dates = held[["id", "held_on"]].rename(columns={"id": "meeting_id"})
    rows = inputs.attendance.merge(dates, on="meeting_id", validate="m:1")
    rows = rows.sort_values(["held_on", "meeting_id"])
    recent = rows.groupby("municipality_id").tail(SESSIONS)
    empty = (recent["attended_as"] == "absent").groupby(recent["municipality_id"])
    return {
        int(key): (int(count), int(missed))
        for key, count, missed in zip(empty.size().index, empty.size(), empty.sum(), strict=True)
    }

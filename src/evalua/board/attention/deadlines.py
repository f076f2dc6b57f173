"""What expires: agreements with partners, calls, and milestones of the change of government."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pandas as pd

from evalua.board.attention.item import Item, Rule, Situation, in_days, some
from evalua.board.calls import NEAR, SOON, call_lines
from evalua.board.pacts import covered_by
from evalua.board.transitions import milestone_matrix
from evalua.board.wording import plural
from evalua.domain.month import long_date
from evalua.measures.pacts import standing

_AGREEMENT_SOON, _AGREEMENT_NEAR = 60, 15


def _agreements(s: Situation) -> Iterator[Item]:
    """Agreements that end within sixty days, with what each one covers: nothing goes on without it."""
    rows, at = standing(s.inputs, s.day), pd.Timestamp(s.day)
    ending = rows["ends_on"].between(at, at + timedelta(days=_AGREEMENT_SOON))
    rows = rows[ending & rows["in_force"]]
    covered = covered_by(s.inputs, s.day) if len(rows) else {}
    for row in rows.to_dict("records"):
        left = (row["ends_on"] - at).days
        partner = row["counterpart"]
        text = (
            f"El convenio {row['name']}{f' con {partner}' if partner else ''} termina "
            f"{in_days(left)}, el {long_date(row['ends_on'].date())}."
        )
        if row["id"] in covered:
            text += f" Ampara {some(covered[row['id']])}."
        severity = 2 if left <= _AGREEMENT_NEAR else 1
        yield Item("agreement", severity, -left, text, "other_registers", row["uid"])


def _calls(s: Situation) -> Iterator[Item]:
    """Calls that close within sixty days, and sooner within fifteen."""
    for row in call_lines(s.inputs, s.day, s.catalog).to_dict("records"):
        left = row["days_left"]
        if row["standing"] not in ("open", "closing") or pd.isna(left) or left > SOON:
            continue
        presented = f"; presentados: {row['projects']}" if row["projects"] else "; nada presentado"
        who = (
            f"pueden ir {some(row['eligible'].split(', '))}"
            if row["left_out"]
            else "pueden ir todos"
        )
        text = (
            f"La convocatoria {row['name']} ({row['entity']}) cierra {in_days(left)}, el "
            f"{long_date(row['closes_on'].date())}: {who}{presented}."
        )
        yield Item("call", 2 if left <= NEAR else 1, -int(left), text, "projects", row["uid"])


def _milestones(s: Situation) -> Iterator[Item]:
    """One line per milestone and status, however many municipalities lack it."""
    lines = milestone_matrix(s.inputs, s.day, s.catalog)
    lines = lines[lines["status"].isin(["overdue", "due_soon"])]
    for (code, status), rows in lines.groupby(["milestone", "status"]):
        left = int(rows["days"].iloc[0])
        overdue = status == "overdue"
        when = (
            f"venció hace {plural(-left, 'día', 'días')}" if overdue else f"vence {in_days(left)}"
        )
        names = [name for name in rows["municipality"] if name]
        where = f" en {some(names)}" if names else ""
        text = f"Transición {code}, {rows['name'].iloc[0]}: {when}{where}."
        yield Item("milestone", 3 if overdue else 1, -left, text, "transitions", str(code))


RULES: tuple[Rule, ...] = (
    _agreements,
    _calls,
    _milestones,
)

"""What falls due in the next days, in the order of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pandas as pd

from evalua.board.attention.item import some
from evalua.board.calls import call_lines
from evalua.board.commitments import commitment_lines
from evalua.board.expiries import expiries
from evalua.board.names import municipality_names, name_of
from evalua.board.projects import project_lines
from evalua.board.transitions import milestone_matrix
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.agreements import agreements, instalments
from evalua.measures.inputs import Cut, Inputs
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

DAYS = 60
UPCOMING: Columns = {
    "due_on": "date",
    "days": "int",
    "kind": "text",
    "text": "text",
    "page": "text",
    "subject": "text",
}
"""By date. ``days`` from the day (0: today); ``kind`` is said in Spanish; ``page`` is where it is
recorded and ``subject`` the uid (or code) of what it is about."""

_RUNNING = ("in_execution", "suspended")


@dataclass(frozen=True, slots=True)
class _Due:
    due_on: date
    kind: str
    text: str
    page: str
    subject: str = ""


@dataclass(frozen=True)
class _Window:
    inputs: Inputs
    facts: Facts
    catalog: Catalog
    day: date
    last: date

    def holds(self, days: pd.Series) -> pd.Series:
        return days.between(pd.Timestamp(self.day), pd.Timestamp(self.last))


def upcoming(
    inputs: Inputs, facts: Facts, day: date, catalog: Catalog, days: int = DAYS
) -> pd.DataFrame:
    """Everything recorded that falls due from the day on, for so many days (columns ``UPCOMING``).

    Commitments, payment instalments, calls, ends of projects, steps of the change of government, the
    sending of months and whatever expires (``board.expiries``); what already was done or cancelled is left out.
    """
    window = _Window(inputs, facts, catalog, day, day + timedelta(days=days))
    found = [due for source in _SOURCES for due in source(window)]
    found.sort(key=lambda due: (due.due_on, due.kind, due.text))
    return build((asdict(due) | {"days": (due.due_on - day).days} for due in found), UPCOMING)


def _months(w: _Window) -> Iterator[_Due]:
    sent = set(w.inputs.months.loc[w.inputs.months["first_submitted_on"].notna(), "month"])
    for month in Month.of(w.day).previous.to(Month.of(w.last)):
        deadline = w.facts.submission_deadline(month)
        answers = month >= w.facts.evaluation_start
        if answers and w.day <= deadline <= w.last and str(month) not in sent:
            yield _Due(
                deadline, "Envío del mes", f"Enviar {month.label}", "close_month", str(month)
            )


def _commitments(w: _Window) -> Iterator[_Due]:
    rows = commitment_lines(w.inputs, w.day)
    for row in rows[(rows["state"] == "open") & w.holds(rows["due_on"])].to_dict("records"):
        who = row["municipality"] or row["responsible"]
        text = f"{row['text']}{f' ({who})' if who else ''}"
        yield _Due(row["due_on"].date(), "Compromiso", text, "meetings", row["uid"])


def _instalments(w: _Window) -> Iterator[_Due]:
    names = municipality_names(w.inputs)
    cut = Cut(Month.of(w.day), w.day)
    standing = agreements(w.inputs, cut)
    alive = standing[standing["state"].isin(["in_force", "defaulted"])]
    owners = dict(zip(alive["agreement_id"], alive["municipality_id"], strict=True))
    rows = instalments(w.inputs, cut)
    rows = rows[rows["agreement_id"].isin(list(owners)) & (rows["left"] > 0)]
    for row in rows[w.holds(rows["due_on"])].to_dict("records"):
        who = name_of(names, owners[row["agreement_id"]])
        text = f"{who}: {w.facts.money(int(row['left']))}"
        yield _Due(row["due_on"].date(), "Cuota de un acuerdo de pago", text, "contributions")


def _expiring(w: _Window) -> Iterator[_Due]:
    """Agreements, papers, terms: whatever the registers say that ends."""
    rows = expiries(w.inputs, w.day, w.catalog, (w.last - w.day).days)
    for row in rows[rows["days"] >= 0].to_dict("records"):
        yield _Due(row["due_on"].date(), row["kind"], row["text"], row["page"], row["subject"])


def _calls(w: _Window) -> Iterator[_Due]:
    rows = call_lines(w.inputs, w.day, w.catalog)
    for row in rows[w.holds(rows["closes_on"])].to_dict("records"):
        text = f"Cierra «{row['name']}», de {row['entity']}"
        yield _Due(row["closes_on"].date(), "Convocatoria", text, "projects", row["uid"])


def _projects(w: _Window) -> Iterator[_Due]:
    rows = project_lines(w.inputs, w.day)
    rows = rows[rows["stage"].isin(_RUNNING) & w.holds(rows["current_ends_on"])]
    for row in rows.to_dict("records"):
        text = f"Debe terminar {row['code']} {row['name']}"
        yield _Due(row["current_ends_on"].date(), "Proyecto", text, "projects", row["uid"])


def _milestones(w: _Window) -> Iterator[_Due]:
    """One line per step and date, however many municipalities it concerns."""
    rows = milestone_matrix(w.inputs, w.day, w.catalog)
    rows = rows[rows["status"].isin(["due_soon", "not_due"]) & w.holds(rows["due_on"])]
    for (code, due_on), mine in rows.groupby(["milestone", "due_on"]):
        names = [name for name in mine["municipality"] if name]
        text = f"{code} {mine['name'].iloc[0]}{f': {some(names)}' if names else ''}"
        yield _Due(due_on.date(), "Cambio de gobierno", text, "transitions", str(code))


_SOURCES = (
    _months,
    _commitments,
    _instalments,
    _expiring,
    _calls,
    _projects,
    _milestones,
)

"""The one calendar of what expires: each register that holds something with an end is one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from evalua.board.names import municipality_names, name_of
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, member_ids
from evalua.measures.instruments import instrument_lines
from evalua.measures.pacts import standing
from evalua.storage.frames import Columns, build

AHEAD = 730
"""Days the calendar looks ahead: a vision needs two years to be built again."""
EXPIRIES: Columns = {
    "due_on": "date",
    "days": "int",
    "source": "text",
    "kind": "text",
    "text": "text",
    "page": "text",
    "subject": "text",
}
"""By date. ``days`` left (below zero: it expired and nothing took its place); ``source`` is the name
of what holds it and ``kind`` how that is said; ``page`` is where it is renewed, ``subject`` its uid."""
Row = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Expiry:
    """Something with an end (the columns of ``EXPIRIES`` but the days)."""

    due_on: date
    source: str
    kind: str
    text: str
    page: str
    subject: str


@dataclass(frozen=True)
class Records:
    """What every source looks at."""

    inputs: Inputs
    day: date
    catalog: Catalog

    @property
    def at(self) -> pd.Timestamp:
        return pd.Timestamp(self.day)


Source = Callable[[Records], Iterator[Expiry]]


def expiries(inputs: Inputs, day: date, catalog: Catalog, days: int = AHEAD) -> pd.DataFrame:
    """What expired without renewal, and what expires in so many days (columns ``EXPIRIES``)."""
    records = Records(inputs, day, catalog)
    last = day + timedelta(days=days)
    found = [one for source in SOURCES for one in source(records) if one.due_on <= last]
    found.sort(key=lambda one: (one.due_on, one.kind, one.text))
    return build((asdict(one) | {"days": (one.due_on - day).days} for one in found), EXPIRIES)


def legal_pieces(records: Records) -> Iterator[Expiry]:
    """The last paper of each kind: an older one that was renewed no longer expires."""
    rows = records.inputs.legal_pieces
    rows = rows[rows["valid_from"] <= records.at].sort_values(["valid_from", "id"])
    names = records.catalog.choices("legal_pieces")
    for row in _ending(rows.drop_duplicates("piece", keep="last"), "expires_on"):
        text = f"{names.get(row['piece'], row['piece'])}: termina su vigencia"
        yield _expiry(row, "expires_on", "legal_piece", "Expediente jurídico", text, "association")


def norms(records: Records) -> Iterator[Expiry]:
    """Norms that stop being in force; what ended is history, not a duty."""
    rows = records.inputs.norms
    for row in _ending(rows[rows["to_on"] >= records.at], "to_on"):
        text = f"«{row['name']}» deja de regir"
        yield _expiry(row, "to_on", "norm", "Norma", text, "association")


def agreements(records: Records) -> Iterator[Expiry]:
    """Agreements in force, by their last day."""
    rows = standing(records.inputs, records.day)
    for row in _ending(rows[rows["in_force"]], "ends_on"):
        who = row["counterpart"]
        text = f"Termina «{row['name']}»{f' con {who}' if who else ''}"
        yield _expiry(row, "ends_on", "agreement", "Convenio", text, "other_registers")


def obligations(records: Records) -> Iterator[Expiry]:
    """What each party of an agreement has still to give."""
    inputs = records.inputs
    names = dict(zip(inputs.agreements["id"], inputs.agreements["name"], strict=True))
    rows = inputs.agreement_dues
    rows = rows[rows["given_on"].isna() | (rows["given_on"] > records.at)]
    for row in _ending(rows, "due_on"):
        text = f"{row['concept'] or 'Entrega'} de «{names.get(row['agreement_id'], '')}»"
        yield _expiry(row, "due_on", "obligation", "Obligación", text, "other_registers")


def findings(records: Records) -> Iterator[Expiry]:
    """Findings of audits that were not closed."""
    rows = records.inputs.audit_findings
    rows = rows[rows["closed_on"].isna() | (rows["closed_on"] > records.at)]
    for row in _ending(rows, "due_on"):
        text = f"Cerrar «{row['title']}»"
        yield _expiry(row, "due_on", "finding", "Hallazgo", text, "other_registers")


def visions(records: Records) -> Iterator[Expiry]:
    """The vision with the latest horizon: its last day is 31 December."""
    rows = records.inputs.visions.sort_values(["ends_year", "id"]).tail(1)
    for row in rows.to_dict("records"):
        ends = Month(int(row["ends_year"]), 12).last
        text = f"Termina el horizonte de «{row['name']}»"
        yield Expiry(ends, "vision", "Visión regional", text, "goals", row["uid"])


def instruments(records: Records) -> Iterator[Expiry]:
    """Instruments of members that were approved, not repealed, and hold until a date."""
    inputs = records.inputs
    rows = instrument_lines(inputs, Cut(Month.of(records.day), records.day))
    rows = rows[rows["approved"].notna() & rows["repealed"].isna()]
    rows = rows[rows["municipality_id"].isin(member_ids(inputs, records.day))]
    towns = municipality_names(inputs)
    for row in _ending(rows, "valid_until"):
        text = f"{name_of(towns, row['municipality_id'])}: termina «{row['name']}»"
        yield _expiry(
            row, "valid_until", "instrument", "Instrumento municipal", text, "other_registers"
        )


def bodies(records: Records) -> Iterator[Expiry]:
    """The term of the last composition of each body."""
    rows = records.inputs.bodies
    rows = rows[rows["from_on"] <= records.at].sort_values(["from_on", "id"])
    names = records.catalog.choices("bodies")
    for row in _ending(rows.drop_duplicates("body", keep="last"), "to_on"):
        text = f"Termina el periodo: {row['name'] or names.get(row['body'], row['body'])}"
        yield _expiry(row, "to_on", "body", "Órgano de gobierno", text, "association")


SOURCES: tuple[Source, ...] = (
    legal_pieces,
    norms,
    agreements,
    obligations,
    findings,
    visions,
    instruments,
    bodies,
)


def _ending(rows: pd.DataFrame, column: str) -> list[Row]:
    return list(rows[rows[column].notna()].to_dict("records"))


def _expiry(row: Row, column: str, source: str, kind: str, text: str, page: str) -> Expiry:
    return Expiry(row[column].date(), source, kind, text, page, str(row["uid"]))

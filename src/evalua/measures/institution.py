"""Measures over what the association stands on: A01-Q03-01 and A04-Q12-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, silent
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.scoring.states import State

NO_FILE = "El expediente jurídico no tiene piezas registradas y el mes no se ha enviado."
NO_BOARD = "Falta registrar la junta en funciones y el mes no se ha enviado."
RATIFICATION = "neutrality"


def legal_file(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q03-01: papers in force and kept ÷ papers that the legal figure must have.

    In force by its dates on the day of the cut, that of expiry included; kept, with a file attached
    or where it is said. Counts of papers. Without any, a month not sent is no data. Source: D001
    Q3; D002; D004 §4.5.
    """
    card = catalog.indicator("A01-Q03-01")
    if silent(inputs, cut, card.code, inputs.legal_pieces["valid_from"]):
        return nothing(State.NO_DATA, NO_FILE)
    names = catalog.choices("legal_pieces")
    required = catalog.legal_figure(inputs.legal_figure).pieces
    pieces = pd.DataFrame({"piece": pd.Series(required, dtype=object)})
    rows = papers(inputs, cut)
    last = rows.drop_duplicates("piece", keep="last").set_index("piece")
    good = pieces["piece"].isin(rows.loc[rows["in_force"] & rows["kept"], "piece"])
    note = pd.Series("sin registrar", index=pieces.index, dtype=object)
    note = note.mask(pieces["piece"].isin(rows["piece"]), "venció: falta su renovación")
    in_force = pieces["piece"].isin(rows.loc[rows["in_force"], "piece"])
    note = note.mask(in_force, "vigente, sin copia guardada")
    return Measured(
        detail_from(
            pieces.assign(uid=matched(pieces["piece"], last["uid"]).fillna("")),
            register="legal_piece",
            label=pieces["piece"].map(names),
            dated_on=matched(pieces["piece"], last["valid_from"]),
            numerator=good.astype("float64"),
            denominator=1.0,
            note=note.mask(good, "vigente y guardada"),
            municipality_ids=_of_all(pieces),
        )
    )


def papers(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The papers of the legal file dated by the cut, oldest first: also in_force and kept."""
    rows = inputs.legal_pieces
    rows = rows[rows["valid_from"] <= cut.at].sort_values(["valid_from", "id"])
    return rows.assign(
        in_force=rows["expires_on"].isna() | (rows["expires_on"] >= cut.at),
        kept=(rows["files"] > 0).astype(bool) | (rows["kept_at"] != ""),
    )


def non_intervention(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q12-02: whether the board in office ratified, after its election, that it takes no side.

    Expects a decision of neutrality of a session of the board with quorum and act, later than the
    election of the last board that took office by the cut; that of another board has lapsed. One or
    zero. Without any board written, a month not sent is no data. Source: D001 Q12 and Q6.
    """
    card = catalog.indicator("A04-Q12-02")
    if silent(inputs, cut, card.code, _boards(inputs)["from_on"]):
        return nothing(State.NO_DATA, NO_BOARD)
    board = board_in_office(inputs, cut)
    rows = _ratifications(inputs, cut)
    if board is None:
        return Measured(_ratified(rows, rows["held_on"].isna()), reason="Falta registrar la junta.")
    mine = rows["held_on"] > board["elected_on"]
    firm = mine & rows["quorum"].astype(bool) & (rows["act"] != "")
    detail = _ratified(rows, mine, firm)
    since = long_date(board["elected_on"].date())
    said = f"La junta elegida el {since} todavía no tiene un acta que lo ratifique."
    return Measured(detail, reason="" if firm.any() else said)


def board_in_office(inputs: Inputs, cut: Cut) -> pd.Series | None:
    """The last board that took office by the cut: it stays until another does. None without any."""
    rows = _boards(inputs)
    rows = rows[rows["from_on"] <= cut.at].sort_values(["from_on", "id"])
    return None if rows.empty else rows.iloc[-1]


def _boards(inputs: Inputs) -> pd.DataFrame:
    return inputs.bodies[inputs.bodies["body"] == "board"]


def _ratifications(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The decisions of neutrality that the board took by the cut, with their session."""
    held = inputs.meetings
    held = held.loc[
        (held["held_on"] <= cut.at) & (held["body"] == "board"),
        ["id", "held_on", "quorum", "act"],
    ].rename(columns={"id": "meeting_id"})
    decided = inputs.decisions[inputs.decisions["kind"] == RATIFICATION]
    rows = decided.merge(held, on="meeting_id", validate="m:1")
    return rows.sort_values(["held_on", "id"], ignore_index=True)


def _ratified(rows: pd.DataFrame, mine: pd.Series, firm: pd.Series | None = None) -> pd.DataFrame:
    """Each ratification; only the first of the board in office adds, the figure being yes or no."""
    firm = mine & False if firm is None else firm
    counts = firm & (firm.cumsum() == 1)
    note = pd.Series("de una junta anterior: venció cuando cambió", index=rows.index, dtype=object)
    note = note.mask(mine, "sin cuórum o sin número de acta")
    note = note.mask(firm, "la junta en funciones ya lo había ratificado")
    return detail_from(
        rows,
        register="decision",
        label=rows["text"],
        dated_on=rows["held_on"],
        numerator=counts.astype("float64"),
        note=note.mask(counts, "ratificado por la junta en funciones"),
        municipality_ids=_of_all(rows),
    )


def _of_all(rows: pd.DataFrame) -> pd.Series:
    """No municipality in particular."""
    return pd.Series([()] * len(rows), index=rows.index, dtype=object)

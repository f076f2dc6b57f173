"""Technical documents delivered evenly to the political representation: A04-Q12-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, detail_from, matched, nothing
from evalua.measures.once import once
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

WEEK = pd.Timedelta(days=7)
NO_DELIVERIES = "No hay documentos entregados ni lista oficial y el mes no se ha enviado."
PAIRS: Columns = {
    "document_id": "id",
    "recipient_id": "id",
    "uid": "text",
    "title": "text",
    "role": "text",
    "seat": "text",
    "first_on": "date",
    "delivered_on": "date",
    "on_time": "bool",
}
"""``uid`` is the document's; ``first_on`` is the day somebody had it first."""


def even_delivery(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A04-Q12-01: pairs of recipient and document delivered in its first week ÷ possible pairs.

    Looks at the documents first delivered in the six months before the cut and at the posts of the
    official list that day; a document whose week is not over is not counted yet. Counts of pairs.
    Without deliveries or list, a month not sent is no data. Source: D001 Q12.
    """
    card = catalog.indicator("A04-Q12-01")
    if silent(inputs, cut, card.code, inputs.document_deliveries["delivered_on"]):
        return nothing(State.NO_DATA, NO_DELIVERIES)
    pairs = delivery_pairs(inputs, cut.day)
    pairs = pairs[within(pairs["first_on"], cut.window(card.window))]
    over = pairs["first_on"] + WEEK <= cut.at
    note = pd.Series("no lo ha recibido", index=pairs.index, dtype=object)
    note = note.mask(pairs["delivered_on"].notna(), "lo recibió después de la primera semana")
    note = note.mask(pairs["on_time"], "lo recibió en la primera semana")
    return Measured(
        detail_from(
            pairs,
            register="technical_document",
            label=pairs["title"] + " · " + _posts(pairs, catalog),
            dated_on=pairs["delivered_on"],
            numerator=pairs["on_time"].astype("float64").where(over),
            denominator=pd.Series(1.0, index=pairs.index).where(over),
            note=note.where(over, "su primera semana no ha terminado"),
            municipality_ids=pd.Series([()] * len(pairs), index=pairs.index, dtype=object),
        )
    )


@once
def delivery_pairs(inputs: Inputs, day: object) -> pd.DataFrame:
    """Each document delivered by a day beside each post of that document's list (``PAIRS``).

    A post is on a document's list when it was on the official one the day of its first delivery.
    """
    at = pd.Timestamp(str(day))
    sent = inputs.document_deliveries
    sent = sent[sent["delivered_on"] <= at]
    if sent.empty:
        return build([], PAIRS)
    first = sent.groupby("document_id")["delivered_on"].min()
    documents = inputs.technical_documents.rename(columns={"id": "document_id"})
    documents = documents[["document_id", "uid", "title"]].assign(
        first_on=matched(documents["document_id"], first)
    )
    posts = inputs.document_recipients.rename(columns={"id": "recipient_id"})
    pairs = documents.dropna(subset=["first_on"]).merge(
        posts[["recipient_id", "role", "seat", "since", "until"]], how="cross"
    )
    listed = pairs["until"].isna() | (pairs["until"] >= pairs["first_on"])
    pairs = pairs[listed & (pairs["since"] <= pairs["first_on"])]
    pairs = pairs.merge(
        sent[["document_id", "recipient_id", "delivered_on"]],
        on=["document_id", "recipient_id"],
        how="left",
        validate="1:1",
    )
    on_time = pairs["delivered_on"] <= pairs["first_on"] + WEEK
    pairs = pairs.assign(on_time=on_time).sort_values(
        ["first_on", "document_id", "role", "seat", "recipient_id"], ignore_index=True
    )
    return pairs[list(PAIRS)]


def _posts(pairs: pd.DataFrame, catalog: Catalog) -> pd.Series:
    roles = pairs["role"].map(catalog.names_of("representation_roles")).fillna("Cargo elegido")
    return roles + (" (" + pairs["seat"] + ")").where(pairs["seat"] != "", "")

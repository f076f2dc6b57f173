"""Who speaks for the region: A01-Q02-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.text import search_key
from evalua.measures.activities import NO_LOG, logged
from evalua.measures.inputs import Cut, Inputs, days_of_kind, silent
from evalua.measures.measured import Measured, detail_from, labelled, nothing
from evalua.scoring.states import State

REPRESENTATION = (
    "national_session",
    "intermediate_level_session",
    "political_representation_session",
    "donor_table",
    "private_sector_meeting",
)
"""The kinds of activity in which somebody speaks for the region before others."""
ABSENT = "quien figura en la vocería no aparece entre las alcaldías presentes"


def concentrated_voice(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A01-Q02-03: acts of the last 12 months that the mayor with most of them led ÷ acts with a speaker.

    Expects acts done before others; one counts where a mayor spoke and her attendance is recorded
    in that same act. Two mayors of one municipality are two people. Counts of acts; with fewer than
    the card's minimum there is no figure. Without any in the log, a month not sent is no data.
    Source: D001 Q2 and factor 5.
    """
    card = catalog.indicator("A01-Q02-03")
    if silent(inputs, cut, card.code, days_of_kind(inputs, REPRESENTATION)):
        return nothing(State.NO_DATA, NO_LOG)
    acts = logged(inputs, REPRESENTATION, cut.window(card.window))
    acts = acts[acts["status"] == "done"]
    spoke, there = acts["spokesperson_id"].notna(), _attended(inputs, acts)
    counts = spoke & there
    speaker = _speaker(inputs, acts)
    led = speaker.eq(_most(speaker[counts]))
    note = pd.Series("sin vocería de una alcaldía", index=acts.index, dtype=object)
    note = note.mask(spoke, ABSENT).mask(counts, "vocería de otra alcaldía")
    rows = detail_from(
        acts,
        register="activity",
        label=labelled(acts["topic"], "Acto de representación"),
        dated_on=acts["held_on"],
        numerator=led.astype("float64").where(counts),
        denominator=pd.Series(1.0, index=acts.index).where(counts),
        note=note.mask(counts & led, "vocería de quien más ha llevado"),
        municipality_ids=acts["spokesperson_id"].map(
            lambda town: () if pd.isna(town) else (int(town),)
        ),
    )
    least, found = card.min_denominator or 0, int(counts.sum())
    if 0 < found < least:
        few = f"Hay {found} {'acto' if found == 1 else 'actos'} con vocería; se calcula desde {least}."
        return Measured(rows, State.NOT_CALCULABLE, few)
    return Measured(rows)


def _attended(inputs: Inputs, acts: pd.DataFrame) -> pd.Series:
    """Whether the mayor who spoke is recorded as present in the same act."""
    links = inputs.activity_municipalities
    present = links.loc[links["mayor_present"], ["activity_id", "municipality_id"]]
    pairs = pd.MultiIndex.from_frame(present)
    asked = pd.MultiIndex.from_frame(acts[["id", "spokesperson_id"]])
    return pd.Series(asked.isin(pairs), index=acts.index, dtype=bool)


def _speaker(inputs: Inputs, acts: pd.DataFrame) -> pd.Series:
    """Municipality and mayor of that day, as one key; the municipality alone where nobody is known."""
    heads = inputs.authorities[inputs.authorities["position"] == "holder"]
    heads = heads[["municipality_id", "name", "from_on", "to_on"]].sort_values("from_on")
    asked = acts[["spokesperson_id", "held_on"]].assign(row=range(len(acts)))
    asked = asked.dropna(subset=["spokesperson_id"]).sort_values("held_on")
    found = pd.merge_asof(
        asked,
        heads,
        left_on="held_on",
        right_on="from_on",
        left_by="spokesperson_id",
        right_by="municipality_id",
    )
    in_office = found["to_on"].isna() | (found["to_on"] >= found["held_on"])
    who = found["name"].where(in_office & found["name"].notna(), "").map(search_key)
    keys = found["spokesperson_id"].astype(str) + "/" + who
    spoken = pd.Series(keys.to_numpy(dtype=object), index=found["row"], dtype=object)
    return spoken.reindex(range(len(acts))).set_axis(acts.index)


def _most(speakers: pd.Series) -> str:
    """Who spoke most; of several, the first in order."""
    times = speakers.value_counts()
    return "" if times.empty else str(min(times.index[times == times.max()]))

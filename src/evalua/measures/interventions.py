"""What donors do where, on what and when; and where two of them do the same without a note."""

from __future__ import annotations

import pandas as pd

from evalua.domain.text import search_key
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import matched
from evalua.measures.once import once
from evalua.measures.stages import UNFINISHED, resourced_since, stage_at

DONOR = "cooperation"


@once
def interventions(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The interventions of donors under way at the cut, one row per municipality.

    Those recorded as such, and the association's projects with resources under an agreement with a
    donor or with money of one. Returns uid, name, theme, municipality_id, donor_id, donor, group
    (operators of a programme are one) and since.
    """
    own = _recorded(inputs, cut)
    rows = pd.concat([own, _projects(inputs, cut)], ignore_index=True)
    donors = inputs.partners.set_index("id")
    programme = donors["programme"].map(search_key)
    groups = programme.mask(programme == "", "#" + donors["uid"])
    return rows.assign(
        donor=matched(rows["donor_id"], donors["name"]).astype(object),
        group=matched(rows["donor_id"], groups).astype(object),
    ).sort_values(["theme", "municipality_id", "donor", "name", "uid"], ignore_index=True)


@once
def overlaps(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Each municipality where two donors work on one theme at the cut, a row per pair.

    Two donors of one project work together, and operators of one programme are one donor. Returns
    pair, uid, theme, municipality_id, donor_a, donor_b, name_a, name_b, since (the day both
    were there) and covered: whether a note that both signed covers the place.
    """
    rows = interventions(inputs, cut)
    both = rows.merge(rows, on=["theme", "municipality_id"], suffixes=("_a", "_b"), validate="m:m")
    first = (both["donor_a"] + both["uid_a"]) < (both["donor_b"] + both["uid_b"])
    apart = (both["group_a"] != both["group_b"]) & (both["uid_a"] != both["uid_b"])
    both = both[first & apart].reset_index(drop=True)
    return both.assign(
        uid=both["uid_a"],
        pair=both["uid_a"] + "/" + both["donor_a"] + "/" + both["uid_b"] + "/" + both["donor_b"],
        since=both[["since_a", "since_b"]].max(axis=1),
        covered=_covered(inputs, cut, both),
    )


def donors_by_name(inputs: Inputs) -> pd.Series:
    """The id of each donor by its name as names are compared."""
    donors = inputs.partners[inputs.partners["kind"] == DONOR].drop_duplicates("name")
    return pd.Series(donors["id"].to_numpy(), index=donors["name"].map(search_key).to_numpy())


def open_overlaps(shared: pd.DataFrame) -> pd.DataFrame:
    """Those of ``overlaps`` without a note."""
    return shared[~shared["covered"]]


def _recorded(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    rows = inputs.interventions
    going = rows["ends_on"].isna() | (rows["ends_on"] >= cut.at)
    rows = rows[(rows["starts_on"] <= cut.at) & going]
    rows = rows.rename(columns={"partner_id": "donor_id", "starts_on": "since"})
    placed = rows.merge(
        inputs.intervention_municipalities,
        left_on="id",
        right_on="intervention_id",
        validate="1:m",
    )
    return placed[_PLACED]


def _projects(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Projects with resources at the cut, under an agreement with a donor or with its money."""
    standing = stage_at(inputs, cut)
    running = standing.index[standing.isin(UNFINISHED)]
    since = resourced_since(inputs, cut)
    donors = inputs.partners[inputs.partners["kind"] == DONOR]
    rows = inputs.projects[
        inputs.projects["id"].isin(running) & inputs.projects["id"].isin(since.index)
    ]
    agreed = matched(rows["agreement_id"], inputs.agreements.set_index("id")["partner_id"])
    by_agreement = pd.DataFrame({"project_id": rows["id"], "donor_id": agreed})
    money = inputs.funding
    money = money[
        (money["dated_on"] <= cut.at)
        & (money["source"] == DONOR)
        & money["condition"].isin(["committed", "disbursed"])
        & money["project_id"].isin(rows["id"])
    ]
    named = matched(money["entity"].map(search_key), donors_by_name(inputs))
    by_money = pd.DataFrame({"project_id": money["project_id"], "donor_id": named})
    links = pd.concat([by_agreement, by_money]).drop_duplicates()
    # A name that is no donor's leaves a gap, and a gap makes every key of the column a decimal.
    links = links[links["donor_id"].isin(donors["id"])].astype({"donor_id": "int64"})
    told = links.merge(
        rows[["id", "uid", "code", "name", "theme"]].rename(columns={"id": "project_id"}),
        on="project_id",
        validate="m:1",
    )
    placed = told.merge(
        inputs.benefits[["project_id", "municipality_id"]], on="project_id", validate="m:m"
    )
    return placed.assign(
        name=placed["code"] + " " + placed["name"], since=matched(placed["project_id"], since)
    )[_PLACED]


def _covered(inputs: Inputs, cut: Cut, both: pd.DataFrame) -> pd.Series:
    """Whether some note by the cut covers each row: both donors signed it, for its theme and place."""
    notes = inputs.coordination_notes[inputs.coordination_notes["noted_on"] <= cut.at]
    notes = notes[["id", "theme"]].rename(columns={"id": "note_id"})
    partners = inputs.partners.set_index("id")
    programme = partners["programme"].map(search_key)
    groups = programme.mask(programme == "", "#" + partners["uid"])
    signed = inputs.note_partners.assign(
        group=matched(inputs.note_partners["partner_id"], groups).astype(object)
    )[["note_id", "group"]].drop_duplicates()
    said = notes.merge(inputs.note_municipalities, on="note_id", validate="1:m")
    said = said.merge(signed, on="note_id", validate="m:m")
    pairs = said.merge(said, on=["note_id", "theme", "municipality_id"], suffixes=("_a", "_b"))
    keys = ["theme", "municipality_id", "group_a", "group_b"]
    known = pd.MultiIndex.from_frame(pairs[keys])
    return pd.Series(pd.MultiIndex.from_frame(both[keys]).isin(known), index=both.index)


_PLACED = ["uid", "name", "theme", "municipality_id", "donor_id", "since"]

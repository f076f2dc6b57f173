"""Which audiences of each municipality were reached, month by month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evalua.board.names import members_on
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import matched
from evalua.measures.once import once
from evalua.storage.frames import Columns, build

REACHED: Columns = {
    "municipality_id": "id",
    "audience": "text",
    "month": "text",
    "activities": "int",
    "last_on": "date",
}
MAYOR = "mayor"


@once
def reached(inputs: Inputs, implied_by: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """How many activities reached each audience of a municipality in a month (columns ``REACHED``).

    ``implied_by`` pairs a kind of activity with the audience it reaches by itself. An activity done reaches the audience its kind implies in every municipality that took part, the
    mayor where she was present, and those that were written. A conversation that was not individual
    reaches no mayor by itself.
    """
    done = inputs.activities[inputs.activities["status"] == "done"]
    links = inputs.activity_municipalities.merge(
        done[["id", "kind", "individual", "held_on"]], left_on="activity_id", right_on="id"
    )
    implied = links.assign(audience=links["kind"].map(dict(implied_by)))
    group_call = (implied["kind"] == "bilateral_contact") & ~implied["individual"]
    implied = implied[implied["audience"].notna() & ~group_call]
    there = links[links["mayor_present"]].assign(audience=MAYOR)
    written = inputs.activity_audiences.merge(
        done[["id", "held_on"]], left_on="activity_id", right_on="id"
    )
    columns = ["activity_id", "municipality_id", "audience", "held_on"]
    every = pd.concat([implied[columns], there[columns], written[columns]]).drop_duplicates()
    if every.empty:
        return build([], REACHED)
    every["month"] = every["held_on"].dt.strftime("%Y-%m")
    keys = ["municipality_id", "audience", "month"]
    found = every.groupby(keys, as_index=False).agg(
        activities=("activity_id", "nunique"), last_on=("held_on", "max")
    )
    return found.astype({"activities": "Int64"})[list(REACHED)]


def month_lines(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    """Each member and how many activities of the cut's month reached each audience of it."""
    rows = _by_cut(inputs, cut, catalog)
    rows = rows[rows["month"] == str(cut.month)]
    audiences = list(catalog.choices("contact_audiences"))
    return _spread(inputs, cut, rows, "audience", audiences)


def year_lines(inputs: Inputs, cut: Cut, catalog: Catalog, audience: str = "") -> pd.DataFrame:
    """Each member and how many activities reached it in each of the last twelve months.

    ``audience`` leaves the others out; ``last_on`` is the last of them, whenever it was.
    """
    rows = _by_cut(inputs, cut, catalog)
    if audience:
        rows = rows[rows["audience"] == audience]
    months = [str(month) for month in twelve(cut.month)]
    last = rows.groupby("municipality_id")["last_on"].max()
    lines = _spread(inputs, cut, rows[rows["month"].isin(months)], "month", months)
    return lines.assign(last_on=matched(lines["municipality_id"], last))


def twelve(month: Month) -> list[Month]:
    """The twelve months that end in one."""
    return [month + back for back in range(-11, 1)]


def _by_cut(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.DataFrame:
    kinds = ((one.key, one.audience) for one in catalog.activity_types)
    rows = reached(inputs, tuple((key, said) for key, said in kinds if said))
    return rows[within(rows["last_on"], (pd.Timestamp(1900, 1, 1), cut.at))]


def _spread(
    inputs: Inputs, cut: Cut, rows: pd.DataFrame, across: str, columns: Sequence[str]
) -> pd.DataFrame:
    """One line per member and one column per value of ``across``: 0 where nothing reached it."""
    sums = rows.groupby(["municipality_id", across])["activities"].sum()
    lines = []
    for key, name in members_on(inputs, cut.day).items():
        counts = {column: int(sums.get((key, column), 0)) for column in columns}
        lines.append({"municipality_id": key, "municipality": name, **counts})
    return pd.DataFrame(lines, columns=["municipality_id", "municipality", *columns])

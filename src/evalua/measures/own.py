"""The measure of an indicator that an association added: its formula over recorded data elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from evalua.catalog import Indicator
from evalua.catalog.indicator import Counted
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, active_members, within
from evalua.measures.measured import (
    Measured,
    detail_from,
    labelled,
    matched,
    nothing,
    towns_of,
)
from evalua.registers.own_indicators.elements import ELEMENTS, Element
from evalua.scoring.states import State

NOT_RECORDED = "No hay registros de lo que cuenta este indicador y el mes no se ha enviado."
COUNTED, NOT_COUNTED = "cuenta", "en el total"
_ALWAYS = pd.Timestamp(1900, 1, 1)


def own_measure(inputs: Inputs, cut: Cut, card: Indicator) -> Measured:
    """The figures of an own indicator at a cut.

    Counts and sums have only a numerator; a percentage or a ratio divides two elements; the largest
    share is that of the municipality, kind… with most, of the total; a yes is at least one row in
    the window. An element nobody ever recorded by the cut is no data, unless the month was sent.
    """
    formula = card.own
    if formula is None:
        raise ValueError(f"{card.code} has no formula of its own")
    counted = _rows(inputs, cut, card, formula.numerator)
    total = None if formula.denominator is None else _rows(inputs, cut, card, formula.denominator)
    elements = [ELEMENTS[formula.numerator.element]]
    if formula.denominator is not None:
        elements.append(ELEMENTS[formula.denominator.element])
    recorded = any(_recorded(inputs, cut, element) for element in elements)
    if not recorded and not inputs.answered(cut.month, card.code):
        return nothing(State.NO_DATA, NOT_RECORDED)
    if total is not None:
        return Measured(_joined(counted, total))
    return Measured(_FORMULAS[card.formula_key](counted, formula.largest_of))


def _rows(inputs: Inputs, cut: Cut, card: Indicator, counted: Counted) -> pd.DataFrame:
    """What an element holds in the window: a detail frame and the fields one may choose by.

    The numerator of each row is its quantity, 1 where the element is only counted.
    """
    element = ELEMENTS[counted.element]
    only = dict(counted.only)
    if not element.dated:
        return _members(inputs, cut, card, element, only)
    rows = _dated(inputs, element)
    mask = within(rows["_at"], _window(cut, card))
    for column, value in (*element.keep.items(), *only.items()):
        mask &= rows[column] == value
    rows = rows[mask]
    quantity: pd.Series | float = 1.0
    if element.sums and card.formula_key != "count":
        quantity = rows[list(element.sums)].astype("float64").sum(axis=1)
    label = rows[element.label] if element.label else rows["_at"].dt.strftime("%d/%m/%Y")
    found = detail_from(
        rows,
        register=element.register,
        label=labelled(label, element.name),
        dated_on=rows["_at"],
        numerator=quantity,
        note=COUNTED,
        municipality_ids=_places(inputs, element, rows),
    )
    return found.assign(**{name: rows[name].to_numpy() for name in element.only})


def _dated(inputs: Inputs, element: Element) -> pd.DataFrame:
    """The rows of an element with the columns of what completes them, and their date as ``_at``."""
    rows = getattr(inputs, element.frame)
    if element.joined is not None:
        other, key = element.joined
        missing = getattr(inputs, other).rename(columns={"id": key})
        kept = [key, *(name for name in missing.columns if name not in rows.columns)]
        rows = rows.merge(missing[list(dict.fromkeys(kept))], on=key, how="left", validate="m:1")
    at = rows[element.dated]
    if element.dated == "month":
        at = pd.to_datetime([Month.parse(month).last for month in at])
    rows = rows.assign(_at=pd.Series(at, index=rows.index, dtype="datetime64[s]"))
    return rows if "uid" in rows else rows.assign(uid="")


def _window(cut: Cut, card: Indicator) -> tuple[pd.Timestamp, pd.Timestamp]:
    return (_ALWAYS, cut.at) if card.window == "cutoff" else cut.window(card.window)


def _members(
    inputs: Inputs, cut: Cut, card: Indicator, element: Element, only: Mapping[str, str]
) -> pd.DataFrame:
    """Members on the day of the cut, all or those that some activity of the window reached."""
    members = active_members(inputs, cut.day)
    if element.key == "members_reached":
        held = inputs.activities
        mask = (held["status"] == "done") & within(held["held_on"], _window(cut, card))
        for column, value in only.items():
            mask &= held[column] == value
        links = inputs.activity_municipalities
        reached = links[links["activity_id"].isin(held.loc[mask, "id"])]["municipality_id"]
        members = members[members["municipality_id"].isin(reached)]
    return detail_from(
        members, register=element.register, label=members["name"], numerator=1.0, note=COUNTED
    )


def _places(inputs: Inputs, element: Element, rows: pd.DataFrame) -> pd.Series | None:
    """The municipalities of each row; None where the rows say their own."""
    if element.places is None:
        if "municipality_id" in rows:
            return None
        return pd.Series([()] * len(rows), index=rows.index, dtype=object)
    frame, link, key = element.places
    return towns_of(getattr(inputs, frame), link, rows[key])


def _recorded(inputs: Inputs, cut: Cut, element: Element) -> bool:
    """Whether the register of an element holds anything dated by the cut."""
    if not element.dated:
        held = inputs.activities["held_on"] <= cut.at
        return element.key == "members" or bool(held.any())
    return bool((_dated(inputs, element)["_at"] <= cut.at).any())


def _joined(counted: pd.DataFrame, total: pd.DataFrame) -> pd.DataFrame:
    """Numerator and denominator row by row: what is in both is one row that says that it counts."""
    total = total.assign(denominator=total["numerator"], numerator=0.0, note=NOT_COUNTED)
    same = (counted["register"] + counted["uid"]).isin(total["register"] + total["uid"])
    same &= counted["uid"] != ""
    values = counted[same].set_index("uid")["numerator"]
    both = total["uid"].isin(values.index)
    total["numerator"] = matched(total["uid"], values).where(both, 0.0).astype("float64")
    total["note"] = total["note"].mask(both, COUNTED)
    alone = counted[~same].assign(denominator=0.0)
    return pd.concat([total, alone], ignore_index=True)


def _summed(rows: pd.DataFrame, largest_of: str) -> pd.DataFrame:
    return rows


def _once(rows: pd.DataFrame, largest_of: str) -> pd.DataFrame:
    """A yes is 1 however many rows there are: the first one carries it."""
    first = pd.Series(range(len(rows)), index=rows.index) == 0
    return rows.assign(numerator=first.astype("float64"))


def _largest(rows: pd.DataFrame, largest_of: str) -> pd.DataFrame:
    """The rows of whoever has most count in the numerator; all of them in the denominator."""
    rows = rows.assign(denominator=rows["numerator"])
    if rows.empty:
        return rows
    by = "municipality_ids" if largest_of == "municipality" else largest_of
    groups = rows[["numerator", by]].explode(by) if largest_of == "municipality" else rows
    totals = groups.groupby(by)["numerator"].sum().sort_values(ascending=False, kind="stable")
    if totals.empty:
        return rows.assign(numerator=0.0, note=NOT_COUNTED)
    most = totals.index[0]
    mine = (
        rows[by].map(lambda towns: most in towns)
        if largest_of == "municipality"
        else rows[by] == most
    )
    return rows.assign(
        numerator=rows["numerator"].where(mine, 0.0),
        note=rows["note"].where(mine, NOT_COUNTED),
    )


_FORMULAS: Mapping[str, Callable[[pd.DataFrame, str], pd.DataFrame]] = {
    "count": _summed,
    "sum": _summed,
    "yes_no": _once,
    "max_percent": _largest,
}

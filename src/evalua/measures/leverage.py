"""How much others committed for each unit that the municipalities paid: A03-Q07-03."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, detail_from
from evalua.measures.project_rows import catalog_names, named_many, project_rows, unrecorded
from evalua.measures.stages import LOST, stage_at

NOT_OF_OTHERS = ("municipal", "own", "credit")
WINDOW = "12m"


@dataclass(frozen=True, slots=True)
class Leverage:
    """What others committed and what municipalities paid from ``since`` to ``until``, minor units.

    ``largest`` names the project that obtained most ("" without any) and ``largest_obtained`` how
    much of ``obtained`` is its own.
    """

    since: date
    until: date
    contributed: int
    obtained: int
    projects: int
    largest: str
    largest_obtained: int

    @property
    def ratio(self) -> float | None:
        """Obtained for each unit contributed, or None where nothing was."""
        return self.obtained / self.contributed if self.contributed > 0 else None

    @property
    def ratio_without(self) -> float | None:
        """The same without the largest project."""
        left = self.obtained - self.largest_obtained
        return left / self.contributed if self.contributed > 0 else None


def leveraged(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-03: money of others committed in twelve months ÷ what municipalities paid in them.

    The rows of ``leverage``, in minor units: one per row of funding, and one per municipality that
    paid (less what was given back to it). The remark says what it would be without the largest
    project. Source: D001 Q6; D004 §5.3.
    """
    missing = unrecorded(inputs, cut, "A03-Q07-03")
    if missing is not None:
        return missing
    found = named_many(inputs, obtained(inputs, cut)).sort_values(["code", "dated_on", "id"])
    money = project_rows(
        inputs,
        found,
        found["dated_on"],
        found["amount"],
        0.0,
        "comprometido: " + catalog_names(catalog, "funding_sources", found["source"]),
        register="funding",
    )
    rows = pd.concat([money, _payers(inputs, cut)], ignore_index=True)
    return Measured(rows, reason=_without_largest(leverage(inputs, cut)))


def leverage(inputs: Inputs, cut: Cut) -> Leverage:
    """Leverage of the twelve calendar months that end in the cut's month."""
    window = cut.window(WINDOW)
    by_project = obtained(inputs, cut).groupby("project_id")["amount"].sum()
    names = inputs.projects.set_index("id")
    ranked = sorted(by_project.index, key=lambda key: (-by_project[key], names["code"][key]))
    largest = ranked[0] if ranked else None
    return Leverage(
        since=window[0].date(),
        until=cut.day,
        contributed=int(contributed(inputs, cut).sum()),
        obtained=int(by_project.sum()),
        projects=len(by_project),
        largest="" if largest is None else f"{names['code'][largest]} {names['name'][largest]}",
        largest_obtained=0 if largest is None else int(by_project[largest]),
    )


def obtained(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The rows of funding of others in the window, in money, of projects that were not lost since."""
    standing = stage_at(inputs, cut)
    rows = inputs.funding
    return rows[
        within(rows["dated_on"], cut.window(WINDOW))
        & (rows["condition"] == "committed")
        & ~rows["source"].isin(NOT_OF_OTHERS)
        & ~rows["in_kind"]
        & ~rows["project_id"].isin(standing.index[standing.isin(LOST)])
    ]


def contributed(inputs: Inputs, cut: Cut) -> pd.Series:
    """By municipality id, what it paid in the window less what was given back to it in it."""
    window = cut.window(WINDOW)
    paid = inputs.payments[within(inputs.payments["paid_on"], window)]
    back = inputs.refunds[within(inputs.refunds["refunded_on"], window)]
    payer = inputs.payments.set_index("id")["municipality_id"]
    sums = pd.concat(
        [
            paid[["municipality_id", "amount"]],
            pd.DataFrame(
                {"municipality_id": back["payment_id"].map(payer), "amount": -back["amount"]}
            ),
        ]
    )
    return sums.groupby("municipality_id")["amount"].sum()


def _payers(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """One row per municipality that paid, or was given something back, in the window."""
    sums = contributed(inputs, cut)
    towns = inputs.municipalities[inputs.municipalities["id"].isin(sums.index)]
    towns = towns.rename(columns={"id": "municipality_id"}).sort_values("name")
    return detail_from(
        towns,
        register="municipality",
        label=towns["name"],
        numerator=0.0,
        denominator=towns["municipality_id"].map(sums).astype("float64"),
        note="aportes pagados en doce meses, menos lo devuelto",
    )


def _without_largest(found: Leverage) -> str:
    """What it would be without the largest project, per 100 contributed: whole numbers."""
    if not found.largest or found.ratio_without is None:
        return ""
    if found.projects == 1:
        return f"Todo viene de un solo proyecto: {found.largest}."
    return (
        f"Por cada 100 aportados, otros comprometieron {round(100 * (found.ratio or 0))}; sin el "
        f"proyecto mayor ({found.largest}) serían {round(100 * found.ratio_without)}."
    )

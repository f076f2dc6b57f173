"""How much others put for each unit that the municipalities contributed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from evalua.board.portfolio.money import kept_projects
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.stages import stage_at
from evalua.registers.association.facts import Facts

NOT_OF_OTHERS = ("municipal", "own", "credit")
RULE = (
    "Conseguido es el dinero de otros comprometido con documento en los últimos doce meses: no "
    "cuentan los recursos propios, los de los municipios, los créditos, lo que se da en especie ni "
    "los proyectos devueltos o descartados. Aportado es lo que pagaron los municipios en los mismos "
    "meses, menos lo devuelto. El proyecto mayor es el que más consiguió en ese tiempo."
)
_LOST = ("returned", "discarded")
_WINDOW = "12m"


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


def leverage(inputs: Inputs, cut: Cut) -> Leverage:
    """Leverage of the twelve calendar months that end in the cut's month."""
    window = cut.window(_WINDOW)
    by_project = _obtained(inputs, cut).groupby("project_id")["amount"].sum()
    paid = inputs.payments[within(inputs.payments["paid_on"], window)]["amount"].sum()
    back = inputs.refunds[within(inputs.refunds["refunded_on"], window)]["amount"].sum()
    names = inputs.projects.set_index("id")
    ranked = sorted(by_project.index, key=lambda key: (-by_project[key], names["code"][key]))
    largest = ranked[0] if ranked else None
    return Leverage(
        since=window[0].date(),
        until=cut.day,
        contributed=int(paid) - int(back),
        obtained=int(by_project.sum()),
        projects=len(by_project),
        largest="" if largest is None else f"{names['code'][largest]} {names['name'][largest]}",
        largest_obtained=0 if largest is None else int(by_project[largest]),
    )


def leverage_sentences(found: Leverage, facts: Facts) -> Sequence[str]:
    """With and without the largest project, in words; or why there is no figure."""
    span = f"Del {long_date(found.since)} al {long_date(found.until)}"
    others = f"otros comprometieron {facts.money(found.obtained)}"
    if found.ratio is None:
        return (f"{span}, {others} y no entró ningún aporte: no hay con qué comparar.",)
    paid = f"los municipios aportaron {facts.money(found.contributed)}"
    if not found.largest:
        return (f"{span}, {paid} y todavía no hay dinero de otros comprometido.",)
    return (
        f"Por cada {facts.currency.one} aportado conseguimos {_times(found.ratio, facts)}. "
        f"{span}, {others} y {paid}.",
        _without(found, facts),
    )


def _without(found: Leverage, facts: Facts) -> str:
    if found.projects == 1:
        return f"Todo viene de un solo proyecto: {found.largest}. Sin él no habría nada."
    return (
        f"Sin el proyecto mayor ({found.largest}, {facts.money(found.largest_obtained)}) "
        f"serían {_times(found.ratio_without, facts)}."
    )


def _times(ratio: float | None, facts: Facts) -> str:
    return f"{facts.number_format.write(ratio or 0.0, 2)} {facts.currency.many}"


def _obtained(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The rows of funding that count as obtained from others in the window."""
    standing = stage_at(inputs, cut)
    lost = standing.index[standing.isin(_LOST)]
    rows = inputs.funding
    return rows[
        within(rows["dated_on"], cut.window(_WINDOW))
        & (rows["condition"] == "committed")
        & ~rows["source"].isin(NOT_OF_OTHERS)
        & ~rows["in_kind"]
        & rows["project_id"].isin(kept_projects(inputs, cut.day)["id"])
        & ~rows["project_id"].isin(lost)
    ]

"""How much others put for each unit that the municipalities contributed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from evalua.domain.month import long_date
from evalua.measures.leverage import Leverage
from evalua.registers.association.facts import Facts

RULE = (
    "Conseguido es el dinero de otros comprometido con documento en los últimos doce meses: no "
    "cuentan los recursos propios, los de los municipios, los créditos, lo que se da en especie ni "
    "los proyectos devueltos o descartados. Aportado es lo que pagaron los municipios en los mismos "
    "meses, menos lo devuelto. El proyecto mayor es el que más consiguió en ese tiempo."
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

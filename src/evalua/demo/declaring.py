"""What the board decides about measuring: adopted and own indicators, baselines, typed figures."""

from __future__ import annotations

from typing import Any

from evalua.catalog import Catalog
from evalua.demo.founding import first_day_of, years_touched
from evalua.demo.scene import Scene
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.registers.own_indicators.commands import OwnInput, add_own
from evalua.registers.own_indicators.queries import own_indicators
from evalua.registers.targets.baselines import set_baseline
from evalua.registers.targets.commands import set_adoption
from evalua.registers.targets.retirement import retire_indicator
from evalua.registers.typed.commands import FigureInput, type_figure
from evalua.registers.typed.periods import due_date


def declare(scene: Scene) -> None:
    """Write the own indicators first: the rest may be about them."""
    told = scene.story["declared"]
    for card in told["own"]:
        _add(scene, card)
    known = _known(scene)
    for code, values in told["baselines"].items():
        _start(scene, known, code, values)
    for code, figures in told["typed"].items():
        for figure in figures:
            _type(scene, known, code, figure)
    for retired in told["retired"]:
        day = scene.almanac.exact(retired["on"])
        retire_indicator(
            scene.on(day), retired["code"], day, retired["reason"], retired["act"], catalog=known
        )
    _adopt(scene, told["adopted"], told["act"])


def _add(scene: Scene, told: dict[str, Any]) -> None:
    since = scene.almanac.month(told["since"]).first
    card = {name: value for name, value in told.items() if name != "since"}
    add_own(scene.on(since), OwnInput(**card, since=since), catalog=scene.catalog)


def _known(scene: Scene) -> Catalog:
    rows = own_indicators(scene.work.session, association_id=scene.id)
    return whole_catalog(rows, scene.catalog)


def _start(scene: Scene, known: Catalog, code: str, told: dict[str, Any]) -> None:
    day = first_day_of(scene, years_touched(scene)[-1])
    measured = scene.almanac.month(told["month"]).last
    set_baseline(
        scene.on(day),
        code,
        told["value"],
        measured_on=min(measured, day),
        act=told["act"],
        decided_on=day,
        catalog=known,
    )


def _type(scene: Scene, known: Catalog, code: str, told: dict[str, Any]) -> None:
    """A figure of the last period that was over in the month that is told."""
    day = scene.almanac.month(told["month"]).last
    ended = due_date(known.indicator(code).frequency, day)
    if ended is None or ended < scene.opening:
        return
    type_figure(
        scene.on(scene.recorded(ended, 9)),
        code,
        FigureInput(
            period_end=ended,
            numerator=told["numerator"],
            denominator=told.get("denominator"),
            source=told["source"],
            evidence=told["evidence"],
        ),
        catalog=known,
    )


def _adopt(scene: Scene, codes: list[str], act: str) -> None:
    """The complementary indicators of the last year, all by one act."""
    year = years_touched(scene)[-1]
    day = first_day_of(scene, year)
    for code in codes:
        set_adoption(scene.on(day), code, year, True, act=act, decided_on=day)

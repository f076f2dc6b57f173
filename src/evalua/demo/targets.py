"""The targets of each year and who answers for each indicator."""

from __future__ import annotations

from evalua.demo.founding import first_day_of, years_touched
from evalua.demo.scene import Scene
from evalua.registers.targets.commands import set_owner, set_targets


def set_course(scene: Scene) -> None:
    """Write the targets of every year the demonstration touches, and the owners."""
    told = scene.story["targets"]
    for place, year in enumerate(years_touched(scene)):
        day = first_day_of(scene, year)
        values = {code: by_year[place] for code, by_year in told["values"].items()}
        set_targets(
            scene.on(day), year, values, catalog=scene.catalog, act=told["act"], decided_on=day
        )
    for code, owner in told["owners"].items():
        set_owner(scene.on(scene.opening), code, owner, scene.opening)

"""What the municipalities need, and who signed their sheets off."""

from __future__ import annotations

from typing import Any

from evalua.demo.scene import Scene
from evalua.registers.needs.commands import NeedInput, add_need, close_need
from evalua.registers.needs.reviews import ReviewInput, sign_off


def state_needs(scene: Scene) -> None:
    """Write the needs, those that were closed, and the reviews."""
    for need in scene.story["needs"]["needs"]:
        _state(scene, need)
    for review in scene.story["needs"]["reviews"]:
        _review(scene, review)


def _state(scene: Scene, told: dict[str, Any]) -> None:
    stated = scene.almanac.day(told["stated"])
    row = add_need(
        scene.on(stated, "team"),
        NeedInput(
            municipality_id=scene.towns[told["municipality"]],
            theme=told["theme"],
            text=told["text"],
            priority=told["priority"],
            stated_on=stated,
            cost=scene.minor(told["cost"]) if "cost" in told else None,
            source=told["source"],
            project_id=scene.keys["projects"][told["project"]] if "project" in told else None,
        ),
    )
    if "closed" in told:
        closed = scene.almanac.day(told["closed"][0])
        close_need(scene.on(closed, "team"), row.id, closed, told["closed"][1], row.version)


def _review(scene: Scene, told: dict[str, Any]) -> None:
    day = scene.almanac.day(told["on"])
    sign_off(
        scene.on(day, "team"),
        ReviewInput(
            municipality_id=scene.towns[told["municipality"]],
            month=scene.almanac.month(told["month"]),
            reviewed_on=day,
            person=told["person"],
            position=told["position"],
            agrees=told["agrees"],
            remarks=told["remarks"],
        ),
    )

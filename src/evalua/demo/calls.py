"""The calls for funding that projects were presented to, and those still open."""

from __future__ import annotations

from evalua.demo.scene import Scene
from evalua.registers.calls.commands import CallInput, add_call


def open_calls(scene: Scene) -> None:
    """Write every call the day it opened, or today if it was announced for later."""
    keys = scene.keys["calls"] = {}
    for told in scene.story["calls"]["calls"]:
        opens = scene.almanac.day(told["opens"])
        call = add_call(
            scene.on(min(opens, scene.almanac.end), "team"),
            CallInput(
                entity=told["entity"],
                name=told["name"],
                source=told["source"],
                opens_on=opens,
                closes_on=scene.almanac.day(told["closes"]) if "closes" in told else None,
                themes=told["themes"],
                municipality_ids=[scene.towns[town] for town in told.get("towns", [])],
                requirements=told.get("requirements", ""),
                partner_id=scene.keys["partners"].get(told.get("donor", "")),
            ),
        )
        keys[told["key"]] = call.id

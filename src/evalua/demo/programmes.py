"""The programmes and units of the association, each with the services it provides."""

from __future__ import annotations

from evalua.demo.scene import Scene
from evalua.registers.programmes.commands import ProgrammeInput, add_programme


def group_work(scene: Scene) -> None:
    """Write the programmes; projects and goals name theirs when they are written."""
    keys = scene.keys["programmes"] = {}
    for told in scene.story["programmes"]["programmes"]:
        since = scene.almanac.day(told["since"])
        data = ProgrammeInput(
            name=told["name"],
            kind=told["kind"],
            since=since,
            act=told["act"],
            services=[scene.keys["services"][key] for key in told["services"]],
        )
        keys[told["key"]] = add_programme(scene.on(since), data).id

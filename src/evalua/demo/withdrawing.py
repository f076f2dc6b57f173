"""Who asked to leave: decided and settled for who left, refused or waiting for who stays."""

from __future__ import annotations

from typing import Any

from evalua.demo.scene import Scene
from evalua.registers.contributions.balance import balance_on
from evalua.registers.members.tables import Withdrawal


def ask_to_leave(scene: Scene) -> None:
    """Write every request of the story; whoever left has its spell ended already."""
    for told in scene.story["withdrawals"]["withdrawals"]:
        row = _request(scene, told)
        if "decided" in told:
            _decide(scene, row, told)
        if "settled" in told:
            _settle(scene, row, told)


def _request(scene: Scene, told: dict[str, Any]) -> Withdrawal:
    asked = scene.almanac.day(told["requested"])
    return scene.on(asked).add(
        Withdrawal(
            association_id=scene.id,
            municipality_id=scene.towns[told["municipality"]],
            requested_on=asked,
            reason=told["reason"],
            explanation=told["explanation"],
        )
    )


def _decide(scene: Scene, row: Withdrawal, told: dict[str, Any]) -> None:
    decided = scene.almanac.day(told["decided"])
    scene.on(decided).change(
        row,
        decided_on=decided,
        accepted=told["accepted"],
        act=told["act"],
        effective_on=scene.almanac.exact(told["effective"]) if told["accepted"] else None,
    )


def _settle(scene: Scene, row: Withdrawal, told: dict[str, Any]) -> None:
    settled = scene.almanac.day(told["settled"])
    work = scene.on(settled)
    work.change(
        row,
        settled_on=settled,
        settlement=balance_on(work.session, scene.id, row.municipality_id, settled),
        settlement_note=told["note"],
    )

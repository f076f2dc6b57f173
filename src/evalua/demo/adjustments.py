"""Payment agreements, write-offs by act and contributions in kind, as people would record them."""

from __future__ import annotations

from evalua.demo.scene import Scene
from evalua.registers.contributions.agreements import AgreementInput, free_charges, sign_agreement
from evalua.registers.contributions.in_kind import InKindInput, record_in_kind
from evalua.registers.contributions.ledger import open_charges
from evalua.registers.contributions.write_offs import WriteOffInput, write_off


def adjust_accounts(scene: Scene) -> None:
    """Everything that the story tells of accounts besides charges and payments."""
    told = scene.story["contributions"]
    for item in told.get("agreements", []):
        _agree(scene, item["municipality"], item["agreed"], item["act"], item["due"])
    for item in told.get("write_offs", []):
        _forgive(scene, item["municipality"], item["decided"], item["act"])
    for item in told.get("in_kind", []):
        _receive(scene, item)


def _agree(scene: Scene, name: str, agreed: str, act: str, due: list[str]) -> None:
    """All that was owed that day, in equal parts: the last one takes what the others leave."""
    town, day = scene.towns[name], scene.almanac.day(agreed)
    work = scene.on(day)
    owed = free_charges(work.session, scene.id, town, day)
    debt = sum(item.left for item in owed)
    each = debt // len(due)
    amounts = [each] * (len(due) - 1) + [debt - each * (len(due) - 1)]
    sign_agreement(
        work,
        AgreementInput(
            municipality_id=town,
            agreed_on=day,
            charges=[item.charge.id for item in owed],
            instalments=[
                (scene.almanac.exact(text), amount)
                for text, amount in zip(due, amounts, strict=True)
            ],
            act=act,
        ),
    )


def _forgive(scene: Scene, name: str, decided: str, act: str) -> None:
    """What is left of the oldest charge that the municipality owes."""
    day = scene.almanac.day(decided)
    work = scene.on(day)
    oldest = open_charges(work.session, scene.id, scene.towns[name])[0]
    write_off(work, WriteOffInput(oldest.charge.id, oldest.left, day, act))


def _receive(scene: Scene, item: dict[str, str | float]) -> None:
    day = scene.almanac.day(str(item["received"]))
    record_in_kind(
        scene.on(day, "team"),
        InKindInput(
            municipality_id=scene.towns[str(item["municipality"])],
            received_on=day,
            concept=str(item["concept"]),
            amount=scene.minor(float(item["amount"])),
            method=str(item["method"]),
            act=str(item["act"]),
            scheme_id=None,
        ),
    )

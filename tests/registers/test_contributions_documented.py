"""The worked cases of *Contribution schemes, allocation and agreements* in docs/methodology.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import Office
from evalua import ROOT, catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.agreements import agreements
from evalua.measures.inputs import Cut
from evalua.registers.contributions.charges import charge_month, set_base
from evalua.registers.contributions.schemes import OWN_INCOME, SchemeInput, open_scheme
from evalua.registers.contributions.settling import Claim, Fund, oldest_first
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.projects.tables import Project, ProjectMunicipality
from evalua.registers.reading import alive, one
from evalua.storage.work import Work
from measures.records import M1, Rows, join, members, records

PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
Block = dict[str, Any]


def blocks(kind: str) -> list[Any]:
    found = re.findall(rf"^```toml {kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    read = [tomllib.loads(text) for text in found]
    return [pytest.param(block, id=block["case"]) for block in read]


SCHEMES = blocks("scheme")


@pytest.mark.parametrize("block", SCHEMES)
def test_a_documented_scheme_charges_what_the_page_says(
    found: Callable[..., Office], block: Block
) -> None:
    office = found("Asociación documentada", [m["name"] for m in block["members"]])
    month = Month.parse(block.get("month", "2026-10"))
    with office.work() as work:
        _settle(work, office, block, month)
        open_scheme(work, _typed(work, office, block))
    names = {key: name for name, key in office.members.items()}
    if "refused" in block:
        with pytest.raises(Problem) as raised, office.work() as work:
            charge_month(work, month)
        assert [f.message for f in raised.value.findings] == block["refused"]
        return
    with office.work() as work:
        charged = {names[c.municipality_id]: c for c in charge_month(work, month)}
        assert {name: c.amount for name, c in charged.items()} == block["expected"]
        assert all(c.basis for c in charged.values())


def _settle(work: Work, office: Office, block: Block, month: Month) -> None:
    """What a case says of each member: when it joined, its population, its base."""
    for about in block["members"]:
        key = office.members[about["name"]]
        if "joined" in about:
            (spell,) = alive(work.session, Membership, office.id, municipality_id=key)
            work.change(spell, joined_on=date.fromisoformat(about["joined"]))
        if "population" in about:
            town = one(work.session, Municipality, office.id, key)
            work.change(town, population=about["population"])
        if "base" in about:
            set_base(work, key, month, block.get("transfer", OWN_INCOME), about["base"])


def _typed(work: Work, office: Office, block: Block) -> SchemeInput:
    same = {k: v for k, v in block.items() if k in SchemeInput.__dataclass_fields__}
    amounts = {
        office.members[about["name"]]: about["amount"]
        for about in block["members"]
        if "amount" in about
    }
    return SchemeInput(
        **same,
        name=block["case"],
        starts_month=Month(2026, 10) if block.get("periodicity") == "once" else Month(2026, 1),
        amounts=amounts,
        project_id=_project(work, office, block) if block["kind"] == "counterpart" else None,
    )


def _project(work: Work, office: Office, block: Block) -> int:
    project = work.add(
        Project(association_id=office.id, code="P-1", name="Acueducto", theme="water")
    )
    for about in block["members"]:
        if about.get("benefits"):
            work.add(
                ProjectMunicipality(
                    association_id=office.id,
                    project_id=project.id,
                    municipality_id=office.members[about["name"]],
                )
            )
    return project.id


def test_every_scheme_of_the_catalogue_is_documented() -> None:
    known = {scheme.key for scheme in catalog.load().contribution_schemes}
    assert {param.values[0]["kind"] for param in SCHEMES} == known


@pytest.mark.parametrize("block", blocks("allocation"))
def test_a_documented_allocation_gives_its_parts(block: Block) -> None:
    claims = [
        Claim(key, date.fromisoformat(due), due[:7], 1, amount)
        for key, (due, amount) in enumerate(block["charges"], start=1)
    ]
    funds = [
        Fund(key, date.fromisoformat(day), amount)
        for key, (day, amount) in enumerate(block["payments"], start=1)
    ]
    expected = {(payment, charge): amount for payment, charge, amount in block["expected"]}
    assert oldest_first(claims, funds) == expected


@pytest.mark.parametrize("block", blocks("agreement"))
def test_a_documented_agreement_stands_as_the_page_says(block: Block) -> None:
    inputs = records(members((M1, "2020-01-01")), *_agreement_rows(block))
    for text, state, covered, late in block["states"]:
        day = date.fromisoformat(text)
        (row,) = agreements(inputs, Cut(Month.of(day), day)).to_dict("records")
        said = (row["state"], row["covered"], row["days_late"])
        assert said == (state, covered, late), text


def _agreement_rows(block: Block) -> list[Rows]:
    """The rows of a case; payments go to the oldest charge, written out here on their own."""
    owed = [amount for _, amount in block["charges"]]
    rows: list[Rows] = []
    for name, day_name, moves in (
        ("allocations", "paid_on", block["payments"]),
        ("write_offs", "decided_on", block.get("write_offs", [])),
    ):
        for day, amount in moves:
            for place in range(len(owed)):
                part = min(amount, owed[place])
                owed[place] -= part
                amount -= part
                row = {"charge_id": place + 1, "amount": part, day_name: date.fromisoformat(day)}
                rows.append({name: [row]} if part else {})
    charges = [
        {"id": key, "municipality_id": M1, "month": due[:7], "amount": amount}
        | {"due_on": date.fromisoformat(due), "original_due_on": date.fromisoformat(due)}
        for key, (due, amount) in enumerate(block["charges"], start=1)
    ]
    cancelled = block.get("cancelled")
    signed = {
        "id": 1,
        "municipality_id": M1,
        "agreed_on": date.fromisoformat(block["agreed"]),
        "cancelled_on": date.fromisoformat(cancelled) if cancelled else None,
    }
    steps = [
        {"agreement_id": 1, "due_on": date.fromisoformat(due), "amount": amount}
        for due, amount in block["instalments"]
    ]
    links = [
        {"agreement_id": 1, "charge_id": key, "amount": amount}
        for key, (_, amount) in enumerate(block["charges"], start=1)
    ]
    return [
        join(*rows),
        {"charges": charges, "payment_agreements": [signed]},
        {"instalments": steps, "agreement_charges": links},
    ]

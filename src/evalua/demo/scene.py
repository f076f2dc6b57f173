"""What every part of a demonstration needs while it is being told."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from evalua import ROOT
from evalua.catalog import Catalog, Country
from evalua.demo.almanac import Almanac
from evalua.demo.sowing import Sower
from evalua.domain.actor import Actor
from evalua.domain.money import CURRENCIES
from evalua.registers.members.tables import Authority, Membership, Term
from evalua.registers.periods.tables import ReportMonth

FOLDER = ROOT / "data" / "demo"
Story = Mapping[str, Any]


def stories() -> list[Story]:
    """The stories in ``data/demo``: one folder each, one key per file."""
    return [
        {
            file.stem: tomllib.loads(file.read_text("utf-8"))
            for file in sorted(folder.glob("*.toml"))
        }
        for folder in sorted(FOLDER.iterdir())
        if folder.is_dir()
    ]


@dataclass
class Scene:
    """A story being told: its calendar, who writes, and the keys of what was written so far."""

    story: Story
    almanac: Almanac
    work: Sower
    catalog: Catalog
    country: Country
    told: Callable[[float], object]
    towns: dict[str, int] = field(default_factory=dict)
    spells: list[Membership] = field(default_factory=list)
    heads: list[Authority] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    keys: dict[str, dict[str, int]] = field(default_factory=dict)
    sessions: list[tuple[date, str]] = field(default_factory=list)
    closed: list[ReportMonth] = field(default_factory=list)

    @property
    def id(self) -> int:
        return self.work.association_id

    @property
    def opening(self) -> date:
        """The day the association began to use Evalúa."""
        return self.almanac.first.first

    @cached_property
    def people(self) -> dict[str, Actor]:
        """The first person of each role."""
        found: dict[str, Actor] = {}
        for person in self.story["association"]["people"]:
            found.setdefault(person["role"], Actor(person["name"], person["role"]))
        return found

    @property
    def members(self) -> list[dict[str, Any]]:
        """The members as the story describes them."""
        return list(self.story["members"]["members"])

    def on(self, day: date, role: str = "director") -> Sower:
        """The use case on a day (never before the opening), by the person of a role."""
        return self.work.on(max(day, self.opening), self.people[role])

    def recorded(self, day: date, days: int = 2) -> date:
        """When a fact of that day was written down."""
        return min(max(day, self.opening) + timedelta(days=days), self.work.latest.date())

    def minor(self, amount: float) -> int:
        """An amount of the story in minor units."""
        digits = CURRENCIES[self.country.currency].digits
        return int(Decimal(str(amount)).scaleb(digits).to_integral_value())

    def is_member(self, town: int, day: date) -> bool:
        return any(
            s.municipality_id == town
            and s.joined_on <= day
            and (s.left_on is None or day <= s.left_on)
            for s in self.spells
        )

    def members_on(self, day: date) -> list[str]:
        """The names of the members on a day, in the story's order."""
        return [name for name, key in self.towns.items() if self.is_member(key, day)]

    def head(self, town: int, day: date, position: str = "holder") -> str:
        """Who heads a municipality on a day, "" where nobody is registered."""
        for row in self.heads:
            here = row.municipality_id == town and row.position == position
            if here and row.from_on <= day and (row.to_on is None or day <= row.to_on):
                return row.name
        return ""

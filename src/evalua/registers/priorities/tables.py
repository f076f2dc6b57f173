"""Tables of agreed priorities: the list, and each priority with the page of the plan that took it up."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered


class PriorityList(Registered, table=True):
    """What the members agreed to ask of the plan of a level of government.

    From ``frozen_on`` the list does not change; ``plan_known_on`` is when the plan became known,
    never before.
    """

    __tablename__ = "priority_list"

    name: str = Field(max_length=160)
    level_name: str = Field(default="", max_length=120)
    term_id: int | None = Field(default=None, foreign_key="term.id")
    agreed_on: date
    act: str = Field(default="", max_length=60)
    frozen_on: date
    plan_known_on: date | None = None


class AgreedPriority(Registered, table=True):
    """A priority of a list; adopted when the plan has it, with the page that says so."""

    __tablename__ = "agreed_priority"

    list_id: int = Field(foreign_key="priority_list.id", index=True)
    text: str = Field(max_length=300)
    adopted_on: date | None = None
    reference: str = Field(default="", max_length=200)

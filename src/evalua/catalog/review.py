"""Before an association is born and when it asks whether it still makes sense."""

from __future__ import annotations

from typing import Literal

from evalua.catalog.base import Frozen, Key, Named, Text
from evalua.catalog.framework import AreaCode


class PreformationCheck(Frozen):
    """A question to answer before formalising an association."""

    code: Text
    name: Text
    ask: Text


class PlanningObjective(Frozen):
    """A national objective for associations, and the areas that serve it."""

    number: int
    name: Text
    areas: tuple[AreaCode, ...]


class FormationMoment(Frozen):
    """A moment of the formation of an association; ``months`` 0 means no fixed length."""

    number: int
    name: Text
    months: int
    goal: Text
    products: tuple[Text, ...]


class PracticeCriterion(Frozen):
    """What makes a practice worth sharing."""

    key: Key
    name: Text
    ask: Text


class ViabilityDimension(Named):
    """A dimension of the viability review and when it is green, amber or red."""

    origin: Text
    green: Text
    amber: Text
    red: Text


class ViabilityRule(Frozen):
    """A rule of the viability review: the first that holds suggests its result."""

    order: int
    when: Text
    result: Key
    name: Text
    routes: tuple[Literal["continue", "reactivate", "transform", "close"], ...] = ()

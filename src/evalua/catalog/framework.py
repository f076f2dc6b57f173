"""The framework: documents, areas, questions with their levels, factors, groups that answer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evalua.catalog.base import Frozen, Key, Source, Text

AreaCode = Annotated[str, Field(pattern=r"^A\d{2}$")]
QuestionCode = Annotated[str, Field(pattern=r"^Q\d{2}$")]
GroupKey = Literal["D", "T", "J", "A", "G", "C", "I", "S"]


class Meta(Frozen):
    """Version of the catalogue and the counts it promises."""

    version: Text
    language: Literal["es"]
    areas: int
    questions: int
    factors: int
    indicators: int
    core_indicators: int


class Document(Frozen):
    """A document the framework stands on. ``year`` is absent where the document does not say it."""

    key: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
    title: Text
    author: Text
    organization: Text
    year: int | None = None
    short: Text


class Area(Frozen):
    """One of the ten recommendations."""

    code: AreaCode
    number: int
    name: Text
    short: Text
    summary: Text
    sources: tuple[Source, ...]


class Factor(Frozen):
    """One of the fifteen factors that help municipalities to work together."""

    number: int
    name: Text
    summary: Text
    questions: tuple[QuestionCode, ...]


class Level(Frozen):
    """A step of the 0–4 scale of the self-assessment."""

    value: int
    name: Text


class Group(Frozen):
    """Who answers the self-assessment; shown only with ``min_responses`` answers or more."""

    key: GroupKey
    name: Text
    min_responses: int
    anonymous: bool
    block: Literal["internal", "government", "external"]


class Question(Frozen):
    """A question of the self-assessment, with one descriptor per level 0–4."""

    code: QuestionCode
    number: int
    area: AreaCode
    text: Text
    short: Text
    groups: tuple[GroupKey, ...]
    indicators: tuple[str, ...]
    descriptors: tuple[Text, Text, Text, Text, Text]


class SuccessKey(Frozen):
    """One of the six keys of success and what lets a board check it."""

    number: int
    name: Text
    check: Text
    indicators: tuple[str, ...] = ()
    preformation: tuple[str, ...] = ()
    dimensions: tuple[Key, ...] = ()

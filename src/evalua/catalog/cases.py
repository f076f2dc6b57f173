"""What the documents tell of real associations: facts with years and sources, never scored."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from evalua import ROOT
from evalua.catalog.base import Frozen, Named, Source, Text
from evalua.catalog.framework import AreaCode

CASES = ROOT / "data" / "cases" / "cases.toml"


class CaseEvent(Frozen):
    """Something that happened; ``when`` is a year or a range, empty where no document gives it."""

    when: str
    text: Text


class CaseFigure(Frozen):
    """A figure as its document gives it: text, with its unit, never added to anything."""

    name: Text
    value: Text


class Case(Named):
    """A documented association or experience, and where its documents disagree."""

    kind: Literal["association", "experience"]
    country: Text
    place: Text
    summary: Text
    areas: tuple[AreaCode, ...]
    sources: tuple[Source, ...]
    financing: str = ""
    people: str = ""
    members: tuple[Text, ...] = ()
    members_note: str = ""
    timeline: tuple[CaseEvent, ...] = ()
    figures: tuple[CaseFigure, ...] = ()
    differences: tuple[Text, ...] = ()


class _Book(Frozen):
    cases: tuple[Case, ...]


@cache
def cases(file: Path = CASES) -> tuple[Case, ...]:
    """The documented cases, in the order of the file. Raises ValidationError where one is unsound."""
    return _Book.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).cases

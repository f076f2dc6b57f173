"""A country pack: the words, formats, calendar and code shape of a country."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from evalua.catalog.base import Frozen, Text


class Word(Frozen):
    """A noun as the country says it; ``gender`` chooses the article."""

    one: Text
    many: Text
    gender: Literal["m", "f"] = "m"


class Transfer(Frozen):
    """A transfer from the nation to the municipalities."""

    name: Text
    acronym: Text
    quota_base: bool


class GovernmentTerm(Frozen):
    """A term of municipal government. ``confirmed`` is false until its dates are official."""

    starts_on: date
    ends_on: date
    election_on: date
    confirmed: bool
    source: Text


class LegalReference(Frozen):
    """A rule to bear in mind; the text informs and does not advise."""

    topic: Text
    text: Text
    to_confirm: bool


class MunicipalityCode(Frozen):
    """The shape of the official code of a municipality."""

    pattern: Text
    hint: Text
    digits: int | None = None
    pad_zero: bool = False

    def accepts(self, code: str) -> bool:
        """Whether ``code`` has the country's shape. Says nothing about its existence."""
        return re.fullmatch(self.pattern, code) is not None

    def restored(self, code: str) -> str | None:
        """The code with the leading zero a spreadsheet took away, or None where that is not it."""
        lost = self.pad_zero and self.digits is not None and len(code) == self.digits - 1
        return f"0{code}" if lost and self.accepts(f"0{code}") else None


class Country(Frozen):
    """Everything a screen or a rule needs to know of a country."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Text
    currency: Text
    currencies: tuple[Text, ...]
    number_format: Literal["comma", "point"]
    time_zone: Text
    time_zones: tuple[Text, ...]
    term_years: int
    reelection: bool
    intermediate_level: bool
    municipality: Word
    intermediate: Word
    mayor: Text
    council: Word
    community_organization: Word
    handover: Word
    board_labels: tuple[Text, ...]
    code_rule: MunicipalityCode
    transfer: Transfer | None = None
    terms: tuple[GovernmentTerm, ...] = ()
    legal_references: tuple[LegalReference, ...] = ()

"""How things are written: numbers as the country does, dates, and typed text as plain text."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from evalua.board.wording import unit_after
from evalua.domain.month import Month
from evalua.registers.association.facts import Facts

MISSING = "—"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=])")
# Icons, emoji by name and addresses are looked for once the escapes are gone: only something in
# between that takes no room (a word joiner) keeps them text.
_LATER = re.compile(r"(?<=:)(?=[^\s:]+:)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\S)(?=@\S)", re.IGNORECASE)
_JOINER = "\u2060"
_IN_LABEL = re.compile(r"([\\`*_\[\]<>~|&^{}]|^[#+\-=]|(?<=^\d)\.|:(?=\S))")


def plain(text: object) -> str:
    """Text typed by people, so that Markdown shows it exactly as it was typed."""
    return _MARKDOWN.sub(r"\\\1", _LATER.sub(_JOINER, str(text))).replace("\n", "  \n")


def label(text: str) -> str:
    """``plain`` for the name of a field, which is also read aloud as it is written.

    Only what would act as Markdown is escaped: most names hold none of it and stay untouched.
    """
    escaped = _IN_LABEL.sub(r"\\\1", _LATER.sub(_JOINER, text))
    return escaped.replace("$", "\\$") if escaped.count("$") > 1 else escaped


def opening(text: str) -> str:
    """The text as a line begins: its first letter in capitals, the rest as it was."""
    return text[:1].upper() + text[1:]


def act_name(act: str) -> str:
    """An act inside a sentence: ``acta 12``, whether «12» or «Acta 12» was typed."""
    typed = act.strip()
    return f"a{typed[1:]}" if typed[:4].lower() == "acta" else f"acta {typed}"


def day(value: date | pd.Timestamp | None) -> str:
    """``05/10/2026``, or a dash where there is no date."""
    return MISSING if value is None or pd.isna(value) else f"{value:%d/%m/%Y}"


def clock(instant: datetime, facts: Facts) -> str:
    """The hour of an instant where the association is: ``14:32``."""
    return f"{instant.astimezone(ZoneInfo(facts.time_zone)):%H:%M}"


def number(value: float | None, facts: Facts, places: int = 1) -> str:
    """A figure with fixed decimals, or a dash."""
    return MISSING if value is None or pd.isna(value) else facts.number_format.write(value, places)


def quantity(value: float | None, facts: Facts) -> str:
    """A figure with the decimals it needs, at most two, or a dash."""
    if value is None or pd.isna(value):
        return MISSING
    return facts.number_format.write_short(value, 2)


def percent(share: float | None, facts: Facts, places: int = 0) -> str:
    """A share of 1 as a percentage: ``75 %``."""
    return MISSING if share is None or pd.isna(share) else f"{number(share * 100, facts, places)} %"


def money(minor: float | None, facts: Facts) -> str:
    """An amount in minor units with its symbol, or a dash."""
    return MISSING if minor is None or pd.isna(minor) else facts.money(int(minor))


def figure(value: float | None, unit: str, facts: Facts) -> str:
    """An indicator's value with its unit."""
    if value is None or pd.isna(value):
        return MISSING
    if unit == "%":
        return f"{number(value, facts, 1)} %"
    return f"{quantity(value, facts)} {unit_after(value, unit)}"


def month_name(text: str | Month) -> str:
    """``Octubre 2026`` from a month or its key."""
    month = text if isinstance(text, Month) else Month.parse(text)
    return month.label.capitalize()

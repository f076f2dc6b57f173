"""Closed lists and the richer tables that also offer choices: stages, activities, schemes, figures."""

from __future__ import annotations

from typing import Literal

from evalua.catalog.base import Frozen, Key, Named, Source, Text
from evalua.catalog.framework import AreaCode


class Item(Named):
    """One choice; ``group`` gathers choices under a heading, ``note`` says when to use it."""

    group: str | None = None
    note: str | None = None


class ClosedList(Frozen):
    """A list people choose from and never type into; ``sources`` where its items are not ours."""

    key: Key
    name: Text
    items: tuple[Item, ...]
    sources: tuple[Source, ...] = ()


class ProjectStage(Named):
    """A stage of a project; ``gate`` is what must exist to enter it.

    ``order`` counts along the main line from 0; side states (returned, suspended, discarded) have
    a negative one. ``live`` stages count as a project under way.
    """

    order: int
    live: bool
    gate: Text


class ActivityType(Named):
    """A kind of activity of the log and the areas it speaks to.

    ``track`` is political or technical where the kind decides it; ``audience`` is whom of a
    municipality it reaches by itself.
    """

    areas: tuple[AreaCode, ...]
    track: Key | None = None
    audience: Key | None = None


class ContributionScheme(Named):
    """A way of contributing and what has to be filled in for it.

    ``ordinary`` schemes exclude one another on any date; the others may run beside them.
    """

    params: tuple[Text, ...]
    ordinary: bool


class LegalFigure(Named):
    """A legal form. ``country`` is a country code or ``*``.

    ``pieces`` are the papers its legal file must have (list ``legal_pieces``).

    ``to_confirm`` marks a legal basis that comes from general knowledge and not from a document of
    the catalogue.
    """

    country: Text
    members: Text
    min_members: int
    contiguous: bool
    same_department: bool
    needs_core_city: bool = False
    pieces: tuple[Key, ...]
    legal_basis: Text
    purpose: Text
    sources: tuple[Source, ...] = ()
    to_confirm: bool = False


class Milestone(Frozen):
    """A step of the route of a change of government, due ``offset_days`` after E or T.

    ``skipped_if_reelected`` marks what has no object where the same mayor goes on.
    """

    code: Text
    name: Text
    phase: Literal["before", "between", "after"]
    anchor: Literal["E", "T"]
    offset_days: int
    per_municipality: bool
    evidence: Text
    skipped_if_reelected: bool = False


class TransitionWindow(Named):
    """A season of the electoral calendar, from ``starts`` to ``ends``, both included.

    ``phase`` windows follow one another; ``cycle`` windows say when an indicator applies.
    """

    kind: Literal["phase", "cycle"]
    starts: Text
    ends: Text


class NeutralWords(Frozen):
    """What marks a note as political: regular expressions over text without accents or signs.

    ``phrases`` always do; ``party`` does unless the note speaks of a ``match``.
    """

    phrases: tuple[Text, ...]
    party: Text
    match: Text

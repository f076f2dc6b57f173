"""Everything a measure may look at: the frames of the registers and the day of the cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.frames import FRAMES
from evalua.measures.memory import Memory, looked_at
from evalua.measures.once import once
from evalua.storage.frames import empty


def _check_names(frames: Collection[str]) -> None:
    others = set(frames) - FRAMES.keys()
    if others:
        raise TypeError(f"no register has frames called {', '.join(sorted(others))}")


@dataclass(frozen=True)
class Inputs:
    """One association's records, as the registers' queries return them (columns ``FRAMES``)."""

    evaluation_start: Month
    submission_day: int
    has_intermediate_level: bool
    peace_mode: bool
    legal_figure: str
    coverage_min: float | None
    """The coverage the board asks for at the cut; None: the catalogue's."""

    frames: Mapping[str, pd.DataFrame]
    """One per name of ``FRAMES``; each is an attribute too."""

    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    """What was already worked out of these records, and of earlier readings of them."""

    @classmethod
    def of(
        cls,
        evaluation_start: Month,
        *,
        submission_day: int = 10,
        has_intermediate_level: bool = True,
        peace_mode: bool = False,
        legal_figure: str = "other",
        coverage_min: float | None = None,
        **frames: pd.DataFrame,
    ) -> Inputs:
        """Inputs from some frames; a register left out is empty. Raises TypeError for another."""
        _check_names(frames)
        registers = {name: empty(frame.columns) for name, frame in FRAMES.items()}
        return cls(
            evaluation_start,
            submission_day,
            has_intermediate_level,
            peace_mode,
            legal_figure,
            coverage_min,
            registers | frames,
        )

    def having(self, **frames: pd.DataFrame) -> Inputs:
        """The same records with some frames in place of theirs. Raises TypeError for another."""
        _check_names(frames)
        return replace(self, frames={**self.frames, **frames})

    def after(self, before: Inputs) -> Inputs:
        """These records, with the frames of an earlier reading wherever nothing changed.

        What was worked out of those frames alone is still known.
        """
        same = {
            name: before.frames[name] if frame.equals(before.frames[name]) else frame
            for name, frame in self.frames.items()
        }
        return replace(self, frames=same, memory=before.memory)

    @property
    def rules(self) -> tuple[object, ...]:
        """What is known of the association beside its records."""
        return (
            self.evaluation_start,
            self.submission_day,
            self.has_intermediate_level,
            self.peace_mode,
            self.legal_figure,
            self.coverage_min,
        )

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            frame = self.__dict__["frames"][name]
        except KeyError:
            raise AttributeError(f"no register has a frame called {name}") from None
        looked_at(name)
        return frame

    def sent(self, month: Month) -> bool:
        """Whether the month was ever sent to the board."""
        rows = self.months[self.months["month"] == str(month)]
        return bool(rows["first_submitted_on"].notna().any())

    def answered(self, month: Month, indicator: str) -> bool:
        """Whether having no rows means zero in a month: it was sent, or the director said so.

        What the director said of the indicator comes first: a figure that is not available stays
        missing after the month is sent.
        """
        reasons = self.missing_reasons
        said = reasons[(reasons["month"] == str(month)) & (reasons["indicator"] == indicator)]
        return self.sent(month) if said.empty else bool(said.iloc[-1]["kind"] == "zero")


@dataclass(frozen=True, slots=True)
class Cut:
    """The day a measure looks from: the last day of its month, or today while it is in progress."""

    month: Month
    day: date

    @classmethod
    def of(cls, month: Month, today: date) -> Cut:
        return cls(month, min(month.last, today))

    @property
    def at(self) -> pd.Timestamp:
        return pd.Timestamp(self.day)

    @property
    def elapsed(self) -> Month:
        """The last month that was over by the cut."""
        return self.month if self.day == self.month.last else self.month.previous

    @property
    def year_start(self) -> date:
        return date(self.day.year, 1, 1)

    def window(self, spec: str) -> tuple[pd.Timestamp, pd.Timestamp]:
        """First and last day, both included, of ``year``, ``month``, ``quarter``, ``90d`` or ``12m``.

        The quarter is the last complete one. N days: 0 ≤ cut − date ≤ N. N months: the N calendar
        months that end in the cut's month. Raises ValueError for another window.
        """
        if spec == "quarter":
            last = self.elapsed + -(self.elapsed.month % 3)
            return pd.Timestamp((last + -2).first), pd.Timestamp(last.last)
        if spec == "year":
            return pd.Timestamp(self.year_start), self.at
        if spec == "month":
            return pd.Timestamp(self.month.first), self.at
        match = re.fullmatch(r"(\d+)([dm])", spec)
        if match is None:
            raise ValueError(f"«{spec}» is not a window of days or months")
        count = int(match[1])
        first = (
            self.day - timedelta(days=count)
            if match[2] == "d"
            else (self.month + (1 - count)).first
        )
        return pd.Timestamp(first), self.at


def within(dates: pd.Series, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.Series:
    """Which dates fall in a window; a missing date does not."""
    return dates.between(*window)


@once
def active_members(inputs: Inputs, day: date, grace_days: int = 0) -> pd.DataFrame:
    """Members on a day, in alphabetical order: municipality_id, uid, name, department.

    The leave date is the last day as a member; who joined less than ``grace_days`` before is new
    and left out.
    """
    towns = inputs.municipalities
    towns = towns[towns["id"].isin(member_ids(inputs, day, grace_days))]
    kept = towns[["id", "uid", "name", "department"]].rename(columns={"id": "municipality_id"})
    return kept.sort_values(["name", "department"], ignore_index=True)


def member_ids(inputs: Inputs, day: date, grace_days: int = 0) -> pd.Series:
    """The municipality ids of ``active_members``, in no order."""
    at = pd.Timestamp(day)
    spells = inputs.memberships
    joined = spells["joined_on"] <= at - pd.Timedelta(days=grace_days)
    staying = spells["left_on"].isna() | (spells["left_on"] >= at)
    return spells.loc[joined & staying, "municipality_id"]


def members_all_month(inputs: Inputs, month: Month) -> pd.DataFrame:
    """Who was a member every day of a month (columns of ``active_members``)."""
    first = active_members(inputs, month.first)
    last = member_ids(inputs, month.last)
    return first[first["municipality_id"].isin(last)].reset_index(drop=True)


def was_member(inputs: Inputs, municipality_ids: pd.Series, days: pd.Series) -> pd.Series:
    """Whether each municipality was a member on the day beside it; a missing date is a no."""
    asked = pd.DataFrame({"municipality_id": municipality_ids, "day": days})
    asked["row"] = range(len(asked))
    spells = inputs.memberships[["municipality_id", "joined_on", "left_on"]]
    pairs = asked.merge(spells, on="municipality_id", validate="m:m")
    stays = pairs["left_on"].isna() | (pairs["left_on"] >= pairs["day"])
    member = asked["row"].isin(pairs.loc[stays & (pairs["joined_on"] <= pairs["day"]), "row"])
    return member.astype(bool)


def silent(inputs: Inputs, cut: Cut, indicator: str, *dates: pd.Series) -> bool:
    """Whether registers hold nothing dated by the cut and nobody said that it means zero."""
    recorded = any(bool((days <= cut.at).any()) for days in dates)
    return not recorded and not inputs.answered(cut.month, indicator)


def days_of_kind(inputs: Inputs, kinds: Collection[str]) -> pd.Series:
    """The days of the activities of some kinds, whatever became of them."""
    return inputs.activities.loc[inputs.activities["kind"].isin(kinds), "held_on"]


def days_linked(inputs: Inputs, links: pd.DataFrame) -> pd.Series:
    """The days of the activities that a frame of links (``activity_id``) names."""
    return inputs.activities.loc[inputs.activities["id"].isin(links["activity_id"]), "held_on"]

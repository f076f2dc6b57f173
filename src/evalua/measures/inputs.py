"""Everything a measure may look at: the frames of the registers and the day of the cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.once import once
from evalua.registers.activities import queries as activities
from evalua.registers.alignment import queries as alignment
from evalua.registers.answers import queries as answers
from evalua.registers.association import queries as association
from evalua.registers.calls import queries as calls
from evalua.registers.contributions import queries as contributions
from evalua.registers.goals import queries as goals
from evalua.registers.meetings import queries as meetings
from evalua.registers.members import queries as members
from evalua.registers.needs import queries as needs
from evalua.registers.partners import queries as partners
from evalua.registers.periods import queries as periods
from evalua.registers.programmes import queries as programmes
from evalua.registers.projects import queries as projects
from evalua.registers.services import queries as services
from evalua.registers.targets import queries as targets
from evalua.registers.transitions import queries as transitions
from evalua.storage.frames import Columns, empty

FRAMES: Mapping[str, Columns] = {
    "states": association.STATES,
    "municipalities": members.MUNICIPALITIES,
    "memberships": members.MEMBERSHIPS,
    "terms": members.TERMS,
    "authorities": members.AUTHORITIES,
    "withdrawals": members.WITHDRAWALS,
    "schemes": contributions.SCHEMES,
    "scheme_amounts": contributions.SCHEME_AMOUNTS,
    "bases": contributions.BASES,
    "charges": contributions.CHARGES,
    "payments": contributions.PAYMENTS,
    "allocations": contributions.ALLOCATIONS,
    "write_offs": contributions.WRITE_OFFS,
    "payment_agreements": contributions.PAYMENT_AGREEMENTS,
    "instalments": contributions.INSTALMENTS,
    "refunds": contributions.REFUNDS,
    "agreement_charges": contributions.AGREEMENT_CHARGES,
    "in_kind": contributions.IN_KIND,
    "plans": goals.PLANS,
    "goals": goals.GOALS,
    "schedules": goals.SCHEDULES,
    "progress": goals.PROGRESS,
    "entered": goals.ENTERED,
    "programmes": programmes.PROGRAMMES,
    "projects": projects.PROJECTS,
    "benefits": projects.BENEFITS,
    "stages": projects.STAGES,
    "funding": projects.FUNDING,
    "project_schedules": projects.PROJECT_SCHEDULES,
    "schedule_points": projects.SCHEDULE_POINTS,
    "follow_ups": projects.FOLLOW_UPS,
    "community_sessions": projects.COMMUNITY_SESSIONS,
    "alternatives": projects.ALTERNATIVES,
    "calls": calls.CALLS,
    "call_themes": calls.CALL_THEMES,
    "call_municipalities": calls.CALL_MUNICIPALITIES,
    "milestones": transitions.MILESTONES,
    "municipal_plans": transitions.MUNICIPAL_PLANS,
    "budget_lines": transitions.BUDGET_LINES,
    "candidates": transitions.CANDIDATES,
    "candidate_packs": transitions.CANDIDATE_PACKS,
    "pack_deliveries": transitions.PACK_DELIVERIES,
    "neutrality_declarations": transitions.NEUTRALITY_DECLARATIONS,
    "hand_over_sessions": transitions.HAND_OVER_SESSIONS,
    "audiences": transitions.AUDIENCES,
    "mentors": transitions.MENTORS,
    "activities": activities.ACTIVITIES,
    "activity_municipalities": activities.ACTIVITY_MUNICIPALITIES,
    "activity_partners": activities.ACTIVITY_PARTNERS,
    "activity_organizations": activities.ACTIVITY_ORGANIZATIONS,
    "meetings": meetings.MEETINGS,
    "attendance": meetings.ATTENDANCE,
    "commitments": meetings.COMMITMENTS,
    "partners": partners.PARTNERS,
    "agreements": partners.AGREEMENTS,
    "organizations": partners.ORGANIZATIONS,
    "services": services.SERVICES,
    "service_records": services.SERVICE_RECORDS,
    "months": periods.MONTHS,
    "missing_reasons": periods.MISSING_REASONS,
    "deliveries": periods.DELIVERIES,
    "targets": targets.TARGETS,
    "adoptions": targets.ADOPTIONS,
    "people": association.PEOPLE,
    "visions": alignment.VISIONS,
    "vision_lines": alignment.VISION_LINES,
    "plan_lines": alignment.PLAN_LINES,
    "citations": alignment.CITATIONS,
    "needs": needs.NEEDS,
    "sheet_reviews": needs.REVIEWS,
    "owners": targets.OWNERS,
    "answers": answers.ANSWERS,
}
"""The columns of each frame, as the registers' queries return them."""


@dataclass(frozen=True)
class Inputs:
    """One association's records, as the registers' queries return them (columns ``FRAMES``)."""

    evaluation_start: Month
    submission_day: int
    has_intermediate_level: bool
    coverage_min: float | None
    """The coverage the board asks for at the cut; None: the catalogue's."""

    states: pd.DataFrame
    municipalities: pd.DataFrame
    memberships: pd.DataFrame
    terms: pd.DataFrame
    authorities: pd.DataFrame
    withdrawals: pd.DataFrame
    schemes: pd.DataFrame
    scheme_amounts: pd.DataFrame
    bases: pd.DataFrame
    charges: pd.DataFrame
    payments: pd.DataFrame
    allocations: pd.DataFrame
    write_offs: pd.DataFrame
    payment_agreements: pd.DataFrame
    instalments: pd.DataFrame
    refunds: pd.DataFrame
    agreement_charges: pd.DataFrame
    in_kind: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame
    schedules: pd.DataFrame
    progress: pd.DataFrame
    entered: pd.DataFrame
    programmes: pd.DataFrame
    projects: pd.DataFrame
    benefits: pd.DataFrame
    stages: pd.DataFrame
    funding: pd.DataFrame
    project_schedules: pd.DataFrame
    schedule_points: pd.DataFrame
    follow_ups: pd.DataFrame
    community_sessions: pd.DataFrame
    alternatives: pd.DataFrame
    calls: pd.DataFrame
    call_themes: pd.DataFrame
    call_municipalities: pd.DataFrame
    milestones: pd.DataFrame
    municipal_plans: pd.DataFrame
    budget_lines: pd.DataFrame
    candidates: pd.DataFrame
    candidate_packs: pd.DataFrame
    pack_deliveries: pd.DataFrame
    neutrality_declarations: pd.DataFrame
    hand_over_sessions: pd.DataFrame
    audiences: pd.DataFrame
    mentors: pd.DataFrame
    activities: pd.DataFrame
    activity_municipalities: pd.DataFrame
    activity_partners: pd.DataFrame
    activity_organizations: pd.DataFrame
    meetings: pd.DataFrame
    attendance: pd.DataFrame
    commitments: pd.DataFrame
    partners: pd.DataFrame
    agreements: pd.DataFrame
    organizations: pd.DataFrame
    services: pd.DataFrame
    service_records: pd.DataFrame
    months: pd.DataFrame
    missing_reasons: pd.DataFrame
    deliveries: pd.DataFrame
    targets: pd.DataFrame
    adoptions: pd.DataFrame
    people: pd.DataFrame
    visions: pd.DataFrame
    vision_lines: pd.DataFrame
    plan_lines: pd.DataFrame
    citations: pd.DataFrame
    needs: pd.DataFrame
    sheet_reviews: pd.DataFrame
    owners: pd.DataFrame
    answers: pd.DataFrame

    readings: dict[Hashable, pd.DataFrame] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was already read of these records (``measures.once``); other records begin anew."""

    @classmethod
    def of(
        cls,
        evaluation_start: Month,
        *,
        submission_day: int = 10,
        has_intermediate_level: bool = True,
        coverage_min: float | None = None,
        **frames: pd.DataFrame,
    ) -> Inputs:
        """Inputs from some frames; a register left out is empty. Raises TypeError for another."""
        registers = {name: empty(columns) for name, columns in FRAMES.items()} | frames
        return cls(
            evaluation_start, submission_day, has_intermediate_level, coverage_min, **registers
        )

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
        """First and last day, both included, of ``year``, ``month``, ``90d`` or ``12m``.

        N days: 0 ≤ cut − date ≤ N. N months: the N calendar months that end in the cut's month.
        Raises ValueError for another window.
        """
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

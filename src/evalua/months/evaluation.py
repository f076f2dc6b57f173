"""The only path from registers to scores: a month as the board approved it, or as it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua import catalog as catalogue
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.observing import observe
from evalua.months import snapshots
from evalua.months.approvals import Approval
from evalua.months.gathering import gather
from evalua.months.policy import policy_on
from evalua.registers.association.facts import Facts, facts
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.registers.periods.queries import context_note, month_state
from evalua.scoring.policy import Policy
from evalua.scoring.result import Scores, score


@dataclass(frozen=True)
class Evaluation:
    """One month of one association, with every stage side by side.

    ``state`` is the month's (draft, submitted, approved, reopened); ``in_progress`` says that its
    last day has not come; ``snapshot`` is the number of the approval it was read from, or 0 when
    it was computed now. ``municipal`` has indicator, municipality_id, numerator, denominator and
    value; ``details`` holds the rows behind each indicator; ``context_note`` is what the association
    says of the month, and ``approval`` how the board approved it, where it did.
    """

    facts: Facts
    month: Month
    cut: date
    state: str
    in_progress: bool
    snapshot: int
    act: str
    catalogue_version: str
    policy: Policy
    scores: Scores
    municipal: pd.DataFrame
    details: Mapping[str, pd.DataFrame]
    context_note: str = ""
    approval: Approval | None = None

    def rows_behind(self, code: str) -> pd.DataFrame:
        """The register rows behind an indicator (columns ``DETAIL``); empty where there are none."""
        return self.details.get(code, snapshots.NO_ROWS)

    @property
    def frozen(self) -> bool:
        """Whether these are the figures the board approved."""
        return self.snapshot > 0


def evaluate(
    session: Session,
    *,
    association_id: int,
    month: Month,
    today: date,
    catalog: Catalog | None = None,
    live: bool = False,
    gathered: Callable[[], Inputs] | None = None,
    also: Collection[str] = (),
) -> Evaluation:
    """The evaluation of a month: from its snapshot where the board approved one, else computed.

    A reopened month keeps showing its snapshot until it is approved again. ``live`` computes even
    so, to see what approving now would freeze; ``gathered`` gives the records the caller may have
    read already, and ``also`` names what to measure beside what the board adopted. Raises Problem
    for an unknown association.
    """
    about = facts(session, association_id)
    if not live:
        kept = snapshots.latest(session, association_id, month)
        if kept is not None:
            return from_snapshot(session, about, month, today, kept)
    inputs = gathered() if gathered is not None else gather(session, association_id)
    return compute(session, about, inputs, month, today, catalog or catalogue.load(), also)


def compute(
    session: Session,
    about: Facts,
    inputs: Inputs,
    month: Month,
    today: date,
    catalog: Catalog,
    also: Collection[str] = (),
) -> Evaluation:
    """Evaluate a month from records already read; the association's own indicators are added."""
    catalog = whole_catalog(inputs.own_indicators, catalog)
    cut = Cut.of(month, today)
    policy = policy_on(session, about.id, cut.day, catalog)
    observed = observe(replace(inputs, coverage_min=policy.coverage_min), cut, catalog, also)
    return Evaluation(
        facts=about,
        month=month,
        cut=cut.day,
        state=month_state(session, about.id, month),
        in_progress=today < month.last,
        snapshot=0,
        act="",
        catalogue_version=catalog.version,
        policy=policy,
        scores=_with_origin(score(observed.indicators, policy), observed.indicators),
        municipal=observed.municipal,
        details=observed.details,
        context_note=context_note(session, about.id, month),
    )


def from_snapshot(
    session: Session, about: Facts, month: Month, today: date, kept: snapshots.Kept
) -> Evaluation:
    """The evaluation that a snapshot keeps, in force or not."""
    return Evaluation(
        facts=about,
        month=month,
        cut=kept.approval.cut,
        state=month_state(session, about.id, month),
        in_progress=today < month.last,
        snapshot=kept.approval.number,
        act=kept.approval.act,
        catalogue_version=kept.approval.catalogue_version,
        policy=kept.policy,
        scores=kept.scores,
        municipal=kept.municipal,
        details=kept.details,
        context_note=kept.approval.context_note,
        approval=kept.approval,
    )


def _with_origin(scores: Scores, observed: pd.DataFrame) -> Scores:
    """Scores whose indicators also say where the figure comes from (``computed``, ``typed`` or
    nothing), and when a trailing window began before the evaluation."""
    beside = observed.set_index("indicator")
    codes = scores.indicators["indicator"]
    indicators = scores.indicators.assign(
        window_incomplete=codes.map(beside["window_incomplete"]).astype(bool),
        origin=codes.map(beside["origin"]).astype("str"),
    )
    return Scores(indicators, scores.questions, scores.areas, scores.index)

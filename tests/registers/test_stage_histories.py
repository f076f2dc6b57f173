"""What holds of the stages of any project, in whatever order they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from evalua import catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut
from evalua.measures.stages import resourced_since, stage_at
from evalua.registers.projects.history import stages_at
from evalua.registers.projects.queries import STAGES
from evalua.registers.projects.stage_line import Reached, level, may_follow, skipped
from evalua.storage.frames import build
from measures.records import project, records

STAGE = {s.key: s for s in catalog.load().project_stages}
ORDERS = {key: s.order for key, s in STAGE.items()}
FIRST = date(2025, 1, 1)
events = st.lists(st.tuples(st.sampled_from(list(ORDERS)), st.integers(0, 300)), max_size=12)
moments = st.integers(-5, 320)
QUICK = settings(max_examples=60, deadline=None)
FEW = settings(max_examples=15, deadline=None)


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def typed_in_order(drawn: Sequence[tuple[str, int]]) -> list[Reached]:
    """The rows that the register accepts when they come in any order, each in its place."""
    history: list[Reached] = []
    for stage, offset in drawn:
        here = Reached(stage, day(offset))
        before = [e for e in history if e.on <= here.on]
        after = [e for e in history if e.on > here.on]
        if may_follow(before, stage, ORDERS) and (
            not after or may_follow([*before, here], after[0].stage, ORDERS)
        ):
            history = [*before, here, *after]
    return history


def frame(history: Sequence[Reached]) -> pd.DataFrame:
    return build(
        (
            {"id": n, "project_id": 1, "stage": e.stage, "reached_on": e.on}
            for n, e in enumerate(history)
        ),
        STAGES,
    )


@QUICK
@given(events)
def test_dates_never_decrease_along_a_history(drawn: list[tuple[str, int]]) -> None:
    history = typed_in_order(drawn)
    assert all(before.on <= after.on for before, after in pairwise(history))


@QUICK
@given(events, moments)
def test_the_stage_of_a_day_is_the_last_one_by_then_whatever_the_order_of_entry(
    drawn: list[tuple[str, int]], offset: int
) -> None:
    history = typed_in_order({on: (stage, on) for stage, on in drawn}.values())
    rows = frame(history)
    mixed = rows.sample(frac=1, random_state=len(drawn)) if len(rows) else rows
    found = stages_at(mixed, day(offset))["stage"].tolist()
    past = [e.stage for e in history if e.on <= day(offset)]
    assert found == past[-1:]


@QUICK
@given(events, moments)
def test_what_happens_later_does_not_change_where_a_project_stood(
    drawn: list[tuple[str, int]], offset: int
) -> None:
    history = typed_in_order(drawn)
    known = [e for e in history if e.on <= day(offset)]
    then = stages_at(frame(known), day(offset))["stage"].tolist()
    assert stages_at(frame(history), day(offset))["stage"].tolist() == then


@QUICK
@given(events)
def test_a_project_reaches_its_funds_going_forward_unless_it_is_returned(
    drawn: list[tuple[str, int]],
) -> None:
    history = typed_in_order(drawn)
    levels = [level(history[:n], ORDERS) for n in range(len(history) + 1)]
    funded = ORDERS["funded"]
    for event, (before, after) in zip(history, pairwise(levels), strict=True):
        assert not (before >= funded > after) or event.stage == "returned"


@QUICK
@given(events)
def test_what_is_over_is_never_alive_again(drawn: list[tuple[str, int]]) -> None:
    history = typed_in_order(drawn)
    over = [n for n, e in enumerate(history) if e.stage in ("finished", "settled", "discarded")]
    after = history[over[0] :] if over else []
    assert not any(STAGE[event.stage].live for event in after)


@QUICK
@given(events)
def test_a_history_filled_in_completely_jumps_over_nothing(drawn: list[tuple[str, int]]) -> None:
    history = typed_in_order(drawn)
    if not history:
        return
    filled: list[Reached] = []
    for event in history:
        for missing in skipped(filled, event.stage, ORDERS):
            filled.append(Reached(missing, event.on))
        filled.append(event)
    steps = [skipped(filled[:n], event.stage, ORDERS) for n, event in enumerate(filled)]
    assert not any(steps)


@FEW
@given(events, moments)
def test_a_project_has_resources_only_while_it_is_funded_running_or_suspended(
    drawn: list[tuple[str, int]], offset: int
) -> None:
    history = typed_in_order(drawn)
    stages = [(e.stage, e.on.isoformat()) for e in history]
    inputs = records(project("P1", *stages))
    on = day(offset)
    cut = Cut(Month.of(on), on)
    since = resourced_since(inputs, cut)
    standing = stage_at(inputs, cut)
    if len(since):
        assert standing.iloc[0] in ("funded", "in_execution", "suspended")
        assert any(
            e.stage in ("funded", "in_execution") and e.on == since.iloc[0].date() for e in history
        )
    else:
        assert not standing.isin(["funded", "in_execution"]).any()

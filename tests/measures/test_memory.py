"""What was worked out is kept while every frame it looked at is the same, and not a moment longer."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from evalua import catalog
from evalua.measures.inputs import Inputs, active_members
from evalua.measures.memory import Memory
from evalua.measures.observing import observe
from measures.records import CAST, M1, activity, cut_at, organization, records, sent

CATALOG = catalog.load()
CUT = cut_at("2026-10-31")
CODES = [card.code for card in CATALOG.indicators]


def towns_seen(inputs: Inputs, done: list[str]) -> int:
    """A work that looks at the municipalities, and says each time it is really done."""

    def work_out() -> int:
        done.append("towns")
        return len(inputs.municipalities)

    return inputs.memory.recall("towns", inputs.frames, work_out)


def test_a_change_elsewhere_keeps_what_was_worked_out() -> None:
    done: list[str] = []
    before = records(CAST)
    towns_seen(before, done)
    after = before.having(organizations=records(organization(1, M1)).organizations)
    assert towns_seen(after, done) == 6
    assert done == ["towns"]


def test_a_change_of_what_it_looked_at_works_it_out_again() -> None:
    done: list[str] = []
    before = records(CAST)
    towns_seen(before, done)
    after = before.having(municipalities=before.municipalities.head(2))
    assert towns_seen(after, done) == 2
    assert towns_seen(before, done) == 6
    assert done == ["towns"] * 3


def test_what_a_kept_reading_looked_at_counts_for_who_uses_it() -> None:
    inputs = records(CAST)
    active_members(inputs, CUT.day)  # kept: the next one is not done again
    counted = inputs.memory.recall(
        "members", inputs.frames, lambda: len(active_members(inputs, CUT.day))
    )
    fewer = inputs.having(memberships=inputs.memberships.head(1))
    again = fewer.memory.recall(
        "members", fewer.frames, lambda: len(active_members(fewer, CUT.day))
    )
    assert (counted, again) == (5, 1)


def test_a_work_that_fails_is_not_kept_and_watches_no_more() -> None:
    memory, frames = Memory(), records(CAST).frames

    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.recall("x", frames, fails)
    assert memory.recall("x", frames, lambda: 3) == 3
    assert memory.kept["x"].frames == {}


def test_memory_forgets_everything_when_it_is_full() -> None:
    memory, frames = Memory(most=2), records(CAST).frames
    for key in ("a", "b", "c"):
        memory.recall(key, frames, lambda: 1)
    assert list(memory.kept) == ["c"]


def test_records_read_again_keep_the_frames_that_did_not_change() -> None:
    before = records(CAST, organization(1, M1))
    again = records(CAST, organization(1, M1), sent("2026-10", "2026-11-08")).after(before)
    assert again.organizations is before.organizations
    assert again.months is not before.months
    assert len(again.months) == 1
    assert again.memory is before.memory


def test_one_more_row_gives_the_same_after_a_save_as_read_anew() -> None:
    parts = [CAST, organization(1, M1), sent("2026-10", "2026-11-08")]
    known = records(*parts)
    observe(known, CUT, CATALOG, also=CODES)
    for more in (
        activity("organization_support", "2026-10-20", organizations=[1]),
        activity("training", "2026-10-21", women=4, men=2),
        organization(2, M1),
    ):
        parts.append(more)
        fresh = records(*parts)
        known = replace(fresh, memory=Memory()).after(known)
        expected = observe(replace(fresh, memory=Memory()), CUT, CATALOG, also=CODES)
        found = observe(known, CUT, CATALOG, also=CODES)
        pd.testing.assert_frame_equal(found.indicators, expected.indicators)
        pd.testing.assert_frame_equal(found.municipal, expected.municipal)


def test_only_the_core_the_adopted_and_what_is_asked_for_is_measured() -> None:
    rows = observe(records(CAST), CUT, CATALOG, also=["A01-Q01-02"]).indicators
    rows = rows.set_index("indicator")
    outside = rows[rows["reason"] == "La junta no lo ha adoptado para este año."]
    assert set(outside.index) == set(CODES) - {c.code for c in CATALOG.core} - {"A01-Q01-02"}
    assert (outside["state"] == "not_available").all()

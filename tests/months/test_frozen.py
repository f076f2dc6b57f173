"""What an approval froze stays as it was, whatever is decided afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from conftest import DIRECTOR, TODAY, Office
from evalua.board.areas import area_lines
from evalua.catalog import Catalog
from evalua.domain.actor import Actor
from evalua.months import life
from evalua.months.approvals import approvals
from evalua.months.comparing import as_approved
from evalua.months.evaluation import Evaluation
from evalua.months.history import scores_by_month
from evalua.months.policy_changes import PolicyInput, change_policy
from evalua.registers.periods.notes import write_context_note
from evalua.registers.targets.commands import set_policy, set_targets
from months.sending import (
    BOARD,
    CATALOG,
    SEPTEMBER,
    approve,
    close,
    evaluated,
    pay_late,
    send,
    with_quotas,
)

LEVELS = ("indicators", "questions", "areas", "index")
SINCE = date(2026, 9, 1)


@pytest.fixture
def started(found: Callable[..., Office]) -> Office:
    return with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))


def other_catalogue() -> Catalog:
    """The next version of the catalogue: another threshold, and no indicator is core."""
    cards = tuple(card.model_copy(update={"core": False}) for card in CATALOG.indicators)
    meta = CATALOG.meta.model_copy(update={"version": "9.9"})
    return CATALOG.model_copy(update={"indicators": cards, "meta": meta})


def same(kept: Evaluation, before: Evaluation) -> None:
    """Every stage, rule and version, to the last digit."""
    for level in LEVELS:
        pd.testing.assert_frame_equal(getattr(kept.scores, level), getattr(before.scores, level))
    pd.testing.assert_frame_equal(kept.municipal, before.municipal)
    assert kept.policy == before.policy
    assert kept.catalogue_version == before.catalogue_version


def targets(office: Office) -> None:
    with office.work() as work:
        decided = {"A02-Q04-01": 35}
        set_targets(work, 2026, decided, catalog=CATALOG, act="Acta 3", decided_on=SINCE)


def weights(office: Office) -> None:
    with office.work() as work:
        set_policy(work, "area_weight:A02", "4.0", SINCE, "Acta 4")
        set_policy(work, "indicator_weight:A02-Q04-01", "7.0", SINCE, "Acta 4")


def thresholds(office: Office) -> None:
    with office.work() as work:
        changes = {"band_green": "40", "band_amber": "20", "coverage_min": "10"}
        change_policy(work, PolicyInput(SINCE, "Acta 5", numbers=changes), catalog=CATALOG)


@pytest.mark.parametrize("decide", [targets, weights, thresholds, pay_late])
def test_a_later_decision_moves_the_shadow_and_not_what_was_approved(
    started: Office, decide: Callable[[Office], None]
) -> None:
    close(started, SEPTEMBER)
    before, shadow = evaluated(started, SEPTEMBER), evaluated(started, SEPTEMBER, live=True)
    decide(started)
    same(evaluated(started, SEPTEMBER), before)
    moved = evaluated(started, SEPTEMBER, live=True)
    with pytest.raises(AssertionError):
        same(moved, shadow)


def test_another_catalogue_changes_nothing_of_an_approved_month(started: Office) -> None:
    close(started, SEPTEMBER)
    before, new = evaluated(started, SEPTEMBER), other_catalogue()
    kept = evaluated(started, SEPTEMBER, catalog=new)
    same(kept, before)
    assert evaluated(started, SEPTEMBER, live=True, catalog=new).catalogue_version == "9.9"
    # The lines of the screens are made of the frozen rows too: core is as it was.
    pd.testing.assert_series_equal(
        area_lines(kept, None, new)["score"], area_lines(before, None, CATALOG)["score"]
    )


def test_history_reads_an_approved_month_from_its_snapshot(started: Office) -> None:
    close(started, SEPTEMBER)
    before = areas_of(started)
    for decide in (targets, weights, thresholds, pay_late):
        decide(started)
    pd.testing.assert_frame_equal(areas_of(started), before)


def areas_of(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        rows = scores_by_month(
            session,
            association_id=office.id,
            last=SEPTEMBER,
            count=1,
            today=TODAY,
            catalog=CATALOG,
        )
    assert rows["frozen"].all()
    return rows


def test_the_note_who_sent_it_and_the_stamp_are_frozen_with_the_figures(started: Office) -> None:
    with started.work() as work:
        write_context_note(work, SEPTEMBER, "Hubo paro de transporte.")
    send(started, SEPTEMBER, today=date(2026, 10, 9))
    approve(started, SEPTEMBER, DIRECTOR)
    with started.work() as work:
        life.reopen(work, SEPTEMBER, "corrección")
        write_context_note(work, SEPTEMBER, "Otra nota.")
    kept = evaluated(started, SEPTEMBER)
    assert kept.context_note == "Hubo paro de transporte."
    assert kept.approval is not None and kept.approval.one_person
    assert kept.approval.submitted_by == DIRECTOR.name
    assert kept.approval.first_submitted_on == date(2026, 10, 9)
    assert evaluated(started, SEPTEMBER, live=True).context_note == "Otra nota."


def test_approving_again_keeps_the_earlier_approval_as_it_was(started: Office) -> None:
    close(started, SEPTEMBER)
    first = evaluated(started, SEPTEMBER)
    with started.work() as work:
        life.reopen(work, SEPTEMBER, "faltaba un pago")
    with started.db.session() as session:
        assert len(approvals(session, association_id=started.id)) == 1
    targets(started)
    send(started, SEPTEMBER)
    approve(started, SEPTEMBER, act="Acta 8")
    with started.db.session() as session:
        made = approvals(session, association_id=started.id)
        earlier = as_approved(
            session, association_id=started.id, month=SEPTEMBER, number=1, today=TODAY
        )
        none = as_approved(
            session, association_id=started.id, month=SEPTEMBER, number=3, today=TODAY
        )
    assert [(a.number, a.act) for a in made] == [(1, "Acta 7"), (2, "Acta 8")]
    assert earlier is not None and none is None
    same(earlier, first)
    assert evaluated(started, SEPTEMBER).snapshot == 2


@pytest.mark.parametrize(
    ("sender", "approver", "alone"),
    [
        (Actor("Ana Ruiz", "director", "uid-1"), Actor("Ana Ruiz", "director", "uid-1"), True),
        (Actor("Ana Ruiz", "director", "uid-1"), Actor("Ana R.", "board", "uid-1"), True),
        (Actor("Ana Ruiz", "director", "uid-1"), Actor("Ana Ruiz", "board", "uid-2"), False),
        (Actor("Ana Ruiz", "director"), Actor("ana  ruiz", "board", "uid-1"), True),
        (Actor("Ana Ruiz", "director"), BOARD, False),
    ],
    ids=["account", "renamed", "namesake", "no account", "two persons"],
)
def test_the_second_person_is_told_by_account_and_by_name_where_there_is_none(
    started: Office, sender: Actor, approver: Actor, alone: bool
) -> None:
    send(started, SEPTEMBER, sender)
    assert approve(started, SEPTEMBER, approver).one_person is alone

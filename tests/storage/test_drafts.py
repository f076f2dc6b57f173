"""What somebody has typed and not saved yet."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from conftest import NOW
from evalua.storage import drafts
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database
from evalua.storage.tables import Draft

HERE = ("Rosalba", 1, "payment")


def test_what_was_typed_comes_back(db: Database) -> None:
    drafts.keep(db, *HERE, "", {"amount": "1.200.000", "day": "2026-11-05"}, NOW)
    assert drafts.load(db, *HERE) == {"amount": "1.200.000", "day": "2026-11-05"}
    assert drafts.saved_at(db, *HERE) == NOW


def test_without_a_draft_there_is_nothing(db: Database) -> None:
    assert drafts.load(db, *HERE) == {}
    assert drafts.saved_at(db, *HERE) is None
    drafts.clear(db, *HERE)
    assert db.count(Draft) == 0


def test_a_later_pause_adds_and_replaces(db: Database) -> None:
    drafts.keep(db, *HERE, "", {"amount": "1", "note": "ñandú «»"}, NOW)
    later = NOW + timedelta(seconds=3)
    drafts.keep(db, *HERE, "", {"amount": "12", "paid": None, "towns": [1, 2]}, later)
    assert drafts.load(db, *HERE) == {
        "amount": "12",
        "note": "ñandú «»",
        "paid": None,
        "towns": [1, 2],
    }
    assert drafts.saved_at(db, *HERE) == later
    assert db.count(Draft) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("Ernesto", 1, "payment", ""),
        ("Rosalba", 2, "payment", ""),
        ("Rosalba", 1, "goal", ""),
        ("Rosalba", 1, "payment", "7"),
    ],
)
def test_each_person_association_screen_and_subject_has_its_own(
    db: Database, other: tuple[str, int, str, str]
) -> None:
    drafts.keep(db, *HERE, "", {"amount": "1"}, NOW)
    drafts.keep(db, *other, {"amount": "2"}, NOW)
    assert drafts.load(db, *HERE) == {"amount": "1"}
    assert drafts.load(db, *other) == {"amount": "2"}
    drafts.clear(db, *other)
    assert drafts.load(db, *HERE) == {"amount": "1"}
    assert drafts.load(db, *other) == {}


def test_a_draft_counts_in_no_revision_and_leaves_no_audit(db: Database) -> None:
    before, rows = db.revision(1), db.count(AuditEntry)
    drafts.keep(db, *HERE, "", {"amount": "1"}, NOW)
    drafts.clear(db, *HERE)
    assert (db.revision(1), db.count(AuditEntry)) == (before, rows)


def test_two_windows_of_one_person_lose_no_field(db: Database) -> None:
    def type_in(number: int) -> None:
        drafts.keep(db, *HERE, "", {f"field_{number}": str(number)}, NOW)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(type_in, range(24)))
    assert drafts.load(db, *HERE) == {f"field_{n}": str(n) for n in range(24)}

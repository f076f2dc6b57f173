"""One use case: all of it or nothing, with its author, its version and its trace."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua.accounts.tables import Person
from evalua.domain.actor import Actor
from evalua.domain.problems import Problem
from evalua.registers.members.tables import Municipality
from evalua.registers.reading import alive, one
from evalua.storage.audit import AuditEntry
from evalua.storage.database import Database
from evalua.storage.work import Work

ASSISTANT = Actor("Auxiliar de prueba", "team")


def add_person(office: Office, name: str) -> int:
    with office.work() as work:
        return work.add(Person(association_id=office.id, name=name, role="team"), "alta").id


def trail(office: Office, table: str = "person") -> list[AuditEntry]:
    with office.db.session() as session:
        found = session.exec(
            select(AuditEntry)
            .where(col(AuditEntry.association_id) == office.id, col(AuditEntry.table_name) == table)
            .order_by(col(AuditEntry.id))
        )
        return list(found)


def revision(office: Office) -> int:
    return office.db.revision(office.id)[0]


def test_an_insert_leaves_its_author_its_moment_and_its_audit_row(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    with clara.db.session() as session:
        row = one(session, Person, clara.id, key)
        assert (row.created_by, row.created_at, row.version) == (DIRECTOR.name, NOW, 1)
        uid = row.uid
    (entry,) = trail(clara)
    assert (entry.action, entry.actor, entry.role, entry.at) == (
        "insert",
        DIRECTOR.name,
        "director",
        NOW,
    )
    assert (entry.row_uid, entry.reason, entry.before) == (uid, "alta", None)
    assert entry.after is not None
    assert entry.after["name"] == "Rosalba"


def test_a_change_raises_the_version_and_keeps_before_and_after(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    later = NOW + timedelta(hours=2)
    with clara.work(ASSISTANT, now=later) as work:
        row = one(work.session, Person, clara.id, key)
        assert work.change(row, "se escribió mal", name="Rosalba Díaz")
    with clara.db.session() as session:
        row = one(session, Person, clara.id, key)
        assert (row.version, row.updated_by, row.updated_at) == (2, ASSISTANT.name, later)
    entry = trail(clara)[-1]
    assert entry.action == "update"
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["name"], entry.after["name"]) == ("Rosalba", "Rosalba Díaz")
    assert (entry.before["version"], entry.after["version"]) == (1, 2)
    assert entry.reason == "se escribió mal"


def test_a_change_that_changes_nothing_leaves_no_trace(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    before = revision(clara)
    with clara.work() as work:
        row = one(work.session, Person, clara.id, key)
        assert not work.change(row, name="Rosalba")
        assert row.version == 1
    assert len(trail(clara)) == 1
    assert revision(clara) == before


def test_a_deleted_row_stays_with_who_when_and_why(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    with clara.work() as work:
        work.remove(one(work.session, Person, clara.id, key), "se repitió")
    with clara.db.session() as session:
        row = session.get(Person, key)
        assert row is not None
        assert (row.deleted_at, row.deleted_by, row.deleted_reason) == (
            NOW,
            DIRECTOR.name,
            "se repitió",
        )
        assert alive(session, Person, clara.id) == []
        with pytest.raises(Problem, match="ya no existe"):
            one(session, Person, clara.id, key)
    assert [entry.action for entry in trail(clara)] == ["insert", "delete"]


def test_deleting_without_a_reason_is_refused(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    with pytest.raises(Problem, match="por qué se elimina"), clara.work() as work:
        work.remove(one(work.session, Person, clara.id, key), "  ")
    with clara.db.session() as session:
        assert one(session, Person, clara.id, key).version == 1


def test_saving_over_what_another_person_saved_is_refused_by_name(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    with clara.work(ASSISTANT) as work:
        work.change(one(work.session, Person, clara.id, key), name="Rosalba Díaz")
    with pytest.raises(Problem, match=ASSISTANT.name) as refused, clara.work() as work:
        work.expect(one(work.session, Person, clara.id, key), 1)
    assert refused.value.findings[0].code == "V51"
    with clara.work() as work:
        row = one(work.session, Person, clara.id, key)
        work.expect(row, 2)
        work.expect(row, None)
        assert row.name == "Rosalba Díaz"


def test_texts_that_do_not_fit_are_refused_together_and_nothing_is_written(clara: Office) -> None:
    """SQLite would keep them, PostgreSQL would refuse them in its own words."""
    long = Municipality(association_id=clara.id, name="M" * 121, name_key="m", department="D" * 200)
    with pytest.raises(Problem) as refused, clara.work() as work:
        work.add(long)
    assert [(f.field, f.code) for f in refused.value.findings] == [
        ("name", "V05"),
        ("department", "V05"),
    ]
    assert "tiene 121 letras y caben 120" in refused.value.findings[0].message
    assert clara.db.count(Municipality) == 4


def test_a_correction_that_does_not_fit_leaves_the_row_as_it_was(clara: Office) -> None:
    with clara.db.session() as session:
        town = session.exec(select(Municipality)).first()
        assert town is not None
    with pytest.raises(Problem, match="caben 120"), clara.work() as work:
        work.change(work.session.get_one(Municipality, town.id), name="M" * 121)
    with clara.db.session() as session:
        assert session.get_one(Municipality, town.id).name == town.name


def test_a_use_case_that_fails_leaves_nothing(clara: Office) -> None:
    before, rows = revision(clara), clara.db.count(AuditEntry)
    with pytest.raises(RuntimeError, match="a medio camino"), clara.work() as work:
        work.add(Person(association_id=clara.id, name="Rosalba", role="team"))
        raise RuntimeError("a medio camino")
    assert clara.db.count(Person) == 0
    assert (revision(clara), clara.db.count(AuditEntry)) == (before, rows)


def test_the_revision_counts_use_cases_and_not_rows(clara: Office) -> None:
    before = revision(clara)
    with clara.work() as work:
        for name in ("Ana", "Beatriz", "Clara"):
            work.add(Person(association_id=clara.id, name=name, role="team"))
    assert revision(clara) == before + 1
    with clara.work() as work:
        assert len(alive(work.session, Person, clara.id)) == 3
    assert revision(clara) == before + 1


def test_the_peers_revision_and_rows_do_not_move(clara: Office, izote: Office) -> None:
    before = izote.db.revision(izote.id)
    key = add_person(clara, "Rosalba")
    assert izote.db.revision(izote.id) == before
    with izote.db.session() as session:
        assert alive(session, Person, izote.id) == []
        with pytest.raises(Problem, match="ya no existe"):
            one(session, Person, izote.id, key)
    assert trail(izote) == []


def test_what_belongs_to_no_association_counts_apart(db: Database, clara: Office) -> None:
    mine, common = db.revision(clara.id)
    with db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        work.changed = True
    assert db.revision(clara.id) == (mine, common + 1)
    assert db.revision(10_000) == (0, common + 1)


def test_two_alive_rows_with_one_name_are_refused_by_the_database(clara: Office) -> None:
    key = add_person(clara, "Rosalba")
    with pytest.raises(IntegrityError):
        add_person(clara, "Rosalba")
    with clara.work() as work:
        work.remove(one(work.session, Person, clara.id, key), "se repitió")
    again = add_person(clara, "Rosalba")
    assert again != key


def test_the_same_name_in_another_association_is_allowed(clara: Office, izote: Office) -> None:
    add_person(clara, "Rosalba")
    add_person(izote, "Rosalba")
    assert clara.db.count(Person) == 2


def test_a_row_cannot_point_to_what_does_not_exist(clara: Office) -> None:
    with pytest.raises(IntegrityError), clara.work() as work:
        work.add(
            Municipality(association_id=999_999, name="Nadie", name_key="nadie", department="")
        )


def test_writers_at_the_same_time_lose_no_count_and_no_row(clara: Office) -> None:
    before = revision(clara)
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda n: add_person(clara, f"Persona {n}"), range(40)))
    assert len(set(keys)) == 40
    assert revision(clara) == before + 40


def test_two_writers_who_read_before_writing_see_each_other(clara: Office) -> None:
    """Read, decide, write: only one of many may win a name, and nobody meets a locked database."""

    def take(_number: int) -> bool:
        with clara.work() as work:
            if alive(work.session, Person, clara.id, name="Única"):
                return False
            work.add(Person(association_id=clara.id, name="Única", role="team"))
            return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(16))) == 1


def test_who_reads_is_not_stopped_by_who_writes(clara: Office) -> None:
    with clara.work() as work:
        work.add(Person(association_id=clara.id, name="Rosalba", role="team"))
        with clara.db.session() as session:
            assert alive(session, Person, clara.id) == []
    with clara.db.session() as session:
        assert len(alive(session, Person, clara.id)) == 1


def test_instants_come_back_in_utc_and_dates_as_dates(clara: Office) -> None:
    with clara.work(
        now=NOW.astimezone(ZoneInfo("America/Bogota")), today=date(2026, 11, 5)
    ) as work:
        key = work.add(Person(association_id=clara.id, name="Rosalba", role="team")).id
    with clara.db.session() as session:
        found = one(session, Person, clara.id, key).created_at
    assert found == NOW
    assert found.utcoffset() == timedelta(0)


def test_a_session_that_only_reads_saves_nothing(clara: Office) -> None:
    with clara.db.session() as session:
        session.add(Person(association_id=clara.id, name="Rosalba", role="team", created_at=NOW))
        session.flush()
    assert clara.db.count(Person) == 0


def test_the_work_knows_who_acts_and_what_day_it_is(clara: Office) -> None:
    seen: list[Work] = []
    with clara.work(ASSISTANT) as work:
        seen.append(work)
    assert (seen[0].actor, seen[0].today, seen[0].now) == (ASSISTANT, TODAY, NOW)
    assert isinstance(seen[0].session, Session)


def test_founding_two_associations_with_one_name_gives_two_codes(
    found: Callable[..., Office],
) -> None:
    one_office, other = found("Cuenca", ["A"]), found("Cuenca", ["A"])
    assert one_office.facts.code != other.facts.code

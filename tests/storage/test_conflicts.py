"""Two people on the same record: exactly one is first, and the other learns both versions."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from conftest import NOW, Office
from evalua import ROOT
from evalua.accounts.tables import Person
from evalua.domain.actor import Actor
from evalua.domain.problems import Conflict, Problem
from evalua.registers.reading import one
from evalua.storage.audit import last_line, last_of

ANA, LUIS = Actor("Ana Ruiz", "team"), Actor("Luis Peña", "team")


def person(office: Office, name: str = "Rosalba") -> int:
    with office.work() as work:
        return work.add(Person(association_id=office.id, name=name, role="team")).id


def save(office: Office, key: int, actor: Actor, version: int | None, **values: object) -> None:
    """What a form does: the version it was opened with, and the new values."""
    with office.work(actor, now=NOW + timedelta(hours=1)) as work:
        row = one(work.session, Person, office.id, key)
        work.expect(row, version)
        work.change(row, **values)


def stored(office: Office, key: int) -> Person:
    with office.db.session() as session:
        return one(session, Person, office.id, key)


def test_who_comes_second_learns_what_was_there_and_what_is_there_now(clara: Office) -> None:
    key = person(clara)
    save(clara, key, ANA, 1, name="Rosalba Díaz")
    with pytest.raises(Conflict) as refused:
        save(clara, key, LUIS, 1, role="board")
    both = refused.value.versions
    assert (both.table, both.row_uid) == ("person", stored(clara, key).uid)
    assert (both.by, both.at, both.version) == (ANA.name, NOW + timedelta(hours=1), 2)
    assert (both.opened["name"], both.saved["name"]) == ("Rosalba", "Rosalba Díaz")
    assert refused.value.findings[0].code == "V51"
    assert ANA.name in refused.value.findings[0].message
    assert stored(clara, key).role == "team"


def test_a_version_older_than_the_last_two_is_found_in_the_log(clara: Office) -> None:
    key = person(clara)
    for version, name in enumerate(("Segunda", "Tercera", "Cuarta"), 1):
        save(clara, key, ANA, version, name=name)
    with pytest.raises(Conflict) as refused:
        save(clara, key, LUIS, 2, role="board")
    assert refused.value.versions.opened["name"] == "Segunda"
    assert refused.value.versions.saved["name"] == "Cuarta"


def test_who_opened_an_empty_form_does_not_overwrite_what_was_written_meanwhile(
    clara: Office,
) -> None:
    key = person(clara)
    with pytest.raises(Conflict) as refused:
        save(clara, key, LUIS, 0, role="board")
    assert refused.value.versions.opened == {}
    assert refused.value.versions.saved["name"] == "Rosalba"


def test_what_nobody_had_open_is_not_compared(clara: Office) -> None:
    key = person(clara)
    save(clara, key, ANA, 1, name="Rosalba Díaz")
    save(clara, key, LUIS, None, role="board")
    assert (stored(clara, key).name, stored(clara, key).role) == ("Rosalba Díaz", "board")


def test_putting_mine_over_theirs_needs_the_version_that_was_seen(clara: Office) -> None:
    """After choosing, a third change is noticed again."""
    key = person(clara)
    save(clara, key, ANA, 1, name="Rosalba Díaz")
    with pytest.raises(Conflict) as refused:
        save(clara, key, LUIS, 1, name="Rosalba Peña")
    seen = refused.value.versions.version
    save(clara, key, ANA, seen, role="board")
    with pytest.raises(Conflict):
        save(clara, key, LUIS, seen, name="Rosalba Peña")
    save(clara, key, LUIS, seen + 1, name="Rosalba Peña")
    assert (stored(clara, key).name, stored(clara, key).role) == ("Rosalba Peña", "board")


def test_of_two_people_with_the_same_version_exactly_one_saves(clara: Office) -> None:
    key = person(clara)
    ready = Barrier(2)

    def attempt(actor: Actor) -> str:
        ready.wait(30)
        try:
            save(clara, key, actor, 1, name=f"Según {actor.name}")
        except Conflict as conflict:
            assert conflict.versions.saved["name"] == f"Según {conflict.versions.by}"
            assert conflict.versions.opened["name"] == "Rosalba"
            return "second"
        return "first"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, (ANA, LUIS))) == ["first", "second"]
    assert stored(clara, key).version == 2


def test_two_hundred_rounds_of_four_writers_lose_no_update(clara: Office) -> None:
    """Each adds one to the number it read, as many times as it manages to be first."""
    key = person(clara, "0")

    def rounds(number: int) -> tuple[int, int]:
        saved = refused = 0
        for _ in range(50):
            row = stored(clara, key)
            try:
                save(
                    clara, key, Actor(f"Escribe {number}"), row.version, name=f"{int(row.name) + 1}"
                )
                saved += 1
            except Conflict:
                refused += 1
        return saved, refused

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(rounds, range(4)))
    saved = sum(first for first, _ in done)
    assert sum(first + second for first, second in done) == 200
    assert saved > 0
    row = stored(clara, key)
    assert (int(row.name), row.version) == (saved, saved + 1)


def test_writers_in_other_processes_lose_no_update(clara: Office) -> None:
    key = person(clara, "0")
    writer = (
        "import sys; from datetime import UTC, datetime, date; import evalua.schema;"
        "from evalua.accounts.tables import Person; from evalua.domain.actor import Actor;"
        "from evalua.domain.problems import Conflict; from evalua.storage.database import Database\n"
        "url, place, key = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])\n"
        "db, saved = Database(url), 0\n"
        "while saved < 10:\n"
        "    with db.session() as session:\n"
        "        row = session.get(Person, key); version, name = row.version, int(row.name)\n"
        "    try:\n"
        "        with db.work(actor=Actor('E'), now=datetime.now(UTC), today=date(2026, 11, 5),"
        " association_id=place) as work:\n"
        "            row = work.session.get(Person, key); work.expect(row, version)\n"
        "            work.change(row, name=str(name + 1)); saved += 1\n"
        "    except Conflict: pass\n"
    )
    address = clara.db.engine.url.render_as_string(hide_password=False)
    running = [
        subprocess.Popen([sys.executable, "-c", writer, address, str(clara.id), str(key)], cwd=ROOT)
        for _ in range(3)
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert (stored(clara, key).name, stored(clara, key).version) == ("30", 31)


def test_a_refused_save_leaves_no_trace(clara: Office) -> None:
    key = person(clara)
    save(clara, key, ANA, 1, name="Rosalba Díaz")
    with clara.db.session() as session:
        before = last_of(session, stored(clara, key).uid)
    with pytest.raises(Problem, match=ANA.name):
        save(clara, key, LUIS, 1, name="Otra")
    with clara.db.session() as session:
        assert last_of(session, stored(clara, key).uid) == before


# --- removing ------------------------------------------------------------------------------


def remove(office: Office, actor: Actor, seen: int | None, *keys: int) -> None:
    """What a removal does: how far the log went when the person looked, and the rows it takes."""
    with office.work(actor, now=NOW + timedelta(hours=2)) as work:
        work.seen = seen
        for key in keys:
            work.remove(one(work.session, Person, office.id, key), "se repitió")


def lines(office: Office) -> int:
    with office.db.session() as session:
        return last_line(session, office.id)


def test_what_somebody_changed_after_it_was_seen_is_not_removed(clara: Office) -> None:
    key = person(clara)
    seen = lines(clara)
    save(clara, key, ANA, None, role="board")
    with pytest.raises(Conflict) as refused:
        remove(clara, LUIS, seen, key)
    both = refused.value.versions
    assert (both.by, both.at, both.version) == (ANA.name, NOW + timedelta(hours=1), 2)
    assert (both.opened["role"], both.saved["role"]) == ("team", "board")
    assert {f.code for f in refused.value.findings} == {"V51"}
    assert stored(clara, key).deleted_at is None


def test_who_saw_the_change_removes_it(clara: Office) -> None:
    key = person(clara)
    save(clara, key, ANA, None, role="board")
    remove(clara, LUIS, lines(clara), key)
    with pytest.raises(Problem, match="ya no existe"):
        stored(clara, key)


def test_a_change_elsewhere_keeps_nobody_from_removing(clara: Office) -> None:
    key, other = person(clara), person(clara, "Otra")
    seen = lines(clara)
    save(clara, other, ANA, None, role="board")
    remove(clara, LUIS, seen, key)
    with pytest.raises(Problem, match="ya no existe"):
        stored(clara, key)


def test_what_hangs_from_the_row_goes_with_it(clara: Office) -> None:
    """The change is asked of the row the person chose, not of those it takes along."""
    key, below = person(clara), person(clara, "Otra")
    seen = lines(clara)
    save(clara, below, ANA, None, role="board")
    remove(clara, LUIS, seen, key, below)
    with pytest.raises(Problem, match="ya no existe"):
        stored(clara, below)


def test_a_removal_nobody_looked_at_compares_nothing(clara: Office) -> None:
    key = person(clara)
    save(clara, key, ANA, None, role="board")
    remove(clara, LUIS, None, key)
    with pytest.raises(Problem, match="ya no existe"):
        stored(clara, key)

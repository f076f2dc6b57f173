"""The chain of the log: whatever is done to its lines from outside shows, and where."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import text
from sqlmodel import col, select

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import ROOT
from evalua.accounts.tables import Person
from evalua.demo.sowing import Sower
from evalua.domain.actor import Actor
from evalua.schema import METADATA
from evalua.storage import chain, migrate
from evalua.storage.audit import AuditEntry, AuditHead
from evalua.storage.chain import Chain, breaks, broken, digest, heads
from evalua.storage.database import Database

ANA = Actor("Ana Ruiz", "team", uid="5f0c0000-0000-4000-8000-000000000001")
LINE: dict[str, Any] = {
    "previous_hash": "",
    "at": NOW,
    "actor": "Ana Ruiz",
    "role": "team",
    "association_id": 1,
    "table_name": "payment",
    "row_uid": "u",
    "action": "update",
    "before": {"amount": 12, "note": ""},
    "after": {"amount": 13, "note": None},
    "reason": "",
    "account_uid": "",
}
CHANGES: dict[str, Any] = {
    "previous_hash": "0" * 64,
    "at": NOW + timedelta(microseconds=1),
    "actor": "Ana Ruíz",
    "role": "director",
    "association_id": None,
    "table_name": "charge",
    "row_uid": "v",
    "action": "delete",
    "before": None,
    "after": {"amount": 13, "note": ""},
    "reason": " ",
    "account_uid": "5f0c",
}
JSON_VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)


def written(office: Office, count: int, actor: Actor = ANA) -> None:
    """So many people more, one line of the log each."""
    for number in range(count):
        with office.work(actor, now=NOW + timedelta(minutes=number)) as work:
            name = f"Persona {office.db.count(Person)}"
            work.add(Person(association_id=office.id, name=name, role="team"), "alta")


def run(db: Database, sql: str, **values: object) -> None:
    """What somebody with the file and no program would do."""
    with db.engine.begin() as connection:
        connection.execute(text(sql), values)


def found(db: Database) -> list[str]:
    with db.session() as session:
        return broken(session)


def place(db: Database, office: Office, number: int) -> int:
    """The key of the line that has that place in the chain of an association."""
    with db.session() as session:
        mine = col(AuditEntry.association_id) == office.id
        keys = session.exec(select(AuditEntry.id).where(mine).order_by(col(AuditEntry.id))).all()
    return keys[number - 1]


def length(db: Database, office: Office) -> int:
    with db.session() as session:
        return heads(session)[office.id][0]


def test_every_line_carries_the_hash_of_the_one_before_it_and_the_head_the_last(
    clara: Office, izote: Office
) -> None:
    written(clara, 3)
    with clara.db.session() as session:
        for office in (clara, izote):
            mine = col(AuditEntry.association_id) == office.id
            lines = session.exec(select(AuditEntry).where(mine).order_by(col(AuditEntry.id))).all()
            assert [line.previous_hash for line in lines] == ["", *(x.hash for x in lines[:-1])]
            assert heads(session)[office.id] == (len(lines), lines[-1].hash)
        assert len({line.hash for line in session.exec(select(AuditEntry))}) == clara.db.count(
            AuditEntry
        )
        assert broken(session) == []


def test_a_line_says_whose_account_wrote_it(clara: Office) -> None:
    written(clara, 1)
    with clara.db.session() as session:
        last = session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc())).first()
    assert last is not None
    assert (last.actor, last.account_uid) == (ANA.name, ANA.uid)


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_no_column_can_change_without_another_hash(column: str) -> None:
    assert digest(1, {**LINE, column: CHANGES[column]}) != digest(1, LINE)


def test_every_column_of_a_line_is_in_its_hash() -> None:
    assert set(AuditEntry.model_fields) == {*CHANGES, "id", "hash"}
    assert digest(2, LINE) != digest(1, LINE)


def test_the_same_instant_has_the_same_hash_however_its_zone_is_written() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert digest(1, {**LINE, "at": there}) == digest(1, LINE)
    assert digest(1, {**LINE, "at": NOW.replace(tzinfo=None)}) == digest(1, LINE)


def test_texts_that_look_alike_and_are_written_differently_are_different() -> None:
    names = [unicodedata.normalize(form, "Cañaveral") for form in ("NFC", "NFD")]
    assert len({digest(1, {**LINE, "actor": name}) for name in names}) == 2


@given(JSON_VALUES)
def test_what_json_gives_back_has_the_hash_of_what_it_was_given(value: object) -> None:
    before = {"value": value, "more": {1: value}}
    again = json.loads(json.dumps(before))
    assert digest(1, {**LINE, "before": before}) == digest(1, {**LINE, "before": again})


def test_the_hash_of_a_line_does_not_depend_on_the_version_of_the_program() -> None:
    """The chains written by every version must go on being verifiable: this value never changes."""
    assert digest(1, LINE) == ("99e674be43cff9d4192aaaa2369d83a22c6fe3362babbbbf07997f8843a0d57e")


def test_figures_and_letters_of_all_kinds_come_back_from_each_engine_as_they_were_sealed(
    clara: Office,
) -> None:
    odd = {
        "tenth": 0.1,
        "whole": 3.0,
        "tiny": 5e-324,
        "huge": 1.7976931348623157e308,
        "negative zero": -0.0,
        "big": 2**70,
        "letters": "Ñandú «» \u202e 👩🏽‍🌾 n\u0303",
        "empty": "",
        "nothing": None,
        "several": [1, 2.5, {"z": 1, "a": 2}],
        "yes": True,
    }
    entry = AuditEntry(
        **{k: v for k, v in LINE.items() if k not in ("previous_hash", "after", "association_id")},
        association_id=clara.id,
        after=odd,
    )
    entry.at = datetime(2026, 11, 5, 15, 0, 0, 1, tzinfo=UTC)
    with clara.db.writing() as session:
        Chain(session).append(entry)
    assert found(clara.db) == []


def test_what_a_line_says_cannot_be_changed_without_being_noticed(clara: Office) -> None:
    written(clara, 5)
    number = length(clara.db, clara) - 2
    run(
        clara.db,
        "UPDATE audit_entry SET actor = 'Otra persona' WHERE id = :key",
        key=place(clara.db, clara, number),
    )
    (sentence,) = found(clara.db)
    assert "Mancomunidad Cuenca Clara" in sentence
    assert f"el renglón {number} (05/11/2026 10:02, Otra persona, persona)" in sentence
    assert "no dice lo que decía" in sentence


def test_a_line_taken_out_is_missed(clara: Office) -> None:
    written(clara, 5)
    number = length(clara.db, clara) - 3
    for key in (place(clara.db, clara, number), place(clara.db, clara, number + 1)):
        run(clara.db, "DELETE FROM audit_entry WHERE id = :key", key=key)
    with clara.db.session() as session:
        (one,) = breaks(session)
        assert (one.kind, one.number, one.lines) == ("missing", number, 2)
        assert "faltan 2 renglones antes de él" in broken(session)[0]


@pytest.mark.parametrize("many", [1, 3])
def test_lines_cut_from_the_end_are_missed(clara: Office, many: int) -> None:
    written(clara, 5)
    total = length(clara.db, clara)
    for number in range(total, total - many, -1):
        key = place(clara.db, clara, number)
        run(clara.db, "DELETE FROM audit_entry WHERE id = :key", key=key)
    (sentence,) = found(clara.db)
    assert f"termina en el renglón {total - many}" in sentence
    assert ("falta 1 renglón" if many == 1 else "faltan 3 renglones") in sentence


def _slipped_in(clara: Office, *, sealed: bool) -> int:
    """Put a line where another stands, moving the rest: the chain knows nothing of it."""
    written(clara, 4)
    number = length(clara.db, clara) - 1
    with clara.db.writing() as session:
        mine = col(AuditEntry.association_id) == clara.id
        lines = session.exec(select(AuditEntry).where(mine).order_by(col(AuditEntry.id))).all()
        later = [x.model_dump() for x in lines[number - 1 :]]
        forged = {**later[0], "actor": "Nadie", "previous_hash": lines[number - 2].hash}
        forged["hash"] = digest(number, forged) if sealed else ""
        for line in lines[number - 1 :]:
            session.delete(line)
        session.flush()
        top = max(x.id for x in lines)
        for step, line in enumerate([forged, *later], 1):
            session.add(AuditEntry(**{**line, "id": top + step}))
    return number


@pytest.mark.parametrize("sealed", [False, True], ids=["clumsy", "with its own hash"])
def test_a_line_put_in_between_is_found(clara: Office, sealed: bool) -> None:
    number = _slipped_in(clara, sealed=sealed)
    with clara.db.session() as session:
        (one,) = breaks(session)
    assert one.kind == "inserted"
    assert one.number == number


def test_a_line_written_again_with_its_hash_no_longer_fits_the_next_one(clara: Office) -> None:
    written(clara, 5)
    number = length(clara.db, clara) - 2
    with clara.db.writing() as session:
        line = session.get_one(AuditEntry, place(clara.db, clara, number))
        line.reason = "otra razón"
        line.hash = digest(number, line.model_dump())
    with clara.db.session() as session:
        (one,) = breaks(session)
    assert (one.kind, one.number) == ("rewritten", number + 1)


def test_a_chain_written_again_from_a_line_on_does_not_end_where_its_head_says(
    clara: Office,
) -> None:
    written(clara, 2)
    with clara.db.writing() as session:
        line = session.get_one(AuditEntry, place(clara.db, clara, length(clara.db, clara)))
        line.actor = "Otra persona"
        line.hash = digest(length(clara.db, clara), line.model_dump())
    (sentence,) = found(clara.db)
    assert "no es el que Evalúa anotó como último" in sentence


def test_a_head_that_was_removed_is_missed(clara: Office) -> None:
    run(clara.db, "DELETE FROM audit_head")
    assert len(found(clara.db)) == 1


def test_an_association_whose_whole_log_is_gone_is_noticed(clara: Office) -> None:
    run(clara.db, "DELETE FROM audit_head")
    run(clara.db, "DELETE FROM audit_entry")
    (sentence,) = found(clara.db)
    assert "ningún renglón" in sentence


def test_a_break_in_one_association_leaves_the_other_in_order(clara: Office, izote: Office) -> None:
    run(
        clara.db,
        "UPDATE audit_entry SET reason = 'x' WHERE id = :key",
        key=place(clara.db, clara, 1),
    )
    with clara.db.session() as session:
        assert [one.association_id for one in breaks(session)] == [clara.id]


def test_what_belongs_to_no_association_has_its_own_chain(clara: Office) -> None:
    with clara.db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        row = work.session.exec(select(AuditEntry)).first()
        assert row is not None
        copied = row.model_dump(exclude={"id"}) | {"association_id": None}
        work.keep(AuditEntry(**copied))
    with clara.db.session() as session:
        assert heads(session)[0][0] == 1
        assert broken(session) == []
    run(clara.db, "UPDATE audit_entry SET actor = 'x' WHERE association_id IS NULL")
    assert "la instalación" in found(clara.db)[0]


def test_a_use_case_that_fails_leaves_the_head_where_it_was(clara: Office) -> None:
    before = length(clara.db, clara)
    with pytest.raises(RuntimeError, match="a medio camino"), clara.work() as work:
        work.add(Person(association_id=clara.id, name="Rosalba", role="team"))
        raise RuntimeError("a medio camino")
    assert length(clara.db, clara) == before
    written(clara, 1)
    assert found(clara.db) == []


def test_writers_in_other_processes_never_fork_the_chain(clara: Office) -> None:
    before = length(clara.db, clara)
    writer = (
        "import sys; from datetime import UTC, datetime, date;"
        "from evalua.accounts.tables import Person; import evalua.schema;"
        "from evalua.domain.actor import Actor; from evalua.storage.database import Database;"
        "url, place, me = sys.argv[1:]; db = Database(url)\n"
        "for n in range(25):\n"
        "    with db.work(actor=Actor(f'Escribe {me}'), now=datetime.now(UTC),"
        " today=date(2026, 11, 5), association_id=int(place)) as work:\n"
        "        row = work.add(Person(association_id=int(place), name=f'{me}-{n}', role='team'))\n"
        "        work.change(row, 'otra vez', role='reader')\n"
    )
    address = clara.db.engine.url.render_as_string(hide_password=False)
    running = [
        subprocess.Popen([sys.executable, "-c", writer, address, str(clara.id), str(n)], cwd=ROOT)
        for n in range(4)
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0, 0]
    assert length(clara.db, clara) == before + 4 * 25 * 2
    assert found(clara.db) == []


def test_what_was_written_before_there_was_a_chain_is_chained_by_the_migration(
    clara: Office, izote: Office
) -> None:
    written(clara, 3)
    with clara.db.session() as session:
        known = heads(session)
    with clara.db.engine.connect() as connection:
        migrate.downgrade(connection, METADATA, "0002_registers_in_depth")
    # As the first version left it: the creation of an association, before it had a key.
    run(clara.db, "UPDATE audit_entry SET association_id = NULL WHERE table_name = 'association'")
    with clara.db.engine.connect() as connection:
        migrate.upgrade(connection, METADATA)
    with clara.db.session() as session:
        assert broken(session) == []
        found_heads = heads(session)
    assert {k: v[0] for k, v in found_heads.items()} == {k: v[0] for k, v in known.items()}
    # Nobody had an account then: where none signed, the chain is the very same.
    assert found_heads[izote.id] == known[izote.id]
    written(clara, 1)
    assert found(clara.db) == []


def test_a_log_longer_than_what_is_read_at_once_is_walked_whole(clara: Office) -> None:
    with clara.db.work(actor=DIRECTOR, now=NOW, today=TODAY, association_id=clara.id) as work:
        sower = Sower(work.session, clara.id, DIRECTOR, NOW, TODAY, latest=NOW)
        rows = [
            Person(association_id=clara.id, name=f"P {n}", role="team")
            for n in range(2 * chain._AT_ONCE + 7)
        ]
        sower.sow((row, TODAY - timedelta(days=n % 40)) for n, row in enumerate(rows))
        sower.settle()
    total = length(clara.db, clara)
    assert total > 2 * chain._AT_ONCE
    assert found(clara.db) == []
    run(
        clara.db,
        "UPDATE audit_entry SET reason = 'x' WHERE id = :key",
        key=place(clara.db, clara, total),
    )
    assert f"el renglón {total} " in found(clara.db)[0]


def test_two_heads_are_never_kept_for_one_association(clara: Office) -> None:
    written(clara, 2)
    with clara.db.session() as session:
        kept = [head.association_id for head in session.exec(select(AuditHead))]
    assert sorted(set(kept)) == sorted(kept)

"""``evalua db check`` reads every line of the log and every seal, and says where something moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from cli.conftest import Evalua
from conftest import Office
from evalua import catalog
from evalua.registers.evidence.commands import attach
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.storage import chain
from evalua.storage.evidence_files import folder_of
from months.sending import SEPTEMBER, close, with_quotas


def test_a_sound_log_is_told_with_its_length_and_its_last_hash(
    clara: Office, izote: Office, evalua: Evalua
) -> None:
    answer = evalua("db", "check")
    with clara.db.session() as session:
        known = chain.heads(session)
    assert answer.status == 0
    for office in (clara, izote):
        entries, last = known[office.id]
        line = f"Historia de {office.facts.name}: {entries} renglones, último sello {last[:16]}."
        assert line in answer.out


def test_a_log_somebody_rewrote_is_told_line_by_line_and_ends_in_one(
    clara: Office, izote: Office, evalua: Evalua
) -> None:
    with clara.db.engine.begin() as connection:
        connection.execute(
            text("UPDATE audit_entry SET actor = 'x' WHERE table_name = 'term'"),
        )
    answer = evalua("db", "check")
    assert answer.status == 1
    assert len(answer.complaints) == 2
    for office in (clara, izote):
        assert any(office.facts.name in line for line in answer.complaints)
    assert all("no dice lo que decía" in line for line in answer.complaints)
    assert "completa y sana" not in answer.out


@pytest.fixture
def approved(found: Callable[..., Office]) -> Office:
    """An association with September approved."""
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    close(office, SEPTEMBER)
    return office


def touch(office: Office, sql: str) -> None:
    """What somebody with a database program could do."""
    with office.db.engine.begin() as connection:
        assert connection.execute(text(sql)).rowcount


def test_an_approval_somebody_touched_is_told_and_ends_in_one(
    approved: Office, evalua: Evalua
) -> None:
    touch(approved, "UPDATE snapshot SET act = 'Acta 99'")
    answer = evalua("db", "check")
    assert answer.status == 1
    assert answer.complaints == [
        "Cuenca Clara: la aprobación 1 de septiembre 2026 ya no tiene el contenido con que se selló."
    ]
    assert "completa y sana" not in answer.out


def test_an_approval_older_than_the_seals_is_told_and_is_no_fault(
    approved: Office, evalua: Evalua
) -> None:
    said = "Cuenca Clara: la aprobación 1 de septiembre 2026 se aprobó antes de que existieran"
    assert said not in evalua("db", "check").out
    touch(approved, "UPDATE snapshot SET seal = ''")
    answer = evalua("db", "check")
    assert (answer.status, answer.complaints) == (0, [])
    assert said in answer.out and "completa y sana" in answer.out


@pytest.mark.parametrize("wrong", ["missing", "changed"])
def test_an_evidence_file_that_is_not_whole_is_told_by_its_name(
    wrong: str, clara: Office, evalua: Evalua
) -> None:
    with clara.work() as work:
        seats = {key: SeatInput("holder") for key in clara.members.values()}
        data = MeetingInput("board", date(2026, 10, 5), act="12", seats=seats)
        meeting = record_meeting(work, data, catalog=catalog.load())
        attach(work, "meeting", meeting.uid, "acta.pdf", b"%PDF-1.4\nacta\n%%EOF\n", "Acta")
    assert evalua("db", "check").status == 0
    (kept,) = (file for file in folder_of(clara.db.url).rglob("*") if file.is_file())
    kept.chmod(0o600)
    if wrong == "missing":
        kept.unlink()
    else:
        kept.write_bytes(b"otra cosa")
    answer = evalua("db", "check")
    assert answer.status == 1
    assert [line.startswith("Soporte «acta.pdf»:") for line in answer.complaints] == [True]
    assert "completa y sana" not in answer.out

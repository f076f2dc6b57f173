"""Files that prove what was recorded: which are taken, where they stay, and who may touch them."""

from __future__ import annotations

import os
import struct
from datetime import date
from pathlib import Path

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.domain.uploads import checks, limits
from evalua.domain.uploads.kinds import kind_of
from evalua.domain.uploads.names import saved_name, shown_name
from evalua.registers.evidence import commands
from evalua.registers.evidence.commands import attach, remove_evidence
from evalua.registers.evidence.queries import by_uid, evidence
from evalua.registers.evidence.tables import Evidence
from evalua.registers.meetings.commands import MeetingInput, record_meeting, remove_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.storage import evidence_files
from evalua.storage.evidence_files import broken, folder_of, path_of, sweep
from sample_files import PDF, docx, jpeg, opened, packed, png, webp, xlsx


def with_meeting(office: Office) -> str:
    """The identity of a session of this association."""
    seats = {key: SeatInput("holder") for key in office.members.values()}
    data = MeetingInput("board", date(2026, 10, 5), act="12", seats=seats)
    with office.work() as work:
        meeting = record_meeting(work, data, catalog=catalog.load())
        return meeting.uid


def files_of(office: Office) -> list[Path]:
    return sorted(f for f in folder_of(office.db.url).rglob("*") if f.is_file())


def refused(office: Office, uid: str, name: str, content: bytes) -> Problem:
    with pytest.raises(Problem) as caught, office.work() as work:
        attach(work, "meeting", uid, name, content)
    assert office.db.count(Evidence) == 0
    assert files_of(office) == []
    return caught.value


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (png(), "image/png"),
        (jpeg(), "image/jpeg"),
        (webp(), "image/webp"),
        (xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (opened("text"), "application/vnd.oasis.opendocument.text"),
        (opened("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        ("municipio;valor\r\nCañaveral;1\r\n".encode("cp1252"), "text/plain"),
        (b"acta\n", "text/plain"),
    ],
)
def test_the_kind_is_told_by_the_content_whatever_the_name(
    clara: Office, content: bytes, media_type: str
) -> None:
    uid = with_meeting(clara)
    with clara.work() as work:
        kept = attach(work, "meeting", uid, "foto.exe", content)
    assert (kept.media_type, kept.size, kept.file_name) == (media_type, len(content), "foto.exe")
    assert evidence_files.read(folder_of(clara.db.url), kept.content_hash) == content


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("programa.pdf", b"MZ\x90\x00\x03\x00", "V95"),
        ("acta.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "V95"),
        ("acta.pdf", b"", "V95"),
        ("cosas.zip", packed(("a.txt", b"a")), "V95"),
        ("roto.xlsx", b"PK\x03\x04" + bytes(60), "V95"),
        ("cortado.docx", docx()[:-30], "V95"),
        ("enorme.pdf", PDF + bytes(limits.LARGEST_FILE), "V96"),
        ("foto.png", png(30_000, 30_000), "V97"),
        ("foto.jpg", jpeg(20_000, 20_000), "V97"),
        ("foto.webp", webp(16_000, 16_000), "V97"),
        ("foto.png", png()[:20], "V97"),
        ("macros.docx", docx(("word/vbaProject.bin", b"x")), "V97"),
        ("muchas.docx", docx(*((f"p{n}", b"") for n in range(limits.MOST_PARTS))), "V97"),
        ("bomba.docx", docx(*((f"p{n}", bytes(27_000_000)) for n in range(4))), "V97"),
    ],
)
def test_what_is_not_taken_leaves_neither_row_nor_file_and_a_sentence_with_its_name(
    clara: Office, name: str, content: bytes, code: str
) -> None:
    problem = refused(clara, with_meeting(clara), name, content)
    assert [f.code for f in problem.findings] == [code]
    assert f"«{name}»" in str(problem)


def test_a_document_that_lies_about_its_size_is_refused_without_being_opened_whole() -> None:
    honest = docx(("word/media/a", bytes(50_000)))
    at = honest.rindex(b"PK\x01\x02")
    lying = honest[: at + 24] + struct.pack("<I", 10) + honest[at + 28 :]
    found = checks.Findings()
    assert checks.check_file(found, "file", "a.docx", lying) is None
    assert found.any


def test_a_protected_document_is_refused_because_nobody_else_could_read_it() -> None:
    content = bytearray(docx())
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    found = checks.Findings()
    assert checks.check_file(found, "file", "a.docx", bytes(content)) is None
    with pytest.raises(Problem, match="contraseña"):
        found.stop_if_any()


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"])
def test_any_broken_beginning_is_refused_without_an_error(start: bytes) -> None:
    for length in range(0, 60, 7):
        content = start + os.urandom(length)
        found = checks.Findings()
        kind = checks.check_file(found, "file", "a", content)
        assert (kind is None) == found.any


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("acta.pdf", "acta.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\acta 1.pdf", "acta 1.pdf"),
        ("pago\u202efdp.exe", "pagofdp.exe"),
        ("a\x00b\x07.pdf", "ab.pdf"),
        ("  . ", "archivo"),
        ("", "archivo"),
        ("Jose\u0301\u200b.pdf", "José.pdf"),
        ("<b>x</b>.pdf", "b>.pdf"),
        ("👩\u200d👩 acta.pdf", "👩\u200d👩 acta.pdf"),
        ("a\ud800.pdf", "a.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_what_deceives_and_is_never_a_path(typed: str, shown: str) -> None:
    assert shown_name(typed) == shown
    assert shown_name(shown) == shown


@pytest.mark.parametrize(
    ("shown", "saved"),
    [
        ("acta.PDF", "acta.PDF"),
        ("foto.png.exe", "foto.png.exe.pdf"),
        ("acta", "acta.pdf"),
        ("CON", "_CON.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
    ],
)
def test_a_file_is_saved_with_the_ending_of_what_it_is(shown: str, saved: str) -> None:
    assert saved_name(shown, (".pdf",)) == saved


def test_the_same_content_is_stored_once_and_only_its_owner_reads_it(
    clara: Office, izote: Office
) -> None:
    for office in (clara, izote):
        uid = with_meeting(office)
        with office.work() as work:
            attach(work, "meeting", uid, "acta.pdf", PDF)
    (kept,) = files_of(clara)
    assert kept == path_of(folder_of(clara.db.url), kept.name)
    if os.name != "nt":
        assert kept.stat().st_mode & 0o777 == 0o600
        assert kept.parent.stat().st_mode & 0o077 == 0


def test_the_same_file_is_not_attached_twice_to_one_row(clara: Office) -> None:
    uid = with_meeting(clara)
    with clara.work() as work:
        attach(work, "meeting", uid, "acta.pdf", PDF)
    with pytest.raises(Problem, match="ya está adjunto: «acta"), clara.work() as work:
        attach(work, "meeting", uid, "otra.pdf", PDF)
    assert clara.db.count(Evidence) == 1


def test_only_who_records_may_attach_or_take_back(clara: Office) -> None:
    uid = with_meeting(clara)
    with pytest.raises(Problem, match="no permite"), clara.work(READER) as work:
        attach(work, "meeting", uid, "acta.pdf", PDF)
    with clara.work() as work:
        kept = attach(work, "meeting", uid, "acta.pdf", PDF)
    with pytest.raises(Problem, match="no permite"), clara.work(READER) as work:
        remove_evidence(work, kept.id, "porque sí")


def test_another_association_can_neither_prove_nor_take_back_what_is_not_its_own(
    clara: Office, izote: Office
) -> None:
    uid = with_meeting(clara)
    with clara.work() as work:
        kept = attach(work, "meeting", uid, "acta.pdf", PDF)
    with pytest.raises(Problem, match="ya no existe"), izote.work() as work:
        attach(work, "meeting", uid, "otra.pdf", png())
    with pytest.raises(Problem, match="ya no existe"), izote.work() as work:
        remove_evidence(work, kept.id, "porque sí")
    assert clara.db.count(Evidence) == 1


@pytest.mark.parametrize("table", ["account", "evidence", "meeting; --", "", "attendance"])
def test_only_what_has_files_may_have_them(clara: Office, table: str) -> None:
    uid = with_meeting(clara)
    with pytest.raises(Problem, match="ya no existe"), clara.work() as work:
        attach(work, table, uid, "acta.pdf", PDF)


def test_taking_a_file_back_asks_why(clara: Office) -> None:
    uid = with_meeting(clara)
    with clara.work() as work:
        kept = attach(work, "meeting", uid, "acta.pdf", PDF)
    with pytest.raises(Problem, match="por qué"), clara.work() as work:
        remove_evidence(work, kept.id, " ")
    with clara.db.session() as session:
        (name,) = evidence(session, association_id=clara.id)["file_name"]
    assert name == "acta.pdf"


def test_bytes_stay_while_any_row_points_to_them_also_from_another_association(
    clara: Office, izote: Office
) -> None:
    kept = {}
    for office in (clara, izote):
        uid = with_meeting(office)
        with office.work() as work:
            kept[office.id] = attach(work, "meeting", uid, "acta.pdf", PDF).id
    with clara.work() as work:
        remove_evidence(work, kept[clara.id], "era de otra sesión")
    assert sweep(clara.db) == 0
    assert len(files_of(clara)) == 1
    with izote.work() as work:
        remove_evidence(work, kept[izote.id], "también")
    assert sweep(clara.db) == 1
    assert files_of(clara) == []


def test_what_a_power_cut_left_points_to_nothing_and_is_swept(clara: Office) -> None:
    root = folder_of(clara.db.url)
    digest = evidence_files.write(root, PDF)
    path_of(root, digest).with_name("medio.part").write_bytes(b"medio")
    assert sweep(clara.db) == 2
    assert files_of(clara) == []


def test_a_refused_use_case_leaves_no_row_and_its_bytes_harm_nobody(clara: Office) -> None:
    uid = with_meeting(clara)
    with pytest.raises(RuntimeError), clara.work() as work:
        attach(work, "meeting", uid, "acta.pdf", PDF)
        raise RuntimeError("power cut before the commit")
    assert clara.db.count(Evidence) == 0
    with clara.db.session() as session:
        assert broken(session, folder_of(clara.db.url)) == []


def test_files_that_are_missing_or_changed_are_told_by_their_name(clara: Office) -> None:
    uid = with_meeting(clara)
    root = folder_of(clara.db.url)
    with clara.work() as work:
        lost = attach(work, "meeting", uid, "perdida.pdf", PDF)
        changed = attach(work, "meeting", uid, "cambiada.png", png())
        attach(work, "meeting", uid, "sana.jpg", jpeg())
    path_of(root, lost.content_hash).unlink()
    path_of(root, changed.content_hash).write_bytes(b"otra cosa")
    with clara.db.session() as session:
        first, second = broken(session, root)
    assert first.startswith("Soporte «perdida.pdf»: El archivo no está en el disco.")
    assert second.startswith("Soporte «cambiada.png»: El archivo cambió")
    for row in (lost, changed):
        with pytest.raises(Problem, match="respaldo"):
            evidence_files.read(root, row.content_hash)


def test_attaching_again_repairs_a_spoiled_content(clara: Office) -> None:
    root = folder_of(clara.db.url)
    digest = evidence_files.write(root, PDF)
    path_of(root, digest).write_bytes(b"otra cosa")
    assert evidence_files.write(root, PDF) == digest
    assert evidence_files.read(root, digest) == PDF


@pytest.mark.parametrize("name", ["../../evalua.db", "", "0" * 63, "0" * 64 + "/..", "Z" * 64])
def test_only_a_hash_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="hash"):
        path_of(tmp_path, name)


def test_a_full_disk_is_said_in_a_sentence_and_nothing_is_kept(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    uid = with_meeting(clara)
    monkeypatch.setattr(evidence_files.os, "fsync", full)
    problem = refused(clara, uid, "acta.pdf", PDF)
    assert str(problem) == "No se pudo guardar el archivo: el disco está lleno."


def test_an_association_keeps_no_more_than_its_share_and_each_content_counts_once(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "LARGEST_TOTAL", len(PDF) + 10)
    uid = with_meeting(clara)
    with clara.work() as work:
        attach(work, "meeting", uid, "acta.pdf", PDF)
    with pytest.raises(Problem) as caught, clara.work() as work:
        attach(work, "meeting", uid, "foto.png", png())
    assert [f.code for f in caught.value.findings] == ["V96"]


def test_a_file_is_not_found_once_it_or_what_it_proves_was_taken_back(clara: Office) -> None:
    uid = with_meeting(clara)
    with clara.work() as work:
        kept = attach(work, "meeting", uid, "acta.pdf", PDF)
    with clara.db.session() as session:
        found = by_uid(session, kept.uid)
        assert found is not None and found.file_name == "acta.pdf"
        meeting = session.connection().exec_driver_sql("SELECT id FROM meeting").scalar_one()
        assert by_uid(session, "otra cosa") is None
    with clara.work() as work:
        remove_meeting(work, meeting, "no fue")
    with clara.db.session() as session:
        assert by_uid(session, kept.uid) is None


def test_a_script_is_kept_as_text_and_nothing_else() -> None:
    kind = kind_of(b"<html><script>alert(1)</script></html>")
    assert kind is not None and (kind.media_type, kind.inline) == ("text/plain", False)
    assert saved_name("pagina.html", kind.suffixes) == "pagina.html.txt"

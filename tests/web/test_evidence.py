"""Evidence files by their address: who receives them, as what, and who receives nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest

from conftest import Office
from evalua import catalog
from evalua.accounts import sessions
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.registers.evidence.commands import attach, remove_evidence
from evalua.registers.evidence.tables import Evidence
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.storage.database import Database
from evalua.storage.evidence_files import folder_of, path_of
from evalua.web.cookies import SESSION
from sample_files import PDF, png, xlsx
from visitors import Visitor, enter
from web.asking_support import Client

NOT_HERE = 404


@pytest.fixture
def site(installation: Database, new_client: Callable[..., Client]) -> Client:
    """A browser of a server on the test's database."""
    return new_client()


def kept(office: Office, name: str = "acta.pdf", content: bytes = PDF) -> Evidence:
    """A file attached to a session of its own."""
    seats = {key: SeatInput("holder") for key in office.members.values()}
    with office.work() as work:
        data = MeetingInput("board", date(2026, 10, 5), act="12", seats=seats)
        reasons = {"V04": "es otra sesión"}
        meeting = record_meeting(work, data, catalog=catalog.load(), confirmed=reasons)
        return attach(work, "meeting", meeting.uid, name, content)


def signed_in(site: Client, office: Office, role: Role | None = "reader") -> Visitor:
    who = enter(office.db, datetime.now(UTC), role, association_id=office.id)
    site.cookies[SESSION] = who.token
    return who


@pytest.mark.parametrize("role", [role for role in ROLE_NAMES if role != "administrator"])
def test_whoever_reads_the_association_receives_its_files(
    site: Client, clara: Office, role: Role
) -> None:
    signed_in(site, clara, role)
    answer = site.get(f"/evidencia/{kept(clara).uid}")
    assert (answer.status, answer.text) == (200, PDF.decode())


def test_a_stranger_receives_nothing_but_the_way_in(site: Client, clara: Office) -> None:
    address = f"/evidencia/{kept(clara).uid}"
    asked = site.get(address, accept="*/*")
    page = site.get(address, accept="text/html,*/*")
    assert (asked.status, page.status) == (401, 303)
    assert "PDF" not in asked.text + page.text


def test_a_file_of_another_association_answers_as_one_that_does_not_exist(
    site: Client, clara: Office, izote: Office
) -> None:
    theirs = kept(izote)
    signed_in(site, clara, "director")
    foreign = site.get(f"/evidencia/{theirs.uid}")
    unknown = site.get("/evidencia/00000000-0000-4000-8000-000000000000")
    assert foreign.status == unknown.status == NOT_HERE
    assert foreign.text == unknown.text
    assert dict(foreign.headers) == dict(unknown.headers)


def test_a_file_that_was_taken_back_is_not_there_any_more(site: Client, clara: Office) -> None:
    row = kept(clara)
    signed_in(site, clara)
    with clara.work() as work:
        remove_evidence(work, row.id, "no era")
    assert site.get(f"/evidencia/{row.uid}").status == NOT_HERE


def test_a_session_that_ended_receives_nothing(site: Client, clara: Office) -> None:
    row = kept(clara)
    who = signed_in(site, clara)
    assert site.get(f"/evidencia/{row.uid}").status == 200
    sessions.end(clara.db, who.session_uid, "ella misma", datetime.now(UTC) + timedelta(seconds=1))
    assert site.get(f"/evidencia/{row.uid}", accept="*/*").status == 401


@pytest.mark.parametrize(
    ("content", "media_type", "how"),
    [
        (PDF, "application/pdf", "attachment"),
        (png(), "image/png", "inline"),
        (xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
        (b"<script>window.__x=1</script>", "text/plain; charset=utf-8", "attachment"),
    ],
)
def test_a_file_is_sent_as_what_it_is_and_can_run_nothing(
    site: Client, clara: Office, content: bytes, media_type: str, how: str
) -> None:
    signed_in(site, clara)
    answer = site.get(f"/evidencia/{kept(clara, 'x.html', content).uid}")
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"].startswith(f"{how}; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy and "default-src 'none'" in policy and "script" not in policy


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Acta n.º 12 «junta».pdf", "Acta n.º 12 «junta».pdf"),
        ('a"; filename="x.exe', "a_; filename=_x.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie_ x=1.pdf"),
        ("pago\u202efdp.exe", "pagofdp.exe.pdf"),
        ("../../x", "x.pdf"),
    ],
)
def test_a_name_cannot_leave_its_place_in_the_answer(
    site: Client, clara: Office, name: str, saved: str
) -> None:
    signed_in(site, clara)
    answer = site.get(f"/evidencia/{kept(clara, name).uid}")
    told = answer.headers["content-disposition"]
    assert told.endswith(f"filename*=UTF-8''{quote(saved, safe='')}")
    assert told.count('"') == 2 and "set-cookie" not in answer.headers


def test_a_file_missing_from_the_disk_says_so_without_its_place(
    site: Client, clara: Office
) -> None:
    row = kept(clara)
    signed_in(site, clara)
    path_of(folder_of(clara.db.url), row.content_hash).unlink()
    answer = site.get(f"/evidencia/{row.uid}")
    assert answer.status == 500
    assert "respaldo" in answer.text and row.content_hash not in answer.text


@pytest.mark.parametrize("uid", ["..%5c..%5cevalua.db", "%00", "'%20OR%201=1--", "a" * 5000])
def test_an_invented_identity_is_only_one_that_does_not_exist(
    site: Client, clara: Office, uid: str
) -> None:
    signed_in(site, clara)
    assert site.get(f"/evidencia/{uid}").status == NOT_HERE


def test_a_file_is_only_read_by_its_address(site: Client, clara: Office) -> None:
    row = kept(clara)
    signed_in(site, clara, "director")
    for method in ("POST", "PUT", "DELETE"):
        answer = site.ask(method, f"/evidencia/{row.uid}")
        assert "PDF" not in answer.text
    assert clara.db.count(Evidence) == 1

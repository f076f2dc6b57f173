"""What is done to accounts reads in the history of the association like everything else."""

from __future__ import annotations

from sqlmodel import select

from accounts.cast import CHIEF, Cast
from evalua import catalog
from evalua.accounts import links
from evalua.accounts.commands import end_sessions
from evalua.board.log import lines as log
from evalua.storage.audit import AuditEntry


def test_a_link_and_closed_sessions_read_as_sentences_in_the_history(people: Cast) -> None:
    director = people.actor("director.own", people.own)
    assert director is not None
    people.signed("team.own")
    key = people.account_id("team.own")
    with people.own.work(director) as work:
        links.make(work, key)
    with people.own.work(director) as work:
        end_sessions(work, key)
    facts = people.own.facts
    asked = log.asked(facts, actor=director.name, table="", row_uid="", month=None)
    with people.db.session() as session:
        found = log.lines(session, director, facts, asked, catalog.load())
    person = "Dirección ejecutiva own atendió la cuenta de acceso «Equipo técnico own»"
    assert [line.sentence for line in found] == [
        f"{person} (motivo: Sesiones cerradas: 1)",
        f"{person} (motivo: Enlace para elegir contraseña)",
    ]


def test_what_the_history_says_of_an_account_never_holds_its_password(people: Cast) -> None:
    with people.own.work(CHIEF) as work:
        links.make(work, people.account_id("administrator.own"))
    with people.db.session() as session:
        told = [str((row.before, row.after)) for row in session.exec(select(AuditEntry))]
    assert len(told) > 1
    assert not [text for text in told if "argon2" in text or "password_hash" in text]

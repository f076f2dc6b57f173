"""Eight people saving at once in one process, which says each use case only after it was committed.

Run as a program it is a nursery: for every line it reads (a database and a seed) it forks a process
with eight writers, says its number, and says when it ended. Whoever reads kills it whenever it likes.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import count

from sqlmodel import select

from conftest import DIRECTOR, NOW, TODAY
from evalua import catalog
from evalua.domain.month import Month
from evalua.months import life
from evalua.months.checklist import give_reason, missing_core
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.association.tables import Association
from evalua.registers.contributions.commands import (
    PaymentInput,
    charge_month,
    record_payment,
    remove_payment,
)
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.contributions.tables import Charge
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.members.commands import MemberInput, add_members
from evalua.registers.members.tables import Municipality
from evalua.registers.periods.queries import month_row, month_state
from evalua.registers.reading import alive
from evalua.storage import drafts
from evalua.storage.base import Stored, new_uid
from evalua.storage.database import Database
from evalua.storage.work import Work

CATALOG = catalog.load()
TOWNS = ("Alto Claro", "Belmira", "Cañaveral", "Dos Aguas")
START, SEPTEMBER = Month(2026, 1), Month(2026, 9)
YES = {f"V{n:02d}": "prueba" for n in range(1, 100)}
Acknowledge = Callable[[str], None]


@dataclass(frozen=True)
class Desk:
    """Where one person works: the database, an association, its towns, and what luck they have."""

    db: Database
    association: int
    towns: tuple[int, ...]
    luck: random.Random
    said: Acknowledge

    def work(self) -> AbstractContextManager[Work]:
        return self.db.work(actor=DIRECTOR, now=NOW, today=TODAY, association_id=self.association)

    def acknowledge(self, row: Stored) -> None:
        """Say what was saved, after its commit."""
        self.said(f"{self.association} {row.__tablename__} {row.uid} {row.version}")


def build(db: Database) -> None:
    """Two associations: one with charges to pay, one whose September can be sent."""
    pack = catalog.countries()["CO"]
    for name, start in (("Cuenca Clara", START), ("Valle Izote", SEPTEMBER)):
        with db.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
            create_association(work, AssociationInput(name, pack, "other", start))
            add_members(work, [MemberInput(town, date(2020, 1, 1)) for town in TOWNS], pack)
            open_scheme(work, SchemeInput("equal_quota", "Cuota", start, amount="1.000.000"))
            charge_month(work, start)
            identity = work.association_id
    with db.session() as session:
        missing = missing_core(
            session, association_id=identity, month=SEPTEMBER, today=TODAY, catalog=CATALOG
        )
    with db.work(actor=DIRECTOR, now=NOW, today=TODAY, association_id=identity) as work:
        for item in missing:
            give_reason(work, SEPTEMBER, item.code, "not_available", "Apenas se empieza.")


def pay(desk: Desk) -> Iterator[None]:
    """A payment and what it covers."""
    for _ in count():
        with desk.work() as work:
            row = record_payment(work, _payment(desk), confirmed=YES).payment
        desk.acknowledge(row)
        yield


def pay_and_take_back(desk: Desk) -> Iterator[None]:
    """A payment, and its removal with what it covered."""
    for _ in count():
        with desk.work() as work:
            row = record_payment(work, _payment(desk), confirmed=YES).payment
        desk.acknowledge(row)
        yield
        with desk.work() as work:
            remove_payment(work, row.id, "se anotó dos veces")
            row = work.session.get_one(type(row), row.id)
        desk.acknowledge(row)
        yield


def act(desk: Desk) -> Iterator[None]:
    """An activity with two towns."""
    for _ in count():
        data = ActivityInput(
            "technical_assistance",
            date(2026, 9, desk.luck.randint(1, 28)),
            f"Asesoría {new_uid()}",
            result="Entregado",
            product="Informe",
            municipalities=desk.luck.sample(desk.towns, 2),
        )
        with desk.work() as work:
            row = record_activity(work, data, catalog=CATALOG, confirmed=YES)
        desk.acknowledge(row)
        yield


def meet(desk: Desk) -> Iterator[None]:
    """A session of the board with a seat for each town."""
    for number in count():
        seats = {town: SeatInput("absent") for town in desk.towns}
        held = date(2024 + number % 2, 1 + number % 12, desk.luck.randint(1, 28))
        data = MeetingInput("board", held, quorum=False, act=new_uid(), seats=seats)
        with desk.work() as work:
            row = record_meeting(work, data, catalog=CATALOG, confirmed=YES)
        desk.acknowledge(row)
        yield


def charge(desk: Desk) -> Iterator[None]:
    """The charges of one month more, one for each town."""
    month = START.next
    with desk.work() as work:
        while _charges(work, month):
            month = month.next
    while month <= Month(2026, 10):
        with desk.work() as work:
            rows = charge_month(work, month)
        for row in rows:
            desk.acknowledge(row)
        yield
        month = month.next


def send(desk: Desk) -> Iterator[None]:
    """A month sent to the board, and returned."""
    for _ in count():
        with desk.work() as work:
            row = life.reopen(work, SEPTEMBER, "falta algo") if _sent(work) else _submit(work)
        desk.acknowledge(row)
        yield


def type_in(desk: Desk) -> Iterator[None]:
    """A form that is being filled, kept at every pause."""
    for number in count():
        who = new_uid()
        drafts.keep(desk.db, who, desk.association, "payment", "", {"amount": str(number)}, NOW)
        desk.said(f"{desk.association} draft {who} 1")
        yield


MONEY = (pay, pay, pay_and_take_back, act, meet, charge)
OTHER = (send, type_in)


def write(db: Database, seed: int, said: Acknowledge) -> None:
    """Eight writers in threads, until the process ends."""
    desks = list(seats(db, seed, said))
    together = threading.Barrier(len(desks))
    for verb, desk in desks:
        threading.Thread(target=_sit, args=(verb, desk, together)).start()


def take_turns(db: Database, seed: int, said: Acknowledge, *, rounds: int) -> None:
    """The same eight, one after another, so many times each."""
    for verb, desk in seats(db, seed, said):
        for _ in zip(range(rounds), verb(desk), strict=False):
            pass


def seats(
    db: Database, seed: int, said: Acknowledge
) -> Iterator[tuple[Callable[[Desk], Iterator[None]], Desk]]:
    """What each of the eight does, and where."""
    with db.session() as session:
        homes = [row.id for row in session.exec(select(Association).order_by(Association.id))]
        towns = {
            home: tuple(row.id for row in alive(session, Municipality, home)) for home in homes
        }
    desks = [(verb, homes[0]) for verb in MONEY] + [(verb, homes[1]) for verb in OTHER]
    for number, (verb, home) in enumerate(desks):
        yield verb, Desk(db, home, towns[home], random.Random(seed * 100 + number), said)


def _sit(verb: Callable[[Desk], Iterator[None]], desk: Desk, together: threading.Barrier) -> None:
    together.wait()
    for _ in verb(desk):
        # People think between two records; without it the same writer would take every turn.
        time.sleep(desk.luck.uniform(0.005, 0.03))


def _payment(desk: Desk) -> PaymentInput:
    """Far less than what is owed: all of it covers charges."""
    day = date(2026, desk.luck.randint(1, 9), desk.luck.randint(1, 28))
    return PaymentInput(desk.luck.choice(desk.towns), day, 1000, f"R-{new_uid()}")


def _charges(work: Work, month: Month) -> bool:
    return bool(alive(work.session, Charge, work.association_id, month=str(month)))


def _sent(work: Work) -> bool:
    return month_state(work.session, work.association_id, SEPTEMBER) == "submitted"


def _submit(work: Work) -> Stored:
    life.submit(work, SEPTEMBER, catalog=CATALOG)
    row = month_row(work.session, work.association_id, SEPTEMBER)
    assert row is not None
    return row


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _nursery() -> None:
    for line in sys.stdin:
        url, seed = line.split()
        child = os.fork()
        if child == 0:
            # A thread that fails must be seen, not end quietly.
            threading.excepthook = lambda told: (_say(f"failed {told.exc_value!r}"), os._exit(3))
            write(Database(url), int(seed), _say)
            return
        _say(f"born {child}")
        os.waitpid(child, 0)
        _say("ended")


if __name__ == "__main__":
    _nursery()

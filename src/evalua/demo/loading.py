"""Loading both demonstrations, one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from evalua import catalog as catalogue
from evalua.catalog import Catalog
from evalua.demo.activities import log_activities
from evalua.demo.alignment import align
from evalua.demo.alliances import ally
from evalua.demo.almanac import Almanac
from evalua.demo.calls import open_calls
from evalua.demo.contributions import contribute
from evalua.demo.declaring import declare
from evalua.demo.finances import account_for
from evalua.demo.founding import found_association, settle_members
from evalua.demo.goals import plan_work
from evalua.demo.groups import meet_in_groups
from evalua.demo.institution import govern, stand
from evalua.demo.meetings import hold_meetings
from evalua.demo.months import close_months, freeze_months
from evalua.demo.needs import state_needs
from evalua.demo.outreach import reach_out
from evalua.demo.partnering import partner
from evalua.demo.programmes import group_work
from evalua.demo.projects import run_projects
from evalua.demo.scene import Scene, Story, stories
from evalua.demo.services import serve
from evalua.demo.sowing import Sower
from evalua.demo.targets import set_course
from evalua.demo.territory import map_territory
from evalua.demo.transition import hand_over
from evalua.demo.withdrawing import ask_to_leave
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.registers.association.facts import every
from evalua.storage.database import Database

PARTS: tuple[Callable[[Scene], None], ...] = (
    found_association,
    settle_members,
    set_course,
    contribute,
    partner,
    group_work,
    open_calls,
    stand,
    run_projects,
    plan_work,
    align,
    state_needs,
    map_territory,
    log_activities,
    ally,
    meet_in_groups,
    reach_out,
    hold_meetings,
    govern,
    serve,
    account_for,
    ask_to_leave,
    hand_over,
    declare,
    close_months,
    freeze_months,
)

"""Every part of a story, each standing on those before it."""


def _quietly(_done: float) -> None:
    """Nobody is watching."""


def load_demo(
    database: Database,
    *,
    now: datetime,
    today: date,
    catalog: Catalog,
    told: Callable[[float], object] = _quietly,
) -> list[str]:
    """Write the demonstrations that are not there yet; returns the codes of all of them.

    Their records end in the month before ``today``, which stays a draft; ``now`` is UTC. ``told``
    hears how much is done, from 0 to 1.
    """
    with database.session() as session:
        there = {item.name: item.code for item in every(session) if item.is_demo}
    missing = [s for s in stories() if s["association"]["name"] not in there]
    codes = dict(there)
    for place, story in enumerate(missing):

        def told_of_all(done: float, before: int = place) -> None:
            told((before + done) / len(missing))

        codes[story["association"]["name"]] = _load(
            database, story, now, today, catalog, told_of_all
        )
    return [codes[story["association"]["name"]] for story in stories()]


def _load(
    database: Database,
    story: Story,
    now: datetime,
    today: date,
    catalog: Catalog,
    told: Callable[[float], object],
) -> str:
    about = story["association"]
    director = next(p for p in about["people"] if p["role"] == "director")
    almanac = Almanac(Month.of(today).previous, tuple(about["season"]["rain"]))
    with database.work(actor=Actor(director["name"]), now=now, today=today) as work:
        sower = Sower(work.session, 0, work.actor, now, today, latest=now)
        country = catalogue.countries()[about["country"]]
        scene = Scene(story, almanac, sower, catalog, country, told)
        for part in PARTS:
            part(scene)
        sower.settle()
        work.association_id, work.changed = scene.id, True
    with database.session() as session:
        return next(item.code for item in every(session) if item.id == scene.id)

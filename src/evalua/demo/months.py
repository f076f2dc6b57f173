"""The months: reasons for what is missing, sending, approval with its snapshot, and delivery."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.months.evaluation import compute
from evalua.months.freezing import freeze
from evalua.months.gathering import gather
from evalua.registers.activities.queries import activities
from evalua.registers.association.facts import facts
from evalua.registers.periods.tables import (
    MissingReason,
    MonthEvent,
    ReportDelivery,
    ReportMonth,
)

_ZERO_COUNTS = {"A02-Q06-01": "bilateral_contact", "A06-Q15-03": "publication"}
_ZERO_UNTIL_FIRST = {"A04-Q10-01": "national_session"}
_DELIVERED_AFTER = 3
_SENT_AGAIN_AFTER = 3
_A_DAY = timedelta(days=1)


def close_months(scene: Scene) -> None:
    """Send and approve every month but the last."""
    _explain(scene)
    closed = [_close(scene, month) for month in scene.almanac.months[:-1]]
    work = scene.on(scene.opening)
    for row in closed:
        work.on(row.approved_on or work.today, _approver(scene, row)).sow(
            [(row, row.approved_on or work.today)]
        )
    _tell_events(scene, closed)
    _deliver(scene, closed)
    scene.closed = closed


def _explain(scene: Scene) -> None:
    """The reasons the story gives, and «it was zero» where a month simply has none."""
    told = scene.story["months"]
    rows = [
        _reason(
            scene, scene.almanac.month(m["month"]), m["indicator"], "not_available", m["reason"]
        )
        for m in told["missing"]
    ]
    said = {(row.month, row.indicator) for row in rows}
    done = activities(scene.work.session, association_id=scene.id)
    held = done["held_on"].dt.strftime("%Y-%m")
    for code, kind in _ZERO_UNTIL_FIRST.items():
        first = held[done["kind"] == kind].min()
        rows += [
            _reason(scene, month, code, "zero", told["zero"][code])
            for month in scene.almanac.months[:-1]
            if str(month) < first
        ]
    for code, kind in _ZERO_COUNTS.items():
        busy = set(held[done["kind"] == kind])
        rows += [
            _reason(scene, month, code, "zero", told["zero"][code])
            for month in scene.almanac.months[:-1]
            if str(month) not in busy and (str(month), code) not in said
        ]
    scene.on(scene.opening).sow((row, Month.parse(row.month).next.day(6)) for row in rows)


def _reason(scene: Scene, month: Month, code: str, kind: str, text: str) -> MissingReason:
    return MissingReason(
        association_id=scene.id, month=str(month), indicator=code, kind=kind, reason=text
    )


def _close(scene: Scene, month: Month) -> ReportMonth:
    """A month sent on its day and approved in the first session of the board after it."""
    told = scene.story["months"]
    offset = scene.almanac.offset(month)
    sent = working(month.next.day(told["sent"][month - scene.almanac.first]))
    approved, act = next((day, act) for day, act in scene.sessions if day > sent)
    alone = offset in told["one_person"]
    resent = (
        working(sent + timedelta(days=_SENT_AGAIN_AFTER)) if offset in told["returned"] else sent
    )
    director = scene.people["director"].name
    return ReportMonth(
        association_id=scene.id,
        month=str(month),
        state="approved",
        first_submitted_on=sent,
        submitted_at=_noon(resent),
        submitted_by=director,
        approved_on=approved,
        approved_at=_noon(approved),
        approved_by=director if alone else told["approver"],
        act=act,
        one_person=alone,
        context_note=told["notes"].get(str(offset), ""),
    )


def _tell_events(scene: Scene, closed: list[ReportMonth]) -> None:
    told = scene.story["months"]
    rows = []
    for row in closed:
        assert row.first_submitted_on is not None and row.approved_on is not None
        rows.append(_event(scene, row, "submitted", row.first_submitted_on, row.submitted_by))
        if scene.almanac.offset(Month.parse(row.month)) in told["returned"]:
            assert row.submitted_at is not None
            again, note = row.submitted_at.date(), told["returned_note"]
            rows.append(_event(scene, row, "returned", again - _A_DAY, row.approved_by, note))
            rows.append(_event(scene, row, "submitted", again, row.submitted_by))
        rows.append(_event(scene, row, "approved", row.approved_on, row.approved_by, row.act))
    scene.on(scene.opening).sow((row, row.happened_at.date()) for row in rows)


def _event(
    scene: Scene, month: ReportMonth, kind: str, day: date, who: str, note: str = ""
) -> MonthEvent:
    return MonthEvent(
        association_id=scene.id,
        month=month.month,
        kind=kind,
        happened_at=_noon(day),
        who=who,
        note=note,
    )


def _deliver(scene: Scene, closed: list[ReportMonth]) -> None:
    """The report sent reaches each member some days later; the remote ones sometimes never."""
    channels = scene.story["months"]["channels"]
    remote = {m["name"] for m in scene.members if m.get("remote")}
    rows = []
    for row in closed:
        assert row.first_submitted_on is not None
        for place, name in enumerate(scene.members_on(Month.parse(row.month).last)):
            day = working(row.first_submitted_on + timedelta(days=_DELIVERED_AFTER + place % 4))
            lost = name in remote and chance("delivery", name, row.month) < 0.15
            if lost or day > scene.almanac.end:
                continue
            rows.append(
                ReportDelivery(
                    association_id=scene.id,
                    month=row.month,
                    municipality_id=scene.towns[name],
                    delivered_on=day,
                    channel=channels[place % len(channels)],
                )
            )
    scene.on(scene.opening, "team").sow((row, row.delivered_on) for row in rows)


def freeze_months(scene: Scene) -> None:
    """Write the snapshot of every approved month.

    Every record is dated, so that one reading of the registers serves every cut.
    """
    session = scene.work.session
    about, inputs = facts(session, scene.id), gather(session, scene.id)
    for done, row in enumerate(scene.closed):
        # Writing the records takes a fifth of the time; the rest is measuring month by month.
        scene.told(0.2 + 0.8 * done / len(scene.closed))
        assert row.approved_on is not None and row.approved_at is not None
        month = Month.parse(row.month)
        live = compute(session, about, inputs, month, row.approved_on, scene.catalog)
        freeze(session, live, act=row.act, who=row.approved_by, now=row.approved_at, row=row)


def _approver(scene: Scene, row: ReportMonth) -> Actor:
    role = "director" if row.one_person else "board"
    return scene.people[role]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(16), UTC)

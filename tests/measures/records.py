"""Records for the tests of measures: short to write, read like the worked examples.

Every function returns some rows of some registers; ``records`` joins them into ``Inputs``. Dates are
ISO text; M1–M6 are municipalities by number. Amounts are minor units.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from evalua.domain.month import Month
from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Cut, Inputs
from evalua.storage.frames import build

Rows = dict[str, list[dict[str, Any]]]
M1, M2, M3, M4, M5, M6 = range(1, 7)
DOCUMENT = "Documento 1"
_numbers = count(1001)


def day(text: str) -> date:
    return date.fromisoformat(text)


def cut_at(text: str) -> Cut:
    """The cut on a day: that of its month when it is the last one, else in the middle of it."""
    return Cut.of(Month.of(day(text)), day(text))


def records(*parts: Rows, start: str = "2020-01", submission_day: int = 10) -> Inputs:
    """The inputs that hold these rows; a register nobody wrote in is empty."""
    joined = join(*parts)
    frames = {name: build(rows, FRAMES[name].columns) for name, rows in joined.items()}
    return Inputs.of(Month.parse(start), submission_day=submission_day, **frames)


def join(*parts: Rows) -> Rows:
    joined: Rows = {}
    for part in parts:
        for name, rows in part.items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _row(**values: Any) -> dict[str, Any]:
    number = values.pop("id", None) or next(_numbers)
    return {"id": number, "uid": f"uid-{number}", "version": 1, **values}


# Members


def members(*spells: tuple[int, str] | tuple[int, str, str | None]) -> Rows:
    """(municipality, joined, left); each municipality is called M and its number."""
    towns = sorted({spell[0] for spell in spells})
    return {
        "municipalities": [_row(id=n, name=f"M{n}", department="D") for n in towns],
        "memberships": [
            _row(municipality_id=s[0], joined_on=s[1], left_on=s[2] if len(s) > 2 else None)
            for s in spells
        ],
    }


CAST = members(
    *((n, "2020-01-01") for n in (M1, M2, M3, M4)),
    (M5, "2026-09-15"),
    (M6, "2020-01-01", "2026-06-30"),
)
"""M1–M4 since 2020, M5 joined 15-09-2026, M6 left 30-06-2026 (its last day as a member)."""


def state(name: str, since: str) -> Rows:
    return {"states": [_row(state=name, since=since)]}


def term(number: int, election: str, starts: str, ends: str) -> Rows:
    return {"terms": [_row(id=number, election_on=election, starts_on=starts, ends_on=ends)]}


# Months and the board's decisions


def sent(month: str, on: str | None) -> Rows:
    return {"months": [_row(month=month, state="submitted", first_submitted_on=on)]}


def reason(month: str, indicator: str, kind: str, text: str = "Motivo") -> Rows:
    return {"missing_reasons": [_row(month=month, indicator=indicator, kind=kind, reason=text)]}


def target(
    indicator: str,
    value: float,
    year: int = 2026,
    decided: str = "2025-12-15",
    schedule: str = "",
) -> Rows:
    row = _row(
        indicator=indicator,
        year=year,
        value=value,
        decided_on=decided,
        act="Acta 1",
        schedule=schedule,
    )
    return {"targets": [row]}


def adoption(indicator: str, adopted: bool, decided: str, year: int = 2026) -> Rows:
    row = {"indicator": indicator, "year": year, "adopted": adopted, "decided_on": decided}
    return {"adoptions": [row]}


# Meetings


def meeting(body: str, on: str, seats: Mapping[int, str], commitments: Iterable[Rows] = ()) -> Rows:
    """Seats: {municipality: holder | acting | delegate | absent}."""
    row = _row(body=body, held_on=on)
    attendance = [
        _row(meeting_id=row["id"], municipality_id=town, attended_as=who)
        for town, who in seats.items()
    ]
    owned = [
        {**made, "meeting_id": row["id"]} for rows in commitments for made in rows["commitments"]
    ]
    return {"meetings": [row], "attendance": attendance, "commitments": owned}


def commitment(
    due: str,
    done: str | None = None,
    *,
    moved_to: str | None = None,
    cancelled: str | None = None,
    external: bool = False,
) -> Rows:
    row = _row(
        text=f"Compromiso del {due}",
        original_due_on=due,
        due_on=moved_to or due,
        done_on=done,
        is_external=external,
        cancelled_on=cancelled,
        cancelled_act="Acta 9" if cancelled else "",
    )
    return {"commitments": [row]}


# Contributions


def scheme(kind: str, since: str, until: str = "", number: int = 1, ordinary: bool = True) -> Rows:
    row = _row(id=number, kind=kind, ordinary=ordinary, starts_month=since, ends_month=until)
    return {"schemes": [row]}


def charge(
    town: int,
    due: str,
    amount: int = 100,
    *,
    paid: Sequence[tuple[str, int]] = (),
    waived: Sequence[tuple[str, int]] = (),
    moved_to: str | None = None,
    scheme_id: int = 1,
) -> Rows:
    """A charge by its original due date, with what was applied to it and written off from it."""
    row = _row(
        municipality_id=town,
        scheme_id=scheme_id,
        month=due[:7],
        amount=amount,
        due_on=moved_to or due,
        original_due_on=due,
    )
    link = {"charge_id": row["id"]}
    return {
        "charges": [row],
        "allocations": [_row(municipality_id=town, paid_on=on, amount=a, **link) for on, a in paid],
        "write_offs": [_row(decided_on=on, amount=a, act="Acta 2", **link) for on, a in waived],
    }


def agreement(
    town: int,
    agreed: str,
    *instalments: tuple[str, str | None],
    of: Rows | None = None,
    cancelled: str | None = None,
) -> Rows:
    """A payment agreement of 50 an instalment; each is (due, paid or None).

    ``of`` are the charges it holds, whole; without them it goes by what the instalments say.
    """
    row = _row(municipality_id=town, agreed_on=agreed, act="Acta 3", cancelled_on=cancelled)
    parts = [
        {"agreement_id": row["id"], "due_on": due, "amount": 50, "paid_on": paid}
        for due, paid in instalments
    ]
    links = [
        {"agreement_id": row["id"], "charge_id": held["id"], "amount": held["amount"]}
        for held in (of or {}).get("charges", ())
    ]
    return {"payment_agreements": [row], "instalments": parts, "agreement_charges": links}


# Work plan


def plan(
    number: int = 1,
    since: str = "2026-01-01",
    approved: str | None = "2026-01-15",
    year: int = 2026,
) -> Rows:
    row = _row(
        id=year * 10 + number,
        name=f"Plan {year}",
        number=number,
        starts_on=f"{year}-01-01",
        ends_on=f"{year}-12-31",
        in_force_from=since,
        approved_on=approved,
    )
    return {"plans": [row]}


def goal(
    code: str,
    weight: float = 1.0,
    planned: Mapping[str, float] | None = None,
    done: Mapping[str, float] | None = None,
    *,
    kind: str = "cumulative",
    baseline: float | None = None,
    aim: float | None = None,
    direction: str = "up",
    schedule: str = "custom",
    achieved: Mapping[str, str] | None = None,
    version: int = 1,
    year: int = 2026,
) -> Rows:
    """``planned`` and ``done`` by month; ``achieved`` gives the date of a milestone by month."""
    row = _row(
        plan_id=year * 10 + version,
        code=code,
        text="Meta",
        accumulation=kind,
        weight=weight,
        baseline=baseline,
        target=aim,
        direction=direction,
        schedule=schedule,
    )
    link, dates = {"goal_id": row["id"]}, dict(achieved or {})
    reported = dict(done or {}) | dict.fromkeys(dates, 1.0)
    return {
        "goals": [row],
        "schedules": [{"month": m, "planned": p, **link} for m, p in (planned or {}).items()],
        "progress": [
            _row(month=m, value=v, achieved_on=dates.get(m), **link) for m, v in reported.items()
        ],
    }


# Projects and services


def project(
    code: str,
    *stages: tuple[str, str] | tuple[str, str, str],
    towns: Mapping[int, Mapping[str, int]] | None = None,
    rural: bool = False,
    notes: Iterable[tuple[str, Mapping[str, Any]]] = (),
    sessions: Iterable[tuple[str, str, str]] = (),
) -> Rows:
    """Stages: (stage, reached on, document); notes: (date, what it says); sessions: (date, kind, act)."""
    row = _row(code=code, name="Proyecto", is_rural=rural)
    link = {"project_id": row["id"]}
    return {
        "projects": [row],
        "stages": [
            _row(stage=s[0], reached_on=s[1], document=s[2] if len(s) > 2 else DOCUMENT, **link)
            for s in stages
        ],
        "benefits": [
            _row(municipality_id=t, **given, **link) for t, given in (towns or {}).items()
        ],
        "follow_ups": [_row(noted_on=on, **said, **link) for on, said in notes],
        "community_sessions": [
            _row(held_on=on, kind=kind, act=act, **link) for on, kind, act in sessions
        ],
    }


def service(town: int, month: str, quantity: float) -> Rows:
    row = _row(service_id=1, municipality_id=town, month=month, quantity=quantity)
    return {"service_records": [row]}


# Activity log


def activity(
    kind: str,
    on: str,
    towns: Iterable[int] = (),
    *,
    mayors: Iterable[int] = (),
    partners: Iterable[int] = (),
    organizations: Iterable[int] = (),
    status: str = "done",
    topic: str = "Tema",
    result: str = "Resultado",
    product: str = "Producto",
    commitment: str = "Compromiso",
    link: str = "enlace",
    individual: bool = True,
    goal_id: int | None = 1,
) -> Rows:
    """An activity with everything written, so that a case says only what is missing."""
    row = _row(
        kind=kind,
        held_on=on,
        status=status,
        topic=topic,
        result=result,
        product=product,
        commitment=commitment,
        link=link,
        individual=individual,
        goal_id=goal_id,
    )
    owner, present = {"activity_id": row["id"]}, set(mayors)
    return {
        "activities": [row],
        "activity_municipalities": [
            {"municipality_id": t, "mayor_present": t in present, **owner}
            for t in sorted({*towns, *present})
        ],
        "activity_partners": [{"partner_id": p, **owner} for p in partners],
        "activity_organizations": [{"organization_id": o, **owner} for o in organizations],
    }


def organization(number: int, town: int, kind: str = "producers") -> Rows:
    row = _row(id=number, name=f"O{number}", municipality_id=town, kind=kind)
    return {"organizations": [row]}


def partner(
    number: int, *, programme: str = "", signed: str | None = None, kind: str = "cooperation"
) -> Rows:
    """A partner, with an agreement when it was signed."""
    row = _row(id=number, name=f"C{number}", kind=kind, programme=programme)
    agreements = [_row(partner_id=number, signed_on=signed, state="active")] if signed else []
    return {"partners": [row], "agreements": agreements}


# Changes of government


def milestone(
    code: str,
    town: int | None = None,
    done: str | None = None,
    *,
    evidence: str = "Acta",
    not_applicable: str = "",
    term_id: int = 1,
) -> Rows:
    row = _row(
        term_id=term_id,
        code=code,
        municipality_id=town,
        done_on=done,
        evidence=evidence,
        not_applicable_reason=not_applicable,
    )
    return {"milestones": [row]}


def plan_page(town: int, term_id: int = 1, adopted: str = "2024-11-30", page: str = "12") -> Rows:
    row = _row(municipality_id=town, term_id=term_id, page=page, adopted_on=adopted)
    return {"municipal_plans": [row]}


def budget_line(town: int, amount: int, year: int = 2026, on: str = "2026-01-10") -> Rows:
    row = _row(municipality_id=town, amount=amount, year=year, recorded_on=on)
    return {"budget_lines": [row]}

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
CAME = {"women": 12, "men": 9, "unstated": 0}
"""The people of a session with the community."""
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
    sessions: Iterable[tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]] = (),
    **card: Any,
) -> Rows:
    """Stages: (stage, reached on, document); notes: (date, what it says).

    Sessions: (date, kind, act) and, where it matters, what else is known; somebody always came.
    """
    row = _row(code=code, name="Proyecto", is_rural=rural, **card)
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
            _row(held_on=s[0], kind=s[1], act=s[2], **(CAME | dict(*s[3:])), **link)
            for s in sessions
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
    **more: Any,
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
        **more,
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


# The institution


def legal_piece(
    piece: str, since: str, expires: str | None = None, *, files: int = 1, kept_at: str = ""
) -> Rows:
    row = _row(piece=piece, valid_from=since, expires_on=expires, files=files, kept_at=kept_at)
    return {"legal_pieces": [row]}


def board(elected: str, since: str, until: str | None = None, *, seats: int = 7) -> Rows:
    row = _row(
        body="board",
        elected_on=elected,
        from_on=since,
        to_on=until,
        seats=seats,
        quorum_rule="half_plus_one",
    )
    return {"bodies": [row]}


def decided(
    kind: str,
    on: str,
    *,
    body: str = "board",
    finding_kind: str = "",
    finding: str = "",
    quorum: bool = True,
    act: str = "Acta 7",
) -> Rows:
    """A session with one decision, told apart by its date."""
    session = _row(body=body, held_on=on, quorum=quorum, act=act)
    decision = _row(
        meeting_id=session["id"],
        kind=kind,
        text=f"Decisión del {on}",
        finding_kind=finding_kind,
        finding=finding,
    )
    return {"meetings": [session], "decisions": [decision]}


def disagreement(
    received: str,
    due: str,
    closed: str | None = None,
    *,
    kind: str = "service",
    reserved: bool = False,
) -> Rows:
    """As its frame has it: of a reserved one, not even the kind."""
    row = {
        "kind": "" if reserved else kind,
        "received_on": received,
        "due_on": due,
        "closed_on": closed,
        "reserved": reserved,
    }
    return {"disagreements": [row]}


# Territory


def instrument(
    town: int,
    *steps: tuple[str, str] | tuple[str, str, str],
    kind: str = "land_use_plan",
    name: str = "POT",
    guidelines: str = "",
    supported: bool = True,
    valid_until: str | None = None,
) -> Rows:
    """Steps: (state, reached on, act); an approval has its act unless it says otherwise."""
    row = _row(
        municipality_id=town,
        kind=kind,
        name=name,
        supported=supported,
        guidelines=guidelines,
        valid_until=valid_until,
    )
    reached = [
        _row(
            instrument_id=row["id"],
            state=s[0],
            reached_on=s[1],
            act=s[2] if len(s) > 2 else "" if s[0] == "draft" else "Acuerdo 7",
        )
        for s in steps
    ]
    return {"instruments": [row], "instrument_steps": reached}


def study(on: str, affinities: Iterable[str], towns: Iterable[int]) -> Rows:
    row = _row(name=f"Estudio del {on}", author="Universidad", studied_on=on)
    owner = {"study_id": row["id"]}
    return {
        "affinity_studies": [row],
        "study_affinities": [{"affinity": a, **owner} for a in affinities],
        "study_municipalities": [{"municipality_id": t, **owner} for t in towns],
    }


def functional_link(
    kind: str, towns: Iterable[int], since: str = "2024-01-01", until: str | None = None
) -> Rows:
    row = _row(kind=kind, name="Río Claro", since=since, until=until)
    owner = {"link_id": row["id"]}
    return {
        "functional_links": [row],
        "link_municipalities": [{"municipality_id": t, **owner} for t in towns],
    }


def tag(town: int, key: str, since: str | None = None, until: str | None = None) -> Rows:
    return {"municipal_tags": [_row(municipality_id=town, tag=key, since=since, until=until)]}


def other_scheme(
    town: int, name: str, purpose: str, since: str = "2024-01-01", until: str | None = None
) -> Rows:
    row = _row(municipality_id=town, name=name, name_key=name.lower(), purpose=purpose)
    return {"other_schemes": [row | {"since": since, "until": until}]}


def counterpart(
    town: int, role: str, since: str = "2024-01-01", until: str | None = None, **said: str
) -> Rows:
    row = _row(municipality_id=town, role=role, since=since, until=until, **said)
    return {"counterparts": [row]}


def asked_role(role: str, since: str = "2024-01-01", until: str | None = None) -> Rows:
    return {"asked_roles": [_row(role=role, since=since, until=until)]}


def context_figure(
    town: int, indicator: str, year: int, value: float | None = None, **said: str
) -> Rows:
    row = _row(municipality_id=town, indicator=indicator, year=year, value=value, **said)
    return {"context_figures": [row | {"source": "Censo"}]}


def plan_line(number: int, town: int | None, first: int, last: int, level: str = "") -> Rows:
    row = _row(
        id=number,
        level=level or "municipal",
        municipality_id=town,
        plan="Plan",
        code=f"L{number}",
        text="Línea",
        starts_year=first,
        ends_year=last,
    )
    return {"plan_lines": [row]}


def initiative(
    code: str,
    town: int | None = M1,
    listed: str = "2024-01-01",
    *,
    dropped: str | None = None,
    line: int | None = None,
    project_of: Rows | None = None,
    pillar: str = "health",
) -> Rows:
    """An initiative on the list; ``project_of`` is the project that carries it."""
    row = _row(
        code=code,
        text="Iniciativa",
        pillar=pillar,
        municipality_id=town,
        listed_on=listed,
        dropped_on=dropped,
        dropped_reason="Se unió a otra" if dropped else "",
        plan_line_id=line,
        project_id=project_of["projects"][0]["id"] if project_of else None,
    )
    return {"peace_initiatives": [row]}


# Partners, donors, organizations and production units


def pact(
    number: int,
    partner_id: int,
    signed: str,
    ends: str | None = None,
    *steps: tuple[str, str] | tuple[str, str, str],
    state: str = "active",
    kind: str = "specific",
) -> Rows:
    """An agreement with a partner; steps: (state, reached on) and, where it was extended, its end."""
    row = _row(
        id=number,
        partner_id=partner_id,
        name=f"A{number}",
        kind=kind,
        state=state,
        signed_on=signed,
        ends_on=ends,
        document=DOCUMENT,
    )
    reached = [
        _row(
            agreement_id=number,
            state=s[0],
            reached_on=s[1],
            ends_on=s[2] if len(s) > 2 else None,
            document=DOCUMENT,
        )
        for s in steps
    ]
    return {"agreements": [row], "agreement_steps": reached}


def under(agreement_id: int, part: Rows) -> Rows:
    """The same rows, with the agreement that covers them."""
    named = {
        name: [row | {"agreement_id": agreement_id} for row in rows]
        for name, rows in part.items()
        if name in ("activities", "projects", "services")
    }
    return {**part, **named}


def provided(name: str, since: str, until: str | None = None) -> Rows:
    """A service, as the register knows it."""
    return {"services": [_row(name=name, kind="advice", unit="horas", since=since, until=until)]}


def profile(partner_id: int, themes: Iterable[str], towns: Iterable[int] = ()) -> Rows:
    """The mandate and the focus of a donor."""
    return {
        "partner_themes": [{"partner_id": partner_id, "theme": t} for t in themes],
        "partner_municipalities": [{"partner_id": partner_id, "municipality_id": t} for t in towns],
    }


def presented(part: Rows, entity: str) -> Rows:
    """The same project, whose stages name the entity it was presented to."""
    return {**part, "stages": [row | {"entity": entity} for row in part["stages"]]}


def intervention(
    number: int,
    partner_id: int,
    theme: str,
    towns: Iterable[int],
    starts: str,
    ends: str | None = None,
) -> Rows:
    row = _row(
        id=number,
        partner_id=partner_id,
        name=f"I{number}",
        theme=theme,
        starts_on=starts,
        ends_on=ends,
    )
    places = [{"intervention_id": number, "municipality_id": t} for t in towns]
    return {"interventions": [row], "intervention_municipalities": places}


def coordination(theme: str, on: str, partners: Iterable[int], towns: Iterable[int]) -> Rows:
    """A coordination note and who signed it."""
    row = _row(theme=theme, noted_on=on, agreed="Se reparten las veredas", document=DOCUMENT)
    owner = {"note_id": row["id"]}
    return {
        "coordination_notes": [row],
        "note_partners": [{"partner_id": p, **owner} for p in partners],
        "note_municipalities": [{"municipality_id": t, **owner} for t in towns],
    }


def counted(organization_id: int, on: str, families: int | None, **said: Any) -> Rows:
    row = _row(organization_id=organization_id, counted_on=on, families=families, **said)
    return {"organization_counts": [row]}


def obtained(organization_id: int, on: str, kind: str = "grant", document: str = DOCUMENT) -> Rows:
    row = _row(
        organization_id=organization_id,
        obtained_on=on,
        kind=kind,
        given_by="Fondo",
        document=document,
    )
    return {"organization_resources": [row]}


def unit(number: int, town: int, *advised: str, sex: str = "F", sector: str = "farming") -> Rows:
    """A production unit with the days on which it was advised."""
    row = _row(
        id=number,
        code=f"U-{number:04d}",
        name=f"Unidad {number}",
        kind="farm",
        sector=sector,
        owner_sex=sex,
        municipality_id=town,
    )
    advice = [_row(unit_id=number, advised_on=on, topic="Costos") for on in advised]
    return {"units": [row], "unit_advice": advice}


# Money, calendars and plans of projects (ground of A03 and A08)


def of_project(rows: Rows, **registers: Sequence[Mapping[str, Any]]) -> Rows:
    """A project with rows of other registers that name it."""
    link = {"project_id": rows["projects"][0]["id"]}
    return join(
        rows, {name: [_row(**given, **link) for given in made] for name, made in registers.items()}
    )


def money(
    source: str, amount: int, on: str, *, entity: str = "Entidad", **more: Any
) -> dict[str, Any]:
    """A row of funding, committed by a document unless told otherwise (for ``of_project``)."""
    given = {"condition": "committed", "document": DOCUMENT}
    return {"source": source, "amount": amount, "dated_on": on, "entity": entity} | given | more


def calendar(
    rows: Rows,
    ends: str,
    planned: Mapping[str, float],
    amounts: Mapping[str, int] | None = None,
    *,
    number: int = 1,
    set_on: str = "2026-01-01",
) -> Rows:
    """A project with one more calendar: progress (and money) programmed by the end of months."""
    key = rows["projects"][0]["id"]
    known = amounts or {}
    made = _row(
        id=key * 10 + number,
        project_id=key,
        number=number,
        starts_on="2026-01-01",
        ends_on=ends,
        set_on=set_on,
    )
    points = [
        {"schedule_id": made["id"], "month": m, "physical": v, "amount": known.get(m)}
        for m, v in planned.items()
    ]
    return join(rows, {"project_schedules": [made], "schedule_points": points})


def vision(ends: int, *lines: int, starts: int = 2020) -> Rows:
    """A vision with its lines, by id."""
    row = _row(name=f"Visión {ends}", starts_year=starts, ends_year=ends)
    made = [_row(id=n, vision_id=row["id"], code=f"L-{n}", text="Línea") for n in lines]
    return {"visions": [row], "vision_lines": made}


def national_line(rows: Rows, starts: int, ends: int) -> Rows:
    """A project that cites a line of a national plan."""
    line = _row(level="national", plan="Plan", code="1", starts_year=starts, ends_year=ends)
    cited = _row(plan_line_id=line["id"], project_id=rows["projects"][0]["id"])
    return join(rows, {"plan_lines": [line], "citations": [cited]})


def municipal_plan(
    town: int, *projects: Rows, term_id: int = 1, adopted: str = "2024-10-01"
) -> Rows:
    """The plan of a municipality with the projects that it includes, each on page 7."""
    row = _row(municipality_id=town, term_id=term_id, page="", adopted_on=adopted)
    links = [
        _row(plan_id=row["id"], project_id=p["projects"][0]["id"], page="p. 7") for p in projects
    ]
    return {"municipal_plans": [row], "plan_projects": links}


def paid_in(town: int, on: str, amount: int, back: tuple[str, int] | None = None) -> Rows:
    """A payment, and what of it was given back and when."""
    row = _row(municipality_id=town, paid_on=on, amount=amount)
    given = [_row(payment_id=row["id"], refunded_on=back[0], amount=back[1])] if back else []
    return {"payments": [row], "refunds": given}


# The people of a change of government


def candidate(town: int, number: int, sex: str = "F", term_id: int = 1) -> Rows:
    row = _row(
        id=town * 100 + number, term_id=term_id, municipality_id=town, number=number, sex=sex
    )
    return {"candidates": [row]}


def pack(
    number: int, dated: str, *given: tuple[int, str] | tuple[int, str, str], term_id: int = 1
) -> Rows:
    """A version of the pack and who received it: (candidate, on, channel)."""
    row = _row(term_id=term_id, kind="pack", number=number, dated_on=dated, title="Paquete")
    made = [
        _row(
            pack_id=row["id"],
            candidate_id=g[0],
            delivered_on=g[1],
            channel=g[2] if len(g) > 2 else "in_person",
        )
        for g in given
    ]
    return {"candidate_packs": [row], "pack_deliveries": made}


def declared(month: str, incidents: int = 0, kind: str = "") -> Rows:
    row = _row(
        month=month, declared_on=f"{month}-28", incidents=incidents, incident_kind=kind, act="Acta"
    )
    return {"neutrality_declarations": [row]}


def hand_over(kind: str, town: int, on: str, term_id: int = 1, **more: Any) -> Rows:
    """A session with both teams, its document and the mayor in person, unless told otherwise."""
    came = {"outgoing_team": True, "incoming_team": True, "holder_present": True}
    given = came | {"product": "Acta 1", "signed_by": "La alcaldesa"} | more
    row = _row(term_id=term_id, municipality_id=town, kind=kind, held_on=on, **given)
    return {"hand_over_sessions": [row]}


def mayor(
    town: int, since: str, until: str | None = None, *, sex: str = "F", reelected: bool = False
) -> Rows:
    row = _row(
        municipality_id=town,
        name="Alguien",
        position="holder",
        from_on=since,
        to_on=until,
        sex=sex,
        reelected=reelected,
    )
    return {"authorities": [row]}


def sheet_review(town: int, on: str, agrees: bool = True) -> Rows:
    row = _row(municipality_id=town, month=on[:7], reviewed_on=on, position="Planeación")
    return {"sheet_reviews": [row | {"agrees": agrees}]}


def report_delivery(month: str, on: str, *towns: int, channel: str = "email") -> Rows:
    return {
        "deliveries": [
            {"month": month, "municipality_id": town, "delivered_on": on, "channel": channel}
            for town in towns
        ]
    }


# Groups, deliveries and agreed priorities


def group(
    number: int,
    since: str = "2025-01-01",
    until: str | None = None,
    *,
    sessions: Mapping[str, int] | None = None,
    towns: Iterable[int] = (),
    institutions: Iterable[int] = (),
    quorum: tuple[int, int] = (0, 0),
) -> Rows:
    """A working group called G and its number; ``sessions`` by the first month of a quarter."""
    row = _row(
        id=number,
        name=f"G{number}",
        kind="technical_table",
        since=since,
        until=until,
        quorum_municipal=quorum[0],
        quorum_external=quorum[1],
    )
    seats = [{"municipality_id": town} for town in towns]
    seats += [{"partner_id": partner_id} for partner_id in institutions]
    return {
        "working_groups": [row],
        "group_calendar": [
            _row(group_id=number, from_month=month, sessions=programmed)
            for month, programmed in (sessions or {"2025-01": 1}).items()
        ],
        "group_seats": [_row(group_id=number, since=since, **seat) for seat in seats],
    }


def post(number: int, since: str = "2024-01-01", until: str | None = None, seat: str = "") -> Rows:
    """A post of the official list of the political representation."""
    row = _row(id=number, role="lower_house", seat=seat or f"R{number}", since=since, until=until)
    return {"document_recipients": [row]}


def document(number: int, **delivered: str) -> Rows:
    """A document called D and its number, with the day each post received it: ``p1="2026-05-04"``."""
    row = _row(id=number, title=f"D{number}", dated_on="2026-01-01")
    return {
        "technical_documents": [row],
        "document_deliveries": [
            _row(document_id=number, recipient_id=int(who[1:]), delivered_on=on)
            for who, on in delivered.items()
        ],
    }


def priorities(
    *adopted: str | None,
    frozen: str = "2023-11-30",
    known: str | None = "2024-05-31",
    term_id: int | None = 1,
    level: str = "",
) -> Rows:
    """A list of priorities, each with the day the plan took it up; called P1, P2…"""
    row = _row(
        name="Lista",
        level_name=level,
        term_id=term_id,
        agreed_on="2023-11-01",
        act="Acta 7",
        frozen_on=frozen,
        plan_known_on=known,
    )
    items = [
        _row(
            list_id=row["id"],
            text=f"P{number}",
            adopted_on=on,
            reference="página 12" if on else "",
        )
        for number, on in enumerate(adopted, 1)
    ]
    return {"priority_lists": [row], "agreed_priorities": items}


# Services, finances and audits


def running(
    number: int,
    kind: str = "landfill",
    since: str = "2024-01-01",
    *,
    until: str | None = None,
    hosted_for: str = "",
) -> Rows:
    """A service called S and its number."""
    row = _row(id=number, name=f"S{number}", kind=kind, unit="t", since=since, until=until)
    return {"services": [row | {"hosted_for": hosted_for}]}


def figure(number: int, month: str, **amounts: float) -> Rows:
    """The figures of a service in a month, by their measure."""
    return {
        "service_figures": [
            _row(service_id=number, month=month, measure=measure, amount=amount)
            for measure, amount in amounts.items()
        ]
    }


def standard(
    number: int, measure: str, threshold: float, on: str = "2025-02-01", low: bool = False
) -> Rows:
    """What a service must reach (``low``: must not pass), approved on a day."""
    direction = "at_most" if low else "at_least"
    row = _row(
        service_id=number,
        measure=measure,
        direction=direction,
        threshold=threshold,
        approved_on=on,
        act="Acta 1",
    )
    return {"service_standards": [row]}


def received(
    number: int, month: str, quantity: float, income: int | None = None, town: int = M1
) -> Rows:
    row = _row(
        service_id=number, municipality_id=town, month=month, quantity=quantity, income=income
    )
    return {"service_records": [row]}


def sold(number: int, month: str, quantity: float, invoiced: int | None = None) -> Rows:
    """What a customer that is not a member received."""
    row = _row(service_id=number, customer_id=1, month=month, quantity=quantity, invoiced=invoiced)
    return {"customer_records": [row]}


def finances(
    month: str, expense: int, payroll: int = 0, by_projects: int = 0, **income: int
) -> Rows:
    row = _row(
        month=month, expense=expense, payroll=payroll, payroll_projects=by_projects, **income
    )
    return {"month_finances": [row]}


def audit(number: int, on: str, origin: str = "external_audit") -> Rows:
    return {"audits": [_row(id=number, origin=origin, audited_on=on)]}


def audit_finding(
    number: int,
    due: str | None,
    closed: str | None = None,
    proof: str = "acta",
    severity: str = "medium",
) -> Rows:
    """A finding of the audit of that number, called H, with its proof once closed."""
    row = _row(
        audit_id=number,
        title="H",
        severity=severity,
        due_on=due,
        closed_on=closed,
        proof=proof if closed else "",
    )
    return {"audit_findings": [row]}


# Typed figures, own indicators, baselines


def typed(
    indicator: str, period_end: str, numerator: float, denominator: float | None = None
) -> Rows:
    row = _row(
        indicator=indicator,
        period_end=period_end,
        numerator=numerator,
        denominator=denominator,
        source="Secretaría",
        evidence=DOCUMENT,
        typed_on=period_end,
    )
    return {"typed_figures": [row]}


def baseline(
    indicator: str,
    value: float,
    measured: str,
    decided: str = "2026-01-15",
    *,
    scored_from: bool = False,
) -> Rows:
    row = _row(
        indicator=indicator,
        value=value,
        measured_on=measured,
        decided_on=decided,
        act="Acta 3",
        scored_from=scored_from,
    )
    return {"baselines": [row]}


def retirement(indicator: str, since: str, until: str | None = None) -> Rows:
    row = _row(indicator=indicator, since=since, until=until, reason="Nadie lo usa", act="Acta 4")
    return {"retirements": [row]}


def own(code: str, formula: str, **card: Any) -> Rows:
    """An own indicator with everything written, so that a case says only what it is about."""
    usual = {
        "question": "Q13",
        "name": f"Propio {code}",
        "short": f"Propio {code}",
        "definition": "Lo que cuenta este indicador.",
        "unit": "%" if "percent" in formula else "casos",
        "direction": "up",
        "frequency": "quarter",
        "target_mode": "fixed",
        "target_value": 10.0,
        "formula": formula,
        "feed": "computed",
        "window": "twelve_months",
        "verification": "Documento",
        "pitfall": "Contar dos veces.",
        "tip": "Anote cada semana.",
        "since": "2020-01-01",
    }
    return {"own_indicators": [_row(code=code, **(usual | card))]}

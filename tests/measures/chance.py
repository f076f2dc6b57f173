"""Associations made by chance, and large ones, for properties that hold whatever was recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from measures.records import (
    Rows,
    activity,
    agreement,
    budget_line,
    charge,
    commitment,
    coordination,
    counted,
    goal,
    intervention,
    meeting,
    members,
    milestone,
    obtained,
    organization,
    pact,
    partner,
    plan,
    plan_page,
    profile,
    project,
    provided,
    scheme,
    sent,
    service,
    target,
    term,
    under,
    unit,
)

TOWNS = range(1, 7)
KINDS = (
    "bilateral_contact",
    "national_session",
    "technical_assistance",
    "training",
    "publication",
    "organization_support",
    "donor_table",
)
STAGES = (
    "idea",
    "structured",
    "viable",
    "funded",
    "in_execution",
    "suspended",
    "finished",
    "returned",
)
SEATS = ("holder", "acting", "delegate", "absent")
CUT = date(2026, 10, 31)


def day_in(chance: Random, first: date = date(2025, 9, 1), days: int = 420) -> str:
    return (first + timedelta(days=chance.randrange(days))).isoformat()


def after(chance: Random) -> str:
    return day_in(chance, CUT + timedelta(days=1), 300)


def cast(chance: Random) -> Rows:
    """Six municipalities, one of which left and one of which is new."""
    old = [(town, "2020-01-01") for town in TOWNS[:4]]
    return members(*old, (5, day_in(chance)), (6, "2020-01-01", day_in(chance)))


def facts(chance: Random, number: int) -> list[Rows]:
    """One fact of each kind, before the cut or a little after it."""
    town, stage = chance.choice(TOWNS), chance.choice(STAGES)
    paid = [(day_in(chance), chance.choice([30, 50, 70]))] if chance.random() < 0.6 else []
    waived = [(day_in(chance), 30)] if chance.random() < 0.2 else []
    month = f"2026-{chance.randint(1, 12):02d}"
    return [
        charge(town, day_in(chance), 100, paid=paid, waived=waived),
        agreement(town, day_in(chance), (day_in(chance), None)),
        meeting(
            chance.choice(["board", "assembly", "committee"]),
            day_in(chance),
            {t: chance.choice(SEATS) for t in TOWNS},
            [commitment(day_in(chance), chance.choice([None, day_in(chance)]))],
        ),
        logged(chance, number, day_in(chance)),
        logged(chance, number, day_in(chance, date(2026, 10, 1), 31)),
        project(
            f"P{number}",
            ("idea", "2025-01-01"),
            (stage, day_in(chance)),
            (chance.choice(STAGES), day_in(chance)),
            towns={town: {"women": chance.choice([0, 5])}, town % 6 + 1: {}},
            rural=chance.random() < 0.5,
            notes=[(day_in(chance), {"physical": 5.0})],
            sessions=[(day_in(chance), chance.choice(["backing", "consultation"]), "Acta")],
        ),
        goal(
            f"G{number}",
            chance.choice([0.0, 1.0, 2.0]),
            {m: chance.choice([0.0, 2.0, 5.0]) for m in ("2026-09", "2026-10")},
            {
                m: float(chance.randint(0, 8))
                for m in ("2026-09", "2026-10")
                if chance.random() < 0.9
            },
            kind=chance.choice(["flow", "cumulative", "stock", "reduction", "maintenance"]),
            baseline=chance.choice([None, 1.0]),
        ),
        organization(number, town),
        partner(number, programme=chance.choice(["", "Uno", "Dos"])),
        service(town, month, float(chance.randint(0, 3))),
    ]


def logged(chance: Random, number: int, on: str) -> Rows:
    return activity(
        chance.choice(KINDS),
        on,
        chance.sample(TOWNS, 2),
        mayors=chance.sample(TOWNS, 2),
        partners=[chance.randint(1, number)],
        organizations=[chance.randint(1, number)],
        product=chance.choice(["", "Producto"]),
        status=chance.choice(["done", "done", "planned"]),
    )


def once(chance: Random) -> list[Rows]:
    """What an association has only one of."""
    done = [milestone("T02", town, day_in(chance)) for town in TOWNS if chance.random() < 0.5]
    return [
        cast(chance),
        scheme("equal_quota", "2020-01"),
        term(1, "2027-02-28", "2027-05-01", "2030-04-30"),
        term(2, "2024-03-03", "2024-05-01", "2027-04-30"),
        milestone("T01", None, day_in(chance)),
        *done,
        plan(),
        target("A03-Q07-02", 6),
        target("A07-Q18-01", 6),
        *(plan_page(town, 2, day_in(chance)) for town in TOWNS if chance.random() < 0.7),
        *(budget_line(town, chance.choice([0, 9]), on=day_in(chance)) for town in TOWNS),
        *(
            sent(f"2026-{m:02d}", f"2026-{m + 1:02d}-{chance.randint(5, 15):02d}")
            for m in range(1, 11)
        ),
    ]


def association(seed: int) -> list[Rows]:
    chance = Random(seed)
    facts_of_all = [rows for n in range(1, 6) for rows in facts(chance, n)]
    return once(chance) + facts_of_all + alliances(Random(seed + 1000), day_in)


def alliances(
    chance: Random,
    some_day: Callable[[Random], str],
    first: int = 10,
    kinds: Sequence[str] = ("academia", "church", "private", "bank"),
) -> list[Rows]:
    """Agreements, donors on their own, organizations by date and units, from the days given."""
    themes = ("roads", "health")
    return [
        part
        for n in range(first, first + 5)
        for part in (
            partner(n, kind=chance.choice(kinds)),
            pact(
                n,
                n,
                some_day(chance),
                chance.choice([None, some_day(chance)]),
                (chance.choice(["pilot", "permanent", "terminated"]), some_day(chance)),
                state=chance.choice(["negotiation", "pilot", "active"]),
            ),
            under(n, activity("technical_table", some_day(chance), partners=[n])),
            under(n, provided(f"Servicio {n}", some_day(chance))),
            under(
                n,
                project(
                    f"Q{n}",
                    ("submitted", some_day(chance)),
                    (chance.choice(["funded", "in_execution"]), some_day(chance)),
                    towns={chance.choice(TOWNS): {}},
                    scope="group",
                    theme=chance.choice(themes),
                    expected_source="cooperation",
                ),
            ),
            intervention(
                n,
                chance.randint(1, 5),
                chance.choice(themes),
                chance.sample(TOWNS, 3),
                some_day(chance),
            ),
            coordination(
                chance.choice(themes),
                some_day(chance),
                chance.sample(range(1, 6), 2),
                chance.sample(TOWNS, 3),
            ),
            profile(chance.randint(1, 5), [chance.choice(themes)]),
            counted(chance.randint(1, 5), some_day(chance), chance.choice([None, 0, 30])),
            obtained(chance.randint(1, 5), some_day(chance), chance.choice(["grant", "in_kind"])),
            unit(n, chance.choice(TOWNS), some_day(chance), some_day(chance)),
        )
    ]


def later(seed: int) -> list[Rows]:
    """Facts that all happen after the cut, of those that an association goes on recording."""
    chance = Random(seed)
    seats = dict.fromkeys(TOWNS, "holder")
    return [
        charge(1, after(chance), paid=[(after(chance), 100)]),
        meeting("board", after(chance), seats, [commitment(after(chance))]),
        *(
            activity(kind, after(chance), TOWNS, mayors=TOWNS, partners=[1], organizations=[1])
            for kind in KINDS
        ),
        project("P99", ("funded", after(chance)), towns={1: {"women": 9}}, rural=True),
        plan_page(1, 2, after(chance)),
        budget_line(1, 9, on=after(chance)),
        service(1, "2026-11", 5.0),
        members((7, after(chance))),
        plan(2, since="2026-11-01", approved=after(chance)),
        goal("G1", 9.0, {"2026-10": 1.0}, {"2026-11": 99.0}, version=2),
        target("A07-Q18-01", 1, decided=after(chance)),
        target("A07-Q18-01", 1, year=2027, decided=after(chance)),
        milestone("T05", None, after(chance)),
        *alliances(chance, after, 30, ("private",)),
    ]

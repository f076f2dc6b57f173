"""For each rule, records that raise one doubt and the same records put right.

The cut is 31 October 2026; M1–M5 are members (M5 since 15-09-2026) and M6 left on 30-06-2026.
Amounts are pesos.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import pandas as pd

from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA
from evalua.measures.inputs import Inputs
from evalua.quality.rules import RULES, doubts
from evalua.registers.association.facts import Facts
from measures.records import (
    CAST,
    M1,
    M6,
    Rows,
    activity,
    audit,
    audit_finding,
    calendar,
    charge,
    cut_at,
    disagreement,
    figure,
    finances,
    goal,
    join,
    meeting,
    milestone,
    money,
    of_project,
    plan,
    project,
    records,
    running,
    scheme,
    vision,
)

FACTS = Facts(
    id=1,
    uid="a",
    code="A",
    name="Asociación",
    acronym="",
    country="CO",
    currency=CURRENCIES["COP"],
    number_format=COMMA,
    time_zone="America/Bogota",
    legal_figure="other",
    founded_on=None,
    mission="",
    board_label="Junta",
    submission_day=10,
    evaluation_start=Month(2020, 1),
    peace_mode=False,
    has_intermediate_level=True,
    is_demo=False,
    version=1,
)
_numbers = count(9001)
_MEMBERS = range(1, 6)


def find(inputs: Inputs, rule: str = "", cut: str = "2026-10-31") -> pd.DataFrame:
    """What the rules (or one of them) find at a cut."""
    rules = [each for each in RULES if rule in ("", each.id)]
    return doubts(inputs, cut_at(cut), FACTS, rules)


def row(register: str, **values: Any) -> Rows:
    number = values.pop("id", None) or next(_numbers)
    return {register: [{"id": number, "uid": f"uid-{number}", "version": 1, **values}]}


def setting(parts: Rows, register: str, **values: Any) -> Rows:
    """The same rows with some values of one register changed."""
    return {
        name: [{**each, **values} if name == register else each for each in rows]
        for name, rows in parts.items()
    }


def months(first: int, *values: float) -> dict[str, float]:
    """Values of consecutive months of 2026, from the month ``first`` on."""
    return {f"2026-{first + place:02d}": value for place, value in enumerate(values)}


def a_goal(done: dict[str, float], planned: dict[str, float] | None = None, **more: Any) -> Rows:
    """The plan of 2026 with one goal, measurable and with evidence unless told otherwise."""
    unit, evidence = more.pop("unit", "talleres"), more.pop("evidence", "Acta")
    said = more.pop("difficulty", "")
    more = {"kind": "flow", "aim": 1000.0} | more
    known = planned or dict.fromkeys(done, 0.0)
    rows = setting(goal("M-01", planned=known, done=done, **more), "goals", unit=unit)
    return join(plan(), setting(rows, "progress", evidence=evidence, difficulty=said))


def payment(on: str, amount: int, town: int = M1, reference: str = "R-1", number: int = 0) -> Rows:
    return row(
        "payments",
        id=number,
        municipality_id=town,
        paid_on=on,
        amount=amount,
        reference=reference,
    )


def payments(*amounts: int) -> Rows:
    """What M1 paid in the months that end in October 2026."""
    first = 11 - len(amounts)
    return join(*(payment(f"2026-{first + n:02d}-05", a) for n, a in enumerate(amounts)))


def bases(*amounts: int) -> Rows:
    """M1's base of the transfer in the months that end in October 2026."""
    first = 11 - len(amounts)
    return join(*(base(f"2026-{first + n:02d}", a) for n, a in enumerate(amounts)))


def base(month: str, amount: int, town: int = M1) -> Rows:
    return row("bases", municipality_id=town, month=month, transfer="SGP", amount=amount)


def works(*notes: tuple[str, dict[str, Any]], **card: Any) -> Rows:
    """A project in execution since May 2026, with its source and its public sentence."""
    stages = (("funded", "2026-04-01"), ("in_execution", "2026-05-01"))
    stages = card.pop("stages", stages)
    money = card.pop("money", 100)
    rows = project("P-01", *stages, notes=notes)
    known = {"cost": 100, "public_status_on": "2026-10-01", "public_status": "Va bien"} | card
    rows = setting(rows, "projects", **known)
    if not money:
        return rows
    owner = rows["projects"][0]["id"]
    source = {"condition": "committed", "dated_on": "2026-04-01", "document": "Convenio 1"}
    return join(rows, row("funding", project_id=owner, amount=money, **source))


def known_towns(**of_first: Any) -> Rows:
    """The cast with the population of every member, but for what is told of M1."""
    rows = setting(CAST, "municipalities", population=1000, population_year=2024)
    first, *rest = rows["municipalities"]
    return {**rows, "municipalities": [{**first, **of_first}, *rest]}


def mayors(towns: range) -> Rows:
    return join(
        *(row("authorities", municipality_id=t, name="X", from_on="2024-01-01") for t in towns)
    )


def percent_scheme(towns: range) -> Rows:
    rows = setting(
        scheme("percent_of_transfer", "2026-01"), "schemes", transfer="SGP", periodicity="month"
    )
    return join(rows, *(base("2026-10", 100 + town, town) for town in towns))


def spent(paid: int) -> Rows:
    """A payment of 100 to a charge of 80, with a part of it given back."""
    applied = charge(M1, "2026-10-10", 80, paid=[("2026-10-09", 80)])
    applied = setting(applied, "allocations", payment_id=77)
    back = row("refunds", payment_id=77, refunded_on="2026-10-20", amount=paid)
    return join(payment("2026-10-09", 100, number=77), applied, back)


def held(evidence: str = "Lista", **people: int) -> Rows:
    return setting(activity("training", "2026-10-07"), "activities", evidence=evidence, **people)


def agreed(ends: str) -> Rows:
    return row("agreements", name="Marco", state="active", signed_on="2025-01-01", ends_on=ends)


def term(confirmed: bool) -> Rows:
    dates = {"starts_on": "2024-01-01", "ends_on": "2027-12-31", "election_on": "2023-10-29"}
    return row("terms", confirmed=confirmed, **dates)


def sent_month(changed: bool) -> Rows:
    return row("months", month="2026-09", state="submitted", changed_after_submission=changed)


def notes(*physical: float, **more: Any) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Monthly notes that end on 20 October 2026."""
    first = 11 - len(physical)
    return tuple(
        (f"2026-{first + n:02d}-20", {"physical": value, **more})
        for n, value in enumerate(physical)
    )


_STEADY = months(7, 7, 7, 7, 7)
_SETTLED = (("funded", "2026-01-01"), ("finished", "2026-04-01"), ("settled", "2026-05-01"))


def quiet() -> Rows:
    """Six months in which two of two seats were taken, then six in which one was."""
    before = meeting("board", "2026-03-18", {1: "holder", 2: "holder"})
    after = meeting("board", "2026-09-16", {1: "holder", 2: "delegate"})
    return join(before, after)


def heard(on: str) -> Rows:
    """A disagreement received on a day; the others know no more of it."""
    return disagreement(on, on)


def portfolio_of(alike: int) -> Rows:
    """Five live projects of two lines; the first ``alike`` answer to the first one."""
    lines = [1] * alike + [2] * (5 - alike)
    return join(
        vision(2030, 1, 2),
        *(
            project(f"P-0{n}", ("viable", "2026-09-01"), vision_line_id=line)
            for n, line in enumerate(lines, 1)
        ),
    )


def scheduled(rows: Rows, amount: int | None = None) -> Rows:
    """The same project with its calendar, and the money it had programmed by October."""
    amounts = {} if amount is None else {"2026-10": amount}
    return calendar(rows, "2027-12-31", {"2026-10": 40.0}, amounts)


def goods(valuation: str) -> Rows:
    given = money("private", 50, "2026-03-03", in_kind=True, valuation=valuation)
    return of_project(project("P-01", ("viable", "2026-01-01")), funding=[given])


def aided(amount: int | None, paid: int | None) -> Rows:
    rows = works(*notes(40, paid=paid), money=0)
    rows = of_project(rows, funding=[money("cooperation", 90, "2026-04-01")])
    return scheduled(rows, amount)


def consulted(proposals: str) -> Rows:
    said = {"contributions": proposals}
    session = ("2026-10-05", "consultation", "Acta 1", said)
    return project("P-01", ("idea", "2026-09-01"), sessions=[session])


def paid_with_projects(last: int) -> Rows:
    """Four months of payroll: projects pay 20 of 100, and ``last`` in October."""
    months = [("2026-07", 20), ("2026-08", 20), ("2026-09", 20), ("2026-10", last)]
    return join(*(finances(month, 200, 100, part) for month, part in months))


def desk(pending: int) -> Rows:
    """A permits office: 6 pending in September; in October 5 came in and 4 were resolved."""
    return join(
        running(1, "permits"),
        figure(1, "2026-09", requests_pending=6),
        figure(1, "2026-10", requests_in=5, requests_out=4, requests_pending=pending),
    )


CASES: dict[str, tuple[Rows, Rows]] = {
    "C01": (
        charge(M1, "2026-10-10", 100, paid=[("2026-10-09", 120)]),
        charge(M1, "2026-10-10", 100, paid=[("2026-10-09", 100)]),
    ),
    "C02": (spent(30), spent(20)),
    "C03": (charge(M6, "2026-08-10"), charge(M6, "2026-06-10")),
    "C04": (
        join(known_towns(population=None), scheme("per_capita", "2026-01")),
        join(known_towns(), scheme("per_capita", "2026-01")),
    ),
    "C05": (
        meeting("board", "2026-10-05", dict.fromkeys(range(1, 7), "holder")),
        meeting("board", "2026-10-05", dict.fromkeys(_MEMBERS, "holder")),
    ),
    "C06": (
        a_goal(months(9, 5, 5), months(9, 8, 10), kind="cumulative"),
        a_goal(months(9, 5, 5), months(9, 8, 10), kind="cumulative", difficulty="Llovió"),
    ),
    "C10": (a_goal(months(6, 10, 12, 11, 10, 110)), a_goal(months(6, 10, 12, 11, 10, 49))),
    "C11": (payments(100, 110, 100, 1000), payments(100, 110, 100, 200)),
    "C12": (bases(500, 520, 510, 5100), bases(500, 520, 510, 530)),
    "C13": (
        a_goal(months(9, 40, 75), kind="maintenance", unit="%"),
        a_goal(months(9, 40, 70), kind="maintenance", unit="%"),
    ),
    "C14": (works(*notes(20, 60)), works(*notes(20, 50))),
    "C15": (
        works(*notes(0, financial=30.0)),
        works(*notes(5, financial=30.0)),
    ),
    "C16": (works(*notes(15, financial=0.0)), works(*notes(15, financial=5.0))),
    "C17": (
        works(("2026-06-10", {"physical": 100.0, "financial": 100.0}), stages=_SETTLED),
        works(("2026-04-10", {"physical": 100.0, "financial": 100.0}), stages=_SETTLED),
    ),
    "C18": (
        a_goal(months(10, 12), kind="cumulative", aim=10.0, evidence=""),
        a_goal(months(10, 12), kind="cumulative", aim=10.0),
    ),
    "C19": (percent_scheme(range(2, 6)), percent_scheme(_MEMBERS)),
    "C30": (a_goal(_STEADY, dict.fromkeys(_STEADY, 10)), a_goal(_STEADY, _STEADY)),
    "C31": (bases(500, 500, 500, 500), bases(400, 500, 500, 500)),
    "C32": (
        works(*notes(40, 40, 40, 40, financial=40.0)),
        works(*notes(40, 40, 40, 40, financial=40.0, delay_cause="weather")),
    ),
    "C33": (
        works(("2026-09-20", {"physical": 40.0})),
        works(("2026-10-01", {"physical": 40.0})),
    ),
    "C34": (
        works(*notes(40), public_status_on="2026-07-01"),
        works(*notes(40), public_status_on="2026-08-02"),
    ),
    "C35": (works(*notes(40), money=106), works(*notes(40), money=105)),
    "C36": (works(*notes(40), money=0), works(*notes(40))),
    "C37": (
        milestone("T02", M1, "2026-10-01", evidence=""),
        milestone("T02", M1, "2026-10-01"),
    ),
    "C38": (a_goal(months(10, 5), unit=""), a_goal(months(10, 5))),
    "C39": (agreed("2026-09-30"), agreed("2026-10-31")),
    "C40": (sent_month(True), sent_month(False)),
    "C48": (quiet(), join(quiet(), heard("2026-03-01"))),
    "C41": (paid_with_projects(60), paid_with_projects(25)),
    "C42": (desk(pending=9), desk(pending=7)),
    "C43": (
        join(audit(1, "2026-05-04"), audit_finding(1, None)),
        join(audit(1, "2026-05-04"), audit_finding(1, "2026-12-31")),
    ),
    "C44": (portfolio_of(4), portfolio_of(3)),
    "C45": (works(*notes(40)), scheduled(works(*notes(40)))),
    "C46": (goods(""), goods("Avalúo")),
    "C47": (aided(None, None), aided(50, 40)),
    "C50": (payment("2026-10-05", 100, reference=""), payment("2026-10-05", 100)),
    "C51": (a_goal(months(10, 5), evidence=""), a_goal(months(10, 5))),
    "C52": (held(evidence=""), held()),
    "C53": (held(women=3, men=3, unstated=4), held(women=4, men=4, unstated=2)),
    "C54": (
        works(stages=(("viable", "2026-05-01", ""),), money=0),
        works(stages=(("viable", "2026-05-01"),), money=0),
    ),
    "C55": (mayors(range(2, 6)), mayors(_MEMBERS)),
    "C56": (known_towns(population_year=2020), known_towns(population_year=2021)),
    "C57": (term(False), term(True)),
    "C58": (consulted(""), consulted("Pidieron otra ruta")),
}


def inputs_of(parts: Rows) -> Inputs:
    """The cast and these rows; the rows bring their own municipalities where they say so."""
    return records(parts) if "municipalities" in parts else records(CAST, parts)

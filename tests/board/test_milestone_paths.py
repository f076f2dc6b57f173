"""The tables of *Milestone paths* in docs/methodology.md, row by row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest

from board.route_records import (
    SV,
    TERMS,
    agreement,
    handed,
    listed,
    mayor,
    pack,
    reached,
    session,
    signed,
)
from evalua import ROOT, catalog
from evalua.board.candidates import equality
from evalua.board.hand_over import newcomers
from evalua.board.milestone_proof import proofs
from evalua.board.neutral_months import unsigned
from evalua.board.transitions import milestone_matrix, terms
from evalua.domain.month import Month
from evalua.measures.survival import survival
from evalua.registers.transitions.calendar import declaration_months
from evalua.registers.transitions.candidates import erased_from
from measures.records import (
    CAST,
    M1,
    M2,
    Rows,
    budget_line,
    commitment,
    day,
    meeting,
    members,
    milestone,
    plan_page,
    project,
    records,
)

CATALOG = catalog.load()
PAGE = (ROOT / "docs" / "methodology.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Milestone paths\n")[2].partition("\n## ")[0]
ONE_DAY = timedelta(days=1)
OWN = {m.code for m in CATALOG.milestones if not m.per_municipality}


def table(title: str) -> list[list[str]]:
    """The rows of the table under a title, without its head."""
    block = SECTION.partition(f"### {title}\n")[2].partition("\n### ")[0]
    rows = [line.strip("| ").split(" | ") for line in block.splitlines() if line.startswith("| ")]
    assert len(rows) > 1, title
    return rows[1:]


def status(given: tuple[Rows, ...], code: str, on: date) -> str:
    lines = milestone_matrix(records(members((M1, "2020-01-01")), *given), on, CATALOG)
    return str(lines.loc[lines["milestone"] == code, "status"].item())


# --- due dates and paths -------------------------------------------------------------------


PATHS = table("Due dates and paths")


def test_every_step_has_its_paths_in_both_calendars() -> None:
    written = [(row[0], row[1]) for row in PATHS]
    assert written == [(m.code, c) for m in CATALOG.milestones for c in ("CO", "SV")]


@pytest.mark.parametrize("country", ["CO", "SV"])
def test_the_calendars_are_those_of_the_country_packs(country: str) -> None:
    (told,) = TERMS[country]["terms"]
    packs = {str(t.starts_on): t for t in catalog.countries()[country].terms}
    pack_term = packs[told["starts_on"]]
    assert str(pack_term.election_on) == told["election_on"]
    assert str(pack_term.ends_on) == told["ends_on"]


@pytest.mark.parametrize("row", PATHS, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_step_follows_each_of_its_paths(row: list[str]) -> None:
    code, calendar, rule, *days = row
    due, early, late, soon, overdue = map(day, days)
    given = TERMS[calendar]
    known = CATALOG.milestone(code)
    assert rule == f"{known.anchor}{known.offset_days:+d}"
    town = None if code in OWN else M1
    lines = milestone_matrix(records(members((M1, "2020-01-01")), given), overdue, CATALOG)
    assert lines.loc[lines["milestone"] == code, "due_on"].item() == pd.Timestamp(due)

    def done(on: date, seen: date, evidence: str = "Acta") -> str:
        return status((given, milestone(code, town, str(on), evidence=evidence)), code, seen)

    assert [done(due, due), done(early, due), done(late, late)] == ["done", "done", "late"]
    assert done(late, late - ONE_DAY) == "overdue"
    assert done(early, overdue, evidence="") == "overdue"
    nothing = [status((given,), code, seen) for seen in (soon, due, overdue)]
    assert nothing == ["due_soon", "due_soon", "overdue"]
    if code != "T01":
        assert status((given,), code, soon - ONE_DAY) == "not_due"
    not_here = milestone(code, town, not_applicable="motivo", evidence="")
    assert status((given, not_here), code, overdue) == "not_applicable"


# --- who has each step ---------------------------------------------------------------------


def places(on: str, code: str, *given: Rows) -> str:
    lines = milestone_matrix(records(CAST, *given), day(on), CATALOG)
    mine = lines[lines["milestone"] == code]
    if mine.empty:
        return "no rows"
    names = [name for name in mine["municipality"] if name]
    return ", ".join(names) if names else "one row, no municipality"


def seen(done: str, on: str, evidence: str = "Acta") -> str:
    return status((SV, milestone("T02", M1, done, evidence=evidence)), "T02", day(on))


def steps_on(on: str) -> str:
    lines = milestone_matrix(records(CAST, SV), day(on), CATALOG)
    return f"{lines['milestone'].nunique()} steps" if len(lines) else "no rows"


WHO: dict[str, Callable[[], str]] = {
    "of the association": lambda: places("2026-10-31", "T01", SV),
    "of each member": lambda: places("2026-10-31", "T02", SV),
    "joined before the step was due": lambda: places("2026-10-31", "T03", SV),
    "without a calendar": lambda: places("2026-10-31", "T02"),
    "before the route opens": lambda: steps_on("2026-07-02"),
    "the last day of the route": lambda: steps_on("2028-06-29"),
    "after the route": lambda: steps_on("2028-06-30"),
    "done after the day looked from": lambda: seen("2026-10-10", "2026-09-30"),
    "without evidence": lambda: seen("2026-08-20", "2026-09-30", evidence=""),
}


@pytest.mark.parametrize(("case", "given", "expected"), table("Who has each step"))
def test_who_has_each_step(case: str, given: str, expected: str) -> None:
    assert WHO[case]() == expected, given


# --- what other records prove --------------------------------------------------------------


AUDIENCES = list(CATALOG.choices("transition_audiences"))


def proved(*given: Rows) -> str:
    lines = proofs(records(CAST, SV, *given), date(2028, 5, 31), CATALOG)
    said = []
    for row in lines.to_dict("records"):
        when = "not applicable" if row["reason"] else str(row["done_on"].date())
        said.append(
            " ".join(part for part in (row["milestone"], row["municipality"], when) if part)
        )
    return ", ".join(said) or "nothing"


def told(count: int) -> tuple[Rows, ...]:
    days = ("2026-07-01", "2026-08-01", "2026-09-20", "2026-09-01")
    return tuple(reached(M1, a, d) for a, d in list(zip(AUDIENCES, days, strict=True))[:count])


VERSION = pack(1, "2026-10-20")
PROVED: dict[str, tuple[Rows, ...]] = {
    "re-elected mayor": (mayor(M1, "2027-05-01", again=True), mayor(M2, "2027-05-01")),
    "four audiences": told(4),
    "three audiences": told(3),
    "the pack": (VERSION,),
    "everybody has the last version": (
        VERSION,
        listed(M1, 1, 2),
        handed(1, 1, "2027-01-10"),
        handed(1, 2, "2027-01-12"),
    ),
    "one candidate is missing": (VERSION, listed(M1, 1, 2), handed(1, 1, "2027-01-10")),
    "exit report": (session(M1, "final_report", "2027-03-20", leaving=True),),
    "training of who was elected": (session(M1, "training", "2027-04-05", coming=True),),
    "a joint session": (session(M1, "joint_session", "2027-04-15", leaving=True, coming=True),),
    "a joint session of one team": (session(M1, "joint_session", "2027-04-15", coming=True),),
    "state of the projects": (
        session(M1, "project_state", "2027-04-25", leaving=True, coming=True),
    ),
    "induction": (session(M1, "induction", "2027-06-01", coming=True),),
    "induction without the incoming team": (session(M1, "induction", "2027-06-01", leaving=True),),
    "the new council": (session(M1, "council", "2027-06-20", coming=True),),
    "national officials": (session(M1, "national_contacts", "2027-07-15", coming=True),),
    "the municipal plan": (plan_page(M1, 1, "2027-09-30"),),
    "the next budget": (budget_line(M1, 500, 2028, "2028-01-15"),),
    "a line of the same year": (budget_line(M1, 500, 2027, "2027-06-15"),),
}


@pytest.mark.parametrize(("case", "given", "expected"), table("What other records prove"))
def test_what_other_records_prove(case: str, given: str, expected: str) -> None:
    assert proved(*PROVED[case]) == expected, given


def test_what_was_recorded_already_is_not_proposed() -> None:
    records_of = PROVED["induction"]
    assert proved(*records_of, milestone("T11", M1, "2027-06-05")) == "nothing"


# --- candidates ----------------------------------------------------------------------------


def alike(*given: Rows) -> str:
    lines = equality(records(CAST, SV, *given), 1, date(2027, 1, 31))
    if lines.empty:
        return "no rows"
    row = lines.iloc[0]
    return f"{row['state']}, {row['same']} of {row['listed']}"


BOTH = (listed(M1, 1, 2), handed(1, 1, "2027-01-10"), handed(1, 2, "2027-01-12"))
ALIKE: dict[str, tuple[Rows, ...]] = {
    "all alike": (VERSION, *BOTH),
    "one without it": (
        VERSION,
        listed(M1, 1, 2, 3),
        handed(1, 1, "2027-01-10"),
        handed(1, 2, "2027-01-12"),
    ),
    "a newer version": (VERSION, pack(2, "2027-01-15"), *BOTH, handed(2, 1, "2027-01-20")),
    "a newer version of tomorrow": (VERSION, pack(2, "2027-02-01"), *BOTH),
    "nothing approved": (listed(M1, 1, 2),),
    "no list": (VERSION,),
}


@pytest.mark.parametrize(("case", "given", "expected"), table("Candidates treated alike"))
def test_candidates_are_treated_alike_or_not(case: str, given: str, expected: str) -> None:
    assert alike(*ALIKE[case]) == expected, given


# --- declarations and names ----------------------------------------------------------------


def months(which: str) -> str:
    known = terms(records(TERMS[which]))
    asked = declaration_months(known, Month(2028, 12), CATALOG.transition_windows)
    return ", ".join(map(str, asked))


def lacking(on: str, *given: Rows, start: str = "2020-01") -> str:
    found = unsigned(records(CAST, SV, *given, start=start), day(on), CATALOG)
    return ", ".join(str(month) for month in found)


OCTOBER = signed("2026-10", "2026-11-02")
DECLARED: dict[str, Callable[[], str]] = {
    "months of CO": lambda: months("CO"),
    "months of SV": lambda: months("SV"),
    "unsigned on 2026-12-31": lambda: lacking("2026-12-31", OCTOBER),
    "unsigned on 2026-12-30": lambda: lacking("2026-12-30", OCTOBER),
    "answering since December": lambda: lacking("2026-12-31", start="2026-12"),
    "names of CO": lambda: str(erased_from(date(2027, 10, 31))),
    "names of SV": lambda: str(erased_from(date(2027, 2, 28))),
}


@pytest.mark.parametrize(
    ("case", "given", "expected"), table("Months to declare and names to forget")
)
def test_months_to_declare_and_names_to_forget(case: str, given: str, expected: str) -> None:
    assert DECLARED[case]() == expected, given


# --- induction -----------------------------------------------------------------------------


def induction(on: str, *given: Rows) -> str:
    inputs = records(members((M1, "2020-01-01")), SV, *given)
    row = newcomers(inputs, terms(inputs)[0], day(on), CATALOG).iloc[0]
    return f"{row['days']} days, {row['word']}"


def held(on: str) -> Rows:
    return session(M1, "induction", on, coming=True)


INDUCTION: dict[str, Callable[[], str]] = {
    "on the sixtieth day": lambda: induction("2027-07-31", held("2027-06-30")),
    "a day later": lambda: induction("2027-07-31", held("2027-07-01")),
    "the team without the mayor": lambda: induction(
        "2027-07-31", session(M1, "induction", "2027-06-30", coming=True, in_person=False)
    ),
    "not yet": lambda: induction("2027-06-30"),
    "past the term": lambda: induction("2027-07-01"),
    "re-elected mayors too": lambda: induction(
        "2027-07-31", held("2027-06-30"), mayor(M1, "2027-05-01", again=True)
    ),
}


@pytest.mark.parametrize(("case", "given", "expected"), table("Induction within sixty days"))
def test_induction_within_sixty_days(case: str, given: str, expected: str) -> None:
    assert INDUCTION[case]() == expected, given


# --- survival ------------------------------------------------------------------------------


def outcome(*given: Rows, on: str = "2028-05-01") -> str:
    lines = survival(records(*given), date(2027, 5, 1), day(on), CATALOG)
    return ", ".join(lines["outcome"]) or "nothing"


WORKS = ("in_execution", "2027-01-10")


def agreed(done: str | None = None, cancelled: str | None = None) -> Rows:
    promise = commitment("2027-06-30", done, cancelled=cancelled)
    return meeting("board", "2027-03-01", {M1: "holder"}, [promise])


SURVIVED: dict[str, Callable[[], str]] = {
    "a project that ended": lambda: outcome(project("P", WORKS, ("finished", "2028-02-10"))),
    "a project still live": lambda: outcome(project("P", WORKS, notes=[("2028-03-01", {})])),
    "a project that fell back": lambda: outcome(project("P", WORKS, ("suspended", "2027-11-02"))),
    "a project nobody moved": lambda: outcome(project("P", ("structured", "2027-01-10"))),
    "moved exactly 180 days before": lambda: outcome(
        project("P", ("structured", "2027-01-10"), notes=[("2027-11-03", {})])
    ),
    "before the twelve months": lambda: outcome(project("P", WORKS), on="2028-04-30"),
    "ended before the twelve months": lambda: outcome(
        project("P", WORKS, ("finished", "2027-08-01")), on="2027-09-01"
    ),
    "finished before the change": lambda: outcome(project("P", WORKS, ("finished", "2027-04-30"))),
    "begun after the change": lambda: outcome(project("P", ("idea", "2027-05-02"))),
    "settled after the twelve months": lambda: outcome(
        project("P", WORKS, ("finished", "2028-05-02"), notes=[("2028-04-01", {})]),
        on="2028-12-31",
    ),
    "a commitment fulfilled": lambda: outcome(agreed("2027-12-01")),
    "a commitment cancelled": lambda: outcome(agreed(cancelled="2027-12-01")),
    "a commitment open": lambda: outcome(agreed()),
    "a commitment done before": lambda: outcome(agreed("2027-04-30")),
    "an agreement in force": lambda: outcome(agreement("2026-01-01", "2029-01-01")),
    "an agreement that reached its end": lambda: outcome(agreement("2026-01-01", "2027-12-31")),
    "an agreement cut short": lambda: outcome(agreement("2026-01-01", "2027-12-31", "2027-09-01")),
    "an agreement signed later": lambda: outcome(agreement("2027-05-02", "2029-01-01")),
}


@pytest.mark.parametrize(("case", "given", "expected"), table("What survived twelve months"))
def test_what_survived_twelve_months(case: str, given: str, expected: str) -> None:
    assert SURVIVED[case]() == expected, given


def test_every_case_written_is_run_and_every_case_run_is_written() -> None:
    for title, cases in (
        ("Who has each step", WHO),
        ("What other records prove", PROVED),
        ("Candidates treated alike", ALIKE),
        ("Months to declare and names to forget", DECLARED),
        ("Induction within sixty days", INDUCTION),
        ("What survived twelve months", SURVIVED),
    ):
        assert [row[0] for row in table(title)] == list(cases)

"""Things done step by step in several municipalities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Conflict, Problem
from evalua.registers.processes import queries
from evalua.registers.processes.commands import (
    ProcessInput,
    add_process,
    change_process,
    remove_process,
)
from evalua.registers.processes.marks import mark_steps

TEMPLATE = catalog.load().process_templates[0]


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def office_of(izote: Office) -> ProcessInput:
    return ProcessInput(
        "Oficina de ordenamiento",
        date(2026, 1, 10),
        TEMPLATE.steps,
        [izote.members["Jocote"], izote.members["Izotal"]],
        TEMPLATE.key,
    )


@pytest.fixture
def process(izote: Office) -> int:
    with izote.work() as work:
        return add_process(work, office_of(izote)).id


def read(office: Office, name: str) -> pd.DataFrame:
    with office.db.session() as session:
        rows: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
        return rows


def steps(office: Office) -> list[str]:
    names: list[str] = read(office, "process_steps").sort_values("place")["name"].tolist()
    return names


def first_step(office: Office) -> int:
    return int(read(office, "process_steps").sort_values("place")["id"].iloc[0])


def test_a_process_is_written_with_its_steps_in_order(izote: Office, process: int) -> None:
    assert steps(izote) == list(TEMPLATE.steps)
    assert read(izote, "process_steps")["place"].tolist() == list(range(1, 11))
    assert len(read(izote, "process_municipalities")) == 2


def test_a_process_needs_two_steps_and_somebody_to_walk_them(izote: Office, process: int) -> None:
    data = ProcessInput("OFICINA de ordenamiento", None, ["uno", " ", "uno"], [])
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_process(work, data)
    assert codes(raised) == {
        ("name", "V58"),
        ("since", "V00"),
        ("steps", "V00"),
        ("municipality_ids", "V00"),
    }


def test_the_steps_of_a_process_are_put_in_another_order(izote: Office, process: int) -> None:
    wanted = [*reversed(TEMPLATE.steps[:3]), "Visita a otra oficina"]
    with izote.work() as work:
        change_process(work, process, replace(office_of(izote), steps=wanted), version=1)
    assert steps(izote) == wanted


def test_the_day_of_a_step_is_written_moved_and_taken_back(izote: Office, process: int) -> None:
    town, step = izote.members["Jocote"], first_step(izote)
    for day in (date(2026, 2, 1), date(2026, 3, 1)):
        with izote.work() as work:
            mark_steps(work, process, town, {step: day})
    assert read(izote, "process_done")["done_on"].dt.date.tolist() == [date(2026, 3, 1)]
    with pytest.raises(Conflict), izote.work() as work:
        mark_steps(work, process, town, {step: None}, versions={step: 1})
    with izote.work() as work:
        mark_steps(work, process, town, {step: None}, versions={step: 2})
    assert read(izote, "process_done").empty


def test_a_step_is_not_finished_before_the_process_nor_by_who_is_not_in_it(
    izote: Office, process: int
) -> None:
    step = first_step(izote)
    with pytest.raises(Problem) as raised, izote.work() as work:
        mark_steps(
            work,
            process,
            izote.members["Las Lomas"],
            {step: date(2025, 12, 1), 999: date(2026, 2, 1)},
        )
    assert codes(raised) == {("", "V56"), (f"done_on.{step}", "V25"), ("done_on.999", "V56")}


def test_what_has_dates_written_stays_in_the_process(izote: Office, process: int) -> None:
    town = izote.members["Jocote"]
    with izote.work() as work:
        mark_steps(work, process, town, {first_step(izote): date(2026, 2, 1)})
    less = replace(
        office_of(izote), steps=TEMPLATE.steps[1:], municipality_ids=[izote.members["Izotal"]]
    )
    with pytest.raises(Problem) as raised, izote.work() as work:
        change_process(work, process, less, version=1)
    assert codes(raised) == {("steps", "V128"), ("municipality_ids", "V128")}


def test_a_process_is_removed_with_all_it_holds(izote: Office, process: int) -> None:
    with izote.work() as work:
        mark_steps(work, process, izote.members["Jocote"], {first_step(izote): date(2026, 2, 1)})
    with izote.work() as work:
        remove_process(work, process, "se cargó dos veces")
    for name in ("processes", "process_steps", "process_municipalities", "process_done"):
        assert read(izote, name).empty

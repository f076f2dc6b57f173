"""Instruments with their dated steps, and studies of affinities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.instruments import queries
from evalua.registers.instruments.commands import (
    InstrumentInput,
    add_instrument,
    change_instrument,
    remove_instrument,
)
from evalua.registers.instruments.steps import StepInput, record_step, remove_step
from evalua.registers.instruments.studies import StudyInput, add_study, change_study, remove_study

CATALOG = catalog.load()
DRAFT = StepInput("draft", date(2026, 1, 10))
APPROVED = StepInput("approved", date(2026, 3, 2), "Acuerdo 7")
PUBLISHED = StepInput("published", date(2026, 3, 20), "Gaceta 118")


def said(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def plan(office: Office, **changes: object) -> InstrumentInput:
    data = InstrumentInput(office.members["Belmira"], "land_use_plan", "Plan de ordenamiento")
    return replace(data, **changes)  # type: ignore[arg-type]


def written(office: Office, step: StepInput = DRAFT) -> int:
    with office.work() as work:
        return add_instrument(work, plan(office), step, catalog=CATALOG).id


def steps(office: Office) -> dict[str, tuple[str, str]]:
    with office.db.session() as session:
        rows = queries.instrument_steps(session, association_id=office.id)
    return {r["state"]: (f"{r['reached_on']:%Y-%m-%d}", r["act"]) for r in rows.to_dict("records")}


def test_an_instrument_is_born_with_its_first_step(clara: Office) -> None:
    written(clara)
    with clara.db.session() as session:
        (row,) = queries.instruments(session, association_id=clara.id).to_dict("records")
    assert (row["name"], row["supported"], row["guidelines"]) == ("Plan de ordenamiento", False, "")
    assert steps(clara) == {"draft": ("2026-01-10", "")}


def test_an_approval_without_the_number_of_its_act_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_instrument(work, plan(clara), replace(APPROVED, act=" "), catalog=CATALOG)
    assert said(raised) == {("act", "V140")}


def test_approved_is_not_published_and_goes_first(clara: Office) -> None:
    key = written(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_step(work, key, PUBLISHED, catalog=CATALOG, version=0)
    assert said(raised) == {("state", "V141")}
    with clara.work() as work:
        record_step(work, key, APPROVED, catalog=CATALOG, version=0)
        record_step(work, key, PUBLISHED, catalog=CATALOG, version=0)
    assert steps(clara) == {
        "draft": ("2026-01-10", ""),
        "approved": ("2026-03-02", "Acuerdo 7"),
        "published": ("2026-03-20", "Gaceta 118"),
    }


@pytest.mark.parametrize(
    ("state", "day"), [("approved", date(2026, 1, 9)), ("draft", date(2026, 3, 3))]
)
def test_steps_keep_the_order_of_their_dates(clara: Office, state: str, day: date) -> None:
    key = written(clara)
    with clara.work() as work:
        record_step(work, key, APPROVED, catalog=CATALOG, version=0)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_step(work, key, StepInput(state, day, "Acuerdo 7"), catalog=CATALOG, version=1)
    assert said(raised) == {("reached_on", "V141")}


def test_a_step_is_corrected_unless_somebody_did_it_before(clara: Office) -> None:
    key = written(clara, APPROVED)
    with clara.work() as work:
        moved = replace(APPROVED, act="Acuerdo 8")
        record_step(work, key, moved, catalog=CATALOG, version=1)
    assert steps(clara)["approved"] == ("2026-03-02", "Acuerdo 8")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_step(work, key, APPROVED, catalog=CATALOG, version=1)
    assert said(raised) == {("", "V51")}


def test_a_step_of_tomorrow_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        tomorrow = StepInput("draft", TODAY + timedelta(days=1))
        add_instrument(work, plan(clara), tomorrow, catalog=CATALOG)
    assert said(raised) == {("reached_on", "V03")}


def test_an_approval_stays_while_its_publication_does(clara: Office) -> None:
    key = written(clara, APPROVED)
    with clara.work() as work:
        published = record_step(work, key, PUBLISHED, catalog=CATALOG, version=0)
        with clara.db.session() as session:
            rows = queries.instrument_steps(session, association_id=clara.id)
        approval = int(rows.loc[rows["state"] == "approved", "id"].iloc[0])
        with pytest.raises(Problem) as raised:
            remove_step(work, approval, "se anotó mal")
        remove_step(work, published.id, "se anotó mal")
        with pytest.raises(Problem) as alone:
            remove_step(work, approval, "se anotó mal")
    assert (said(raised), said(alone)) == ({("", "V142")}, {("", "V142")})


def test_everything_wrong_with_an_instrument_is_said_at_once(clara: Office) -> None:
    data = InstrumentInput(None, "vision", " ", guidelines="lo pidió el partido")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_instrument(work, data, StepInput("approved", None), catalog=CATALOG)
    assert said(raised) == {
        ("municipality_id", "V00"),
        ("kind", "V00"),
        ("name", "V00"),
        ("guidelines", "V28"),
        ("act", "V140"),
        ("reached_on", "V00"),
    }


def test_the_same_instrument_of_a_municipality_is_one(clara: Office) -> None:
    key = written(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        same = plan(clara, name="PLAN DE ORDENAMIENTO")
        add_instrument(work, same, DRAFT, catalog=CATALOG)
    assert said(raised) == {("name", "V143")}
    with clara.work() as work:
        change_instrument(work, key, plan(clara, supported=True), catalog=CATALOG, version=1)
        remove_instrument(work, key, "se anotó en otro municipio")
    assert steps(clara) == {}


# --- studies -------------------------------------------------------------------------------


def study(office: Office, **changes: object) -> StudyInput:
    towns = [office.members[name] for name in ("Belmira", "Cañaveral")]
    data = StudyInput(
        "Lo que nos une", "Universidad", date(2026, 2, 1), ["roads", "cultural"], towns
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def test_a_study_asks_for_date_author_affinities_and_municipalities(clara: Office) -> None:
    empty = StudyInput(" ", "", None)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_study(work, empty, catalog=CATALOG)
    assert said(raised) == {
        ("name", "V00"),
        ("author", "V00"),
        ("studied_on", "V00"),
        ("affinities", "V00"),
        ("municipality_ids", "V00"),
    }


def test_a_study_covers_exactly_what_was_chosen_last(clara: Office) -> None:
    with clara.work() as work:
        key = add_study(work, study(clara), catalog=CATALOG).id
    changed = study(clara, affinities=["roads"], municipality_ids=[clara.members["Belmira"]])
    with clara.work() as work:
        change_study(work, key, changed, catalog=CATALOG, version=1)
    with clara.db.session() as session:
        affinities = queries.study_affinities(session, association_id=clara.id)
        towns = queries.study_municipalities(session, association_id=clara.id)
    assert list(affinities["affinity"]) == ["roads"]
    assert list(towns["municipality_id"]) == [clara.members["Belmira"]]
    with clara.work() as work:
        remove_study(work, key, "era de otra región")
    with clara.db.session() as session:
        assert queries.affinity_studies(session, association_id=clara.id).empty
        assert queries.study_municipalities(session, association_id=clara.id).empty


def test_a_study_is_written_once_and_of_known_affinities(clara: Office) -> None:
    with clara.work() as work:
        add_study(work, study(clara), catalog=CATALOG)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_study(work, study(clara, affinities=["politics"]), catalog=CATALOG)
    assert said(raised) == {("affinities", "V00"), ("name", "V143")}

"""Forms of many rows: what somebody saved since the form was opened is never written over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from conftest import NOW, Office
from evalua import catalog
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.domain.problems import Conflict
from evalua.months.checklist import give_reason
from evalua.months.policy_changes import PolicyInput, change_policy
from evalua.months.weight_changes import WeightInput, change_weight
from evalua.registers.periods.commands import record_delivery
from evalua.registers.periods.queries import delivery_versions
from evalua.registers.projects.benefits import BenefitInput, set_benefits
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.queries import benefit_versions, benefits
from evalua.registers.targets.commands import set_owner, set_schedule, set_targets
from evalua.registers.targets.queries import owner_versions, setting_versions, target_versions
from evalua.storage.work import Work

CATALOG = catalog.load()
ANA, LUIS = Actor("Ana Ruiz", "director"), Actor("Luis Peña", "director")
SEPTEMBER = Month(2026, 9)
FUNDED = "A03-Q07-02"
TWELVE = "0 0 0 1 1 2 2 2 3 3 5 6"
Save = Callable[[Work], object]


def after(office: Office, actor: Actor, save: Save) -> None:
    with office.work(actor, now=NOW + timedelta(hours=1)) as work:
        save(work)


def second(office: Office, first: Save, then: Save) -> Conflict:
    """Ana saves first; what Luis is told."""
    after(office, ANA, first)
    with pytest.raises(Conflict) as refused:
        after(office, LUIS, then)
    assert refused.value.versions.by == ANA.name
    return refused.value


# --- the municipalities of a project ---------------------------------------------------------


@pytest.fixture
def project(clara: Office) -> int:
    towns = [BenefitInput(clara.members[name], women="10") for name in ("Belmira", "Dos Aguas")]
    with clara.work() as work:
        return create_project(work, ProjectInput("Vía veredal", "roads", towns)).id


def reached(office: Office, project: int) -> dict[str, int | None]:
    names = {key: name for name, key in office.members.items()}
    with office.db.session() as session:
        rows = benefits(session, association_id=office.id)
    mine = rows[rows["project_id"] == project].astype(object)
    return {
        names[key]: women for key, women in zip(mine["municipality_id"], mine["women"], strict=True)
    }


def opened(office: Office, project: int) -> dict[int, int]:
    """The versions a form of the project is opened with."""
    with office.db.session() as session:
        known = benefit_versions(session, association_id=office.id, project_id=project)
    return {int(key): version for key, version in known.items()}


def reaches(
    office: Office, project: int, versions: dict[int, int] | None = None, /, **women: str
) -> Save:
    given = [
        BenefitInput(office.members[name.replace("_", " ")], women=count)
        for name, count in women.items()
    ]
    return lambda work: set_benefits(work, project, given, versions=versions)


def test_people_somebody_corrected_are_not_written_over(clara: Office, project: int) -> None:
    seen = opened(clara, project)
    both = second(
        clara,
        reaches(clara, project, seen, Belmira="25", Dos_Aguas="10"),
        reaches(clara, project, seen, Belmira="30", Dos_Aguas="10"),
    ).versions
    assert (both.opened["women"], both.saved["women"]) == (10, 25)
    assert reached(clara, project) == {"Belmira": 25, "Dos Aguas": 10}


def test_two_people_may_correct_two_municipalities_of_the_same_project(
    clara: Office, project: int
) -> None:
    """Luis's form follows what Ana saved where he did not touch it."""
    seen = opened(clara, project)
    after(clara, ANA, reaches(clara, project, seen, Belmira="25", Dos_Aguas="10"))
    after(clara, LUIS, reaches(clara, project, seen, Belmira="25", Dos_Aguas="40"))
    assert reached(clara, project) == {"Belmira": 25, "Dos Aguas": 40}


def test_a_municipality_somebody_added_is_not_taken_out(clara: Office, project: int) -> None:
    other = next(name for name in clara.members if name not in ("Belmira", "Dos Aguas"))
    seen = opened(clara, project)
    more = {"Belmira": "10", "Dos_Aguas": "10", other.replace(" ", "_"): "7"}
    second(
        clara,
        reaches(clara, project, seen, **more),
        reaches(clara, project, seen, Belmira="30", Dos_Aguas="10"),
    )
    assert reached(clara, project)[other] == 7


def test_a_municipality_somebody_took_out_does_not_come_back(clara: Office, project: int) -> None:
    other = next(name for name in clara.members if name not in ("Belmira", "Dos Aguas"))
    after(
        clara,
        ANA,
        reaches(
            clara, project, None, Belmira="10", Dos_Aguas="10", **{other.replace(" ", "_"): "7"}
        ),
    )
    seen = opened(clara, project)
    second(
        clara,
        reaches(clara, project, seen, Belmira="10", Dos_Aguas="10"),
        reaches(
            clara, project, seen, Belmira="10", Dos_Aguas="10", **{other.replace(" ", "_"): "7"}
        ),
    )
    assert other not in reached(clara, project)


# --- the delivery of the report ----------------------------------------------------------------


def delivers(office: Office, day: int, channel: str, version: int = 0) -> Save:
    town = office.members["Belmira"]
    return lambda work: record_delivery(
        work,
        SEPTEMBER,
        [town],
        date(2026, 10, day),
        channel,
        catalog=CATALOG,
        versions={town: version},
    )


def test_a_delivery_somebody_recorded_is_not_written_over(clara: Office) -> None:
    second(clara, delivers(clara, 8, "email"), delivers(clara, 9, "email"))
    with clara.db.session() as session:
        known = delivery_versions(session, association_id=clara.id, month=SEPTEMBER)
    assert known == {str(clara.members["Belmira"]): 1}
    after(clara, LUIS, delivers(clara, 9, "email", version=1))


def test_the_same_delivery_recorded_by_both_is_no_conflict(clara: Office) -> None:
    after(clara, ANA, delivers(clara, 8, "email"))
    after(clara, LUIS, delivers(clara, 8, "email"))
    with clara.db.session() as session:
        known = delivery_versions(session, association_id=clara.id, month=SEPTEMBER)
    assert set(known.values()) == {1}


# --- what the board decides ----------------------------------------------------------------------


def targets(value: str, versions: dict[str, int]) -> Save:
    return lambda work: set_targets(
        work, 2026, {FUNDED: value}, catalog=CATALOG, act="Acta 2", versions=versions
    )


def programmed(versions: dict[str, int]) -> Save:
    return lambda work: set_schedule(
        work, 2026, FUNDED, TWELVE, catalog=CATALOG, act="Acta 2", versions=versions
    )


def named(owner: str, versions: dict[str, int]) -> Save:
    return lambda work: set_owner(work, FUNDED, owner, work.today, versions=versions)


def rules(green: str, day: int, versions: dict[str, int]) -> Save:
    data = PolicyInput(since=date(2026, 11, day), act="Acta 3", numbers={"band_green": green})
    return lambda work: change_policy(work, data, catalog=CATALOG, versions=versions)


def weighs(weight: str, day: int, versions: dict[str, int]) -> Save:
    data = WeightInput("area", "A05", weight, date(2026, 11, day), "Acta 3")
    return lambda work: change_weight(work, data, catalog=CATALOG, versions=versions)


def reason(text: str) -> Save:
    return lambda work: give_reason(work, SEPTEMBER, FUNDED, "zero", text, version=0)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(targets("5", {}), targets("6", {}), id="a target of the same day"),
        pytest.param(programmed({}), targets("6", {}), id="a programme becomes a plain target"),
        pytest.param(targets("5", {}), programmed({}), id="a plain target becomes a programme"),
        pytest.param(named("Técnica", {}), named("Jurídica", {}), id="a responsible"),
        pytest.param(rules("80", 5, {}), rules("85", 5, {}), id="a rule of the same day"),
        pytest.param(rules("80", 5, {}), rules("85", 20, {}), id="a rule of another day"),
        pytest.param(weighs("2", 5, {}), weighs("3", 5, {}), id="a weight of the same day"),
        pytest.param(reason("No hubo"), reason("Sin convocatorias"), id="a reason"),
    ],
)
def test_a_decision_somebody_wrote_is_not_written_over(
    clara: Office, first: Save, then: Save
) -> None:
    assert {f.code for f in second(clara, first, then).findings} == {"V51"}


def test_who_saw_the_decision_may_correct_it(clara: Office) -> None:
    after(clara, ANA, targets("5", {}))
    after(clara, ANA, named("Técnica", {}))
    after(clara, ANA, rules("80", 5, {}))
    with clara.db.session() as session:
        seen = target_versions(session, association_id=clara.id, year=2026)
        names = owner_versions(session, association_id=clara.id)
        decided = setting_versions(session, association_id=clara.id)
    assert (seen, names) == ({f"{FUNDED}.2026-11-05": 1}, {f"{FUNDED}.2026-11-05": 1})
    assert decided == {"band_green.2026-11-05": 1}
    after(clara, LUIS, targets("6", seen))
    after(clara, LUIS, named("Jurídica", names))
    after(clara, LUIS, rules("85", 5, decided))
    with clara.db.session() as session:
        again = target_versions(session, association_id=clara.id, year=2026)
    assert again == {f"{FUNDED}.2026-11-05": 2}

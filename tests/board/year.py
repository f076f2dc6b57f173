"""A believable year of Cuenca Clara, recorded with the same commands a person uses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation, evaluate
from evalua.months.gathering import gather
from evalua.months.history import scores_by_month
from evalua.registers.activities.commands import record_activity
from evalua.registers.activities.contacts import ContactInput, tick_contacts
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.alignment.citations import cite
from evalua.registers.alignment.lines import PlanLineInput, add_plan_line
from evalua.registers.alignment.vision import VisionInput, add_vision, add_vision_line
from evalua.registers.association.commands import AssociationInput, create_association
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.goals.form import GoalInput
from evalua.registers.goals.goals import add_goal
from evalua.registers.goals.plans import PlanInput, create_plan
from evalua.registers.goals.progress import record_progress
from evalua.registers.goals.tables import Goal
from evalua.registers.meetings.commands import MeetingInput, record_meeting
from evalua.registers.meetings.commitments import CommitmentInput, add_commitment
from evalua.registers.meetings.seats import SeatInput
from evalua.registers.members.commands import MayorInput, MemberInput, add_members, set_mayor
from evalua.registers.needs.commands import NeedInput, add_need
from evalua.registers.needs.reviews import ReviewInput, sign_off
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
)
from evalua.registers.partners.organizations import OrganizationInput, add_organization
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import ScheduleInput, linear_points, set_schedule
from evalua.registers.projects.community import CommunitySessionInput, add_community_session
from evalua.registers.projects.follow_up import FollowUpInput, record_follow_up
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.registers.projects.tables import Project
from evalua.registers.reading import alive
from evalua.registers.services.commands import ServiceInput, add_service, record_service
from evalua.storage.database import Database
from evalua.storage.work import Work

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
YES = {f"V{n:02d}": "prueba" for n in range(1, 60)}
FORMULA = '=HYPERLINK("http://ejemplo","clic")'


@dataclass(frozen=True)
class Year:
    """The recorded year, read once: tests look at it and never write."""

    office: Office
    inputs: Inputs
    before: Evaluation
    now: Evaluation
    history: pd.DataFrame


@pytest.fixture(scope="session")
def year(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """Cuenca Clara with its year recorded, seen in October against September."""
    file = tmp_path_factory.mktemp("year") / "evalua.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    office = _office(database)
    record_year(office)
    with database.session() as session:
        history = scores_by_month(
            session, association_id=office.id, last=OCTOBER, count=3, today=TODAY, catalog=CATALOG
        )
    before = evaluated(office, OCTOBER.previous)
    yield Year(office, inputs_of(office), before, evaluated(office), history)
    database.dispose()


def _office(database: Database) -> Office:
    pack = catalog.countries()["CO"]
    names = ("Alto Claro", "Belmira", "Cañaveral", "Dos Aguas")
    with database.work(actor=DIRECTOR, now=NOW, today=TODAY) as work:
        row = create_association(
            work, AssociationInput("Mancomunidad Cuenca Clara", pack, "other", Month(2026, 1))
        )
        rows = add_members(work, [MemberInput(n, date(2020, 1, 1)) for n in names], pack)
    return Office(database, row.id, {r.name: r.id for r in rows})


def record_year(office: Office) -> None:
    """Charges since January; Belmira pays each month, the others stop on the way; and all the rest.

    Alto Claro pays to August, Cañaveral to June, Dos Aguas to September and half of October; each
    pays a million on the 8th.
    """
    _contributions(office)
    _goals(office)
    _projects(office)
    _meetings(office)
    _others(office)
    _plans_and_needs(office)


def inputs_of(office: Office) -> Inputs:
    with office.db.session() as session:
        return gather(session, office.id)


def evaluated(office: Office, month: Month = OCTOBER, today: date = TODAY) -> Evaluation:
    with office.db.session() as session:
        return evaluate(session, association_id=office.id, month=month, today=today)


def _contributions(office: Office) -> None:
    paid_to = {"Alto Claro": 8, "Belmira": 10, "Cañaveral": 6, "Dos Aguas": 9}
    with office.work() as work:
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 1), amount="1.000.000"))
        for month in Month(2026, 1).to(OCTOBER):
            charge_month(work, month)
            for name, last in paid_to.items():
                if month.month <= last:
                    _pay(work, office, name, month.day(8), 1_000_000)
        _pay(work, office, "Dos Aguas", date(2026, 10, 20), 500_000)


def _pay(work: Work, office: Office, name: str, day: date, amount: int) -> None:
    data = PaymentInput(office.members[name], day, amount, f"R-{day:%m%d}-{name[:1]}")
    record_payment(work, data, confirmed=YES)


def _goals(office: Office) -> None:
    with office.work() as work:
        plan = create_plan(work, PlanInput("Plan 2026", date(2026, 1, 1), date(2026, 12, 31)))
        visits = GoalInput(
            plan.id, "+ visitas técnicas", "A05", unit="visitas", target=24, responsible="@técnica"
        )
        roads = GoalInput(plan.id, "Vías mejoradas", "A03", unit="km", target=12, code="M-02")
        fairs = GoalInput(plan.id, "Ferias campesinas", "A07", unit="ferias", target=6, code="M-03")
        first, second, _ = (add_goal(work, goal) for goal in (visits, roads, fairs))
        for goal, value in ((first, 16), (second, 11)):
            record_progress(work, goal.id, OCTOBER, value, "avance", "acta", confirmed=YES)


def _plans_and_needs(office: Office) -> None:
    """A vision that one project names, two plans, and what two municipalities need."""
    with office.work() as work:
        vision = add_vision(work, VisionInput("Cuenca viva", 2020, 2027))
        line = add_vision_line(work, vision.id, "Caminos que acercan")
        nation = PlanLineInput("national", "Plan Nacional", "2.10", "Vías rurales", 2024, 2027)
        town = office.members["Belmira"]
        old = PlanLineInput("municipal", "Plan de Belmira", "1", "Placa huella", 2020, 2023, town)
        roads, past = add_plan_line(work, nation), add_plan_line(work, old)
        goal = next(g for g in alive(work.session, Goal, office.id) if g.code == "M-02")
        cite(work, roads.id, "goal", goal.id)
        cite(work, past.id, "goal", goal.id)
        cite(work, roads.id, "vision_line", line.id)
        project = alive(work.session, Project, office.id)[0]
        work.change(project, vision_line_id=line.id)
        stated = date(2026, 3, 4)
        need = NeedInput(town, "roads", "+ placa huella", 1, stated, project_id=project.id)
        add_need(work, need)
        other = NeedInput(office.members["Dos Aguas"], "health", "Ambulancia", 1, stated, 390_000)
        add_need(work, other)
        who = ("Ana Ruiz", "Alcaldesa")
        sign_off(work, ReviewInput(town, OCTOBER, date(2026, 10, 20), *who, True))


def _projects(office: Office) -> None:
    towns = [BenefitInput(key, 40, 35, 5, 20) for key in office.members.values()]
    with office.work() as work:
        road = _project(work, ProjectInput("Vía El Salto", "roads", towns, cost="900.000.000"))
        _run(work, road, date(2026, 2, 1), date(2026, 11, 30))
        _note(work, road, date(2026, 10, 15), 52, 40, "permits")
        late = _project(
            work, ProjectInput(FORMULA, "water_sanitation", towns[:2], cost="5.000.000")
        )
        _run(work, late, date(2026, 1, 10), date(2026, 9, 30))
        nursery = _project(
            work, ProjectInput("Vivero regional", "environment", towns[:3], is_rural=True)
        )
        backing = CommunitySessionInput(
            date(2026, 6, 3), "backing", nursery, women=20, men=18, unstated=0, act="acta comunal"
        )
        add_community_session(work, backing, confirmed=YES)


def _project(work: Work, data: ProjectInput) -> int:
    row = create_project(work, data, confirmed=YES)
    first = StageInput(row.id, "idea", date(2026, 1, 5), "acta 1")
    record_stage(work, first, confirmed=YES)
    return int(row.id)


def _run(work: Work, project_id: int, starts: date, ends: date) -> None:
    money = FundingInput(
        project_id, "national", "committed", "4.000.000", starts, "Ministerio", "convenio 7"
    )
    add_funding(work, money, confirmed=YES)
    set_schedule(work, ScheduleInput(project_id, starts, ends, linear_points(starts, ends)))
    for stage in ("funded", "in_execution"):
        data = StageInput(
            project_id,
            stage,
            starts,
            "contrato 3",
            skip_reason="llegó con diseños",
            expected_source="national",
            executor="Alcaldía de Belmira",
        )
        record_stage(work, data, confirmed=YES)


def _note(work: Work, project_id: int, on: date, physical: int, financial: int, cause: str) -> None:
    data = FollowUpInput(
        project_id,
        on,
        physical,
        financial,
        delay_cause=cause,
        responsible="Alcaldía de Belmira" if cause else "",
        next_step="Radicar el permiso",
    )
    record_follow_up(work, data, confirmed=YES)


def _meetings(office: Office) -> None:
    keys = list(office.members.values())
    seats = dict(zip(keys, map(SeatInput, ("holder", "holder", "delegate", "absent")), strict=True))
    with office.work() as work:
        mayor = MayorInput(keys[1], "Ana Ruiz", date(2024, 1, 1), "F")
        set_mayor(work, mayor)
        held = record_meeting(
            work,
            MeetingInput("board", date(2026, 8, 20), act="Acta 12", seats=seats),
            catalog=CATALOG,
            confirmed=YES,
        )
        for text, due in (
            ("Enviar el mapa de vías", date(2026, 9, 15)),
            ("Firmar", date(2026, 12, 1)),
        ):
            add_commitment(
                work,
                CommitmentInput(held.id, text, "Secretaría técnica", due),
                catalog=CATALOG,
                confirmed=YES,
            )


def _others(office: Office) -> None:
    keys = list(office.members.values())
    with office.work() as work:
        partner = add_partner(work, PartnerInput("-Fundación Río", "cooperation"), catalog=CATALOG)
        agreement = AgreementInput(partner.id, "Agua limpia", date(2025, 12, 1), date(2026, 12, 1))
        add_agreement(work, agreement, catalog=CATALOG, confirmed=YES)
        growers = add_organization(
            work, OrganizationInput("Caficultores", "producers", keys[0]), catalog=CATALOG
        )
        support = ActivityInput(
            "organization_support",
            date(2026, 10, 2),
            "Poscosecha",
            result="Visita",
            product="Informe",
            municipalities=keys[:1],
            organizations=[growers.id],
            partners=[partner.id],
        )
        record_activity(work, support, catalog=CATALOG, confirmed=YES)
        service = add_service(
            work,
            ServiceInput("Maquinaria", "machinery", "horas", date(2026, 1, 1)),
            catalog=CATALOG,
        )
        record_service(work, service.id, OCTOBER, {keys[0]: (12, None)}, confirmed=YES)
        shared = ContactInput(date(2026, 10, 12), "Aportes", "Se acordó la fecha")
        tick_contacts(
            work, OCTOBER, dict.fromkeys(keys[:3], ContactInput()), common=shared, confirmed=YES
        )
        advice = ActivityInput(
            "technical_assistance",
            date(2026, 9, 3),
            "Plan vial",
            product="Informe",
            result="Entregado",
            municipalities=keys[:2],
        )
        record_activity(work, advice, catalog=CATALOG, confirmed=YES)

"""An association with two projects, for the pages that look at the portfolio."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.domain.month import Month
from evalua.registers.contributions.commands import PaymentInput, charge_month, record_payment
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import ScheduleInput, linear_points, set_schedule
from evalua.registers.projects.follow_up import FollowUpInput, record_follow_up
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project
from evalua.registers.projects.stages import StageInput, record_stage
from pages_support import widget

YES = {f"V{n:02d}": "prueba" for n in range(1, 60)}


def portfolio(office: Office) -> None:
    """A road running in two towns with 6 millions of the nation, and a school with 1 of a partner.

    The municipalities paid one million in October.
    """
    one, two = office.members["Alto Claro"], office.members["Belmira"]
    road = [BenefitInput(one, "10", "8", families="5"), BenefitInput(two, "20", "18", families="9")]
    school = [BenefitInput(two, "7", "3", families="2", amount="1.000.000")]
    starts, ends = date(2026, 5, 1), date(2026, 12, 31)
    with office.work() as work:
        key = create_project(
            work, ProjectInput("Vía veredal", "roads", road, cost="8.000.000", priority=2)
        ).id
        other = create_project(
            work,
            ProjectInput(
                "Aula segura", "education", school, scope="individual", cost="1.500.000", priority=1
            ),
        ).id
        add_funding(
            work,
            FundingInput(key, "national", "committed", "6.000.000", starts, "Invías", "Convenio 7"),
            confirmed=YES,
        )
        add_funding(
            work,
            FundingInput(other, "cooperation", "committed", "1.000.000", starts, "Aurora", "CV-2"),
            confirmed=YES,
        )
        step = StageInput(
            key,
            "in_execution",
            date(2026, 5, 10),
            document="Acta de inicio",
            skip_reason="venía de antes",
            expected_source="departmental",
            executor="Gobernación",
        )
        record_stage(work, step, confirmed=YES)
        record_stage(work, StageInput(other, "idea", date(2026, 5, 10)), confirmed=YES)
        set_schedule(work, ScheduleInput(key, starts, ends, linear_points(starts, ends)))
        note = FollowUpInput(key, date(2026, 10, 20), "70", "30", next_step="Pavimentar")
        record_follow_up(work, note, confirmed=YES)
        open_scheme(work, SchemeInput("equal_quota", "Cuota", Month(2026, 10), amount="1.000.000"))
        charge_month(work, Month(2026, 10))
        paid = PaymentInput(one, date(2026, 10, 8), 1_000_000, "R-1")
        record_payment(work, paid, confirmed=YES)


def click(app: AppTest, view: str) -> AppTest:
    """One click on a view of Proyectos."""
    widget(app, "segmented_control", "projects.view").set_value(view)
    return app.run()

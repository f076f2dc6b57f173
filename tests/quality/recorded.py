"""Doubtful rows in a real association, for the tests of months and pages."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua.registers.contributions.tables import Charge, ContributionScheme, Payment
from evalua.registers.goals.tables import Goal, GoalProgress, GoalSchedule, WorkPlan


def pay(office: Office, *amounts: int, town: str = "Belmira") -> None:
    """Payments of a municipality in the months that end in October 2026."""
    first = 11 - len(amounts)
    with office.work() as work:
        for place, amount in enumerate(amounts):
            work.add(
                Payment(
                    association_id=office.id,
                    municipality_id=office.members[town],
                    paid_on=date(2026, first + place, 5),
                    amount=amount,
                    reference="R-1",
                )
            )


def odd_payment(office: Office) -> None:
    """A zero too many in October (C11)."""
    pay(office, 100, 110, 100, 1000)


def impossible_charge(office: Office) -> int:
    """A charge for a month before the municipality joined (C03); returns its key."""
    with office.work() as work:
        scheme = work.add(
            ContributionScheme(
                association_id=office.id, kind="equal_quota", name="Cuota", starts_month="2019-01"
            )
        )
        day = date(2019, 12, 10)
        charge = work.add(
            Charge(
                association_id=office.id,
                municipality_id=office.members["Belmira"],
                scheme_id=scheme.id,
                month="2019-12",
                amount=100,
                issued_on=day,
                due_on=day,
                original_due_on=day,
            )
        )
        return charge.id


def unbacked_goal(office: Office, responsible: str = "Ana Pérez") -> int:
    """A goal that reached its target in October without evidence (C18, C51); returns its key."""
    with office.work() as work:
        plan = work.add(
            WorkPlan(
                association_id=office.id,
                name="Plan",
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 12, 31),
                in_force_from=date(2026, 1, 1),
                approved_on=date(2026, 1, 5),
                act="Acta 1",
            )
        )
        goal = work.add(
            Goal(
                association_id=office.id,
                plan_id=plan.id,
                code="M-01",
                text="Talleres",
                area="A05",
                responsible=responsible,
                unit="talleres",
                accumulation="cumulative",
                target=10.0,
            )
        )
        link = {"association_id": office.id, "goal_id": goal.id}
        work.add(GoalSchedule(month="2026-10", planned=10.0, **link))
        work.add(GoalProgress(month="2026-10", value=10.0, **link))
        return goal.id

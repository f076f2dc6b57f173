"""Which indicators this version computes, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalua.catalog import Catalog
from evalua.measures import (
    activities,
    benefits,
    contributions,
    goals,
    meetings,
    partners,
    periods,
    projects,
    transitions,
)
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured

Measure = Callable[[Inputs, Cut, Catalog], Measured]
"""The catalogue gives the window, the grace of new members, stages and milestones."""

MEASURES: Mapping[str, Measure] = {
    "A01-Q02-01": meetings.mayor_attendance,
    "A01-Q02-02": transitions.plan_and_budget,
    "A02-Q04-01": contributions.collection_rate,
    "A02-Q04-02": contributions.members_up_to_date,
    "A02-Q04-03": benefits.members_with_benefit,
    "A02-Q06-01": activities.bilateral_contact,
    "A03-Q07-01": goals.work_plan,
    "A03-Q07-02": projects.funded_projects,
    "A03-Q07-04": projects.follow_up_up_to_date,
    "A04-Q10-01": activities.national_sessions,
    "A05-Q13-01": activities.technical_assistance,
    "A05-Q14-01": transitions.milestones_done,
    "A06-Q15-03": activities.verifiable_publications,
    "A07-Q18-01": partners.supported_organizations,
    "A08-Q19-01": partners.active_partners,
    "A09-Q21-01": projects.community_backing,
    "A10-Q23-01": periods.months_on_time,
    "A10-Q23-03": meetings.commitments_kept,
}

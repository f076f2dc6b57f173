"""Which indicators this version computes, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalua.catalog import Catalog, Indicator
from evalua.measures import (
    activities,
    adjustments,
    agreed,
    audits,
    benefits,
    candidates,
    cofinancing,
    contributions,
    cooperation,
    disagreements,
    documents,
    donors,
    finances,
    goal_alerts,
    goals,
    hand_over,
    institution,
    instruments,
    late_projects,
    leverage,
    meetings,
    municipal_plans,
    neutrality,
    organizations,
    participation,
    partners,
    peace,
    periods,
    portfolio,
    priorities,
    projects,
    promotion,
    proposals,
    services,
    sheets,
    survival,
    suspensions,
    territory,
    transitions,
    units,
    voice,
    working_groups,
)
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured
from evalua.measures.own import own_measure

Measure = Callable[[Inputs, Cut, Catalog], Measured]
"""The catalogue gives the window, the grace of new members, stages and milestones."""

MEASURES: Mapping[str, Measure] = {
    "A01-Q01-01": territory.supported_affinities,
    "A01-Q01-02": territory.linked_members,
    "A01-Q02-01": meetings.mayor_attendance,
    "A01-Q02-02": transitions.plan_and_budget,
    "A01-Q02-03": voice.concentrated_voice,
    "A01-Q03-01": institution.legal_file,
    "A01-Q03-02": agreed.work_under_agreement,
    "A02-Q04-01": contributions.collection_rate,
    "A02-Q04-02": contributions.members_up_to_date,
    "A02-Q04-03": benefits.members_with_benefit,
    "A02-Q04-04": audits.findings_resolved,
    "A02-Q04-05": contributions.old_debt,
    "A02-Q05-01": partners.active_alliances,
    "A02-Q05-02": portfolio.formulated_with_community,
    "A02-Q06-01": activities.bilateral_contact,
    "A02-Q06-02": disagreements.disagreements_on_time,
    "A02-Q06-03": portfolio.without_project,
    "A03-Q07-01": goals.work_plan,
    "A03-Q07-02": projects.funded_projects,
    "A03-Q07-03": leverage.leveraged,
    "A03-Q07-04": projects.follow_up_up_to_date,
    "A03-Q07-05": late_projects.late_projects,
    "A03-Q07-06": late_projects.delays_explained,
    "A03-Q08-01": instruments.articulated_ordering,
    "A03-Q08-02": municipal_plans.plans_with_shared_project,
    "A03-Q08-03": portfolio.aligned_portfolio,
    "A03-Q09-01": candidates.informed_candidates,
    "A03-Q09-02": neutrality.neutrality_incidents,
    "A03-Q09-03": survival.projects_kept,
    "A03-Q09-04": sheets.reviewed_sheets,
    "A04-Q10-01": activities.national_sessions,
    "A04-Q10-02": proposals.aligned_proposals,
    "A04-Q11-01": cofinancing.cofinanced_projects,
    "A04-Q11-02": priorities.adopted_priorities,
    "A04-Q12-01": documents.even_delivery,
    "A04-Q12-02": institution.non_intervention,
    "A05-Q13-01": activities.technical_assistance,
    "A05-Q13-02": participation.trained_staff,
    "A05-Q13-03": working_groups.groups_on_calendar,
    "A05-Q13-04": instruments.adopted_instruments,
    "A05-Q14-01": transitions.milestones_done,
    "A05-Q14-02": hand_over.closing_reports,
    "A05-Q14-03": hand_over.complete_inductions,
    "A06-Q15-01": periods.reports_delivered,
    "A06-Q15-02": promotion.informed_councils,
    "A06-Q15-03": activities.verifiable_publications,
    "A06-Q16-01": promotion.visible_members,
    "A06-Q16-02": promotion.promotion_events,
    "A07-Q17-01": agreed.private_agreements,
    "A07-Q17-02": cofinancing.private_share,
    "A07-Q18-01": partners.supported_organizations,
    "A07-Q18-02": organizations.organizations_with_resources,
    "A07-Q18-03": units.units_advised,
    "A08-Q19-01": partners.active_partners,
    "A08-Q19-02": donors.talked_before,
    "A08-Q20-01": cofinancing.cooperation_committed,
    "A08-Q20-02": cooperation.cooperation_executed,
    "A08-Q20-03": donors.overlaps_without_note,
    "A09-Q21-01": projects.community_backing,
    "A09-Q21-02": suspensions.taken_up_again,
    "A09-Q22-01": peace.initiatives_under_way,
    "A09-Q22-02": organizations.families,
    "A09-Q22-03": participation.women_taking_part,
    "A10-Q23-01": periods.months_on_time,
    "A10-Q23-03": meetings.commitments_kept,
    "A10-Q23-04": adjustments.adjustments_adopted,
    "A10-Q23-05": finances.autonomy,
    "A10-Q23-06": services.within_standard,
    "A10-Q23-07": goal_alerts.goals_in_alert,
}


def measure_of(card: Indicator) -> Measure | None:
    """The measure of an indicator, the catalogue's or one of an association; None where there is none."""
    if card.own is not None:
        return lambda inputs, cut, catalog: own_measure(inputs, cut, card)
    return MEASURES.get(card.code)


def can_be_measured(card: Indicator) -> bool:
    """Whether something computes an indicator, or it is declared as typed."""
    return card.feed == "typed" or measure_of(card) is not None

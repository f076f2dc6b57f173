"""Partners, agreements, donors' coordination and organizations as frames."""

from __future__ import annotations

import pandas as pd
from sqlmodel import Session

from evalua.registers.partners.tables import (
    Agreement,
    AgreementDue,
    AgreementShare,
    AgreementStep,
    CoordinationNote,
    CoordinationNoteMunicipality,
    CoordinationNotePartner,
    Intervention,
    InterventionMunicipality,
    Organization,
    OrganizationCount,
    OrganizationProject,
    OrganizationResource,
    Partner,
    PartnerMunicipality,
    PartnerTheme,
    ProductionUnit,
    UnitAdvice,
)
from evalua.registers.reading import rows
from evalua.storage.frames import Columns

PARTNERS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "sector": "text",
    "programme": "text",
    "mandate": "text",
    "contact_role": "text",
    "version": "int",
}
PARTNER_THEMES: Columns = {"partner_id": "id", "theme": "text"}
PARTNER_MUNICIPALITIES: Columns = {"partner_id": "id", "municipality_id": "id"}
AGREEMENTS: Columns = {
    "id": "id",
    "uid": "text",
    "partner_id": "id",
    "name": "text",
    "kind": "text",
    "state": "text",
    "signed_on": "date",
    "ends_on": "date",
    "document": "text",
    "version": "int",
}
"""``state`` is the one an agreement began in; ``measures.pacts`` says the one of a day."""

AGREEMENT_STEPS: Columns = {
    "id": "id",
    "uid": "text",
    "agreement_id": "id",
    "state": "text",
    "reached_on": "date",
    "ends_on": "date",
    "document": "text",
    "note": "text",
    "version": "int",
}
AGREEMENT_SHARES: Columns = {
    "id": "id",
    "agreement_id": "id",
    "contributor": "text",
    "percent": "float",
    "version": "int",
}
AGREEMENT_DUES: Columns = {
    "id": "id",
    "uid": "text",
    "agreement_id": "id",
    "contributor": "text",
    "due_on": "date",
    "amount": "int",
    "concept": "text",
    "given_on": "date",
    "document": "text",
    "version": "int",
}
INTERVENTIONS: Columns = {
    "id": "id",
    "uid": "text",
    "partner_id": "id",
    "name": "text",
    "theme": "text",
    "starts_on": "date",
    "ends_on": "date",
    "version": "int",
}
INTERVENTION_MUNICIPALITIES: Columns = {"intervention_id": "id", "municipality_id": "id"}
COORDINATION_NOTES: Columns = {
    "id": "id",
    "uid": "text",
    "theme": "text",
    "noted_on": "date",
    "agreed": "text",
    "document": "text",
    "version": "int",
}
NOTE_PARTNERS: Columns = {"note_id": "id", "partner_id": "id"}
NOTE_MUNICIPALITIES: Columns = {"note_id": "id", "municipality_id": "id"}
ORGANIZATIONS: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "municipality_id": "id",
    "founded_on": "date",
    "led_by_woman": "bool",
    "version": "int",
}
ORGANIZATION_COUNTS: Columns = {
    "id": "id",
    "uid": "text",
    "organization_id": "id",
    "counted_on": "date",
    "women": "int",
    "men": "int",
    "families": "int",
    "headed_by_women": "int",
    "repeats": "bool",
    "document": "text",
    "version": "int",
}
ORGANIZATION_RESOURCES: Columns = {
    "id": "id",
    "uid": "text",
    "organization_id": "id",
    "kind": "text",
    "obtained_on": "date",
    "amount": "int",
    "given_by": "text",
    "document": "text",
    "version": "int",
}
ORGANIZATION_PROJECTS: Columns = {"organization_id": "id", "project_id": "id"}
UNITS: Columns = {
    "id": "id",
    "uid": "text",
    "code": "text",
    "name": "text",
    "kind": "text",
    "sector": "text",
    "owner_sex": "text",
    "municipality_id": "id",
    "organization_id": "id",
    "version": "int",
}
UNIT_ADVICE: Columns = {
    "id": "id",
    "uid": "text",
    "unit_id": "id",
    "advised_on": "date",
    "topic": "text",
    "task": "text",
    "service_id": "id",
    "version": "int",
}


def partners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every partners row (columns ``PARTNERS``)."""
    return rows(session, Partner, association_id, PARTNERS)


def partner_themes(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every theme of a donor's mandate (columns ``PARTNER_THEMES``)."""
    return rows(session, PartnerTheme, association_id, PARTNER_THEMES)


def partner_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every municipality in a donor's focus (columns ``PARTNER_MUNICIPALITIES``)."""
    return rows(session, PartnerMunicipality, association_id, PARTNER_MUNICIPALITIES)


def agreements(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every agreements row (columns ``AGREEMENTS``)."""
    return rows(session, Agreement, association_id, AGREEMENTS)


def agreement_steps(session: Session, *, association_id: int) -> pd.DataFrame:
    """What became of each agreement, step by step (columns ``AGREEMENT_STEPS``)."""
    return rows(session, AgreementStep, association_id, AGREEMENT_STEPS)


def agreement_shares(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each contributor puts of an agreement, per cent (columns ``AGREEMENT_SHARES``)."""
    return rows(session, AgreementShare, association_id, AGREEMENT_SHARES)


def agreement_dues(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each contributor of an agreement owes by a day, minor units (columns ``AGREEMENT_DUES``)."""
    return rows(session, AgreementDue, association_id, AGREEMENT_DUES)


def interventions(session: Session, *, association_id: int) -> pd.DataFrame:
    """What donors do outside the association's projects (columns ``INTERVENTIONS``)."""
    return rows(session, Intervention, association_id, INTERVENTIONS)


def intervention_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """Where each intervention takes place (columns ``INTERVENTION_MUNICIPALITIES``)."""
    return rows(session, InterventionMunicipality, association_id, INTERVENTION_MUNICIPALITIES)


def coordination_notes(session: Session, *, association_id: int) -> pd.DataFrame:
    """What donors agreed on a theme (columns ``COORDINATION_NOTES``)."""
    return rows(session, CoordinationNote, association_id, COORDINATION_NOTES)


def note_partners(session: Session, *, association_id: int) -> pd.DataFrame:
    """Who signed each coordination note (columns ``NOTE_PARTNERS``)."""
    return rows(session, CoordinationNotePartner, association_id, NOTE_PARTNERS)


def note_municipalities(session: Session, *, association_id: int) -> pd.DataFrame:
    """What each coordination note covers (columns ``NOTE_MUNICIPALITIES``)."""
    return rows(session, CoordinationNoteMunicipality, association_id, NOTE_MUNICIPALITIES)


def organizations(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every organizations row (columns ``ORGANIZATIONS``)."""
    return rows(session, Organization, association_id, ORGANIZATIONS)


def organization_counts(session: Session, *, association_id: int) -> pd.DataFrame:
    """People and families of organizations, by day (columns ``ORGANIZATION_COUNTS``)."""
    return rows(session, OrganizationCount, association_id, ORGANIZATION_COUNTS)


def organization_resources(session: Session, *, association_id: int) -> pd.DataFrame:
    """What organizations obtained, minor units (columns ``ORGANIZATION_RESOURCES``)."""
    return rows(session, OrganizationResource, association_id, ORGANIZATION_RESOURCES)


def organization_projects(session: Session, *, association_id: int) -> pd.DataFrame:
    """Which projects serve which organizations (columns ``ORGANIZATION_PROJECTS``)."""
    return rows(session, OrganizationProject, association_id, ORGANIZATION_PROJECTS)


def units(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every production unit (columns ``UNITS``)."""
    return rows(session, ProductionUnit, association_id, UNITS)


def unit_advice(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every individual advice given to a unit (columns ``UNIT_ADVICE``)."""
    return rows(session, UnitAdvice, association_id, UNIT_ADVICE)

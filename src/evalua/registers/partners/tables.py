"""Tables of partners, agreements and organizations. Money is integer minor units."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Partner(Registered, table=True):
    """An institution the association works with; operators name their programme."""

    __table_args__ = (unique_alive("uq_partner", "association_id", "name_key"),)

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)
    sector: str = Field(default="", max_length=20)
    programme: str = Field(default="", max_length=160)
    mandate: str = Field(default="", max_length=300)
    contact_role: str = Field(default="", max_length=120)


class PartnerTheme(Registered, table=True):
    """A theme of the closed list that a donor's mandate pays for."""

    __tablename__ = "partner_theme"
    __table_args__ = (unique_alive("uq_partner_theme", "partner_id", "theme"),)

    partner_id: int = Field(foreign_key="partner.id", index=True)
    theme: str = Field(max_length=40)


class PartnerMunicipality(Registered, table=True):
    """A municipality in a donor's focus; a donor without any works in all of them."""

    __tablename__ = "partner_municipality"
    __table_args__ = (unique_alive("uq_partner_municipality", "partner_id", "municipality_id"),)

    partner_id: int = Field(foreign_key="partner.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)


class Agreement(Registered, table=True):
    """An agreement with a partner as it began: ``state`` is its first one, the others are its steps."""

    partner_id: int = Field(foreign_key="partner.id", index=True)
    name: str = Field(max_length=200)
    kind: str = Field(default="framework", max_length=20)
    state: str = Field(default="pilot", max_length=12)
    signed_on: date
    ends_on: date | None = None
    document: str = Field(default="", max_length=200)


class AgreementStep(Registered, table=True):
    """From a day on an agreement is in a state, by a document; ``ends_on`` is a new last day."""

    __tablename__ = "agreement_step"

    agreement_id: int = Field(foreign_key="agreement.id", index=True)
    state: str = Field(max_length=12)
    reached_on: date
    ends_on: date | None = None
    document: str = Field(default="", max_length=200)
    note: str = Field(default="", max_length=300)


class AgreementShare(Registered, table=True):
    """The per cent of the cost of an agreement that a contributor puts; those of one add to 100."""

    __tablename__ = "agreement_share"
    __table_args__ = (unique_alive("uq_agreement_share", "agreement_id", "contributor_key"),)

    agreement_id: int = Field(foreign_key="agreement.id", index=True)
    contributor: str = Field(max_length=160)
    contributor_key: str = Field(max_length=160)
    percent: float


class AgreementDue(Registered, table=True):
    """An amount that a contributor of an agreement owes by a day, and when it was given."""

    __tablename__ = "agreement_due"

    agreement_id: int = Field(foreign_key="agreement.id", index=True)
    contributor: str = Field(max_length=160)
    due_on: date
    amount: int = Field(sa_type=BigInteger)
    concept: str = Field(default="", max_length=200)
    given_on: date | None = None
    document: str = Field(default="", max_length=200)


class Intervention(Registered, table=True):
    """What a donor does on one theme, outside the projects of the association."""

    partner_id: int = Field(foreign_key="partner.id", index=True)
    name: str = Field(max_length=200)
    theme: str = Field(max_length=40)
    starts_on: date
    ends_on: date | None = None


class InterventionMunicipality(Registered, table=True):
    """A municipality where an intervention of a donor takes place."""

    __tablename__ = "intervention_municipality"
    __table_args__ = (
        unique_alive("uq_intervention_municipality", "intervention_id", "municipality_id"),
    )

    intervention_id: int = Field(foreign_key="intervention.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)


class CoordinationNote(Registered, table=True):
    """What donors agreed so as not to repeat each other on a theme, with its document."""

    __tablename__ = "coordination_note"

    theme: str = Field(max_length=40)
    noted_on: date
    agreed: str = Field(max_length=400)
    document: str = Field(default="", max_length=200)


class CoordinationNotePartner(Registered, table=True):
    """A donor that signed a coordination note."""

    __tablename__ = "coordination_note_partner"
    __table_args__ = (unique_alive("uq_coordination_note_partner", "note_id", "partner_id"),)

    note_id: int = Field(foreign_key="coordination_note.id", index=True)
    partner_id: int = Field(foreign_key="partner.id", index=True)


class CoordinationNoteMunicipality(Registered, table=True):
    """A municipality that a coordination note covers."""

    __tablename__ = "coordination_note_municipality"
    __table_args__ = (
        unique_alive("uq_coordination_note_municipality", "note_id", "municipality_id"),
    )

    note_id: int = Field(foreign_key="coordination_note.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)


class Organization(Registered, table=True):
    """An organization of producers, rural women, enterprises or the community."""

    __table_args__ = (
        unique_alive("uq_organization", "association_id", "name_key", "municipality_id"),
    )

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    founded_on: date | None = None
    led_by_woman: bool = False


class OrganizationCount(Registered, table=True):
    """How many people and families an organization had on a day; what is blank is not known.

    ``repeats`` says that its families may also be in other organizations of the list.
    """

    __tablename__ = "organization_count"
    __table_args__ = (unique_alive("uq_organization_count", "organization_id", "counted_on"),)

    organization_id: int = Field(foreign_key="organization.id", index=True)
    counted_on: date
    women: int | None = None
    men: int | None = None
    families: int | None = None
    headed_by_women: int | None = None
    repeats: bool = False
    document: str = Field(default="", max_length=200)


class OrganizationResource(Registered, table=True):
    """Something an organization obtained: a grant, a credit, a sales contract or goods."""

    __tablename__ = "organization_resource"

    organization_id: int = Field(foreign_key="organization.id", index=True)
    kind: str = Field(max_length=20)
    obtained_on: date
    amount: int | None = Field(default=None, sa_type=BigInteger)
    given_by: str = Field(max_length=160)
    document: str = Field(default="", max_length=200)


class OrganizationProject(Registered, table=True):
    """A project that serves an organization."""

    __tablename__ = "organization_project"
    __table_args__ = (unique_alive("uq_organization_project", "organization_id", "project_id"),)

    organization_id: int = Field(foreign_key="organization.id", index=True)
    project_id: int = Field(foreign_key="project.id", index=True)


class ProductionUnit(Registered, table=True):
    """An enterprise, a venture or a farm, told apart by its code; its owner has no name here."""

    __tablename__ = "production_unit"
    __table_args__ = (unique_alive("uq_production_unit", "association_id", "code"),)

    code: str = Field(max_length=20)
    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    kind: str = Field(max_length=20)
    sector: str = Field(max_length=20)
    owner_sex: str = Field(default="U", max_length=1)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    organization_id: int | None = Field(default=None, foreign_key="organization.id", index=True)


class UnitAdvice(Registered, table=True):
    """An individual advice given to a production unit, with the task it left."""

    __tablename__ = "unit_advice"

    unit_id: int = Field(foreign_key="production_unit.id", index=True)
    advised_on: date
    topic: str = Field(max_length=200)
    task: str = Field(default="", max_length=300)
    service_id: int | None = Field(default=None, foreign_key="service.id", index=True)

"""Tables of the instruments of municipalities and of the studies of affinities."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Instrument(Registered, table=True):
    """A plan, rule, fee schedule or study of a municipality; its steps say which state it is in.

    ``guidelines`` says where the table of correspondences with the agreed regional guidelines is;
    empty: the instrument does not take them up.
    """

    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    kind: str = Field(max_length=20)
    name: str = Field(max_length=200)
    supported: bool = False
    guidelines: str = Field(default="", max_length=200)
    valid_until: date | None = None
    document: str = Field(default="", max_length=200)


class InstrumentStep(Registered, table=True):
    """The day an instrument reached a state, with the number of its act or of the gazette."""

    __tablename__ = "instrument_step"
    __table_args__ = (unique_alive("uq_instrument_step", "instrument_id", "state"),)

    instrument_id: int = Field(foreign_key="instrument.id", index=True)
    state: str = Field(max_length=12)
    reached_on: date
    act: str = Field(default="", max_length=120)


class AffinityStudy(Registered, table=True):
    """A study of what the territory shares, with its date and its authors."""

    __tablename__ = "affinity_study"

    name: str = Field(max_length=200)
    author: str = Field(max_length=160)
    studied_on: date
    document: str = Field(default="", max_length=200)


class StudyAffinity(Registered, table=True):
    """An affinity that a study supports."""

    __tablename__ = "study_affinity"
    __table_args__ = (unique_alive("uq_study_affinity", "study_id", "affinity"),)

    study_id: int = Field(foreign_key="affinity_study.id", index=True)
    affinity: str = Field(max_length=30)


class StudyMunicipality(Registered, table=True):
    """A municipality that a study covers."""

    __tablename__ = "study_municipality"
    __table_args__ = (unique_alive("uq_study_municipality", "study_id", "municipality_id"),)

    study_id: int = Field(foreign_key="affinity_study.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)

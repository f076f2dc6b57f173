"""Tables of processes: their steps, the municipalities that walk them, and how far each is."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from evalua.storage.base import Registered, unique_alive


class Process(Registered, table=True):
    """Something done step by step, from a template of the catalogue or from steps of one's own."""

    __table_args__ = (unique_alive("uq_process", "association_id", "name_key"),)

    name: str = Field(max_length=160)
    name_key: str = Field(max_length=160)
    template: str = Field(default="", max_length=40)
    since: date


class ProcessStep(Registered, table=True):
    """A step of a process, by its place."""

    __tablename__ = "process_step"
    __table_args__ = (unique_alive("uq_process_step", "process_id", "place"),)

    process_id: int = Field(foreign_key="process.id", index=True)
    place: int
    name: str = Field(max_length=200)


class ProcessMunicipality(Registered, table=True):
    """A municipality that walks a process."""

    __tablename__ = "process_municipality"
    __table_args__ = (unique_alive("uq_process_municipality", "process_id", "municipality_id"),)

    process_id: int = Field(foreign_key="process.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)


class ProcessDone(Registered, table=True):
    """The day a municipality finished a step."""

    __tablename__ = "process_done"
    __table_args__ = (unique_alive("uq_process_done", "step_id", "municipality_id"),)

    step_id: int = Field(foreign_key="process_step.id", index=True)
    municipality_id: int = Field(foreign_key="municipality.id", index=True)
    done_on: date
    proof: str = Field(default="", max_length=200)

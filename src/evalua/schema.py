"""Every table of the program in one place: its metadata is what the migrations are compared to."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlmodel import SQLModel

import evalua.accounts.tables
import evalua.months.tables
import evalua.registers.activities.tables
import evalua.registers.alignment.tables
import evalua.registers.answers.tables
import evalua.registers.association.tables
import evalua.registers.audits.tables
import evalua.registers.bodies.tables
import evalua.registers.calls.tables
import evalua.registers.contributions.tables
import evalua.registers.disagreements.tables
import evalua.registers.documents.tables
import evalua.registers.evidence.tables
import evalua.registers.finances.tables
import evalua.registers.goals.tables
import evalua.registers.institution.tables
import evalua.registers.instruments.tables
import evalua.registers.meetings.tables
import evalua.registers.members.tables
import evalua.registers.needs.tables
import evalua.registers.own_indicators.tables
import evalua.registers.partners.tables
import evalua.registers.peace.tables
import evalua.registers.periods.tables
import evalua.registers.priorities.tables
import evalua.registers.processes.tables
import evalua.registers.programmes.tables
import evalua.registers.projects.tables
import evalua.registers.services.tables
import evalua.registers.targets.tables
import evalua.registers.territory.tables
import evalua.registers.transitions.tables
import evalua.registers.typed.tables
import evalua.registers.working_groups.tables
import evalua.storage.audit
import evalua.storage.tables  # noqa: F401

METADATA: MetaData = SQLModel.metadata

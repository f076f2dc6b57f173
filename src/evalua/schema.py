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
import evalua.registers.calls.tables
import evalua.registers.contributions.tables
import evalua.registers.evidence.tables
import evalua.registers.goals.tables
import evalua.registers.meetings.tables
import evalua.registers.members.tables
import evalua.registers.needs.tables
import evalua.registers.partners.tables
import evalua.registers.periods.tables
import evalua.registers.programmes.tables
import evalua.registers.projects.tables
import evalua.registers.services.tables
import evalua.registers.targets.tables
import evalua.registers.transitions.tables
import evalua.storage.audit
import evalua.storage.tables  # noqa: F401

METADATA: MetaData = SQLModel.metadata

"""What a file may be the proof of."""

from __future__ import annotations

from sqlmodel import Session

from evalua.domain.problems import refuse
from evalua.registers.contributions.tables import Payment
from evalua.registers.institution.tables import LegalPiece
from evalua.registers.meetings.tables import Meeting
from evalua.registers.projects.tables import FollowUp, ProjectFunding, ProjectStage
from evalua.registers.reading import alive
from evalua.registers.typed.tables import TypedFigure
from evalua.storage.base import Registered

_TABLES: dict[str, type[Registered]] = {
    str(table.__tablename__): table
    for table in (Meeting, ProjectStage, FollowUp, ProjectFunding, Payment, LegalPiece, TypedFigure)
}
SUBJECTS = tuple(_TABLES)


def subject(session: Session, association_id: int, table: str, uid: str) -> Registered:
    """The row that a file proves. Raises Problem V56 where it is not there or is another's."""
    kind = _TABLES.get(table)
    found = alive(session, kind, association_id, uid=uid) if kind is not None else []
    if not found:
        raise refuse(
            "", "V56", "Ese registro ya no existe. Actualice la página para ver los que hay."
        )
    return found[0]

"""Reading everything the measures look at, once."""

from __future__ import annotations

from sqlmodel import Session

from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import facts


def gather(session: Session, association_id: int) -> Inputs:
    """Every register of one association, as the measures expect them."""
    about = facts(session, association_id)
    return Inputs.of(
        about.evaluation_start,
        submission_day=about.submission_day,
        has_intermediate_level=about.has_intermediate_level,
        peace_mode=about.peace_mode,
        legal_figure=about.legal_figure,
        **{
            name: frame.read(session, association_id=association_id)
            for name, frame in FRAMES.items()
        },
    )

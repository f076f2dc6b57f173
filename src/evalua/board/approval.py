"""How an approval is told wherever its figures are shown or printed: the stamp, the seal, the note."""

from __future__ import annotations

from evalua.months.approvals import Approval
from evalua.months.evaluation import Evaluation

ALONE = "aprobado sin segunda persona"
UNSEALED = "sin sello: se aprobó antes de que existieran"
_GROUP, _GROUPS = 4, 3


def short_seal(seal: str) -> str:
    """The first twelve characters in groups, enough to compare two papers: ``3f2a 91bc 0d4e``."""
    return " ".join(seal[n * _GROUP : (n + 1) * _GROUP] for n in range(_GROUPS)).strip()


def marks(evaluation: Evaluation) -> tuple[str, ...]:
    """What is said after the act: that nobody else saw it, and the seal; nothing of open months."""
    approval = evaluation.approval
    if approval is None:
        return ()
    alone = (ALONE,) if approval.one_person else ()
    return (*alone, f"sello {short_seal(approval.seal)}") if approval.seal else alone


def marked(text: str, evaluation: Evaluation) -> str:
    """A sentence about an approved month with its marks: «…, acta 12 · sello 3f2a 91bc 0d4e»."""
    return " · ".join((text, *marks(evaluation)))


def note_text(evaluation: Evaluation) -> str:
    """«Nota del mes: …», or "" where nothing was written."""
    return f"Nota del mes: {evaluation.context_note}" if evaluation.context_note else ""


def facts_of(approval: Approval) -> tuple[tuple[str, str], ...]:
    """Label and value of everything an approval says of itself but its dates, for a list of facts."""
    persons = f"{approval.submitted_by or 'sin dato'} y {approval.taken_by}"
    return (
        ("Enviado y aprobado por", f"{persons} ({ALONE})" if approval.one_person else persons),
        ("Aprobación del mes", f"número {approval.number}"),
        ("Sello", approval.seal or UNSEALED),
    )

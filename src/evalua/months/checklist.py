"""What is missing before a month can be sent, and the reasons given for what cannot be had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlmodel import Session

from evalua.accounts.permissions import require
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.measures.inputs import Cut
from evalua.months.evaluation import Evaluation, evaluate
from evalua.months.gathering import gather
from evalua.quality.rules import doubts, unsettled
from evalua.registers.association.facts import facts
from evalua.registers.goals.monthly import without_difficulty
from evalua.registers.periods.locks import check_open
from evalua.registers.periods.queries import missing_reasons
from evalua.registers.periods.tables import MissingReason
from evalua.registers.reading import alive
from evalua.scoring.states import State
from evalua.storage.work import Work

REASON_KINDS = {
    "zero": "No hubo: fue cero",
    "not_applicable": "No aplica este mes",
    "not_available": "No está disponible",
}
_MISSING = (State.NO_DATA, State.OVERDUE)
# The goals that stood still are said in one sentence of their own.
_STANDSTILL = "C06"


@dataclass(frozen=True, slots=True)
class Missing:
    """A core indicator without data and without a reason."""

    code: str
    name: str
    register: str
    reason: str


def missing_core(
    session: Session, *, association_id: int, month: Month, today: date, catalog: Catalog
) -> list[Missing]:
    """Core indicators that have no data this month and nobody said why."""
    live = evaluate(
        session, association_id=association_id, month=month, today=today, catalog=catalog, live=True
    )
    explained = set(reasons_of(session, association_id, month))
    return [item for item in missing_in(live, catalog) if item.code not in explained]


def missing_in(evaluation: Evaluation, catalog: Catalog) -> list[Missing]:
    """Core indicators without data in an evaluation."""
    rows = evaluation.scores.indicators
    lacking = rows[rows["core"] & rows["state"].isin([s.value for s in _MISSING])]
    return [
        Missing(code, catalog.indicator(code).name, catalog.indicator(code).register_key, reason)
        for code, reason in zip(lacking["indicator"], lacking["reason"], strict=True)
    ]


def unexplained_goals(session: Session, *, association_id: int, month: Month) -> list[str]:
    """Codes of the goals that stood still in a month and do not say what stood in the way."""
    found = without_difficulty(session, association_id=association_id, month=month)
    return [code for code, _ in found]


def standstill_sentence(codes: list[str], month: Month) -> str:
    """What to do about the goals that stood still."""
    if len(codes) == 1:
        told = f"la meta {codes[0]} tenía avance programado y no avanzó"
    else:
        told = f"las metas {', '.join(codes[:-1])} y {codes[-1]} tenían avance programado y no avanzaron"
    return f"En {month.label}, {told}. Escriba en Metas qué dificultad hubo."


def unsettled_doubts(
    session: Session, *, association_id: int, month: Month, today: date
) -> pd.DataFrame:
    """What keeps a month from being sent besides missing data (columns ``FINDINGS``)."""
    about = facts(session, association_id)
    found = doubts(gather(session, association_id), Cut.of(month, today), about)
    return to_settle(found, month)


def to_settle(found: pd.DataFrame, month: Month) -> pd.DataFrame:
    """Of the doubts of a month, the errors and the questions about its own figures unanswered."""
    waiting = unsettled(found, str(month))
    return waiting[waiting["rule"] != _STANDSTILL]


def reasons_of(session: Session, association_id: int, month: Month) -> dict[str, tuple[str, str]]:
    """Reasons given for a month: indicator → (kind, sentence)."""
    rows = missing_reasons(session, association_id=association_id)
    mine = rows[rows["month"] == str(month)]
    return {
        code: (kind, text)
        for code, kind, text in zip(mine["indicator"], mine["kind"], mine["reason"], strict=True)
    }


def give_reason(
    work: Work,
    month: Month,
    indicator: str,
    kind: str,
    reason: str,
    *,
    version: int | None = None,
) -> MissingReason:
    """Say why an indicator has no figure this month; a new reason replaces the earlier one."""
    require(work.actor, "record")
    findings = Findings()
    check_open(work, findings, month)
    if kind not in REASON_KINDS:
        findings.error("kind", "V00", "Elija si fue cero, no aplica o no está disponible.")
    findings.require("reason", reason, "Escriba el motivo en una frase.")
    findings.stop_if_any()
    found = alive(
        work.session, MissingReason, work.association_id, month=str(month), indicator=indicator
    )
    if found:
        work.expect(found[0], version)
        work.change(found[0], kind=kind, reason=clean(reason))
        return found[0]
    return work.add(
        MissingReason(
            association_id=work.association_id,
            month=str(month),
            indicator=indicator,
            kind=kind,
            reason=clean(reason),
        )
    )

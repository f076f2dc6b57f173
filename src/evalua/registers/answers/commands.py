"""Answering a doubt about a figure: why it is right, so that nobody asks again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.registers.answers.tables import QualityAnswer
from evalua.registers.neutrality import check_neutral
from evalua.registers.reading import alive
from evalua.storage.work import Work

MAX_LENGTH = 300
SHORTEST = 10


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What was said of a doubt: its rule, what it is about, the month of the figure, and why."""

    rule: str
    subject: str
    month: Month
    answer: str


def answer_doubt(
    work: Work,
    data: AnswerInput,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> QualityAnswer:
    """Say why a doubtful figure is right; a new answer replaces the earlier one.

    Raises Problem where the answer says too little or too much, and asks (V28) where it speaks of a
    party or a campaign.
    """
    require(work.actor, "record")
    findings = Findings(confirmed)
    _check(findings, clean(data.answer))
    findings.stop_if_any()
    found = _known(work, data)
    if found:
        work.expect(found[0], version)
        work.change(found[0], answer=clean(data.answer), answered_on=work.today)
        return found[0]
    return work.add(
        QualityAnswer(
            association_id=work.association_id,
            rule=data.rule,
            subject=data.subject,
            month=str(data.month),
            answer=clean(data.answer),
            answered_on=work.today,
        )
    )


def take_back_answer(work: Work, data: AnswerInput, why: str) -> None:
    """Withdraw an answer: the doubt is open again. Nothing happens where there is none."""
    require(work.actor, "record")
    for row in _known(work, data):
        work.remove(row, why)


def _known(work: Work, data: AnswerInput) -> list[QualityAnswer]:
    return alive(
        work.session,
        QualityAnswer,
        work.association_id,
        rule=data.rule,
        subject=data.subject,
        month=str(data.month),
    )


def _check(findings: Findings, answer: str) -> None:
    findings.require("answer", answer, "Escriba por qué la cifra es correcta.")
    if 0 < len(answer) < SHORTEST:
        findings.error("answer", "V00", "Explíquelo en una frase: se leerá junto a la cifra.")
    if len(answer) > MAX_LENGTH:
        findings.error("answer", "V00", f"Resúmalo en {MAX_LENGTH} letras o menos.")
    check_neutral(findings, "answer", answer)

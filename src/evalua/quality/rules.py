"""Every rule, in one table, and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from evalua.measures.inputs import Cut, Inputs
from evalua.quality import contributions, goals, government, projects
from evalua.quality.doubt import FINDINGS, SEVERITIES, Doubt, Rule
from evalua.quality.ground import Ground
from evalua.registers.association.facts import Facts
from evalua.storage.frames import build

RULES: tuple[Rule, ...] = (
    Rule(
        "C01",
        "error",
        "contributions",
        "contributions",
        "A un cobro no se le aplica más de lo que vale.",
        contributions.charge_overpaid,
    ),
    Rule(
        "C02",
        "error",
        "contributions",
        "contributions",
        "De un pago no se usa más de lo que entró.",
        contributions.payment_overspent,
    ),
    Rule(
        "C03",
        "error",
        "contributions",
        "contributions",
        "Solo se cobra a quien era miembro en el mes.",
        contributions.charged_outside,
    ),
    Rule(
        "C04",
        "error",
        "members",
        "association",
        "El aporte por habitante necesita la población de cada miembro.",
        contributions.without_population,
    ),
    Rule(
        "C05",
        "error",
        "meetings",
        "meetings",
        "A una sesión no llegan más alcaldías que miembros.",
        government.more_mayors_than_members,
    ),
    Rule(
        "C06",
        "error",
        "goals",
        "goals",
        "Sin avance donde había algo programado, se escribe la dificultad.",
        goals.no_progress_unexplained,
    ),
    Rule(
        "C10",
        "confirm",
        "goals",
        "goals",
        "El valor de una meta se parece a los de otros meses.",
        goals.unusual_value,
    ),
    Rule(
        "C11",
        "confirm",
        "contributions",
        "contributions",
        "Lo que paga un municipio se parece a lo que suele pagar.",
        contributions.unusual_payment,
    ),
    Rule(
        "C12",
        "confirm",
        "contributions",
        "contributions",
        "La base de una transferencia se parece a las de otros meses.",
        contributions.unusual_base,
    ),
    Rule(
        "C13",
        "confirm",
        "goals",
        "goals",
        "Un porcentaje no salta más de 30 puntos de un mes a otro.",
        goals.jump,
    ),
    Rule(
        "C14",
        "confirm",
        "projects",
        "projects",
        "El avance de un proyecto no salta más de 30 puntos de un mes a otro.",
        projects.jump,
    ),
    Rule(
        "C15",
        "confirm",
        "projects",
        "projects",
        "Donde se gasta, la obra avanza.",
        projects.money_without_progress,
    ),
    Rule(
        "C16",
        "confirm",
        "projects",
        "projects",
        "Donde la obra avanza, hay gasto.",
        projects.progress_without_money,
    ),
    Rule(
        "C17",
        "confirm",
        "projects",
        "projects",
        "Después de liquidar o descartar no hay seguimiento.",
        projects.note_after_closing,
    ),
    Rule(
        "C18",
        "confirm",
        "goals",
        "goals",
        "Una meta cumplida tiene soporte.",
        goals.reached_without_evidence,
    ),
    Rule(
        "C19",
        "confirm",
        "contributions",
        "contributions",
        "Cada miembro tiene la base del mes de la que sale su cuota.",
        contributions.without_base,
    ),
    Rule(
        "C30",
        "warning",
        "goals",
        "goals",
        "Una meta no repite su valor cuatro meses seguidos sin que estuviera programado.",
        goals.repeated_value,
    ),
    Rule(
        "C31",
        "warning",
        "contributions",
        "contributions",
        "La base de una transferencia no se repite cuatro meses seguidos.",
        contributions.repeated_base,
    ),
    Rule(
        "C32",
        "warning",
        "projects",
        "projects",
        "Un proyecto en ejecución no repite su avance cuatro meses sin decir la causa.",
        projects.repeated_progress,
    ),
    Rule(
        "C33",
        "warning",
        "projects",
        "projects",
        "Un proyecto con recursos tiene seguimiento de los últimos 30 días.",
        projects.without_follow_up,
    ),
    Rule(
        "C34",
        "warning",
        "projects",
        "projects",
        "La frase pública de un proyecto tiene menos de 90 días.",
        projects.old_public_status,
    ),
    Rule(
        "C35",
        "warning",
        "projects",
        "projects",
        "Las fuentes no suman más que el costo.",
        projects.sources_exceed_cost,
    ),
    Rule(
        "C36",
        "warning",
        "projects",
        "projects",
        "Un proyecto financiado tiene fuente comprometida.",
        projects.funded_without_source,
    ),
    Rule(
        "C37",
        "warning",
        "transitions",
        "transitions",
        "Un paso cumplido tiene evidencia.",
        government.milestone_without_evidence,
    ),
    Rule(
        "C38",
        "warning",
        "goals",
        "goals",
        "Una meta tiene unidad, valor y programación.",
        goals.not_measurable,
    ),
    Rule(
        "C39",
        "warning",
        "partners",
        "other_registers",
        "Un convenio vigente no ha terminado.",
        government.agreement_past_its_end,
    ),
    Rule(
        "C40",
        "warning",
        "system",
        "close_month",
        "Un mes enviado no cambia sin volver a enviarse.",
        government.late_month,
    ),
    Rule(
        "C50",
        "information",
        "contributions",
        "contributions",
        "Un pago tiene referencia.",
        contributions.without_reference,
    ),
    Rule(
        "C51",
        "information",
        "goals",
        "goals",
        "Un avance tiene soporte.",
        goals.unbacked_report,
    ),
    Rule(
        "C52",
        "information",
        "activities",
        "activities",
        "Una actividad tiene soporte.",
        government.activity_without_evidence,
    ),
    Rule(
        "C53",
        "information",
        "activities",
        "activities",
        "De las personas que participan se sabe el sexo.",
        government.sex_unstated,
    ),
    Rule(
        "C54",
        "information",
        "projects",
        "projects",
        "La etapa de un proyecto tiene documento.",
        projects.stage_without_document,
    ),
    Rule(
        "C55",
        "information",
        "members",
        "association",
        "Cada miembro tiene alcalde registrado.",
        government.without_mayor,
    ),
    Rule(
        "C56",
        "information",
        "members",
        "association",
        "La población es de los últimos cinco años.",
        government.old_population,
    ),
    Rule(
        "C57",
        "information",
        "transitions",
        "transitions",
        "Las fechas del cambio de gobierno están confirmadas.",
        government.term_to_confirm,
    ),
)
"""Worst first. Ids are never reused: answers keep them."""

_BY_ID = {rule.id: rule for rule in RULES}
_ANSWERED = ("rule", "subject", "month")


def rule(rule_id: str) -> Rule | None:
    """The rule with that id, or None."""
    return _BY_ID.get(rule_id)


def doubts(inputs: Inputs, cut: Cut, facts: Facts, rules: Sequence[Rule] = RULES) -> pd.DataFrame:
    """What rules find at a cut, in their order, with the answers given (columns ``FINDINGS``)."""
    ground = Ground(inputs, cut, facts)
    given = {
        tuple(row[name] for name in _ANSWERED): row for row in inputs.answers.to_dict("records")
    }
    found = [
        {**_of_rule(each), **asdict(doubt), **_answer(each, given.get(_key(each, doubt)))}
        for each in rules
        for doubt in each.find(ground)
    ]
    return build(found, FINDINGS)


def unsettled(findings: pd.DataFrame, month: str) -> pd.DataFrame:
    """What keeps a month from being sent: every error, and the month's questions without answer."""
    error = findings["severity"] == "error"
    asked = (findings["severity"] == "confirm") & (findings["month"] == month)
    return findings[error | (asked & (findings["answer"] == ""))]


def open_doubts(findings: pd.DataFrame) -> pd.DataFrame:
    """The findings nobody answered."""
    return findings[findings["answer"] == ""]


def by_severity(findings: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The findings of each severity, worst first; every severity is there."""
    return {key: findings[findings["severity"] == key] for key in SEVERITIES}


def _key(each: Rule, doubt: Doubt) -> tuple[str, str, str]:
    return each.id, doubt.subject, doubt.month


def _of_rule(each: Rule) -> dict[str, object]:
    return {
        "rule": each.id,
        "severity": each.severity,
        "register": each.register,
        "page": each.page,
    }


def _answer(each: Rule, row: dict[str, object] | None) -> dict[str, object]:
    """What was said of a doubt; an error takes no answer."""
    if row is None or each.severity == "error":
        return {}
    return {
        "answer": row["answer"],
        "answered_by": row["created_by"],
        "answered_on": row["answered_on"],
    }

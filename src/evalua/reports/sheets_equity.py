"""The sheet of equity: what each member contributed and received, under three declared rules."""

from __future__ import annotations

from evalua.board.equity import RULES, equity, left_out_sentences, rule_sentence
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_HEAD = (
    Column(
        "municipality", "Municipio", "text", 22, "Miembros, y quien pagó o recibió en el periodo."
    ),
    Column("paid", "Aportó", "money", 14, "Pagado en dinero, menos lo devuelto."),
    Column("paid_share", "Parte de lo aportado", "share", 11, "De todo lo aportado en el periodo."),
)
_FOOT = (
    Column(
        "in_kind", "Aportó en especie", "money", 13, "A su valor declarado; no entra en la parte."
    ),
    Column("population", "Población", "int", 11, "Habitantes registrados."),
    Column(
        "population_share", "Parte de la población", "share", 11, "De las poblaciones conocidas."
    ),
    Column("needs", "Necesidades abiertas", "int", 12, "Declaradas por el municipio y sin cerrar."),
    Column(
        "needs_cost", "Costo estimado", "money", 14, "De las que tienen costo; vacío si ninguna."
    ),
    Column("needs_without_cost", "Sin costo", "int", 9, "Necesidades abiertas sin costo estimado."),
)


def sheet_equity(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """The twelve months that end in the cut's month, by name; nothing is ranked."""
    shown = equity(inputs, evaluation.cut)
    columns = (*_HEAD, *(column for rule in RULES for column in _of(rule)), *_FOOT)
    return Sheet(
        title="Equidad",
        heading=f"Lo que cada municipio aporta y recibe, en {evaluation.facts.currency.many}",
        question="¿Qué parte aporta y qué parte recibe cada municipio?",
        blocks=(Block("Equidad", columns, shown.lines.to_dict("records")),),
        note=" ".join((rule_sentence(shown), *left_out_sentences(shown))),
    )


def _of(rule: str) -> tuple[Column, ...]:
    name = RULES[rule]
    brief = name.lower().removesuffix(" beneficiarias")
    return (
        Column(
            f"benefit_{rule}", f"Recibe {brief}", "money", 15, f"{name}: su parte de los proyectos."
        ),
        Column(f"share_{rule}", f"Parte {brief}", "share", 11, f"{name}: de todo lo repartido."),
        Column(
            f"gap_{rule}",
            f"Diferencia {brief}",
            "points",
            11,
            f"{name}: puntos porcentuales, lo recibido menos lo aportado.",
        ),
        Column(
            f"ratio_{rule}",
            f"Veces {brief}",
            "quantity",
            10,
            f"{name}: parte recibida entre parte aportada; vacío si no aportó.",
        ),
    )

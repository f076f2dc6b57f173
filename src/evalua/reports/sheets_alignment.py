"""The sheets of what is planned around: other plans cited, needs of the municipalities, sign-offs."""

from __future__ import annotations

from evalua.board.alignment import (
    KINDS,
    alignment_matrix,
    horizon_sentence,
    plan_line_rows,
    titles_of,
    vision_in_force,
)
from evalua.board.needs import need_lines, review_lines
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_SUBJECT = (
    Column("kind", "Qué es", "text", 12, "Meta, proyecto o línea de la visión."),
    Column("code", "Código", "text", 12, "Código de la fila."),
    Column("name", "Nombre", "wrap", 40, "Texto de la meta o de la línea; nombre del proyecto."),
    Column("vision", "Línea de visión", "text", 12, "La del proyecto."),
    Column("cites", "Cita", "mark", 14, "Cuántas líneas de otros planes cita."),
)
_CITED = "● líneas que cita; ▲ fuera de los años del plan; – ninguna."
_LINES = (
    Column("level", "De quién", "text", 12, "Nacional, regional o municipal."),
    Column("code", "Código", "text", 12, "Código de la línea en su plan."),
    Column("text", "Línea", "wrap", 40, "Qué dice la línea."),
    Column("years", "Años", "text", 12, "Años del plan, ambos incluidos."),
    Column("word", "Vigencia", "mark", 14, "Si el corte cae en esos años."),
    Column("plan", "Plan", "wrap", 30, "Nombre del plan y, si es de uno, su municipio."),
    Column("cited", "La citan", "int", 9, "Cuántas metas, proyectos y líneas la citan."),
)


def sheet_alignment(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Who cites which plan, and every line that may be cited."""
    matrix = alignment_matrix(inputs, evaluation.cut, catalog)
    titles = titles_of(matrix.plans, [column.title for column in _SUBJECT])
    plans = tuple(Column(key, title, "mark", 20, _CITED) for key, title in titles.items())
    rows = [
        row
        | {
            "kind": KINDS[row["kind"]],
            "cites": f"● {row['plans']}" if row["plans"] else "○ ninguna",
        }
        for row in matrix.rows.to_dict("records")
    ]
    lines = [
        row
        | {
            "level": catalog.name("plan_levels", row["level"]),
            "years": f"{row['starts_year']}–{row['ends_year']}",
            "word": "▲ fuera de sus años" if row["expired"] else "● vigente",
        }
        for row in plan_line_rows(inputs, evaluation.cut, catalog).to_dict("records")
    ]
    vision = vision_in_force(inputs, evaluation.cut)
    horizon = f"{vision['name']}. {horizon_sentence(vision, evaluation.cut)}" if vision else ""
    return Sheet(
        title="Alineación",
        heading="Alineación con otros planes",
        question="¿A qué plan responde cada meta y cada proyecto?",
        blocks=(
            Block("Alineacion", (*_SUBJECT, *plans), rows),
            Block("LineasDePlanes", _LINES, lines, title="Líneas de otros planes"),
        ),
        note=horizon or "Todavía no hay una visión registrada.",
    )


_NEEDS = (
    Column("municipality", "Municipio", "text", 22, "Quién la planteó."),
    Column("priority", "Prioridad", "int", 9, "La del propio municipio: 1 es la primera."),
    Column("text", "Necesidad", "wrap", 40, "Qué necesita."),
    Column("theme", "Tema", "wrap", 22, "Tema de proyecto."),
    Column("cost", "Costo estimado", "money", 16, "Vacío: no se sabe."),
    Column("word", "Estado", "mark", 16, "Si algún proyecto la atiende, o si se cerró."),
    Column("project", "Proyecto", "wrap", 30, "El que la atiende."),
    Column("stated_on", "Planteada", "date", 12, "Fecha en que se planteó."),
    Column("source", "Fuente", "wrap", 20, "De dónde sale."),
    Column("closed_on", "Cerrada el", "date", 12, "Fecha de cierre."),
    Column("closed_reason", "Motivo del cierre", "wrap", 24, "Por qué se cerró."),
)
_REVIEWS = (
    Column("municipality", "Municipio", "text", 22, "De quién es la ficha."),
    Column("month", "Ficha de", "text", 9, "Mes de la ficha revisada."),
    Column("word", "Visto bueno", "mark", 40, "Vence a los seis meses."),
    Column("person", "Quién revisó", "wrap", 22, "Persona del municipio."),
    Column("position", "Cargo", "wrap", 16, "Su cargo en el municipio."),
    Column("reviewed_on", "Fecha", "date", 16, "Día en que revisó."),
    Column("remarks", "Observaciones", "wrap", 30, "Lo que dijo."),
)


def sheet_needs(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The needs bank and the last sign-off of each municipality's sheet."""
    reviews = [
        row | {"month": Month.parse(row["month"]).short if row["month"] else ""}
        for row in review_lines(inputs, evaluation.cut).to_dict("records")
    ]
    needs = need_lines(inputs, evaluation.cut, catalog).to_dict("records")
    return Sheet(
        title="Necesidades",
        heading=f"Banco de necesidades, dinero en {evaluation.facts.currency.many}",
        question="¿Qué pide cada municipio y quién revisó su ficha?",
        blocks=(
            Block("Necesidades", _NEEDS, needs),
            Block("Revisiones", _REVIEWS, reviews, title="Visto bueno de las fichas"),
        ),
    )

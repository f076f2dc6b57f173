"""The sheets of the portfolio: projects, funding, calendar, coverage and programmes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalua.board.portfolio.coverage import (
    COVERAGE_WORDS,
    coverage,
    coverage_sentence,
    reached,
    reached_lines,
    reached_sentence,
)
from evalua.board.portfolio.leverage import RULE, leverage_sentences
from evalua.board.portfolio.money import funding_lines
from evalua.board.portfolio.timeline import timeline
from evalua.board.programmes import programme_lines
from evalua.board.projects import project_lines, public_sentence
from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.leverage import leverage
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_STATUS = Column(
    "status",
    "Cómo va, en una frase",
    "wrap",
    34,
    "La frase que cualquiera puede leer sobre el proyecto, con su fecha.",
)

_PROJECTS = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("stage", "Etapa", "text", 14, "Etapa al corte."),
    Column("stage_on", "Desde", "date", 11, "Día en que llegó a la etapa."),
    Column("theme", "Tema", "wrap", 18, "Tema del proyecto."),
    Column("municipality_names", "Municipios", "wrap", 24, "Municipios que se benefician."),
    Column("executor", "Ejecuta", "wrap", 20, "Entidad que lo ejecuta."),
    Column("supervisor", "Interventoría", "wrap", 18, "Quién supervisa."),
    Column("oversight", "Veeduría", "wrap", 18, "Qué veeduría ciudadana lo sigue."),
    Column("cost", "Costo", "money", 15, "Costo total."),
    Column("committed", "Comprometido", "money", 16, "Con documento y monto."),
    Column("disbursed", "Desembolsado", "money", 16, "Dinero que ya llegó."),
    Column("physical", "Físico %", "percent", 10, "Último avance físico anotado."),
    Column("planned_physical", "Programado %", "percent", 12, "Lo que decía el primer cronograma."),
    Column("financial", "Financiero %", "percent", 11, "Último avance financiero anotado."),
    Column(
        "delay",
        "Ritmo",
        "mark",
        13,
        "Atrasado: más de 15 puntos por debajo, o pasada su fecha final.",
    ),
    Column("delay_cause", "Causa del atraso", "wrap", 18, "La última anotada."),
    Column("ends_on", "Debía terminar", "date", 11, "Fecha final del primer cronograma."),
    Column("noted_on", "Última nota", "date", 11, "Fecha de la última nota."),
    Column("note_days", "Días sin nota", "int", 9, "Desde la última nota."),
    Column("next_step", "Próximo paso", "wrap", 28, "El de la última nota."),
    _STATUS,
)


def sheet_projects(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The portfolio at the cut, each project with the sentence anyone may read."""
    stages, themes = catalog.names_of("project_stages"), catalog.names_of("project_themes")
    causes = catalog.names_of("delay_causes")
    rows = [
        row
        | {
            "stage": stages.get(row["stage"], ""),
            "theme": themes.get(row["theme"], ""),
            "delay_cause": causes.get(row["delay_cause"], ""),
            "delay": _pace(row),
            "status": public_sentence(row),
        }
        for row in project_lines(inputs, evaluation.cut).to_dict("records")
    ]
    return Sheet(
        title="Proyectos",
        heading=f"Proyectos, dinero en {evaluation.facts.currency.many}",
        question="¿En qué etapa va cada proyecto y cuál está atrasado?",
        blocks=(Block("Proyectos", _PROJECTS, rows),),
        frozen_columns=2,
    )


def _pace(row: Mapping[str, object]) -> str:
    if row["delayed"]:
        return "◆ Atrasado"
    measured = row["physical"] == row["physical"] and row["behind"] == row["behind"]
    return "● A ritmo" if measured and row["stage"] == "in_execution" else ""


_FUNDING = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("source", "Fuente", "wrap", 20, "De dónde viene el dinero."),
    Column("entity", "Entidad", "wrap", 24, "Quién lo da."),
    Column("condition", "Estado", "text", 14, "Esperado, comprometido o desembolsado."),
    Column("amount", "Monto", "money", 16, "En la moneda de la asociación."),
    Column("in_kind", "En especie", "text", 9, "Si son bienes o trabajo valorados."),
    Column("dated_on", "Fecha", "date", 11, "Del documento, del giro o de la tasa de cambio."),
    Column("document", "Documento", "wrap", 22, "El que lo respalda."),
    Column(
        "foreign",
        "Otra moneda",
        "wrap",
        28,
        "Monto en la otra moneda, tasa de cambio de la fecha y lo que vale.",
    ),
    _STATUS,
)


def sheet_funding(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Every row of funding to the cut; leverage with and without the largest project, and its rule."""
    sources = catalog.names_of("funding_sources")
    conditions = catalog.names_of("funding_conditions")
    rows = [
        row
        | {
            "source": sources.get(row["source"], ""),
            "condition": conditions.get(row["condition"], ""),
        }
        for row in funding_lines(inputs, evaluation.cut, evaluation.facts).to_dict("records")
    ]
    found = leverage(inputs, Cut(evaluation.month, evaluation.cut))
    said = leverage_sentences(found, evaluation.facts)
    return Sheet(
        title="Financiación",
        heading=f"Dinero de los proyectos, en {evaluation.facts.currency.many}",
        question="¿De dónde viene el dinero de cada proyecto y cuánto se consiguió por lo aportado?",
        blocks=(Block("Financiacion", _FUNDING, rows),),
        note="\n".join((*said, RULE)),
        frozen_columns=2,
    )


_TIMELINE = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("stage", "Etapa", "text", 14, "Etapa al corte."),
    Column("starts_on", "Debía empezar", "date", 11, "Según el primer cronograma."),
    Column("began_on", "Empezó", "date", 11, "Día en que entró en ejecución."),
    Column("ends_on", "Debía terminar", "date", 11, "Según el primer cronograma."),
    Column("current_ends_on", "Final actual", "date", 11, "Según el cronograma vigente al corte."),
    Column("moved_days", "Días corridos", "int", 9, "Cuánto se movió la fecha final."),
    Column("changes", "Cambios", "int", 9, "Cronogramas posteriores al primero."),
    Column("finished_on", "Terminó", "date", 11, "Día en que se dio por terminado."),
    Column("planned_physical", "Previsto %", "percent", 11, "Lo que decía el primer cronograma."),
    Column("physical", "Físico %", "percent", 10, "Último avance físico anotado."),
    Column("delay", "Ritmo", "mark", 13, "Atrasado: más de 15 puntos por debajo, o vencido."),
    _STATUS,
)


def sheet_timeline(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Planned against actual: the first calendar, the one in force and what happened."""
    stages = catalog.names_of("project_stages")
    rows = [
        row | {"stage": stages.get(row["stage"], ""), "delay": _pace(row)}
        for row in timeline(inputs, evaluation.cut).to_dict("records")
    ]
    return Sheet(
        title="Cronograma",
        heading="Cronograma de los proyectos",
        question="¿Qué se planeó, qué se reprogramó y qué pasó en cada proyecto?",
        blocks=(Block("Cronograma", _TIMELINE, rows, empty="Ningún proyecto tiene cronograma."),),
        frozen_columns=2,
    )


_REACHED = (
    Column("municipality", "Municipio", "text", 22, "Miembro al corte, en orden alfabético."),
    Column("projects", "Proyectos", "int", 10, "Los que lo benefician y no se descartaron."),
    Column("women", "Mujeres", "int", 10, "Las que declaran sus proyectos."),
    Column("men", "Hombres", "int", 10, "Los que declaran sus proyectos."),
    Column("unstated", "Sin precisar", "int", 10, "Personas declaradas sin decir el sexo."),
    Column("families", "Familias", "int", 10, "Las que declaran sus proyectos."),
    Column("amount", "Monto declarado", "money", 16, "Lo que declaran para el municipio."),
)


def sheet_coverage(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Each member's row: people declared and how each theme reaches it."""
    cells = coverage(inputs, evaluation.cut, catalog)
    people = {
        row["municipality_id"]: row
        for row in reached_lines(inputs, evaluation.cut).to_dict("records")
    }
    rows: dict[int, dict[str, Any]] = {}
    for cell in cells.to_dict("records"):
        key = cell["municipality_id"]
        row = rows.setdefault(key, {"projects": 0, **cell, **people.get(key, {})})
        row[cell["theme"]] = _reach(cell)
    themes = tuple(
        Column(theme, theme, "text", 20, f"Proyectos de {theme.lower()} y cómo van.")
        for theme in dict.fromkeys(cells["theme"])
    )
    whole = reached_sentence(reached(inputs, evaluation.cut), evaluation.facts)
    return Sheet(
        title="Cobertura",
        heading="A quiénes llegan los proyectos",
        question="¿Qué temas y cuánta gente tiene cada municipio?",
        blocks=(Block("CoberturaProyectos", (*_REACHED, *themes), list(rows.values())),),
        note="" if cells.empty else f"{whole} {coverage_sentence(cells)}",
    )


def _reach(cell: Mapping[str, Any]) -> str:
    word = COVERAGE_WORDS[cell["state"]]
    return f"{word} ({cell['projects']})" if cell["projects"] else word


_PROGRAMMES = (
    Column("name", "Programa o unidad", "wrap", 30, "Lo que agrupa proyectos, metas y servicios."),
    Column("kind", "Qué es", "text", 11, "Programa o unidad de la asociación."),
    Column("since", "Desde", "date", 11, "Cuándo empezó."),
    Column("until", "Hasta", "date", 11, "Cuándo terminó, si terminó."),
    Column("act", "Acto", "wrap", 18, "El que lo creó."),
    Column("projects", "Proyectos", "int", 10, "Los que no se descartaron."),
    Column("stages", "Por etapa", "wrap", 30, "Cuántos hay en cada etapa."),
    Column("cost", "Costo", "money", 16, "Suma de sus proyectos, cada uno una vez."),
    Column("committed", "Comprometido", "money", 16, "Con documento y monto."),
    Column("disbursed", "Desembolsado", "money", 16, "Dinero que ya llegó."),
    Column("women", "Mujeres", "int", 10, "Las que declaran sus proyectos."),
    Column("men", "Hombres", "int", 10, "Los que declaran sus proyectos."),
    Column("unstated", "Sin precisar", "int", 10, "Personas declaradas sin decir el sexo."),
    Column("families", "Familias", "int", 10, "Las que declaran sus proyectos."),
    Column("goals", "Metas", "int", 8, "Del plan vigente."),
    Column("services", "Servicios", "int", 9, "Los que se prestan al corte."),
)


def sheet_programmes(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What each programme or unit adds up to; the last row is what nobody grouped."""
    lines = programme_lines(inputs, evaluation.cut, catalog)
    rows = lines.to_dict("records") if lines["programme_id"].notna().any() else []
    return Sheet(
        title="Programas",
        heading=f"Programas y unidades, dinero en {evaluation.facts.currency.many}",
        question="¿Qué suma cada programa de la asociación?",
        blocks=(
            Block("Programas", _PROGRAMMES, rows, empty="No hay programas registrados al corte."),
        ),
    )

"""The sheets of delays and of whom the sources leave out, with the calls for funding."""

from __future__ import annotations

from evalua.board.calls import call_lines
from evalua.board.delays import delay_lines
from evalua.board.left_out import left_out, members_without
from evalua.board.projects import public_sentence
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_DELAYS = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("started_on", "Atrasado desde", "date", 11, "Primer día del atraso."),
    Column("ended_on", "Hasta", "date", 11, "Primer día sin atraso; vacío si sigue."),
    Column("found", "Cómo empezó", "wrap", 20, "Frente al primer cronograma."),
    Column("cause", "Por qué", "wrap", 20, "La última causa anotada."),
    Column("responsible", "Quién responde", "wrap", 20, "La persona anotada o quien ejecuta."),
    Column("next_step", "Próximo paso", "wrap", 24, "El de la nota de la causa."),
    Column("word", "Explicación", "mark", 18, "Si se explicó a la comunidad en 30 días."),
    Column("due_on", "Plazo", "date", 11, "Treinta días después del comienzo."),
    Column("explained_on", "Se explicó", "date", 11, "Día de la sesión con su acta."),
    Column("act", "Acta", "wrap", 16, "Acta de la sesión."),
    Column("status_line", "Cómo va, en una frase", "wrap", 34, "La frase pública, con su fecha."),
)
_WITHOUT = (
    Column("municipality", "Municipio", "wrap", 24, "Miembro sin ningún proyecto vivo."),
    Column("word", "Alternativa", "mark", 20, "Si se busca algo para él."),
    Column("alternative", "Qué se busca", "wrap", 40, "La alternativa y en qué terminó."),
    Column("calls", "Puede ir a", "wrap", 40, "Convocatorias abiertas que lo admiten."),
)
_LEFT_OUT = (
    Column("municipality", "Municipio", "wrap", 24, "Miembro que la fuente no admite."),
    Column("word", "Alternativa", "mark", 20, "Si se busca algo para él."),
    Column("alternative", "Qué se busca", "wrap", 40, "La alternativa."),
    Column("outcome", "En qué terminó", "wrap", 40, "Resultado, cuando se cerró."),
    Column("code", "Proyecto", "text", 12, "Código del proyecto."),
    Column("left_out_by", "Lo deja fuera", "wrap", 30, "Fuente o convocatoria."),
    Column("sought_on", "Desde", "date", 11, "Día en que empezó la búsqueda."),
    Column("closed_on", "Se cerró", "date", 11, "Día en que terminó."),
)
_CALLS = (
    Column("name", "Convocatoria", "wrap", 32, "Nombre de la convocatoria."),
    Column("entity", "Entidad", "wrap", 26, "Quién la abre."),
    Column("source", "Fuente", "wrap", 18, "De dónde sale el dinero."),
    Column("word", "Estado", "mark", 16, "Al corte."),
    Column("opens_on", "Abre", "date", 11, "Primer día."),
    Column("closes_on", "Cierra", "date", 11, "Último día; vacío si es permanente."),
    Column("themes", "Temas", "wrap", 24, "Lo que paga."),
    Column("eligible", "Pueden presentarse", "wrap", 34, "Miembros que admite."),
    Column("left_out", "Quedan fuera", "wrap", 24, "Miembros que no admite."),
    Column("projects", "Proyectos", "wrap", 14, "Códigos de los presentados."),
    Column("requirements", "Qué piden", "wrap", 34, "Requisitos."),
)


def sheet_delays(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Every delay found by the cut and whether it was explained to the community."""
    cards = {row["id"]: row for row in inputs.projects.to_dict("records")}
    rows = [
        row | {"status_line": public_sentence(cards[row["project_id"]])}
        for row in delay_lines(inputs, evaluation.cut, catalog).to_dict("records")
    ]
    return Sheet(
        title="Atrasos",
        heading="Atrasos de los proyectos",
        question="¿Qué proyectos están atrasados, por qué y quién responde?",
        blocks=(Block("Atrasos", _DELAYS, rows, empty="Ningún atraso hasta el corte."),),
        note="Más de 15 puntos por debajo del primer cronograma, o pasada su fecha final.",
        frozen_columns=2,
    )


def sheet_left_out(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Members without a live project, and those a source leaves out, with their alternatives."""
    bare = members_without(inputs, evaluation.cut, catalog).to_dict("records")
    out = left_out(inputs, evaluation.cut).to_dict("records")
    everybody = "Todos los miembros tienen un proyecto vivo."
    return Sheet(
        title="Sin proyecto",
        heading="Municipios sin proyecto y alternativas",
        question="¿Qué municipios no tienen proyecto y qué alternativa hay?",
        blocks=(
            Block("SinProyecto", _WITHOUT, bare, "Municipios sin proyecto", everybody),
            Block("QuedanFuera", _LEFT_OUT, out, "Quedan fuera de una fuente", "Ninguno."),
        ),
    )


def sheet_calls(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The calls as they stood at the cut."""
    rows = call_lines(inputs, evaluation.cut, catalog).to_dict("records")
    return Sheet(
        title="Convocatorias",
        heading="Convocatorias y fuentes",
        question="¿Qué fuentes están abiertas y quién puede presentarse?",
        blocks=(Block("Convocatorias", _CALLS, rows),),
    )

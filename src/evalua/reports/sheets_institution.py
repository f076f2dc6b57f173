"""The sheets of the institution: its legal file, team, objectives and bodies; and its story."""

from __future__ import annotations

from evalua.board.disagreements import totals
from evalua.board.governing import term_lines
from evalua.board.institution import objective_lines, piece_lines, piece_sentence, post_lines
from evalua.board.story import story_lines
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_PIECES = (
    Column("name", "Pieza", "wrap", 34, "Lo que exige la figura legal."),
    Column("word", "Estado", "mark", 26, "Al corte, por sus fechas."),
    Column("valid_from", "Vigente desde", "date", 13, "Primer día de la última."),
    Column("expires_on", "Vence", "date", 12, "Vacío si no vence."),
    Column("document", "Documento", "wrap", 34, "El documento que la prueba."),
    Column("act", "Acto", "wrap", 24, "Acto o registro."),
    Column("kept", "Copia", "wrap", 34, "Archivos adjuntos y dónde se guarda."),
)
_POSTS = (
    Column("title", "Puesto", "wrap", 34, "Puestos que existen al corte."),
    Column("unit", "Área de trabajo", "wrap", 26, "A qué se dedica."),
    Column("holder", "Lo ocupa", "wrap", 24, "Vacío si está vacante."),
    Column("since", "Desde", "date", 12, "Cuándo llegó."),
    Column("dedication", "Dedicación", "percent", 12, "De una semana completa."),
    Column("funding", "Lo paga", "wrap", 26, "De dónde sale el dinero."),
    Column("covered", "Meses cubiertos", "int", 11, "De los últimos doce, con persona."),
    Column("asked", "Meses del puesto", "int", 11, "En cuántos de esos doce existió."),
)
_OBJECTIVES = (
    Column("code", "Código", "text", 12, "Código del objetivo."),
    Column("text", "Objetivo", "wrap", 48, "Como lo dicen los estatutos."),
    Column("function", "Para qué", "wrap", 26, "Función a la que responde."),
    Column("word", "Estado", "mark", 26, "Al corte."),
    Column("from_on", "Desde", "date", 12, "En los estatutos desde."),
    Column("fulfilled_on", "Cumplido el", "date", 12, "Si ya se cumplió."),
    Column("goals", "Metas", "int", 10, "Metas vigentes que le responden."),
    Column("projects", "Proyectos", "int", 11, "Proyectos que le responden."),
)
_BODIES = (
    Column("body", "Órgano", "wrap", 34, "Qué órgano."),
    Column("word", "Estado", "mark", 26, "Al corte."),
    Column("elected_on", "Elegido", "date", 12, "Sesión que lo eligió."),
    Column("from_on", "Desde", "date", 12, "Primer día en funciones."),
    Column("to_on", "Hasta", "date", 12, "Fin de su periodo."),
    Column("seats", "Sillas", "int", 10, "Cuántas tiene."),
    Column("taken", "Ocupadas", "int", 10, "Cuántas están ocupadas."),
    Column("quorum", "Cuórum", "int", 10, "Cuántas hacen cuórum."),
)
_TOTALS = (
    Column("quarter", "Trimestre", "text", 34, "En el que vencía su plazo."),
    Column("due", "Vencían", "int", 12, "Inconformidades con plazo en el trimestre."),
    Column("on_time", "A tiempo", "int", 12, "Cerradas dentro del plazo."),
    Column("late", "Tarde", "int", 12, "Cerradas después."),
    Column("open", "Sin cerrar", "int", 12, "Todavía abiertas."),
)


def sheet_institution(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What the association stands on at the cut. Of disagreements, only totals."""
    day, label = evaluation.cut, evaluation.facts.board_label
    pieces = piece_lines(inputs, day, catalog)
    posts = post_lines(inputs, day, catalog).to_dict("records")
    aims = objective_lines(inputs, day, catalog).to_dict("records")
    bodies = term_lines(inputs, day, catalog, label).to_dict("records")
    heard = [] if inputs.disagreements.empty else totals(inputs, day).to_dict("records")
    return Sheet(
        title="Institución",
        heading="Expediente, equipo, objetivos y órganos",
        question="¿Qué respalda a la asociación y quién responde por ella?",
        blocks=(
            Block("Expediente", _PIECES, pieces.to_dict("records"), "Expediente jurídico"),
            Block("Puestos", _POSTS, posts, "Equipo"),
            Block("Objetivos", _OBJECTIVES, aims, "Objetivos de los estatutos"),
            Block("Organos", _BODIES, bodies, "Órganos y periodos"),
            Block("Inconformidades", _TOTALS, heard, "Inconformidades, en totales"),
        ),
        note=piece_sentence(pieces),
    )


_STORY = (
    Column("happened_on", "Fecha", "date", 12, "Cuándo ocurrió o empezó a regir."),
    Column("kind", "Qué fue", "wrap", 26, "Clase de hecho o de norma."),
    Column("title", "Hecho o norma", "wrap", 48, "En una frase."),
    Column("ended_on", "Hasta", "date", 12, "Cuándo se resolvió o venció."),
    Column("told", "Más", "wrap", 60, "Detalle, acto y fuente."),
)


def sheet_story(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Milestones, setbacks and norms by the cut, the last first."""
    rows = story_lines(inputs, evaluation.cut, catalog).to_dict("records")
    return Sheet(
        title="Historia institucional",
        heading="Hechos y normas",
        question="¿Qué ha vivido la asociación y qué normas la respaldan?",
        blocks=(Block("HistoriaInstitucional", _STORY, rows),),
    )

"""The sheets of agreements, donors, organizations and production units."""

from __future__ import annotations

from evalua.board.donors import donor_places, overlap_lines, overlap_sentence
from evalua.board.organizations import organization_lines, resource_lines, unit_lines
from evalua.board.pacts import pact_lines
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_PACTS = (
    Column("name", "Convenio", "wrap", 36, "Nombre del acuerdo."),
    Column("counterpart", "Aliado", "wrap", 28, "Con quién se firmó."),
    Column("kind", "Tipo", "text", 22, "Clase de acuerdo."),
    Column("word", "Estado", "mark", 20, "El del corte; vencido si pasó su última fecha."),
    Column("since", "En ese estado desde", "date", 12, "Fecha del último paso."),
    Column("signed_on", "Empezó", "date", 12, "Firma, o inicio de la conversación."),
    Column("ends_on", "Termina", "date", 12, "Con sus prórrogas; vacío: sin fecha final."),
    Column("covered", "Ampara", "wrap", 40, "Servicios y proyectos conjuntos en curso."),
    Column("shares", "Aportes por parte", "wrap", 34, "Porcentaje que pone cada una."),
    Column("late", "Atrasado por entregar", "money", 16, "Lo que una parte debía entregar ya."),
    Column("document", "Documento", "wrap", 24, "El del último paso."),
)
_PLACES = (
    Column("municipality", "Municipio", "text", 22, "Dónde."),
    Column("theme_name", "Tema", "text", 30, "De la lista cerrada de temas."),
    Column("donors", "Cooperantes", "wrap", 44, "Quiénes trabajan allí al corte."),
    Column("word", "Coordinación", "mark", 16, "▲ coinciden sin nota; ● coinciden con nota."),
)
_OVERLAPS = (
    Column("word", "Estado", "mark", 14, "Si una nota firmada por ambos lo cubre."),
    Column("donor_a", "Cooperante", "wrap", 28, "Uno de los dos."),
    Column("donor_b", "Y cooperante", "wrap", 28, "El otro."),
    Column("theme_name", "Tema", "text", 26, "El que comparten."),
    Column("municipalities", "Municipios", "wrap", 30, "Donde coinciden."),
    Column("pending", "Sin nota en", "wrap", 30, "Los que ninguna nota cubre."),
    Column("what", "Qué hacen", "wrap", 44, "Las dos intervenciones."),
    Column("since", "Desde", "date", 12, "Día en que ya estaban las dos."),
)
_ORGANIZATIONS = (
    Column("name", "Organización", "wrap", 34, "Su nombre."),
    Column("kind", "Tipo", "text", 24, "Clase de organización."),
    Column("municipality", "Municipio", "text", 20, "Su sede."),
    Column("led", "La dirige", "text", 12, "Si la dirige una mujer."),
    Column("counted_on", "Último registro", "date", 12, "Fecha del último conteo."),
    Column("women", "Mujeres", "int", 10, "Vacío: no se sabe."),
    Column("men", "Hombres", "int", 10, "Vacío: no se sabe."),
    Column("families", "Familias", "int", 10, "Vacío: no se sabe."),
    Column("headed_by_women", "Con jefatura de mujer", "int", 12, "Dato voluntario."),
    Column("links", "Nota", "text", 16, "Vinculaciones: pueden repetirse en otra."),
    Column("supports", "Apoyos del año", "int", 10, "Actividades de acompañamiento."),
    Column("supported_on", "Último apoyo", "date", 12, "Fecha del último."),
    Column("projects", "Proyectos", "wrap", 18, "Los que la atienden."),
)
_RESOURCES = (
    Column("name", "Organización", "wrap", 34, "Quién lo obtuvo."),
    Column("on", "Fecha", "date", 12, "Día en que lo obtuvo."),
    Column("kind", "Recurso", "text", 28, "Qué obtuvo."),
    Column("given_by", "De quién", "wrap", 30, "Quién lo dio, lo prestó o lo compró."),
    Column("amount", "Valor", "money", 16, "Vacío: no se sabe."),
    Column("document", "Documento", "wrap", 22, "Sin él no cuenta en el indicador."),
)
_UNITS = (
    Column("code", "Código", "text", 10, "Uno por unidad."),
    Column("name", "Unidad", "wrap", 30, "Nombre de la unidad."),
    Column("kind", "Qué es", "text", 16, "Empresa, emprendimiento o finca."),
    Column("sector", "Sector", "text", 26, "A qué se dedica."),
    Column("owner", "Titular", "text", 12, "Sexo de quien es titular."),
    Column("municipality", "Municipio", "text", 20, "Dónde está."),
    Column("organization", "Organización", "wrap", 30, "A la que pertenece."),
    Column("advised", "Asesorías del año", "int", 10, "Cuántas recibió en el año."),
    Column("advised_on", "Última", "date", 12, "Fecha de la última."),
    Column("topic", "Tema", "wrap", 24, "De qué fue la última."),
)


def sheet_pacts(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Every agreement with a partner as it stands at the cut."""
    lines = pact_lines(inputs, evaluation.cut, evaluation.facts, catalog)
    return Sheet(
        title="Convenios",
        heading=f"Convenios, dinero en {evaluation.facts.currency.many}",
        question="¿Qué convenios están vigentes y qué ampara cada uno?",
        blocks=(Block("Convenios", _PACTS, lines.to_dict("records")),),
    )


def sheet_donors(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Where donors are, by municipality and theme, and where two of them coincide."""
    overlaps = overlap_lines(inputs, evaluation.cut, catalog)
    places = donor_places(inputs, evaluation.cut, catalog)
    return Sheet(
        title="Cooperantes",
        heading="Cooperantes por municipio y tema",
        question="¿Dónde coinciden dos cooperantes sin haberse coordinado?",
        blocks=(
            Block("Cooperantes", _PLACES, places.to_dict("records")),
            Block("Coincidencias", _OVERLAPS, overlaps.to_dict("records"), title="Coincidencias"),
        ),
        note=overlap_sentence(overlaps),
    )


def sheet_organizations(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Organizations with their last count, what they obtained, and production units."""
    rows = [
        row
        | {
            "led": "Una mujer" if row["led_by_woman"] else "",
            "links": "vinculaciones" if row["repeats"] else "",
        }
        for row in organization_lines(inputs, evaluation.cut, catalog).to_dict("records")
    ]
    resources = resource_lines(inputs, evaluation.cut, catalog).to_dict("records")
    units = unit_lines(inputs, evaluation.cut, catalog).to_dict("records")
    return Sheet(
        title="Organizaciones",
        heading=f"Organizaciones y unidades, dinero en {evaluation.facts.currency.many}",
        question="¿A quién acompaña la asociación y qué ha obtenido?",
        blocks=(
            Block("Organizaciones", _ORGANIZATIONS, rows),
            Block("RecursosObtenidos", _RESOURCES, resources, title="Recursos que obtuvieron"),
            Block("Unidades", _UNITS, units, title="Unidades productivas"),
        ),
    )

"""The sheet of what stands behind a change of government: equality, neutrality, sessions, continuity."""

from __future__ import annotations

from evalua.board.candidates import equality, equality_line
from evalua.board.continuity import continuity, last_change
from evalua.board.hand_over import audience_lines, newcomers, session_lines
from evalua.board.neutral_months import declarations
from evalua.board.transitions import terms
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.measures.transitions import Term
from evalua.months.evaluation import Evaluation
from evalua.registers.transitions.calendar import active_term
from evalua.reports.report import Block, Column, Row, Sheet

_TOWN = Column("municipality", "Municipio", "text", 22, "Miembro.")
_EQUALITY = (
    _TOWN,
    Column("word", "Estado", "mark", 24, "Si todos recibieron la última versión del paquete."),
    Column("listed", "Aspirantes", "int", 12, "Los de la lista oficial; sin nombres ni partidos."),
    Column("women", "Mujeres", "int", 12, "Aspirantes mujeres."),
    Column("same", "Con la última", "int", 14, "Recibieron la última versión."),
    Column("other", "Con otra", "int", 14, "Recibieron solo una anterior."),
    Column("without", "Sin entrega", "int", 14, "No han recibido ninguna."),
    Column("last_on", "Última entrega", "date", 14, "Fecha de la última entrega."),
)
_AUDIENCES = (
    _TOWN,
    Column("word", "Estado", "mark", 24, "Si ya se informó a los cuatro grupos."),
    Column("reached", "Informados", "int", 12, "Grupos informados antes de la elección."),
    Column("asked", "De", "int", 12, "Grupos que se informan."),
    Column("people", "Personas", "int", 14, "Suma de las jornadas; alguien puede repetir."),
    Column("missing", "Faltan", "wrap", 14, "Grupos que faltan."),
)
_DECLARATIONS = (
    Column("label", "Mes", "text", 22, "Mes de la ventana electoral."),
    Column("word", "Declaración", "mark", 24, "Si se firmó la declaración de neutralidad."),
    Column("declared_on", "Firmada el", "date", 12, "Fecha de la firma."),
    Column("incidents", "Casos", "int", 12, "Casos confirmados."),
    Column("act", "Acta", "text", 14, "Acta que trató los casos."),
    Column("measures", "Qué se hizo", "wrap", 14, "Ante los casos confirmados."),
)
_SESSIONS = (
    _TOWN,
    Column("kind", "Sesión", "wrap", 24, "Qué sesión del cambio de gobierno fue."),
    Column("held_on", "Fecha", "date", 12, "Día de la sesión."),
    Column("who", "Asistió", "wrap", 12, "Equipo que sale, equipo que llega."),
    Column("product", "Qué quedó", "wrap", 14, "Documento que dejó."),
)
_NEWCOMERS = (
    _TOWN,
    Column("mayor", "Alcaldía", "wrap", 24, "Quien ocupa la alcaldía."),
    Column("induction_on", "Inducción", "date", 12, "Fecha de la inducción."),
    Column("days", "Días", "int", 12, "Desde la posesión hasta la inducción, o hasta el corte."),
    Column("word", "Estado", "mark", 14, "A tiempo: en los 60 días siguientes a la posesión."),
    Column("mentor", "Le acompaña", "wrap", 14, "Alcaldía que le acompaña."),
)
_CONTINUITY = (
    Column("kind_name", "Qué es", "text", 22, "Proyecto, compromiso o convenio."),
    Column("name", "Nombre", "wrap", 24, "Vivo el día en que cambió el gobierno."),
    Column("then", "Ese día", "text", 12, "Etapa o estado el día del cambio."),
    Column("now", "Doce meses después", "text", 12, "Etapa o estado a los doce meses o al corte."),
    Column("word", "Resultado", "mark", 14, "Terminó, sigue vivo, se detuvo o aún no se sabe."),
    Column("changed_on", "Cambió el", "date", 14, "Fecha de la última etapa o del cierre."),
)


def sheet_hand_over(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What the records of the route hold at the cut, and what survived the last change."""
    cut = evaluation.cut
    term = active_term(terms(inputs), cut, catalog.transition_windows)
    changed = last_change(terms(inputs), cut)
    survived = continuity(inputs, changed, cut, catalog).to_dict("records") if changed else []
    return Sheet(
        title="Entrega de gobierno",
        heading="Entrega de gobierno y continuidad",
        question="¿Todos recibieron lo mismo, quién acompaña y qué siguió después del cambio?",
        blocks=(
            *_of_the_route(inputs, term, evaluation, catalog),
            Block("Continuidad", _CONTINUITY, survived, "Continuidad doce meses después"),
        ),
        note=equality_line(inputs, term.id, cut) if term else "",
    )


def _of_the_route(
    inputs: Inputs, term: Term | None, evaluation: Evaluation, catalog: Catalog
) -> tuple[Block, ...]:
    cut = evaluation.cut
    signed = declarations(inputs, cut, catalog).to_dict("records")
    equal: list[Row] = []
    told: list[Row] = []
    held: list[Row] = []
    arrived: list[Row] = []
    if term is not None:
        equal = equality(inputs, term.id, cut).to_dict("records")
        told = audience_lines(inputs, term, cut, catalog).to_dict("records")
        held = session_lines(inputs, term, cut, catalog).to_dict("records")
    if term is not None and cut >= term.starts_on:
        arrived = newcomers(inputs, term, cut, catalog).to_dict("records")
    return (
        Block("Aspirantes", _EQUALITY, equal, "Paquete técnico a los aspirantes"),
        Block("Liderazgos", _AUDIENCES, told, "Liderazgos informados"),
        Block("Neutralidad", _DECLARATIONS, signed, "Declaración mensual de neutralidad"),
        Block("Entregas", _SESSIONS, held, "Sesiones de la entrega"),
        Block("Acompanamiento", _NEWCOMERS, arrived, "Inducción y acompañamiento"),
    )

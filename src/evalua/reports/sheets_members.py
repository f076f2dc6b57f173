"""The sheets of the municipalities: what each paid and received, and its own indicators."""

from __future__ import annotations

from evalua.board.municipality import indicators_by_municipality
from evalua.board.names import municipality_names
from evalua.board.side_by_side import municipal_table
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Row, Sheet, Styled
from evalua.reports.styles import money_format

_TABLE = (
    Column("municipality", "Municipio", "text", 22, "Miembros, y antiguos con cuenta."),
    Column("department", "Departamento", "text", 16, "División a la que pertenece."),
    Column("population", "Habitantes", "int", 11, "Población registrada."),
    Column("is_member", "Miembro", "text", 10, "Si es miembro al corte."),
    Column("joined_on", "Ingreso", "date", 11, "Fecha de su último ingreso."),
    Column("mayor", "Alcaldía", "text", 22, "Quién la encabeza al corte."),
    Column("charged", "Cobrado", "money", 14, "Todo lo cobrado hasta el corte."),
    Column("paid", "Pagado", "money", 14, "Todo lo pagado hasta el corte."),
    Column("pending", "Pendiente", "money", 14, "Lo que falta por pagar."),
    Column("credit", "A favor", "money", 12, "Pagado que aún no cubre ningún cobro."),
    Column("word", "Situación", "mark", 15, "Al día: nada con más de 30 días de vencido."),
    Column("projects", "Proyectos", "int", 10, "Proyectos que lo benefician, sin los descartados."),
    Column(
        "people", "Personas", "int", 10, "Personas que declaran esos proyectos; pueden repetirse."
    ),
    Column("families", "Familias", "int", 10, "Familias que declaran esos proyectos."),
    Column("services", "Servicios del año", "int", 11, "Servicios distintos recibidos este año."),
    Column(
        "contacts",
        "Actividades del año",
        "int",
        11,
        "Actividades hechas con el municipio este año.",
    ),
    Column("seats", "Sesiones citadas", "int", 10, "Sesiones a que se le citó este año."),
    Column(
        "seats_taken", "Sesiones asistidas", "int", 11, "A cuántas asistió alguien en su nombre."
    ),
    Column(
        "milestones",
        "Pasos exigibles",
        "int",
        10,
        "Pasos del relevo cuyo plazo llegó o que ya cumplió.",
    ),
    Column("milestones_done", "Pasos cumplidos", "int", 11, "Cuántos cumplió."),
)


def sheet_municipalities(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What each municipality paid and received, one row each, in alphabetical order."""
    table = municipal_table(inputs, evaluation.cut, catalog)
    return Sheet(
        title="Municipios",
        heading=f"Fichas municipales, dinero en {evaluation.facts.currency.many}",
        question="¿Qué ha pagado y qué ha recibido cada municipio?",
        blocks=(Block("Municipios", _TABLE, table.to_dict("records")),),
        note="En orden alfabético: no es una clasificación.",
    )


_BY_MUNICIPALITY = (
    Column("municipality", "Municipio", "text", 24, "Municipio."),
    Column("code", "Código", "text", 12, "Código del indicador."),
    Column("name", "Indicador", "wrap", 42, "Nombre del indicador."),
    Column("value", "Valor", "quantity", 12, "Lo medido en el municipio."),
    Column("numerator", "Numerador", "quantity", 15, "De donde sale el valor."),
    Column("denominator", "Denominador", "quantity", 15, "Vacío cuando el valor es un conteo."),
    Column("unit", "Unidad", "text", 14, "Unidad del valor."),
    Column("target", "Meta", "quantity", 10, "La de la asociación; solo para porcentajes."),
    Column("association_value", "Asociación", "quantity", 12, "El valor de toda la asociación."),
)


def sheet_by_municipality(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The indicators that are cut by municipality; only the association's value is scored."""
    lines = indicators_by_municipality(evaluation, catalog)
    rows: list[Row] = [
        _indicator_row(row | {"municipality": name}, evaluation)
        for key, name in municipality_names(inputs).items()
        for row in lines[lines["municipality_id"] == key].to_dict("records")
    ]
    return Sheet(
        title="Por municipio",
        heading="Indicadores por municipio",
        question="¿Cómo va cada municipio en los indicadores que lo permiten?",
        blocks=(Block("PorMunicipio", _BY_MUNICIPALITY, rows),),
        note="Solo se puntúa el valor de la asociación; estas filas lo explican.",
    )


def _indicator_row(row: dict[str, object], evaluation: Evaluation) -> Row:
    if not row["money"]:
        return row
    currency = evaluation.facts.currency
    names = ["numerator", "denominator"]
    if row["kind"] == "amount":
        names += ["value", "target", "association_value"]
    written = money_format(currency.digits)
    return row | {n: Styled(float(str(row[n])) / currency.unit, written) for n in names}

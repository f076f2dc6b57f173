"""The sheets of the territory: instruments, what joins the members, context, and what expires."""

from __future__ import annotations

from evalua.board.alignment import titles_of
from evalua.board.context import context_rows
from evalua.board.expiries import expiries
from evalua.board.instruments import instrument_matrix, instrument_rows
from evalua.board.names import members_on, municipality_names, name_of
from evalua.board.peace import initiative_lines, list_versions
from evalua.board.tags import tag_names
from evalua.board.territory import directory, links_of, schemes_in_force
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_TOWN = Column("municipality", "Municipio", "text", 22, "De qué municipio se habla.")
_MARK = "El mejor que tiene: ● publicado, ◐ aprobado, ○ borrador, ▲ vencido, ✕ derogado."
_INSTRUMENTS = (
    _TOWN,
    Column("kind", "Tipo", "wrap", 22, "Tipo de instrumento."),
    Column("name", "Instrumento", "wrap", 34, "Cómo se llama."),
    Column("word", "Estado", "mark", 14, "El último paso; aprobado y publicado son distintos."),
    Column("reached_on", "Desde", "date", 12, "Fecha de ese paso."),
    Column("act", "Acto", "text", 16, "Número del acto que lo aprobó."),
    Column("valid_until", "Vigente hasta", "date", 12, "Vacío: sin fecha final."),
    Column("supported", "Con apoyo", "text", 10, "Si lo apoyó la asociación."),
    Column("guidelines", "Lineamientos", "wrap", 26, "Dónde está su tabla de correspondencias."),
    Column("note", "Qué falta", "wrap", 24, "Para que cuente."),
)
_MAP = (
    _TOWN,
    Column("tags", "Programas", "wrap", 26, "Programas y condiciones nacionales en el corte."),
    Column("links", "Vínculos", "wrap", 40, "Qué comparte y con quién."),
    Column("schemes", "Otros esquemas", "wrap", 30, "A los que también pertenece."),
)
_ROLES = (
    _TOWN,
    Column("role", "Cargo", "text", 26, "Del directorio; sin nombres ni contactos."),
    Column("word", "Estado", "mark", 22, "Si hay alguien registrado."),
    Column("since", "Desde", "date", 12, "Fecha desde la que está."),
)
_CONTEXT = (
    _TOWN,
    Column("series", "Dato", "wrap", 30, "Se muestra; no da ni quita puntaje."),
    Column("year", "Año", "int", 8, "Año del dato."),
    Column("value", "Valor", "quantity", 14, "Vacío si el dato es una palabra."),
    Column("text", "Como se lee", "text", 14, "El dato como se muestra."),
    Column("source", "Fuente", "wrap", 26, "De dónde sale."),
)
_INITIATIVES = (
    Column("code", "Código", "text", 12, "El que tiene en su plan."),
    Column("text", "Iniciativa", "wrap", 40, "En qué consiste."),
    Column("pillar", "Pilar", "wrap", 22, "Pilar al que pertenece."),
    Column("municipality", "Municipio", "text", 22, "De quién es."),
    Column("word", "En qué está", "mark", 30, "Plan municipal o proyecto vivo que la lleva."),
    Column("listed_on", "En la lista desde", "date", 14, "Fecha en que entró."),
)
_VERSIONS = (
    Column("changed_on", "Fecha", "date", 12, "Día en que cambió la lista."),
    Column("came", "Entraron", "int", 10, "Iniciativas que entraron ese día."),
    Column("left", "Salieron", "int", 10, "Iniciativas que salieron ese día."),
    Column("size", "Quedan", "int", 10, "Cuántas tiene desde entonces."),
)
_EXPIRIES = (
    Column("due_on", "Fecha", "date", 12, "Último día de su vigencia o plazo."),
    Column(
        "days", "Días", "int", 8, "Los que faltan desde el corte; negativo: venció sin renovarse."
    ),
    Column("kind", "Qué", "text", 22, "Qué vence."),
    Column("text", "Detalle", "wrap", 50, "Cuál."),
)


def sheet_instruments(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Municipality × kind × state, and every instrument with its act."""
    matrix = instrument_matrix(inputs, evaluation.cut, catalog)
    titles = titles_of(matrix.kinds, [_TOWN.title])
    kinds = tuple(Column(key, title, "mark", 16, _MARK) for key, title in titles.items())
    rows = instrument_rows(inputs, evaluation.cut, catalog)
    told = rows.assign(supported=["Sí" if yes else "No" for yes in rows["supported"]])
    return Sheet(
        title="Instrumentos",
        heading="Instrumentos de los municipios",
        question="¿Qué plan, catastro, tarifa o política tiene cada municipio y qué le falta?",
        blocks=(
            Block("InstrumentosPorMunicipio", (_TOWN, *kinds), matrix.rows.to_dict("records")),
            Block("Instrumentos", _INSTRUMENTS, told.to_dict("records"), title="Uno por uno"),
        ),
        note=_MARK,
    )


def sheet_territory(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What joins the members, the roles of the directory, and the figures of context."""
    day = evaluation.cut
    return Sheet(
        title="Territorio",
        heading="Lo que une a los municipios, directorio y contexto",
        question="¿Qué comparten los municipios y con quién se habla en cada uno?",
        blocks=(
            Block("Vinculos", _MAP, _map(inputs, evaluation, catalog)),
            Block(
                "Directorio",
                _ROLES,
                directory(inputs, day, catalog).to_dict("records"),
                title="Cargos del directorio",
            ),
            Block("Contexto", _CONTEXT, _context(inputs, evaluation, catalog), title="Contexto"),
        ),
        note="El directorio no trae nombres ni contactos. Los datos de contexto no puntúan.",
    )


def sheet_peace(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The list of peace initiatives and every change of it."""
    day = evaluation.cut
    return Sheet(
        title="Iniciativas de paz",
        heading="Iniciativas de paz, transformación y prevención",
        question="¿Qué iniciativas priorizadas están en marcha?",
        blocks=(
            Block(
                "Iniciativas",
                _INITIATIVES,
                initiative_lines(inputs, day, catalog).to_dict("records"),
            ),
            Block(
                "CambiosDeLaLista",
                _VERSIONS,
                list_versions(inputs, day).to_dict("records"),
                title="Cambios de la lista",
            ),
        ),
    )


def sheet_expiries(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The one calendar of what expires, two years ahead."""
    return Sheet(
        title="Vencimientos",
        heading="Lo que vence en los próximos dos años",
        question="¿Qué vence y cuándo?",
        blocks=(
            Block(
                "Vencimientos",
                _EXPIRIES,
                expiries(inputs, evaluation.cut, catalog).to_dict("records"),
            ),
        ),
    )


def _map(inputs: Inputs, evaluation: Evaluation, catalog: Catalog) -> list[dict[str, object]]:
    day, themes = evaluation.cut, catalog.choices("project_themes")
    schemes = schemes_in_force(inputs, day)
    rows: list[dict[str, object]] = []
    for town, name in members_on(inputs, day).items():
        links = links_of(inputs, town, day, catalog).to_dict("records")
        mine = schemes[schemes["municipality_id"] == town].to_dict("records")
        rows.append(
            {
                "municipality": name,
                "tags": ", ".join(tag_names(inputs, town, day, catalog)),
                "links": "; ".join(f"{r['kind']}: {r['name']} (con {r['others']})" for r in links),
                "schemes": "; ".join(f"{r['name']} ({themes.get(r['purpose'], '')})" for r in mine),
            }
        )
    return rows


def _context(inputs: Inputs, evaluation: Evaluation, catalog: Catalog) -> list[dict[str, object]]:
    names, numbers = municipality_names(inputs), evaluation.facts.number_format
    known = {int(key) for key in inputs.context_figures["municipality_id"]}
    return [
        {"municipality": name_of(names, town), **{str(k): v for k, v in row.items()}}
        for town in names
        if town in known
        for row in context_rows(inputs, town, catalog, numbers).to_dict("records")
    ]

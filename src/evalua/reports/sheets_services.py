"""The sheets of services, finances and audits."""

from __future__ import annotations

from typing import Any

from evalua.board.audits import finding_lines, findings_sentence
from evalua.board.finances import SOURCES, finance_lines, finances_sentence, mix_lines
from evalua.board.names import municipality_names
from evalua.board.processes import walk
from evalua.board.services import saved, service_lines, standard_lines, subsidy_lines
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.services import HOSTED
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_STANDARDS = (
    Column("name", "Servicio", "wrap", 30, "Servicio prestado en el trimestre."),
    Column("measure", "Qué se mira", "wrap", 34, "La medida de su estándar."),
    Column("sense", "Se pide", "text", 14, "Como mínimo o como máximo."),
    Column("threshold", "Estándar", "quantity", 11, "Lo que aprobó la junta."),
    Column("value", "Trimestre", "quantity", 11, "Lo alcanzado; vacío: no se sabe."),
    Column("word", "Resultado", "mark", 32, "Sin estándar o sin datos, no cumple."),
    Column("approved_on", "Aprobado", "date", 12, "Fecha del estándar."),
    Column("act", "Acta", "text", 18, "Acta que lo aprobó."),
)
_PORTFOLIO = (
    Column("name", "Servicio", "wrap", 30, "Su nombre."),
    Column("kind", "Tipo", "wrap", 26, "Clase de servicio."),
    Column("focus", "Foco", "text", 14, "Si la asociación se especializa en él."),
    Column("hosted_for", "Ventanilla de", "wrap", 20, "La entidad dueña, si no es propio."),
    Column("unit", "Se cuenta en", "text", 14, "Unidad del servicio."),
    Column("members_quantity", "A miembros", "quantity", 12, "Doce meses."),
    Column("customers_quantity", "A otros clientes", "quantity", 12, "Doce meses."),
    Column("customers", "Clientes", "int", 10, "Cuántos que no son miembros."),
    Column("income", "Ingresos", "money", 16, "Doce meses; vacío: no se sabe."),
    Column("share", "Parte del ingreso", "share", 12, "De lo que dejan todos los servicios."),
)
_SUBSIDIES = (
    Column("service", "Servicio", "wrap", 28, "Los que tienen costo registrado."),
    Column("payer", "Quién", "wrap", 26, "Miembro o cliente que lo recibió."),
    Column("who", "Es", "text", 12, "Miembro o cliente."),
    Column("quantity", "Cantidad", "quantity", 11, "La del mes."),
    Column("unit_cost", "Costo por unidad", "money", 14, "El vigente."),
    Column("unit_price", "Tarifa", "money", 14, "La que le corresponde."),
    Column("paid", "Cobrado", "money", 15, "Lo facturado, o tarifa por cantidad."),
    Column("cost", "Costó", "money", 15, "Costo por cantidad."),
    Column("subsidy", "Pone la asociación", "money", 15, "Negativo: deja un margen."),
)
_SAVINGS = (
    Column("saved_on", "Fecha", "date", 12, "Día de la compra."),
    Column("concept", "Qué", "wrap", 40, "Lo comprado o usado en conjunto."),
    Column("municipalities", "Municipios", "int", 10, "Cuántos participaron."),
    Column("amount_alone", "Por separado", "money", 16, "Lo que habría costado."),
    Column("amount_together", "En conjunto", "money", 16, "Lo que costó."),
    Column("saving", "Ahorro", "money", 16, "La diferencia."),
    Column("part", "Parte ahorrada", "share", 10, "Del costo por separado."),
    Column("basis", "Cómo se sabe", "wrap", 36, "De dónde sale el precio por separado."),
)
_STEPS = (
    Column("process", "Proceso", "wrap", 34, "Nombre del proceso."),
    Column("municipality", "Municipio", "text", 22, "Quién lo recorre."),
    Column("advance", "Avance", "share", 10, "Parte de los pasos terminados."),
    Column("place", "Paso", "int", 8, "Orden del paso."),
    Column("step", "Qué se hace", "wrap", 46, "Nombre del paso."),
    Column("done_on", "Terminado el", "date", 12, "Vacío: pendiente."),
)


def sheet_services(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Each service against its standard, what it weighs, what it costs whom, and what was saved."""
    cut = Cut(evaluation.month, evaluation.cut)
    prices = subsidy_lines(inputs, cut, municipality_names(inputs)).to_dict("records")
    portfolio = service_lines(inputs, cut, catalog).to_dict("records")
    return Sheet(
        title="Servicios",
        heading="Servicios de la asociación",
        question="¿Cumple cada servicio lo que fijó la junta, y alcanza lo que se cobra?",
        blocks=(
            Block(
                "ServiciosEstandar",
                _STANDARDS,
                _standards(inputs, cut, catalog),
                title="Estándares, último trimestre completo",
                empty="Ningún servicio en el trimestre.",
            ),
            Block(
                "ServiciosPeso",
                _PORTFOLIO,
                [row | {"focus": "Sí" if row["focus"] else ""} for row in portfolio],
                title="Peso de cada servicio, doce meses",
            ),
            Block(
                "ServiciosCobro",
                _SUBSIDIES,
                [row | {"who": "Miembro" if row["is_member"] else "Cliente"} for row in prices],
                title="Lo cobrado y lo que costó en el mes",
                empty="Ningún servicio con costo registrado en el mes.",
            ),
            Block(
                "ServiciosAhorro",
                _SAVINGS,
                saved(inputs, cut).to_dict("records"),
                title="Compras y máquinas compartidas, doce meses",
            ),
            Block("Procesos", _STEPS, _steps(inputs, cut), title="Procesos paso a paso"),
        ),
    )


def _standards(inputs: Inputs, cut: Cut, catalog: Catalog) -> list[dict[str, Any]]:
    senses = catalog.choices("standard_directions")
    return [
        row | {"sense": senses.get(row["direction"], ""), "word": _standing(row)}
        for row in standard_lines(inputs, cut, catalog).to_dict("records")
    ]


def _standing(row: dict[str, Any]) -> str:
    mark = "–" if row["note"] == HOSTED else "●" if row["met"] else "◆"
    return f"{mark} {row['note']}"


def _steps(inputs: Inputs, cut: Cut) -> list[dict[str, Any]]:
    """Every step of every process of each municipality, done or not."""
    names = municipality_names(inputs)
    rows = []
    for process in inputs.processes.sort_values("name").to_dict("records"):
        walked = walk(inputs, cut, process["id"], names)
        rows += [
            {
                "process": process["name"],
                "municipality": names.get(town, ""),
                "advance": walked.advance[town],
                "place": step["place"],
                "step": step["name"],
                "done_on": walked.matrix.at[town, step["id"]],
            }
            for town in walked.matrix.index
            for step in walked.steps.to_dict("records")
        ]
    return rows


_SOURCE_HELP = {
    "contributions": "De los pagos registrados, sin devoluciones ni aportes a proyectos.",
    "services": "De los servicios registrados; si no hay, lo digitado.",
}


def sheet_finances(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The income and expense of twelve months, the income of each year, and what was lost."""
    cut = Cut(evaluation.month, evaluation.cut)
    names = catalog.choices("income_sources")
    lines = finance_lines(inputs, cut)
    columns = (
        Column("label", "Mes", "text", 18, "Mes de las cifras."),
        *(
            Column(s, names[s], "money", 16, _SOURCE_HELP.get(s, "Vacío: no se sabe."))
            for s in SOURCES
        ),
        Column("income", "Ingresos", "money", 16, "De los meses registrados."),
        Column("expense", "Gasto de operación", "money", 16, "Con toda la nómina."),
        Column("payroll", "Nómina", "money", 16, "La total."),
        Column("payroll_projects", "Nómina de proyectos", "money", 16, "La que pagaron ellos."),
        Column("result", "Diferencia", "money", 16, "Ingresos menos gasto."),
        Column("note", "Nota", "wrap", 34, "De dónde salen las cifras."),
    )
    months = [row | {"label": Month.parse(row["month"]).label} for row in lines.to_dict("records")]
    return Sheet(
        title="Finanzas",
        heading="Ingresos y gastos",
        question="¿Con qué se sostiene la operación, y cuánto depende de una sola fuente?",
        blocks=(
            Block("Finanzas", columns, months),
            Block(
                "FinanzasFuentes",
                _MIX,
                mix_lines(inputs, cut, catalog).to_dict("records"),
                title="De dónde vienen los ingresos de cada año",
            ),
            Block(
                "RecursosPerdidos", _LOST, _lost(inputs, cut, catalog), title="Recursos perdidos"
            ),
        ),
        note=finances_sentence(lines),
    )


_MIX = (
    Column("year", "Año", "int", 10, "Solo los meses registrados."),
    Column("name", "Fuente", "text", 26, "De dónde vino."),
    Column("amount", "Ingresos", "money", 16, "Del año, hasta el corte."),
    Column("share", "Parte del año", "share", 12, "Si una sola da casi todo, es un riesgo."),
)
_LOST = (
    Column("lost_on", "Fecha", "date", 12, "Día en que se supo."),
    Column("concept", "Para qué era", "wrap", 34, "El recurso."),
    Column("source", "Fuente", "text", 24, "De dónde venía."),
    Column("amount", "Valor", "money", 16, "Lo que no llegó."),
    Column("category", "Por qué", "text", 28, "Clase de motivo."),
    Column("reason", "Qué pasó", "wrap", 40, "En palabras de la dirección."),
)


def _lost(inputs: Inputs, cut: Cut, catalog: Catalog) -> list[dict[str, Any]]:
    rows = inputs.lost_funding
    mine = rows[rows["lost_on"] <= cut.at].sort_values("lost_on", ascending=False)
    return [
        row
        | {
            "source": catalog.name("income_sources", row["source"]),
            "category": catalog.name("lost_funding_reasons", row["category"]),
        }
        for row in mine.to_dict("records")
    ]


_FINDINGS = (
    Column("title", "Qué encontró", "wrap", 44, "El hallazgo."),
    Column("state", "Estado", "mark", 16, "Al corte."),
    Column("severity", "Gravedad", "text", 12, "La que le dio la auditoría."),
    Column("origin", "Origen", "text", 22, "De dónde viene."),
    Column("auditor", "Quién auditó", "wrap", 28, "Nombre de quien la hizo."),
    Column("audited_on", "Informe", "date", 12, "Fecha del informe."),
    Column("due_on", "Plazo", "date", 12, "Vacío: sin plazo."),
    Column("closed_on", "Cerrado", "date", 12, "Vacío: abierto."),
    Column("proof", "Soporte", "wrap", 34, "Con qué se cerró."),
)


def sheet_audits(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The findings of the audits, the overdue first."""
    cut = Cut(evaluation.month, evaluation.cut)
    lines = finding_lines(inputs, cut, catalog)
    return Sheet(
        title="Auditorías",
        heading="Hallazgos de las auditorías",
        question="¿Qué encontraron las auditorías y qué falta por cerrar?",
        blocks=(Block("Auditorias", _FINDINGS, lines.to_dict("records")),),
        note=findings_sentence(inputs, cut, lines),
    )

"""The sheets of the registers: goals, contributions, projects, transitions, commitments."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.board.accounts import ageing, contribution_matrix, members_summary
from evalua.board.commitments import commitment_lines
from evalua.board.goals import goal_lines
from evalua.board.projects import project_lines
from evalua.board.statements import statements_of_year
from evalua.board.transitions import milestone_matrix, transition_line
from evalua.board.wording import band_word
from evalua.catalog import Catalog
from evalua.domain.month import NAMES, Month
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts
from evalua.reports.report import Block, Column, Row, Sheet, Styled
from evalua.reports.sheets_scores import score_cell
from evalua.reports.styles import money_format

_GOALS = (
    Column("code", "Código", "text", 10, "Código de la meta."),
    Column("name", "Meta", "wrap", 36, "Texto de la meta."),
    Column("area", "Área", "text", 14, "Área de recomendación a la que aporta."),
    Column("responsible", "Responsable", "wrap", 18, "Quién responde por ella."),
    Column("unit", "Unidad", "text", 12, "En qué se mide."),
    Column("accumulation", "Tipo", "text", 14, "Cómo se suman los periodos."),
    Column("baseline", "Línea base", "quantity", 10, "Punto de partida."),
    Column("target", "Meta del plan", "quantity", 10, "Valor que se quiere al final del plan."),
    Column("planned", "Programado", "quantity", 11, "Lo programado a la fecha."),
    Column("value", "Llevamos", "quantity", 11, "Lo reportado a la fecha."),
    Column("achievement", "Avance", "score", 10, "De 0 a 100 frente a lo programado."),
    Column("word", "Estado", "mark", 18, "Franja del avance, o por qué no lo hay."),
    Column("weight", "Peso", "quantity", 7, "Peso dentro del plan de trabajo."),
    Column("last_month", "Último reporte", "text", 12, "Mes del último reporte."),
    Column("last_value", "Último valor", "quantity", 10, "Valor del último reporte."),
    Column("last_note", "Nota", "wrap", 26, "Lo que se dijo en el último reporte."),
    Column("evidence", "Evidencia", "wrap", 22, "Soporte del último reporte."),
)


def sheet_goals(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The goals of the plan in force against what was programmed to date."""
    lines = goal_lines(inputs, evaluation.month, evaluation.cut, evaluation.policy)
    kinds, areas = catalog.choices("accumulation"), {a.code: a.short for a in catalog.areas}
    rows = [
        row
        | {
            "area": areas.get(row["area"], ""),
            "accumulation": kinds.get(row["accumulation"], ""),
            "achievement": score_cell(row["achievement"], evaluation.policy),
            "word": band_word(row["band"], catalog) or (f"○ {row['note']}" if row["note"] else ""),
            "last_month": Month.parse(row["last_month"]).short if row["last_month"] else "",
        }
        for row in lines.to_dict("records")
    ]
    return Sheet(
        title="Metas",
        heading="Plan de trabajo",
        question="¿Qué metas van como se programó?",
        blocks=(Block("Metas", _GOALS, rows, empty="No hay un plan de trabajo vigente al corte."),),
        frozen_columns=2,
    )


_STATUS = {
    "paid": ("●", "green"),
    "partial": ("◐", "amber"),
    "overdue": ("◆", "red"),
    "agreement": ("◇", "plain"),
    "not_due": ("–", "none"),
}
_MATRIX_NOTE = (
    "Cada mes muestra lo pagado de su cobro. ● pagado · ◐ pago parcial · ◆ vencido · "
    "◇ con acuerdo de pago · – aún no vence · vacío: sin cobro."
)


def sheet_contributions(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """Member × month of the year, with each member's account at the end of the row."""
    facts, day = evaluation.facts, evaluation.cut
    matrix = contribution_matrix(inputs, day)
    summary = members_summary(inputs, day).set_index("municipality_id")
    width = 11 if facts.currency.digits == 0 else 12
    columns = (
        Column("municipality", "Municipio", "text", 22, "Miembros, y antiguos con cuenta."),
        *(
            Column(
                f"m{n:02d}", name[:3].capitalize(), "money", width, f"Pagado del cobro de {name}."
            )
            for n, name in enumerate(NAMES, 1)
        ),
        Column("pending", "Pendiente", "money", 13, "Lo que falta por pagar de lo cobrado."),
        Column("word", "Situación", "mark", 15, "Al día: nada con más de 30 días de vencido."),
    )
    rows = [
        _matrix_row(cells, summary.loc[key].to_dict(), facts)
        for key, cells in matrix.groupby("municipality_id", sort=False)
        if key in summary.index
    ]
    return Sheet(
        title="Aportes",
        heading=f"Aportes de {day.year}, en {facts.currency.many}",
        question="¿Quién ha pagado y cuánto falta?",
        blocks=(Block("Aportes", columns, rows),),
        note=_MATRIX_NOTE,
    )


def _matrix_row(cells: pd.DataFrame, account: Mapping[str, object], facts: Facts) -> Row:
    months = {
        f"m{month[5:]}": _matrix_cell(status, paid, facts)
        for month, status, paid in zip(cells["month"], cells["status"], cells["paid"], strict=True)
    }
    return {**account, **months, "municipality": cells["municipality"].iloc[0]}


def _matrix_cell(status: str, paid: object, facts: Facts) -> Styled | None:
    """What was paid, as a number; its format writes the symbol of the status before it."""
    if status not in _STATUS:
        return None
    symbol, fill = _STATUS[status]
    return Styled(paid, f'"{symbol} "{money_format(facts.currency.digits)}', fill)


_AGEING = (
    Column("municipality", "Municipio", "text", 26, "Miembros, y antiguos con saldo."),
    Column(
        "days_0_30",
        "Hasta 30 días",
        "money",
        16,
        "Saldo con 0 a 30 días desde el vencimiento original.",
    ),
    Column("days_31_60", "31 a 60 días", "money", 16, "Saldo con 31 a 60 días."),
    Column("days_61_90", "61 a 90 días", "money", 16, "Saldo con 61 a 90 días."),
    Column("days_over_90", "Más de 90 días", "money", 16, "Saldo con 91 días o más."),
    Column("total", "Total exigible", "money", 17, "Suma de las cuatro columnas."),
    Column("charged", "Cobrado", "money", 15, "Todo lo cobrado hasta el corte, desde siempre."),
    Column("paid", "Pagado", "money", 15, "Todo lo pagado hasta el corte, desde siempre."),
    Column("written_off", "Condonado", "money", 13, "Perdonado por acta de la junta."),
    Column("pending", "Pendiente", "money", 15, "Cobrado que falta por pagar, vencido o no."),
    Column("credit", "A favor", "money", 13, "Pagado que aún no cubre ningún cobro."),
    Column("oldest_overdue_days", "Días del más antiguo", "int", 12, "Días del saldo más antiguo."),
    Column("word", "Situación", "mark", 16, "Al día: nada con más de 30 días de vencido."),
)


def sheet_ageing(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """What each member owes, by how long it is overdue."""
    accounts = members_summary(inputs, evaluation.cut)
    lines = accounts.merge(
        ageing(inputs, evaluation.cut).drop(columns="municipality"),
        on="municipality_id",
        how="left",
        validate="1:1",
    )
    return Sheet(
        title="Cartera",
        heading=f"Cuentas y saldos por antigüedad, en {evaluation.facts.currency.many}",
        question="¿Cuánto se debe y desde cuándo?",
        blocks=(Block("Cartera", _AGEING, lines.to_dict("records")),),
        note="Los días se cuentan desde el vencimiento original de cada cobro.",
    )


_STATEMENT = (
    Column("municipality", "Municipio", "text", 22, "De quién es la cuenta."),
    Column(
        "dated_on", "Fecha", "date", 12, "El cobro, el primer día de su mes; el pago, su fecha."
    ),
    Column("concept", "Movimiento", "text", 44, "Cobro, pago o condonación."),
    Column("reference", "Referencia", "text", 20, "Recibo del pago o acta de la condonación."),
    Column("due_on", "Vence", "date", 12, "Vencimiento original del cobro."),
    Column("charged", "Cobro", "money", 15, "Aumenta lo que se debe."),
    Column("credited", "Abono", "money", 15, "Pagos y condonaciones."),
    Column(
        "balance", "Saldo", "money", 16, "Lo que se debe después del movimiento; negativo, a favor."
    ),
)


def sheet_statement(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """The movements of the year of every member, from the balance the year began with."""
    lines = statements_of_year(inputs, evaluation.cut)
    return Sheet(
        title="Estado de cuenta",
        heading=f"Estado de cuenta de {evaluation.cut.year}, en {evaluation.facts.currency.many}",
        question="¿Qué se cobró y qué se pagó, movimiento por movimiento?",
        blocks=(Block("Cuentas", _STATEMENT, lines.to_dict("records")),),
        note="El saldo de cada renglón es el de su municipio. Use el filtro para ver uno solo.",
    )


_PROJECTS = (
    Column("code", "Código", "text", 10, "Código del proyecto."),
    Column("name", "Proyecto", "wrap", 28, "Nombre del proyecto."),
    Column("stage", "Etapa", "text", 14, "Etapa al corte."),
    Column("stage_on", "Desde", "date", 11, "Día en que llegó a la etapa."),
    Column("theme", "Tema", "wrap", 18, "Tema del proyecto."),
    Column("municipality_names", "Municipios", "wrap", 24, "Municipios que se benefician."),
    Column("executor", "Ejecuta", "wrap", 20, "Entidad que lo ejecuta."),
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
)


def sheet_projects(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The portfolio at the cut."""
    stages, themes = catalog.names_of("project_stages"), catalog.names_of("project_themes")
    causes = catalog.names_of("delay_causes")
    rows = [
        row
        | {
            "stage": stages.get(row["stage"], ""),
            "theme": themes.get(row["theme"], ""),
            "delay_cause": causes.get(row["delay_cause"], ""),
            "delay": _pace(row),
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


_MILESTONES = (
    Column("milestone", "Paso", "text", 7, "Código del paso de la ruta."),
    Column("name", "Qué se hace", "wrap", 48, "Nombre del paso."),
    Column("municipality", "Municipio", "text", 22, "Dónde; «Asociación» si es de todos."),
    Column("phase", "Momento", "text", 24, "Antes, durante o después del cambio de gobierno."),
    Column("due_on", "Plazo", "date", 12, "Calculado desde la elección o la posesión."),
    Column("done_on", "Cumplido el", "date", 12, "Fecha en que se cumplió."),
    Column("word", "Estado", "mark", 18, "Estado del paso al corte."),
    Column("days", "Días al plazo", "int", 9, "Negativo: ya pasó."),
    Column("evidence", "Evidencia", "wrap", 28, "Soporte del cumplimiento."),
    Column("reason", "Por qué no aplica", "wrap", 28, "Motivo escrito."),
)
_PHASES = {
    "before": "Antes de la elección",
    "between": "Entrega entre gobiernos",
    "after": "Nuevo gobierno",
}


def sheet_transitions(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """The route of the change of government, where one is under way."""
    line = transition_line(inputs, evaluation.cut, catalog)
    rows = [
        row
        | {
            "municipality": row["municipality"] or "Asociación",
            "phase": _PHASES.get(row["phase"], ""),
        }
        for row in milestone_matrix(inputs, evaluation.cut, catalog).to_dict("records")
    ]
    return Sheet(
        title="Transiciones",
        heading="Cambio de gobierno",
        question="¿Qué falta para el relevo de alcaldías?",
        blocks=(Block("Transiciones", _MILESTONES, rows, empty="Sin pasos exigibles al corte."),),
        note=line,
    )


_COMMITMENTS = (
    Column("text", "Compromiso", "wrap", 44, "Lo que se acordó."),
    Column("responsible", "Responsable", "wrap", 22, "Quién lo hace."),
    Column("municipality", "Municipio", "text", 18, "Si es de un municipio."),
    Column("word", "Estado", "mark", 21, "Estado al corte."),
    Column("original_due_on", "Fecha original", "date", 12, "La primera fecha acordada."),
    Column("due_on", "Fecha vigente", "date", 12, "La última fecha acordada."),
    Column("postponements", "Aplazado", "int", 9, "Cuántas veces se aplazó."),
    Column("original_overdue_days", "Días de atraso", "int", 9, "Desde la fecha original."),
    Column("done_on", "Cumplido el", "date", 12, "Fecha en que se cumplió."),
    Column("held_on", "Sesión", "date", 12, "Sesión en que se acordó."),
    Column("body", "Órgano", "text", 16, "Quién lo acordó."),
    Column("act", "Acta", "text", 14, "Acta de la sesión."),
    Column("evidence", "Evidencia", "wrap", 24, "Soporte del cumplimiento."),
)


def sheet_commitments(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What was agreed in meetings, open and overdue first."""
    rows = [
        row | {"body": _body(row["body"], evaluation, catalog)}
        for row in commitment_lines(inputs, evaluation.cut).to_dict("records")
    ]
    return Sheet(
        title="Compromisos",
        heading="Compromisos de las sesiones",
        question="¿Quién quedó de hacer qué, y para cuándo?",
        blocks=(Block("Compromisos", _COMMITMENTS, rows),),
    )


def _body(key: str, evaluation: Evaluation, catalog: Catalog) -> str:
    """The name of a body; the board is called as the association calls it."""
    label = evaluation.facts.board_label
    return label if key == "board" and label else catalog.names_of("bodies").get(key, "")

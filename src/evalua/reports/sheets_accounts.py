"""The sheets of contributions: who paid each month, what is owed and since when, every movement."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from evalua.board.account import agreement_steps, given_in_kind
from evalua.board.accounts import ageing, contribution_matrix, members_summary
from evalua.board.statements import statements_of_year
from evalua.domain.month import NAMES
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts
from evalua.reports.report import Block, Column, Row, Sheet, Styled
from evalua.reports.statement import GIVEN_COLUMNS, STEP_COLUMNS
from evalua.reports.styles import money_format

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
    Column("refunded", "Devuelto", "money", 13, "Devuelto al municipio de lo que pagó de más."),
    Column("pending", "Pendiente", "money", 15, "Cobrado que falta por pagar, vencido o no."),
    Column("credit", "A favor", "money", 13, "Pagado que aún no cubre ningún cobro."),
    Column("in_kind", "En especie", "money", 13, "A su valor declarado; no entra en las cuentas."),
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
    Column("concept", "Movimiento", "text", 44, "Cobro, pago, condonación o devolución."),
    Column("reference", "Referencia", "text", 20, "Recibo del pago o acta de la condonación."),
    Column("detail", "Detalle", "text", 30, "Qué cubre el pago o por qué se devolvió."),
    Column("due_on", "Vence", "date", 12, "Vencimiento original del cobro."),
    Column("charged", "Cobro", "money", 15, "Aumenta lo que se debe: cobros y devoluciones."),
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


_OWNER = Column("municipality", "Municipio", "text", 22, "De quién es.")


def sheet_agreements(evaluation: Evaluation, inputs: Inputs) -> Sheet:
    """What was rescheduled and what was given in kind: both stand beside the money of the accounts."""
    steps = agreement_steps(inputs, evaluation.cut)
    given = given_in_kind(inputs, evaluation.cut)
    return Sheet(
        title="Acuerdos y especie",
        heading=f"Acuerdos de pago y aportes en especie, en {evaluation.facts.currency.many}",
        question="¿Qué se pactó pagar y qué se dio sin dinero?",
        blocks=(
            Block(
                "CuotasAcuerdos",
                (_OWNER, *STEP_COLUMNS),
                steps.to_dict("records"),
                title="Cuotas de los acuerdos de pago",
            ),
            Block(
                "EnEspecie",
                (_OWNER, *GIVEN_COLUMNS),
                given.to_dict("records"),
                title="Aportes en especie",
            ),
        ),
        note="Lo que se da en especie no es dinero y no cambia ningún saldo.",
    )

"""The account of one municipality: as a workbook of its own, and as a page to print."""

from __future__ import annotations

from datetime import date

from evalua.board.account import Account, balance_sentence, paid_sentence
from evalua.board.statement_document import BALANCE_RULE, IN_KIND_RULE, statement_document
from evalua.registers.association.facts import Facts
from evalua.reports.html_document import write_document
from evalua.reports.report import Block, Column, Cover, Report, Sheet
from evalua.reports.workbook import write_workbook

_DEMO = "DEMOSTRACIÓN · datos ficticios"

_LINES = (
    Column("dated_on", "Fecha", "date", 12, "El cobro, el primer día de su mes; el resto, su día."),
    Column("concept", "Movimiento", "text", 46, "Cobro, pago, condonación o devolución."),
    Column("reference", "Referencia", "text", 20, "Recibo, acta o comprobante."),
    Column("detail", "Detalle", "text", 34, "Qué cubre el pago o por qué se devolvió."),
    Column("due_on", "Vence", "date", 12, "Vencimiento original del cobro."),
    Column("charged", "Cobro", "money", 15, "Aumenta lo que se debe: cobros y devoluciones."),
    Column("credited", "Abono", "money", 15, "Pagos y condonaciones."),
    Column("balance", "Saldo", "money", 16, "Lo que se debe después; negativo, a favor."),
)
_OPEN = (
    Column("concept", "Cobro", "text", 46, "Qué se cobró."),
    Column("due_on", "Vencimiento", "date", 13, "Vencimiento original."),
    Column("days", "Días", "int", 8, "Días desde el vencimiento; vacío si aún no vence."),
    Column("word", "Estado", "mark", 16, "Vencido desde el día siguiente al vencimiento."),
    Column("charged", "Valor", "money", 15, "Lo cobrado."),
    Column("paid", "Pagado", "money", 15, "Lo que los pagos ya cubrieron."),
    Column("written_off", "Condonado", "money", 13, "Perdonado por acta."),
    Column("left", "Pendiente", "money", 15, "Lo que falta."),
)
_APPLIED = (
    Column("paid_on", "Fecha del pago", "date", 14, "Día en que se pagó."),
    Column("reference", "Referencia", "text", 20, "Recibo del pago."),
    Column("concept", "Se aplicó a", "text", 46, "El cobro que cubre, o lo que queda a favor."),
    Column("amount", "Valor", "money", 15, "La parte del pago."),
)
STEP_COLUMNS = (
    Column("agreement", "Acuerdo", "text", 46, "Fecha y acta del acuerdo."),
    Column(
        "standing", "Estado del acuerdo", "mark", 17, "Incumplido: una cuota con más de 15 días."
    ),
    Column("due_on", "Cuota que vence", "date", 15, "Fecha pactada."),
    Column("amount", "Valor", "money", 15, "Valor de la cuota."),
    Column("covered", "Cubierto", "money", 15, "Lo que los pagos ya cubrieron de la cuota."),
    Column("left", "Falta", "money", 15, "Lo que falta de la cuota."),
    Column("word", "Cuota", "mark", 15, "Cubierta, por vencer o vencida."),
)
GIVEN_COLUMNS = (
    Column("received_on", "Fecha", "date", 12, "Día en que se recibió."),
    Column("concept", "Qué se recibió", "text", 46, "Bien o trabajo aportado."),
    Column("method", "Cómo se valoró", "text", 34, "Método de valoración."),
    Column("act", "Acta", "text", 20, "Acta que lo acepta."),
    Column("amount", "Valor declarado", "money", 16, "No es dinero y no cambia el saldo."),
)


def statement_workbook(shown: Account, facts: Facts, generated_on: date) -> bytes:
    """The account as an .xlsx file: its movements, what is open, and what each payment covered."""
    return write_workbook(statement_report(shown, facts, generated_on))


def statement_page(shown: Account, facts: Facts, generated_on: date) -> bytes:
    """The account as a stand-alone HTML page that prints on A4 and asks nothing of the network."""
    return write_document(statement_document(shown, facts, generated_on))


def statement_report(shown: Account, facts: Facts, generated_on: date) -> Report:
    """The workbook as data; amounts keep every unit."""
    demo = f" · {_DEMO}" if facts.is_demo else ""
    return Report(
        cover=Cover(
            title=f"Estado de cuenta de {shown.municipality}",
            association=facts.name,
            stamp=_DEMO if facts.is_demo else "Según los registros de la asociación",
            is_draft=False,
            sentence=balance_sentence(shown, facts),
            facts=(
                ("Municipio", shown.municipality),
                ("Fecha de corte", shown.day),
                ("Situación", shown.summary.get("word", "")),
                ("Moneda", f"{facts.currency.many} ({facts.currency.code})"),
                ("Generado el", generated_on),
            ),
            notes=(paid_sentence(shown, facts), BALANCE_RULE),
        ),
        sheets=_sheets(shown),
        line=f"{facts.name} · {shown.municipality} · al {shown.day:%d/%m/%Y}{demo}",
        money_digits=facts.currency.digits,
        author=facts.name,
    )


def _sheets(shown: Account) -> tuple[Sheet, ...]:
    return (
        Sheet(
            title="Movimientos",
            heading="Movimientos, uno por uno",
            question="¿Qué se cobró, qué se pagó y cuánto queda?",
            blocks=(Block("Movimientos", _LINES, shown.lines.to_dict("records")),),
            note=BALANCE_RULE,
        ),
        Sheet(
            title="Por pagar",
            heading="Lo que falta por pagar",
            question="¿Qué se debe y desde cuándo?",
            blocks=(
                Block("Pendientes", _OPEN, shown.open.to_dict("records"), empty="No debe nada."),
            ),
        ),
        Sheet(
            title="Pagos aplicados",
            heading="En qué se aplicó cada pago",
            question="¿Qué cubrió cada pago?",
            blocks=(Block("Aplicados", _APPLIED, shown.applied.to_dict("records")),),
        ),
        Sheet(
            title="Acuerdos de pago",
            heading="Acuerdos de pago y sus cuotas",
            question="¿Qué se pactó y qué se ha cumplido?",
            blocks=(
                Block(
                    "Cuotas", STEP_COLUMNS, shown.steps.to_dict("records"), empty="Sin acuerdos."
                ),
            ),
        ),
        Sheet(
            title="En especie",
            heading="Aportes en especie",
            question="¿Qué se dio sin dinero?",
            blocks=(
                Block(
                    "Especie",
                    GIVEN_COLUMNS,
                    shown.given.to_dict("records"),
                    empty="Sin aportes en especie.",
                ),
            ),
            note=IN_KIND_RULE,
        ),
    )

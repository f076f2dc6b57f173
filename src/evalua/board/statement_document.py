"""The account of a municipality as a document to print and hand over."""

from __future__ import annotations

from datetime import date

import pandas as pd

from evalua.board.account import Account, balance_sentence, paid_sentence
from evalua.board.document import Document, Section, Table, table
from evalua.domain.month import long_date
from evalua.registers.association.facts import Facts

FIGURES = {
    "charged": "Cobrado",
    "paid": "Pagado",
    "written_off": "Condonado",
    "refunded": "Devuelto",
}
LINES = {
    "dated_on": "Fecha",
    "concept": "Movimiento",
    "reference": "Referencia",
    "due_on": "Vence",
    "charged": "Cobro",
    "credited": "Abono",
    "balance": "Saldo",
}
OPEN_LINES = {
    "concept": "Cobro",
    "due_on": "Venció o vence",
    "word": "Estado",
    "charged": "Valor",
    "paid": "Pagado",
    "written_off": "Condonado",
    "left": "Pendiente",
}
APPLIED_LINES = {
    "paid_on": "Fecha del pago",
    "reference": "Referencia",
    "concept": "Se aplicó a",
    "amount": "Valor",
}
STEP_LINES = {
    "agreement": "Acuerdo",
    "standing": "Estado",
    "due_on": "Cuota que vence",
    "amount": "Valor",
    "covered": "Cubierto",
    "word": "Cuota",
}
GIVEN_LINES = {
    "received_on": "Fecha",
    "concept": "Qué se recibió",
    "method": "Cómo se valoró",
    "act": "Acta",
    "amount": "Valor declarado",
}
_MONEY = ("charged", "credited", "balance", "paid", "written_off", "left", "amount", "covered")
BALANCE_RULE = (
    "El saldo de cada renglón es lo que se debe después de ese movimiento; con signo menos, es a favor "
    "del municipio. Los días se cuentan desde el vencimiento original de cada cobro."
)
IN_KIND_RULE = "Lo que se da en especie se valora con el método que se indica y no es dinero: no cambia el saldo."


def statement_document(shown: Account, facts: Facts, generated_on: date) -> Document:
    """The whole account in words and tables; money as the country writes it."""
    return Document(
        association=facts.name,
        title="Estado de cuenta de aportes",
        addressee=shown.municipality,
        stamp=_stamp(facts, generated_on),
        figures=_figures(shown, facts),
        sections=tuple(_sections(shown, facts)),
    )


def _stamp(facts: Facts, generated_on: date) -> str:
    demo = " Demostración: los datos son ficticios." if facts.is_demo else ""
    return f"Generado el {long_date(generated_on)} con los registros de {facts.name}.{demo}"


def _figures(shown: Account, facts: Facts) -> tuple[tuple[str, str], ...]:
    row = shown.summary
    parts = [
        (label, facts.money(int(row[key])))
        for key, label in FIGURES.items()
        if row.get(key) or key in ("charged", "paid")
    ]
    what = "A favor" if shown.balance < 0 else "Debe"
    return (*parts, (what, facts.money(abs(shown.balance))))


def _sections(shown: Account, facts: Facts) -> list[Section]:
    said = (balance_sentence(shown, facts), paid_sentence(shown, facts), BALANCE_RULE)
    sections = [
        Section(
            "Movimientos",
            said,
            _table(shown.lines, LINES, facts),
            "No tiene movimientos hasta esa fecha.",
        ),
        Section("Lo que falta por pagar", (), _table(shown.open, OPEN_LINES, facts), "Nada."),
    ]
    optional = (
        ("En qué se aplicó cada pago", (), shown.applied, APPLIED_LINES),
        ("Acuerdos de pago", (), shown.steps, STEP_LINES),
        ("Aportes en especie", (IN_KIND_RULE,), shown.given, GIVEN_LINES),
    )
    sections += [
        Section(title, said, _table(frame, columns, facts))
        for title, said, frame, columns in optional
        if len(frame)
    ]
    return sections


def _table(frame: pd.DataFrame, columns: dict[str, str], facts: Facts) -> Table:
    money = [name for name in columns if name in _MONEY]
    told = frame.astype(object).assign(
        **{name: [_money(value, facts) for value in frame[name]] for name in money}
    )
    return table(told, columns, right=[columns[name] for name in money])


def _money(value: object, facts: Facts) -> str:
    """Nothing where the column does not apply to the line: a payment has no charge."""
    return "" if value is None or pd.isna(value) else facts.money(int(str(value)))

"""What the association hands over to its own new board (step T14), from the live records."""

from __future__ import annotations

from datetime import date

from evalua.board.accounts import members_summary
from evalua.board.commitments import commitment_lines
from evalua.board.document import Document, Section, table
from evalua.board.dossier_parts import agreements, projects, steps
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts

STEP = "T14"
_OPEN = ("overdue", "open")


def internal_pack(inputs: Inputs, facts: Facts, day: date, catalog: Catalog) -> Document:
    """Accounts, commitments, projects, agreements and the route, as of a day."""
    demo = "DEMOSTRACIÓN, datos ficticios. " if facts.is_demo else ""
    return Document(
        association=facts.name,
        title="Entrega interna de la asociación",
        addressee=f"Para {facts.the_board} que llega",
        stamp=f"{demo}Generado con los registros al {long_date(day)}.",
        figures=_figures(inputs, facts, day),
        sections=(
            _where(inputs),
            _accounts(inputs, facts, day),
            _commitments(inputs, day),
            _projects(inputs, facts, day, catalog),
            agreements(inputs, day, catalog),
            steps(inputs, None, day, catalog),
        ),
    )


def _figures(inputs: Inputs, facts: Facts, day: date) -> tuple[tuple[str, str], ...]:
    rows = members_summary(inputs, day)
    members = int(rows["is_member"].sum())
    return (
        ("Miembros", str(members)),
        ("Pendiente de todos", facts.money(int(rows["pending"].sum()))),
        ("Vencido de todos", facts.money(int(rows["overdue"].sum()))),
    )


def _where(inputs: Inputs) -> Section:
    """Where things are kept, as it was written when the step was recorded."""
    rows = inputs.milestones[inputs.milestones["code"] == STEP].sort_values("done_on")
    said = str(rows["evidence"].iloc[-1]) if len(rows) else ""
    lines = tuple(line for line in said.splitlines() if line)
    return Section("Dónde está cada cosa", lines, None, "Todavía no se ha registrado.")


def _accounts(inputs: Inputs, facts: Facts, day: date) -> Section:
    rows = members_summary(inputs, day)
    money = {name: rows[name].map(lambda v: facts.money(int(v))) for name in ("pending", "overdue")}
    return Section(
        "Cuentas con los municipios",
        (),
        table(
            rows.assign(**money),
            {
                "municipality": "Municipio",
                "word": "Estado",
                "pending": "Pendiente",
                "overdue": "Vencido",
                "last_paid_on": "Último pago",
            },
            right=("Pendiente", "Vencido"),
        ),
        "No hay cuentas registradas.",
    )


def _commitments(inputs: Inputs, day: date) -> Section:
    lines = commitment_lines(inputs, day)
    return Section(
        "Compromisos abiertos",
        (),
        table(
            lines[lines["state"].isin(_OPEN)],
            {
                "text": "Compromiso",
                "responsible": "Responsable",
                "due_on": "Fecha",
                "word": "Estado",
                "act": "Acta",
            },
        ),
        "No hay compromisos abiertos.",
    )


def _projects(inputs: Inputs, facts: Facts, day: date, catalog: Catalog) -> Section:
    return Section(
        "Proyectos por etapa",
        (),
        table(
            projects(inputs, facts, None, day, catalog),
            {
                "stage": "Etapa",
                "project": "Proyecto",
                "status": "Estado público",
                "physical": "Físico",
                "next_step": "Próximo paso",
            },
            right=("Físico",),
        ),
        "No hay proyectos registrados.",
    )

"""What an incoming mayor should know of the association: one municipality, from the live records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import members_summary
from evalua.board.commitments import commitment_lines
from evalua.board.document import Document, Section, table
from evalua.board.dossier_parts import agreements, projects, steps, year_by_year
from evalua.board.hand_over import newcomers
from evalua.board.municipality import mayor_on, spell_on
from evalua.board.names import municipality_names
from evalua.board.transitions import terms, where_we_are
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs
from evalua.registers.association.facts import Facts
from evalua.registers.transitions.calendar import active_term

_CONTACTS = 12
_OPEN = ("overdue", "open")


def dossier(
    inputs: Inputs, facts: Facts, municipality_id: int, day: date, catalog: Catalog
) -> Document:
    """The folder of a municipality as of a day. Raises KeyError for an unknown one."""
    name = municipality_names(inputs)[municipality_id]
    account = _account(inputs, municipality_id, day)
    mayor = mayor_on(inputs, municipality_id, day)
    return Document(
        association=facts.name,
        title=f"Carpeta de llegada: {name}",
        addressee=f"Para {mayor}" if mayor else f"Para la alcaldía de {name}",
        stamp=_stamp(facts, day),
        figures=_figures(facts, account),
        sections=(
            _membership(inputs, municipality_id, name, day, catalog),
            _paid(inputs, facts, municipality_id, day),
            _received(inputs, facts, municipality_id, day, catalog),
            _commitments(inputs, municipality_id, day),
            agreements(inputs, day, catalog),
            steps(inputs, municipality_id, day, catalog),
        ),
    )


def _stamp(facts: Facts, day: date) -> str:
    demo = "DEMOSTRACIÓN, datos ficticios. " if facts.is_demo else ""
    return f"{demo}Generado con los registros al {long_date(day)}."


def _account(inputs: Inputs, key: int, day: date) -> dict[str, Any]:
    rows = members_summary(inputs, day)
    found = rows[rows["municipality_id"] == key].to_dict("records")
    return found[0] if found else {}


def _figures(facts: Facts, account: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Charged, paid, pending and overdue since the first charge."""
    if not account:
        return ()
    said = (("Cobrado", "charged"), ("Pagado", "paid"), ("Pendiente", "pending"))
    figures = [(label, facts.money(int(account[key]))) for label, key in said]
    figures.append(("Vencido", facts.money(int(account["overdue"]))))
    return (*figures, ("Estado", str(account["word"])))


def _membership(inputs: Inputs, key: int, name: str, day: date, catalog: Catalog) -> Section:
    joined, left = spell_on(inputs, key, day)
    said = [f"{name} es miembro desde el {long_date(joined)}."] if joined and not left else []
    if left:
        said = [f"{name} dejó de ser miembro el {long_date(left)}."]
    said.append(where_we_are(inputs, day, catalog))
    said += _company(inputs, key, day, catalog)
    return Section("Su municipio en la asociación", tuple(said))


def _company(inputs: Inputs, key: int, day: date, catalog: Catalog) -> list[str]:
    """Who accompanies the new mayor, and when the induction was."""
    term = active_term(terms(inputs), day, catalog.transition_windows)
    if term is None or day < term.starts_on:
        return []
    rows = newcomers(inputs, term, day, catalog)
    found = rows[rows["municipality_id"] == key].to_dict("records")
    said = []
    for row in found:
        if row["mentor"]:
            said.append(f"Le acompaña {row['mentor']}.")
        if pd.notna(row["induction_on"]):
            said.append(f"Inducción: {long_date(row['induction_on'].date())}.")
    return said


def _paid(inputs: Inputs, facts: Facts, key: int, day: date) -> Section:
    frame = year_by_year(inputs, facts, key, day)
    return Section(
        "Lo que su municipio aportó",
        ("El saldo es lo que quedaba por pagar al terminar cada año; a favor, con signo menos.",),
        table(
            frame,
            {"year": "Año", "charged": "Cobrado", "credited": "Abonado", "balance": "Saldo"},
            right=("Cobrado", "Abonado", "Saldo"),
        ),
        "No hay cobros registrados.",
    )


def _received(inputs: Inputs, facts: Facts, key: int, day: date, catalog: Catalog) -> Section:
    frame = projects(inputs, facts, key, day, catalog)
    return Section(
        "Lo que su municipio recibe: proyectos por etapa",
        (_services(inputs, key, day),),
        table(
            frame,
            {
                "stage": "Etapa",
                "project": "Proyecto",
                "status": "Estado público",
                "physical": "Físico",
                "amount": "Para su municipio",
                "next_step": "Próximo paso",
            },
            right=("Físico", "Para su municipio"),
        ),
        "Ningún proyecto declara todavía beneficios para su municipio.",
    )


def _services(inputs: Inputs, key: int, day: date) -> str:
    """What the association did in the municipality in the last twelve months."""
    since = pd.Timestamp(day) - pd.DateOffset(months=_CONTACTS)
    mine = inputs.activity_municipalities
    ids = mine.loc[mine["municipality_id"] == key, "activity_id"]
    rows = inputs.activities[inputs.activities["id"].isin(ids)]
    rows = rows[rows["held_on"].between(since, pd.Timestamp(day)) & (rows["status"] == "done")]
    served = inputs.service_records
    used = served[(served["municipality_id"] == key) & (served["month"] >= f"{since:%Y-%m}")]
    used = used[used["month"] <= f"{day:%Y-%m}"]
    return (
        f"En los últimos doce meses: {len(rows)} actividades de la bitácora y servicios en "
        f"{used['month'].nunique()} meses."
    )


def _commitments(inputs: Inputs, key: int, day: date) -> Section:
    lines = commitment_lines(inputs, day)
    lines = lines[lines["state"].isin(_OPEN)]
    lines = lines[lines["municipality_id"].isna() | (lines["municipality_id"] == key)]
    shown = lines.assign(whose=lines["municipality"].where(lines["municipality"] != "", "Todos"))
    return Section(
        "Compromisos abiertos",
        (),
        table(
            shown,
            {
                "text": "Compromiso",
                "responsible": "Responsable",
                "whose": "Municipio",
                "due_on": "Fecha",
                "word": "Estado",
            },
        ),
        "No hay compromisos abiertos de su municipio ni de todos.",
    )

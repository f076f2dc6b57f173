"""The sheet of one municipality as a document: what it paid, what it received, what is pending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.approval import marked, note_text
from evalua.board.commitments import commitment_lines
from evalua.board.document import Document, Section, Table, written
from evalua.board.equity import equity, rule_sentence
from evalua.board.figures import MISSING, quantity_text, value_text
from evalua.board.municipal_share import shares_of
from evalua.board.municipal_years import municipal_years
from evalua.board.municipality import MunicipalSheet
from evalua.board.needs import last_review, need_lines, review_sentence
from evalua.board.projects import public_sentence
from evalua.board.spells import spells_sentence
from evalua.catalog import Catalog
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.registers.association.facts import Facts

_NONE = "No hay nada anotado hasta la fecha."
Row = Sequence[str]


def municipal_document(
    sheet: MunicipalSheet,
    inputs: Inputs,
    evaluation: Evaluation,
    catalog: Catalog,
    generated_on: date,
) -> Document:
    """The figures of the screen, at the same cut, with everything written as text."""
    facts, cut = evaluation.facts, evaluation.cut
    approved = f"aprobadas por la junta, {evaluation.act}" if evaluation.frozen else "sin aprobar"
    approved = marked(approved, evaluation)
    stamp = f"Cifras al {long_date(cut)}, {approved}. Hecho el {long_date(generated_on)}."
    stamp = " ".join(part for part in (stamp, note_text(evaluation)) if part)
    if facts.is_demo:
        stamp += f" Datos de demostración: {facts.name} no existe."
    page = _Page(sheet, inputs, facts, catalog, cut)
    return Document(
        association=facts.name,
        title=f"Ficha de {sheet.name}",
        addressee=page.about(),
        stamp=stamp,
        figures=page.account(),
        sections=(
            page.years(),
            page.shares(),
            page.projects(),
            page.needs(),
            page.commitments(),
            page.services(),
            page.milestones(),
            page.indicators(),
            page.statement(),
            page.review(),
        ),
    )


class _Page:
    """The sections, each from the frames that the screen draws."""

    def __init__(
        self, sheet: MunicipalSheet, inputs: Inputs, facts: Facts, catalog: Catalog, cut: date
    ) -> None:
        self.sheet, self.inputs, self.facts = sheet, inputs, facts
        self.catalog, self.cut = catalog, cut

    def about(self) -> str:
        people = self.sheet.population
        told = f"{quantity_text(people, self.facts)} habitantes" if people else ""
        spells = spells_sentence(self.inputs, self.sheet.municipality_id, self.cut)
        parts = (spells, self.sheet.department, told, self.sheet.mayor)
        return " · ".join(part for part in parts if part)

    def account(self) -> tuple[tuple[str, str], ...]:
        account = self.sheet.account
        if account is None:
            return ()
        named = (("Pagó", "paid"), ("Debe, ya vencido", "overdue"), ("A su favor", "credit"))
        return (
            *((label, self._money(account[key])) for label, key in named),
            ("Aportes", str(account["word"])),
        )

    def years(self) -> Section:
        rows = [
            (
                str(row["year"]),
                self._money(row["charged"]),
                self._money(row["paid"]),
                self._share(row["share"]),
                str(row["services"]),
                str(row["training"]),
                str(row["assistance"]),
                str(row["visits"]),
                f"{row['seats_taken']} de {row['seats']}" if row["seats"] else MISSING,
            )
            for row in _records(municipal_years(self.inputs, self.sheet.municipality_id, self.cut))
        ]
        headers = (
            "Año",
            "Se le cobró",
            "Pagó",
            "Parte del total",
            "Servicios",
            "Capacitaciones",
            "Asistencia",
            "Visitas",
            "Sesiones",
        )
        title = "Año por año: lo que aportó y lo que recibió"
        return _section(title, headers, rows, right=headers[1:])

    def shares(self) -> Section:
        view = equity(self.inputs, self.cut, None)
        rows = [
            (
                row["name"],
                self._money(row["received"]),
                self._share(row["received_share"]),
                self._share(row["paid_share"]),
            )
            for row in _records(shares_of(view, self.sheet.municipality_id))
        ]
        headers = ("Regla", "Dinero de sus proyectos", "Parte recibida", "Parte aportada")
        return _section(
            "Lo que aporta y lo que le llega, con tres reglas",
            headers,
            rows,
            right=headers[1:],
            said=rule_sentence(view),
        )

    def projects(self) -> Section:
        stages = self.catalog.names_of("project_stages")
        themes = self.catalog.names_of("project_themes")
        rows = [
            (
                f"{row['code']} {row['name']}".strip(),
                themes.get(row["theme"], ""),
                f"{stages.get(row['stage'], '')}{' · atrasado' if row['delayed'] else ''}",
                self._count(row["people"]),
                self._count(row["families"]),
                self._money(row["amount"]),
                public_sentence(row) or "sin frase pública",
            )
            for row in _records(self.sheet.projects)
        ]
        headers = ("Proyecto", "Tema", "Etapa", "Personas", "Familias", "Valor aquí", "Cómo va")
        none = "Ningún proyecto lo nombra todavía."
        return _section("Proyectos", headers, rows, right=headers[3:6], none=none)

    def needs(self) -> Section:
        lines = need_lines(self.inputs, self.cut, self.catalog, self.sheet.municipality_id)
        rows = [
            (
                str(row["priority"]),
                row["text"],
                row["theme"],
                self._money(row["cost"]),
                row["project"] or row["word"],
            )
            for row in _records(lines)
        ]
        headers = ("Prioridad", "Necesidad", "Tema", "Costo estimado", "Qué la atiende")
        none = "No hay necesidades anotadas."
        return _section("Lo que necesita", headers, rows, right=("Costo estimado",), none=none)

    def review(self) -> Section:
        last = last_review(self.inputs, self.sheet.municipality_id, self.cut)
        return Section("Visto bueno del municipio", (review_sentence(last, self.cut),))

    def commitments(self) -> Section:
        lines = commitment_lines(self.inputs, self.cut)
        mine = lines[lines["municipality_id"] == self.sheet.municipality_id]
        rows = [(row["text"], written(row["due_on"]), row["word"]) for row in _records(mine)]
        none = "No tiene compromisos a su nombre."
        return _section("Sus compromisos", ("Compromiso", "Plazo", "Estado"), rows, none=none)

    def services(self) -> Section:
        rows = [
            (
                Month.parse(row["month"]).label,
                row["service"],
                f"{quantity_text(row['quantity'], self.facts)} {row['unit']}",
            )
            for row in _records(self.sheet.services)
        ]
        headers = ("Mes", "Servicio", "Cantidad")
        none = "No hay servicios anotados."
        return _section("Servicios recibidos", headers, rows, right=headers[2:], none=none)

    def milestones(self) -> Section:
        rows = [
            (row["milestone"], row["name"], written(row["due_on"]), row["word"])
            for row in _records(self.sheet.milestones)
        ]
        headers = ("Paso", "Qué es", "Plazo", "Estado")
        none = "No hay un cambio de gobierno en curso."
        return _section("Cambio de gobierno", headers, rows, none=none)

    def indicators(self) -> Section:
        rows = []
        for row in _records(self.sheet.indicators):
            card = self.catalog.indicator(row["code"])
            figures = (row["value"], row["association_value"], row["target"])
            rows.append((row["name"], *(value_text(v, card, self.facts) for v in figures)))
        headers = ("Indicador", "Municipio", "Asociación", "Meta")
        none = "Este mes no hay cifras por municipio."
        return _section("Sus indicadores", headers, rows, right=headers[1:], none=none)

    def statement(self) -> Section:
        rows = [
            (
                written(row["dated_on"]),
                row["concept"],
                self._money(row["charged"], ""),
                self._money(row["credited"], ""),
                self._money(row["balance"]),
            )
            for row in _records(self.sheet.statement)
        ]
        headers = ("Fecha", "Concepto", "Cobro", "Abono", "Saldo")
        return _section("Estado de cuenta", headers, rows, right=headers[2:])

    def _money(self, minor: Any, missing: str = MISSING) -> str:
        return missing if pd.isna(minor) else self.facts.money(int(minor))

    def _share(self, share: float) -> str:
        return MISSING if pd.isna(share) else f"{self.facts.number_format.write(share * 100, 1)} %"

    def _count(self, count: Any) -> str:
        return "sin declarar" if pd.isna(count) else quantity_text(count, self.facts)


def _section(
    title: str,
    headers: tuple[str, ...],
    rows: Sequence[Row],
    *,
    right: tuple[str, ...] = (),
    said: str = "",
    none: str = _NONE,
) -> Section:
    told = Table(headers, tuple(tuple(row) for row in rows), right)
    return Section(title, (said,) if said and rows else (), told, none)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = frame.to_dict("records")
    return found

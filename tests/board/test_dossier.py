"""The folder of an incoming mayor and the association's own hand-over, from what is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from board.route_records import SV, agreement, mayor, row, session
from conftest import Office
from evalua import catalog
from evalua.board.document import Document, Section, written
from evalua.board.dossier import dossier
from evalua.board.internal_pack import internal_pack
from measures.records import (
    M1,
    M2,
    Rows,
    charge,
    commitment,
    meeting,
    members,
    milestone,
    project,
    records,
)

CATALOG = catalog.load()
DAY = date(2027, 6, 20)
CAST = members((M1, "2020-01-01"), (M2, "2020-01-01"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def part(document: Document, title: str) -> Section:
    (found,) = [s for s in document.sections if s.title.startswith(title)]
    return found


def rows(document: Document, title: str) -> list[list[str]]:
    table = part(document, title).table
    assert table is not None
    return [[plain(cell) for cell in line] for line in table.rows]


def folder(office: Office, *given: Rows) -> Document:
    return dossier(records(CAST, SV, *given), office.facts, M1, DAY, CATALOG)


def works() -> Rows:
    made = project(
        "P-1",
        ("in_execution", "2027-01-10"),
        towns={M1: {"amount": 900_00, "families": 4}},
        notes=[("2027-05-02", {"physical": 40.0, "next_step": "Visita"})],
    )
    made["projects"][0] |= {"public_status": "Va el 40 %", "public_status_on": "2027-05-02"}
    return made


def test_the_folder_says_who_it_is_for_and_where_the_change_is(izote: Office) -> None:
    given = (
        mayor(M1, "2027-05-01", name="Ana Luna"),
        mayor(M2, "2021-05-01", name="Berta Paz"),
        session(M1, "induction", "2027-06-10", coming=True),
        row(
            "mentors",
            term_id=1,
            municipality_id=M1,
            mentor_municipality_id=M2,
            since="2027-05-20",
        ),
    )
    document = folder(izote, *given)
    assert (document.title, document.addressee) == ("Carpeta de llegada: M1", "Para Ana Luna")
    assert document.stamp == "Generado con los registros al 20 de junio de 2027."
    assert part(document, "Su municipio").sentences == (
        "M1 es miembro desde el 1 de enero de 2020.",
        "El nuevo gobierno lleva 50 días.",
        "Le acompaña Berta Paz (M2).",
        "Inducción: 10 de junio de 2027.",
    )


def test_what_was_paid_is_told_year_by_year_and_in_its_figures(izote: Office) -> None:
    given = (
        charge(M1, "2026-11-10", 100_00),
        charge(M1, "2027-02-10", 50_00),
    )
    document = folder(izote, *given)
    figures = {label: plain(value) for label, value in document.figures}
    assert figures == {
        "Cobrado": "$150.00",
        "Pagado": "$0.00",
        "Pendiente": "$150.00",
        "Vencido": "$150.00",
        "Estado": "◆ Pendiente",
    }
    assert rows(document, "Lo que su municipio aportó") == [
        ["2026", "$100.00", "$0.00", "$100.00"],
        ["2027", "$50.00", "$0.00", "$150.00"],
    ]


def test_projects_carry_their_stage_and_what_is_said_in_public(izote: Office) -> None:
    other = project("P-2", ("idea", "2027-02-01"), towns={M2: {"amount": 1}})
    third = project("P-3", ("idea", "2027-02-01"), towns={M1: {}})
    assert rows(folder(izote, works(), other, third), "Lo que su municipio recibe") == [
        ["En ejecución", "P-1 Proyecto", "Va el 40 % (02/05/2027)", "40 %", "$900.00", "Visita"],
        ["Idea", "P-3 Proyecto", "Sin estado público registrado", "—", "—", "—"],
    ]


def test_open_commitments_of_all_and_its_own_are_listed(izote: Office) -> None:
    mine, theirs = commitment("2027-06-30"), commitment("2027-07-01")
    done, all_of_us = commitment("2027-05-01", "2027-05-01"), commitment("2027-06-01")
    mine["commitments"][0]["municipality_id"] = M1
    theirs["commitments"][0]["municipality_id"] = M2
    held = meeting("board", "2027-04-01", {M1: "holder"}, [mine, theirs, done, all_of_us])
    assert [line[2:] for line in rows(folder(izote, held), "Compromisos")] == [
        ["Todos", "01/06/2027", "◆ Vencido"],
        ["M1", "30/06/2027", "– Pendiente"],
    ]


def test_agreements_in_force_are_listed_and_old_ones_are_not(izote: Office) -> None:
    partner = row("partners", id=1, name="Fondo Agua")
    given = (
        partner,
        agreement("2026-01-01", "2028-01-01"),
        agreement("2025-01-01", "2027-06-19"),
        agreement("2026-01-01", "2028-01-01", "2026-06-01"),
    )
    assert rows(folder(izote, *given), "Convenios") == [
        ["Convenio", "Fondo Agua", "Vigente", "01/01/2026", "01/01/2028"]
    ]


def test_the_calendar_begins_with_what_is_due_next(izote: Office) -> None:
    document = folder(izote)
    # Everything up to T10 is overdue; the first one is T01, of 3 July 2026.
    assert part(document, "Calendario").sentences == (
        "Lo siguiente: T01 Reglas de neutralidad y calendario acordados en junta, venció el 3 de "
        "julio de 2026.",
    )
    lines = rows(document, "Calendario")
    assert len(lines) == 16
    assert lines[0][2:] == ["Asociación", "◆ Vencido"]
    assert lines[10][0::2] == ["30/06/2027", "Municipio"]


def test_with_nothing_recorded_each_part_says_so(izote: Office) -> None:
    document = dossier(records(CAST), izote.facts, M1, DAY, CATALOG)
    assert document.addressee == "Para la alcaldía de M1"
    said = {section.title: section.empty for section in document.sections[1:]}
    assert all(said.values())
    assert all(not (s.table and s.table.rows) for s in document.sections)


def test_an_unknown_municipality_is_refused(izote: Office) -> None:
    with pytest.raises(KeyError):
        dossier(records(CAST), izote.facts, 99, DAY, CATALOG)


def test_the_internal_hand_over_says_where_things_are_and_what_is_pending(izote: Office) -> None:
    kept = milestone("T14", None, "2027-06-01", evidence="Acta: 4\nClaves: sobre sellado")
    document = internal_pack(records(CAST, SV, works(), kept), izote.facts, DAY, CATALOG)
    assert part(document, "Dónde está").sentences == ("Acta: 4", "Claves: sobre sellado")
    assert document.figures[0] == ("Miembros", "2")
    assert rows(document, "Proyectos")[0][:2] == ["En ejecución", "P-1 Proyecto"]
    pending = rows(document, "Calendario")
    assert {line[3] for line in pending} <= {"◆ Vencido", "▲ Por vencer", "– Aún no toca"}
    assert not [line for line in pending if line[1].startswith("T14")]


def test_missing_values_are_written_as_a_dash() -> None:
    assert [written(v) for v in (None, "", float("nan"), date(2026, 1, 2), "x")] == [
        "—",
        "—",
        "—",
        "02/01/2026",
        "x",
    ]

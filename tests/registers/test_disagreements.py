"""Disagreements: the direction writes them, and nothing they say leaves by any door."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from sqlmodel import col, select

from conftest import DIRECTOR, NOW, TODAY, Office
from evalua import catalog
from evalua.board import disagreements as told
from evalua.board.dossier import dossier
from evalua.board.log import lines as log
from evalua.board.municipal_document import municipal_document
from evalua.board.municipality import municipal_sheet
from evalua.domain.actor import Actor, Role
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.inputs import Cut
from evalua.months.evaluation import evaluate
from evalua.months.freezing import freeze
from evalua.months.gathering import gather
from evalua.months.history import scores_by_month
from evalua.months.tables import SnapshotDetail
from evalua.quality.rules import doubts
from evalua.registers.disagreements.commands import (
    ClosingInput,
    DisagreementInput,
    close,
    correct,
    receive,
    reopen,
    withdraw,
)
from evalua.registers.disagreements.queries import whole
from evalua.registers.reading import alive
from evalua.registers.targets.tables import IndicatorAdoption
from evalua.reports.summary import summary_csv, summary_workbook
from evalua.storage.audit import AuditEntry
from evalua.storage.trail import Asked

CATALOG = catalog.load()
SECRETS = ("zqsecreto", "Tesorería zqdueña", "zqrespuesta")
SECRET = DisagreementInput(
    "dispute",
    "Demanda zqsecreto por la servidumbre",
    date(2026, 6, 1),
    "Tesorería zqdueña",
    reserved=True,
)
PLAIN = DisagreementInput("service", "La máquina llegó tarde", date(2026, 6, 20), "Servicios")
OTHERS: tuple[Role, ...] = ("administrator", "team", "board", "mayor", "reader")


def codes(raised: pytest.ExceptionInfo[Problem]) -> list[str]:
    return sorted(f.code for f in raised.value.findings)


def hear(office: Office, data: DisagreementInput = PLAIN) -> int:
    with office.work() as work:
        return receive(work, data, catalog=CATALOG).id


def reserved_one(office: Office) -> int:
    """A reserved one of Belmira, answered: its words, owner and answer carry marks."""
    key = hear(office, replace(SECRET, municipality_id=office.members["Belmira"]))
    with office.work() as work:
        answer = ClosingInput(date(2026, 7, 20), "agreed", "Se pactó zqrespuesta")
        close(work, key, answer, catalog=CATALOG)
    return key


def inputs(office: Office):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return gather(session, office.id)


# --- writing -----------------------------------------------------------------------------------


def test_without_a_date_it_is_due_in_sixty_days(clara: Office) -> None:
    hear(clara)
    hear(clara, replace(PLAIN, due_on=date(2026, 7, 1)))
    assert [str(d.date()) for d in inputs(clara).disagreements["due_on"]] == [
        "2026-08-19",
        "2026-07-01",
    ]


def test_everything_wrong_is_said_at_once(clara: Office) -> None:
    bad = DisagreementInput("anger", " ", date(2026, 12, 1), "")
    with pytest.raises(Problem) as raised:
        hear(clara, bad)
    assert codes(raised) == ["V00", "V00", "V00", "V03"]
    with pytest.raises(Problem) as raised:
        hear(clara, replace(PLAIN, due_on=date(2026, 6, 1)))
    assert codes(raised) == ["V25"]


def test_it_is_closed_once_with_how_it_ended(clara: Office) -> None:
    key = hear(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        close(work, key, ClosingInput(date(2026, 6, 1), "", ""), catalog=CATALOG)
    assert codes(raised) == ["V00", "V00", "V25"]
    answer = ClosingInput(date(2026, 7, 1), "accepted", "Se fijaron turnos")
    with clara.work() as work:
        close(work, key, answer, catalog=CATALOG, version=1)
    with pytest.raises(Problem) as raised, clara.work() as work:
        close(work, key, answer, catalog=CATALOG)
    assert codes(raised) == ["V56"]
    with clara.work() as work:
        row = reopen(work, key)
    assert (row.closed_on, row.outcome, row.closing_note) == (None, "", "")
    with pytest.raises(Problem), clara.work() as work:
        reopen(work, key)


def test_it_is_corrected_and_taken_back_for_a_reason_of_the_list(clara: Office) -> None:
    key = hear(clara)
    with clara.work() as work:
        correct(work, key, replace(PLAIN, owner="Dirección"), catalog=CATALOG, version=1)
    with pytest.raises(Problem) as raised, clara.work() as work:
        withdraw(work, key, "porque Belmira se molestó", catalog=CATALOG)
    assert codes(raised) == ["V00"]
    with clara.work() as work:
        withdraw(work, key, "repeated", catalog=CATALOG)
    assert inputs(clara).disagreements.empty


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_direction_reads_or_writes_them(clara: Office, role: Role) -> None:
    other = Actor("Otra persona", role, association_id=clara.id)
    with pytest.raises(Problem) as raised, clara.work(actor=other) as work:
        receive(work, PLAIN, catalog=CATALOG)
    assert codes(raised) == ["V57"]
    with pytest.raises(Problem) as raised, clara.db.session() as session:
        whole(session, other, association_id=clara.id)
    assert codes(raised) == ["V57"]


def test_whoever_administers_without_directing_does_not_read_them(clara: Office) -> None:
    keeper = Actor("Sistemas", "reader", association_id=clara.id, is_administrator=True)
    with pytest.raises(Problem) as raised, clara.db.session() as session:
        whole(session, keeper, association_id=clara.id)
    assert codes(raised) == ["V57"]


# --- the doors by which it could leave -----------------------------------------------------------


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_what_everybody_counts_has_no_words_nor_whose_it_is(clara: Office) -> None:
    reserved_one(clara)
    hear(clara)
    frame = inputs(clara).disagreements
    assert list(frame.columns) == ["kind", "received_on", "due_on", "closed_on", "reserved"]
    assert frame["kind"].tolist() == ["", "service"]


def test_the_log_keeps_its_dates_and_nothing_else(clara: Office) -> None:
    key = reserved_one(clara)
    with clara.work() as work:
        withdraw(work, key, "mistake", catalog=CATALOG)
    with clara.db.session() as session:
        mine = col(AuditEntry.table_name) == "disagreement"
        rows = session.exec(select(AuditEntry).where(mine)).all()
        assert len(rows) == 3
        kept = {name for row in rows for name in {**(row.before or {}), **(row.after or {})}}
        said = json.dumps([[row.before, row.after, row.reason] for row in rows], ensure_ascii=False)
    assert not leaks(said)
    assert not kept & {"kind", "about", "municipality_id", "owner", "outcome", "closing_note"}
    assert {"received_on", "due_on", "closed_on"} <= kept


def test_a_reason_typed_to_pass_a_question_does_not_reach_the_log(clara: Office) -> None:
    data = replace(SECRET, about="Dice que el partido azul zqsecreto lo excluye")
    with pytest.raises(Problem) as raised:
        hear(clara, data)
    assert codes(raised) == ["V28"]
    with clara.work() as work:
        receive(work, data, catalog=CATALOG, confirmed={"V28": "Así lo dijo zqsecreto"})
    with clara.db.session() as session:
        said = json.dumps([[r.after, r.reason] for r in session.exec(select(AuditEntry)).all()])
    assert not leaks(said)


def test_the_page_of_changes_tells_only_that_there_was_one(clara: Office) -> None:
    reserved_one(clara)
    board = Actor("Presidencia", "board", association_id=clara.id)
    with clara.db.session() as session:
        found = log.lines(session, board, clara.facts, Asked(table="disagreement"), CATALOG)
    text = " ".join(repr(line) for line in found)
    assert "inconformidad recibida el 1 jun 2026" in text
    assert not leaks(text)
    assert "Belmira" not in text
    assert "Litigio" not in text


def evaluated(office: Office):  # type: ignore[no-untyped-def]
    """October, with the indicator adopted by the board."""
    month = Month(2026, 10)
    with office.work() as work:
        if not alive(work.session, IndicatorAdoption, office.id):
            work.add(
                IndicatorAdoption(
                    association_id=office.id,
                    indicator="A02-Q06-02",
                    year=2026,
                    decided_on=date(2026, 1, 15),
                    act="Acta 1",
                )
            )
    with office.db.session() as session:
        return evaluate(
            session, association_id=office.id, month=month, catalog=CATALOG, today=TODAY
        )


def test_the_rows_behind_the_figure_are_totals(clara: Office) -> None:
    reserved_one(clara)
    hear(clara)
    rows = evaluated(clara).details["A02-Q06-02"]
    assert rows[["label", "numerator", "denominator"]].values.tolist() == [
        ["Calidad de un servicio", 0.0, 1.0],
        ["Reservadas", 1.0, 1.0],
    ]
    assert rows["dated_on"].isna().all()
    assert (rows["uid"] == "").all()
    assert rows["municipality_ids"].tolist() == [(), ()]


def test_what_the_board_approves_keeps_the_totals_alone(clara: Office) -> None:
    reserved_one(clara)
    with clara.work() as work:
        freeze(work.session, evaluated(clara), act="Acta 1", who="Directora", now=NOW)
    with clara.db.session() as session:
        mine = col(SnapshotDetail.indicator) == "A02-Q06-02"
        (kept,) = session.exec(select(SnapshotDetail).where(mine)).all()
        text = json.dumps(kept.rows, ensure_ascii=False, default=str)
    assert "Reservadas" in text
    assert not leaks(text)
    assert "2026-06" not in text


def test_neither_the_workbook_nor_the_text_files_say_it(clara: Office) -> None:
    reserved_one(clara)
    given = (evaluated(clara), inputs(clara))
    history = _history(clara)
    about = {"before": None, "generated_on": TODAY}
    book = openpyxl.load_workbook(
        BytesIO(summary_workbook(*given, history, CATALOG, **about))  # type: ignore[arg-type]
    )
    cells = " ".join(
        str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value
    )
    assert not leaks(cells)
    assert "Reservadas" not in cells
    archive = ZipFile(BytesIO(summary_csv(*given, history, CATALOG, **about)))  # type: ignore[arg-type]
    text = " ".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    assert not leaks(text)


def _history(office: Office):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return scores_by_month(
            session,
            association_id=office.id,
            last=Month(2026, 10),
            count=1,
            catalog=CATALOG,
            today=TODAY,
        )


def test_the_documents_of_a_municipality_do_not_say_it(clara: Office) -> None:
    reserved_one(clara)
    town, found = clara.members["Belmira"], inputs(clara)
    folder = repr(dossier(found, clara.facts, town, TODAY, CATALOG))
    now = evaluated(clara)
    seen = municipal_sheet(found, now, town, TODAY, CATALOG)
    sheet = repr(municipal_document(seen, found, now, CATALOG, TODAY))
    assert "Belmira" in folder
    assert not leaks(folder + sheet)
    assert "nconformidad" not in folder


def test_what_is_wrong_in_the_data_and_what_waits_do_not_say_it(clara: Office) -> None:
    reserved_one(clara)
    found = inputs(clara)
    cut = Cut(Month(2026, 10), date(2026, 10, 31))
    assert not leaks(doubts(found, cut, clara.facts).to_csv())
    assert not leaks(" ".join(frame.to_csv() for frame in found.frames.values()))


def test_the_totals_say_how_many_and_never_which(clara: Office) -> None:
    reserved_one(clara)
    hear(clara)
    found = inputs(clara)
    assert told.sentence(found, TODAY) == "1 inconformidad abierta, 1 fuera de plazo."
    first = told.totals(found, TODAY).iloc[0]
    assert (first["quarter"], first["due"], first["on_time"], first["open"]) == (
        "Tercer trimestre de 2026",
        2,
        1,
        1,
    )


def test_an_office_that_heard_nothing_says_so(clara: Office) -> None:
    assert told.sentence(inputs(clara), TODAY) == "No hay inconformidades abiertas."
    with clara.db.session() as session:
        assert whole(session, DIRECTOR, association_id=clara.id).empty

"""Auditoría: empty filters, each filter, a line before and after, the files, and who may not."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import text
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from conftest import NOW, TODAY, Office
from evalua import catalog
from evalua.accounts.tables import Account
from evalua.board.log import lines as log
from evalua.domain.actor import Actor
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.contributions.tables import Payment
from evalua.registers.reading import one
from evalua.registers.transitions.tables import Candidate
from evalua.reports.log import log_csv, log_workbook
from evalua.schema import METADATA
from evalua.storage import naming
from pages_support import text_of, widget
from visitors import enter

ANA = Actor("Ana Ruiz", "team")
BOARD = Actor("Junta", "board")


def pay(office: Office, *, note: str = "", now: datetime = NOW) -> int:
    with office.work(ANA, now=now) as work:
        row = Payment(
            association_id=office.id,
            municipality_id=office.members["Belmira"],
            paid_on=date(2026, 10, 3),
            amount=1_200_000,
            method="transfer",
            note=note,
        )
        return work.add(row).id


def correct(office: Office, key: int, now: datetime = NOW + timedelta(hours=1)) -> None:
    with office.work(ANA, now=now) as work:
        row = one(work.session, Payment, office.id, key)
        work.change(row, "el banco corrigió", amount=1_300_000)


def told(office: Office, **asked: Any) -> list[log.Line]:
    wanted = log.asked(
        office.facts, **{"actor": "", "table": "", "row_uid": "", "month": None, **asked}
    )
    with office.db.session() as session:
        return log.lines(session, BOARD, office.facts, wanted, catalog.load())


def expanders(app: AppTest) -> list[str]:
    return [str(one.label).replace("\\", "") for one in app.expander]


def test_a_change_is_told_in_words(clara: Office) -> None:
    correct(clara, pay(clara))
    assert told(clara)[0].sentence.replace("\u00a0", " ") == (
        "Ana Ruiz cambió el pago del 3 oct 2026 de Belmira: valor $ 1.200.000 → $ 1.300.000 "
        "(motivo: el banco corrigió)"
    )


def test_what_is_written_and_what_is_removed_are_told_in_words(clara: Office) -> None:
    key = pay(clara)
    with clara.work(ANA) as work:
        work.remove(one(work.session, Payment, clara.id, key), "se repitió")
    removed, written = told(clara)[:2]
    assert written.sentence == "Ana Ruiz registró el pago del 3 oct 2026 de Belmira"
    assert removed.sentence == (
        "Ana Ruiz eliminó el pago del 3 oct 2026 de Belmira (motivo: se repitió)"
    )


def test_a_line_opened_shows_codes_dates_and_names_as_people_say_them(clara: Office) -> None:
    correct(clara, pay(clara))
    values = {
        one.name: (one.before, one.after.replace("\u00a0", " ")) for one in told(clara)[1].values
    }
    assert values["municipio"] == ("vacío", "Belmira")
    assert values["fecha de pago"] == ("vacío", "3 oct 2026")
    assert values["medio"] == ("vacío", "Transferencia")
    assert values["valor"] == ("vacío", "$ 1.200.000")
    assert not {"uid", "version", "asociación"} & set(values)


def test_the_month_of_a_line_is_that_of_the_place(clara: Office) -> None:
    """The last evening of October there is already November in UTC."""
    pay(clara, now=datetime(2026, 11, 1, 3, 0, tzinfo=UTC))
    assert [line.table for line in told(clara, month=Month(2026, 10))] == ["pago"]
    assert told(clara, month=Month(2026, 10))[0].at.date() == date(2026, 10, 31)


def test_each_filter_leaves_out_the_rest(clara: Office) -> None:
    key = pay(clara)
    correct(clara, key)
    pay(clara)
    everything = told(clara)
    assert {line.actor for line in told(clara, actor=ANA.name)} == {ANA.name}
    assert len(told(clara, actor=ANA.name)) == 3
    assert {line.table for line in told(clara, table="payment")} == {"pago"}
    one_payment = told(clara, row_uid=everything[1].row_uid)
    assert [line.done for line in one_payment] == ["Cambio", "Registro"]
    assert told(clara, month=Month(2026, 9)) == []


def test_another_association_is_never_told(clara: Office, izote: Office) -> None:
    pay(clara)
    assert "pago" not in {line.table for line in told(izote)}
    outsider = Actor("De otra parte", "director", association_id=izote.id)
    wanted = log.asked(clara.facts, actor="", table="", row_uid="", month=None)
    with clara.db.session() as session, pytest.raises(Problem) as refused:
        log.lines(session, outsider, clara.facts, wanted, catalog.load())
    assert refused.value.findings[0].code == "V57"


@pytest.mark.parametrize("role", ["team", "mayor", "reader"])
def test_who_does_not_answer_for_the_data_does_not_read_its_history(
    clara: Office, role: Any
) -> None:
    wanted = log.asked(clara.facts, actor="", table="", row_uid="", month=None)
    with clara.db.session() as session:
        for use in (
            lambda who: log.lines(session, who, clara.facts, wanted, catalog.load()),
            lambda who: log.count(session, who, clara.facts, wanted),
            lambda who: log.choices(session, who, clara.facts, Month.of(TODAY)),
        ):
            with pytest.raises(Problem, match="no permite"):
                use(Actor("Alguien", role))


def test_the_name_of_a_candidate_is_told_nowhere() -> None:
    """What the log does not keep must not come back through the record it speaks of."""
    used = " ".join((*naming.told("candidate"), naming.named("candidate")))
    assert not {name for name in Candidate.never_logged if f"{{{name}}}" in used}


@pytest.mark.parametrize("table", sorted(METADATA.tables))
def test_every_table_and_column_has_a_name_in_spanish(table: str) -> None:
    words = naming._words()
    own = words["tables"].get(table, {})
    assert own.get("called"), f"data/words/records.toml does not name the table {table}"
    columns = {column.name for column in METADATA.tables[table].c}
    unnamed = columns - set(words["columns"]) - set(own)
    assert not unnamed, f"data/words/records.toml does not name {sorted(unnamed)} of {table}"


def test_what_names_a_record_speaks_of_columns_it_has() -> None:
    words = naming._words()
    for part in ("told", "named"):
        for table, template in words[part].items():
            if table not in METADATA.tables:
                continue  # an event that is told and kept in no table
            used = set(re.findall(r"\{(\w+)\}", template))
            assert used <= {column.name for column in METADATA.tables[table].c}, table


def test_the_lists_that_name_codes_exist() -> None:
    known = catalog.load()
    for where, named in naming._words()["choices"].items():
        assert known.names_of(named), f"{where}: there is no list {named}"


def test_the_page_tells_the_chain_and_the_newest_change_first(
    clara: Office, open_page: Any
) -> None:
    correct(clara, pay(clara))
    app = open_page("audit")
    assert "La cadena está íntegra" in text_of(app)
    assert "cambió el pago del 3 oct 2026 de Belmira" in expanders(app)[0]
    assert "| valor | $ 1.200.000 | $ 1.300.000 |" in text_of(app).replace("\u00a0", " ")


def test_the_address_filters_and_the_lists_show_it(clara: Office, open_page: Any) -> None:
    pay(clara)
    app = open_page("audit", persona=ANA.name, registro="payment", cuando="2026-11")
    assert len(expanders(app)) == 1
    assert widget(app, "selectbox", f"audit.persona.{ANA.name}").value == ANA.name
    widget(app, "button", "audit.everything").click().run()
    assert len(expanders(app)) > 1


def test_what_the_address_cannot_mean_is_left_out(clara: Office, open_page: Any) -> None:
    app = open_page("audit", persona="Nadie", registro="nada", cuando="2026-13", pagina="999")
    assert len(expanders(app)) > 0


def test_a_filter_without_lines_says_so_and_how_to_go_back(clara: Office, open_page: Any) -> None:
    app = open_page("audit", fila="ninguna")
    assert "No hay cambios así" in text_of(app)
    assert expanders(app) == []


def test_choosing_a_person_leaves_their_changes(clara: Office, open_page: Any) -> None:
    pay(clara)
    app = open_page("audit")
    widget(app, "selectbox", "audit.persona.").set_value(ANA.name).run()
    assert all(ANA.name in label for label in expanders(app))


def test_a_record_shows_its_whole_history(clara: Office, open_page: Any) -> None:
    correct(clara, pay(clara))
    pay(clara)
    app = open_page("audit")
    follow = [b for b in app.button if str(b.key).startswith("audit.follow.")]
    follow[1].click().run()
    assert len(expanders(app)) == 2
    assert "Historia del pago del 3 oct 2026 de Belmira" in text_of(app)


def test_long_histories_are_turned_page_by_page(clara: Office, open_page: Any) -> None:
    for _ in range(30):
        pay(clara)
    app = open_page("audit")
    first = expanders(app)
    assert len(first) == 25
    widget(app, "button", "audit.older").click().run()
    assert "Página 2 de" in text_of(app)
    assert expanders(app)


def test_a_broken_chain_is_said_aloud(clara: Office, open_page: Any) -> None:
    pay(clara)
    with clara.db.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET actor = 'x' WHERE table_name = 'payment'"))
    said = text_of(open_page("audit"))
    assert "no dice lo que decía cuando se escribió" in said
    assert "íntegra" not in said


def test_text_typed_by_people_acts_neither_on_the_page_nor_in_the_files(
    clara: Office, open_page: Any
) -> None:
    pay(clara, note="=1+1 **negrita** | barra")
    assert "**negrita**" not in "".join(str(m.value) for m in open_page("audit").markdown)
    lines = told(clara)
    page = load_workbook(BytesIO(log_workbook(lines, clara.facts, TODAY)))["Historia"]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    assert "=1+1 **negrita** | barra" in log_csv(lines, clara.facts).decode("utf-8")


def test_the_files_hold_what_is_filtered(clara: Office) -> None:
    correct(clara, pay(clara))
    lines = told(clara, table="payment")
    rows = log_csv(lines, clara.facts).decode("utf-8").strip().splitlines()
    assert len(rows) == 3
    assert "valor $\u00a01.200.000 → $\u00a01.300.000" in rows[1]
    page = load_workbook(BytesIO(log_workbook(lines, clara.facts, TODAY)))["Historia"]
    assert [c.value for c in next(page.iter_rows(min_row=page.max_row))][2] == ANA.name


@pytest.mark.parametrize("role", ["team", "mayor", "reader"])
def test_the_page_is_closed_to_who_may_not_read_it(
    clara: Office, open_page: Any, role: Any
) -> None:
    pay(clara)
    app = open_page("audit", role=role)
    assert expanders(app) == []
    assert "Belmira" not in text_of(app)


# --- the installation --------------------------------------------------------------------------


ACCOUNTS = "La instalación (cuentas)"


def rename(office: Office, name: str) -> None:
    """The account of the administrator gets another name: a line that belongs to no association."""
    with office.db.work(actor=Actor("Marta", "administrator"), now=NOW, today=TODAY) as work:
        account = work.session.exec(select(Account).order_by(col(Account.id).desc())).first()
        assert account is not None
        work.change(account, name=name)


def test_an_administrator_reads_what_happened_to_the_accounts(
    clara: Office, open_page: Any
) -> None:
    pay(clara)
    who = enter(clara.db, NOW, "administrator", administrator=True)
    rename(clara, "Marta Solano")
    app: AppTest = open_page("audit", visitor=who)
    assert not any("Marta Solano" in one for one in expanders(app))
    choice = next(box for box in app.selectbox if box.label == "Historia de")
    assert choice.options == ["La asociación", ACCOUNTS]
    choice.set_value("instalacion").run()
    assert not app.exception
    assert any(one.startswith("10:00 · Marta cambió la cuenta") for one in expanders(app))
    assert not any("pago" in one for one in expanders(app))
    assert "La cadena está íntegra" in text_of(app)
    assert not app.get("download_button")


def test_nobody_else_is_offered_the_accounts_nor_reaches_them_by_the_address(
    clara: Office, open_page: Any
) -> None:
    pay(clara)
    enter(clara.db, NOW, "administrator", administrator=True)
    rename(clara, "Marta Solano")
    app: AppTest = open_page("audit", role="board", de="instalacion")
    assert not any(box.label == "Historia de" for box in app.selectbox)
    assert any("pago" in one for one in expanders(app))
    assert not any("Marta Solano" in one for one in expanders(app))
    everything = log.asked(clara.facts, actor="", table="", row_uid="", month=None)
    with clara.db.session() as session, pytest.raises(Problem, match="no permite"):
        log.lines(session, BOARD, clara.facts, everything, catalog.load(), installation=True)

"""Ficha municipal: what one municipality paid, owes and received."""

from __future__ import annotations

from datetime import date

from board.year import CATALOG, Year, record_year
from conftest import TODAY, Office
from evalua.board.municipal_document import municipal_document
from evalua.board.municipality import municipal_sheet
from evalua.registers.members.commands import end_membership
from evalua.registers.members.queries import municipalities
from evalua.registers.members.tables import Membership, Municipality
from evalua.registers.reading import alive
from evalua.reports.html_document import write_document
from pages_support import text_of


def uid_of(office: Office, name: str) -> str:
    with office.db.session() as session:
        rows = municipalities(session, association_id=office.id)
    return str(rows.loc[rows["name"] == name, "uid"].iloc[0])


def figures(app) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {m.label: str(m.value).replace("\u00a0", " ") for m in app.metric}


def table(app, header: str):  # type: ignore[no-untyped-def]
    return next(d.value for d in app.dataframe if header in d.value.columns)


def test_without_municipalities_the_page_says_where_to_add_them(found, open_page) -> None:  # type: ignore[no-untyped-def]
    office = found("Mancomunidad Nueva", ["Única"])
    with office.work() as work:
        for row in alive(work.session, Municipality, office.id):
            work.remove(row, "se escribió por error")
        for spell in alive(work.session, Membership, office.id):
            work.remove(spell, "se escribió por error")
    assert "Todavía no hay municipios" in text_of(open_page("municipality", mes="2026-10"))


def test_a_municipality_without_records_is_said_in_words(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    said = text_of(open_page("municipality", mes="2026-10"))
    assert "Miembro desde el 1 de enero de 2020" in said
    assert "Todavía no hay cobros, servicios, actividades ni sesiones anotadas." in said
    assert "No tiene cobros ni pagos hasta la fecha." in said
    assert "Ningún proyecto lo nombra todavía." in said


def test_the_sheet_says_what_it_paid_owes_and_received(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("municipality", mes="2026-10", municipio=uid_of(clara, "Cañaveral"))
    # It paid to June; July, August, September and October are overdue by 31 October.
    assert figures(app) == {
        "Pagó": "$ 6.000.000",
        "Debe, ya vencido": "$ 4.000.000",
        "Aportes": "◆ Pendiente",
        "Lo beneficia": "2 proyectos",
    }
    # 80 people in each of its two projects.
    assert "sus proyectos declaran 160 personas" in text_of(app)
    assert "Su silla estuvo ocupada en 1 de 1." in text_of(app)
    # Six of the 33.5 million that all paid: 17.9 %; a visit in September was for the first two.
    year = table(app, "Parte del total pagado").iloc[0]
    assert [str(v).replace("\u00a0", " ") for v in year[:4]] == [
        "2026",
        "$ 10.000.000",
        "$ 6.000.000",
        "17,9 %",
    ]
    assert list(year[4:]) == ["0", "0", "0", "1", "1 de 1"]


def test_the_printed_sheet_says_what_the_screen_says(year: Year) -> None:
    told, other = (printed(year, name) for name in ("Cañaveral", "Alto Claro"))
    assert "<h1>Ficha de Cañaveral</h1>" in told and "Cifras al 31 de octubre de 2026" in told
    for figure in ("$ 6.000.000", "$ 4.000.000", "17,9 %", "Vía El Salto", "Pago del 8 de junio"):
        assert figure in told
    # Stand-alone: nothing is fetched, and what people typed is text.
    assert "http" not in told.replace("http-equiv", "") and "<script" not in told
    assert "=HYPERLINK(&quot;http://ejemplo&quot;" in other


def test_the_printed_sheet_carries_its_needs_and_who_signed_it_off(year: Year) -> None:
    told, other = (printed(year, name) for name in ("Belmira", "Alto Claro"))
    assert "+ placa huella" in told and "Vía El Salto" in told
    assert "Visto bueno de Ana Ruiz, Alcaldesa, el 20 de octubre de 2026" in told
    assert "sin frase pública" in told
    assert "No hay necesidades anotadas." in other and "Sin revisar" in other


def printed(year: Year, name: str) -> str:
    key, shown = year.office.members[name], year.now
    sheet = municipal_sheet(year.inputs, shown, key, shown.cut, CATALOG)
    document = municipal_document(sheet, year.inputs, shown, CATALOG, TODAY)
    return write_document(document).decode("utf-8").replace("\u00a0", " ")


def test_a_sheet_talks_about_signals_only_when_they_coincide(year: Year, open_year) -> None:  # type: ignore[no-untyped-def]
    # Each owes something old or missed the session at most: one signal alone is not told.
    app = open_year("municipality", municipio=uid_of(year.office, "Cañaveral"))
    assert not [info for info in app.info if "Para conversar" in info.value]


def test_another_municipality_is_chosen_by_name(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    app = open_page("municipality", mes="2026-10", municipio=uid_of(clara, "Alto Claro"))
    there = uid_of(clara, "Belmira")
    box = next(b for b in app.selectbox if str(b.key).startswith("municipio.select."))
    assert list(box.options) == ["Alto Claro", "Belmira", "Cañaveral", "Dos Aguas"]
    box.set_value(there).run()
    assert figures(app)["Aportes"] == "● Al día"
    assert "Ana Ruiz" in text_of(app)


def test_who_left_keeps_its_sheet(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    record_year(clara)
    with clara.work() as work:
        end_membership(work, clara.members["Belmira"], date(2026, 9, 30), "Decisión del municipio")
    app = open_page("municipality", mes="2026-10", municipio=uid_of(clara, "Belmira"))
    assert "Miembro del 1 de enero de 2020 al 30 de septiembre de 2026" in text_of(app)
    assert figures(app)["Pagó"] == "$ 10.000.000"

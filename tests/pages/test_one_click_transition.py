"""¿Qué falta para el cambio de gobierno? From Inicio, one click leads to the answer."""

from __future__ import annotations

from datetime import date

from conftest import Office
from evalua import ROOT, catalog
from evalua.registers.transitions.commands import MilestoneInput, fulfil, fulfil_many
from pages.test_transition_views import change_of_government
from pages_support import text_of

CATALOG = catalog.load()


def test_what_is_missing_for_the_change_of_government(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    # E = 13 December 2026: T01 fell due on 17 April, T02 on 16 June, T03 on 16 July, T04 on
    # 15 August, T05 on 14 October; T06 falls due on 13 November. T07 only in January 2027.
    term = change_of_government(clara, date(2026, 12, 13), date(2027, 3, 1), date(2027, 2, 28))
    towns = clara.members
    with clara.work() as work:
        for code in ("T01", "T04", "T05"):
            data = MilestoneInput(term, code, None, date(2026, 4, 10), "acta 3")
            fulfil(work, data, catalog=CATALOG)
        told = MilestoneInput(term, "T02", None, date(2026, 6, 1), "ficha")
        fulfil_many(work, told, list(towns.values()), catalog=CATALOG)
        told = MilestoneInput(term, "T03", None, date(2026, 7, 1), "lista")
        fulfil_many(work, told, [towns["Belmira"], towns["Dos Aguas"]], catalog=CATALOG)
    app = open_page("home", mes="2026-10")
    # From 16 July to 31 October: 107 days.
    asked = "Transición T03, Liderazgos locales informados"
    assert asked in text_of(app)
    assert "venció hace 107 días en Alto Claro y Cañaveral." in text_of(app)
    links = [str(block.proto) for block in app.get("page_link")]
    assert any("transiciones" in link or "Transiciones" in link for link in links), links[:1]
    app.switch_page(str(ROOT / "pages" / "transitions.py")).run()
    assert not app.exception
    said = text_of(app)
    assert "Faltan 43 días para la elección del 13 de diciembre de 2026" in said
    assert "4 pasos" not in said and "2 pasos vencidos y 4 por vencer." in said
    rows = app.dataframe[0].value
    assert rows["Paso"].str[:3].tolist() == ["T03", "T06"]
    assert rows["Quién falta"].tolist() == ["Alto Claro, Cañaveral", "Los 4 municipios"]
    assert rows["Estado"].tolist() == ["◆ Vencido hace 107 días", "▲ Por vencer en 13 días"]

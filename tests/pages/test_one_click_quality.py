"""¿Qué dato falta y quién lo debe? One click on *Calidad del dato* answers."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from conftest import Office
from evalua.registers.goals.tables import GoalProgress
from evalua.registers.reading import alive
from pages_support import text_of, widget
from quality.recorded import unbacked_goal


def test_what_is_missing_and_who_owes_it_is_one_click_away(
    clara: Office, open_page: Callable[..., AppTest]
) -> None:
    unbacked_goal(clara, responsible="Ana Pérez")
    with clara.work() as work:
        (report,) = alive(work.session, GoalProgress, clara.id)
        work.remove(report, "Era de otra meta")
    app = open_page("quality", mes="2026-10")
    widget(app, "button_group", "quality.view").set_value("Qué falta y quién lo debe").run()
    said = text_of(app)
    assert "Ana Pérez (1)" in said
    assert "M-01 Talleres" in said and "Avance de metas · plazo 10/11/2026" in said
    assert "Ana Pérez · 1 dato" in [e.label.replace("\\", "") for e in app.expander]

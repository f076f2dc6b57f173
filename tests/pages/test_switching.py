"""Going from one association to another: what was typed in one is not seen, and not saved, in the other."""

from __future__ import annotations

from conftest import NOW, Office
from pages_support import widget
from visitors import enter


def test_what_is_typed_in_one_association_stays_there(
    clara: Office, izote: Office, open_page
) -> None:  # type: ignore[no-untyped-def]
    here, there = clara.facts.code, izote.facts.code
    app = open_page("people", visitor=enter(clara.db, NOW, "administrator"), asociacion=here)
    widget(app, "text_input", "name").set_value("Marta Gil").run()
    app.query_params["asociacion"] = there
    app.run()
    assert widget(app, "text_input", "name").value == ""
    app.query_params["asociacion"] = here
    app.run()
    assert widget(app, "text_input", "name").value == "Marta Gil"

"""Casos: facts with their sources, opened by an address, and the way to the area each speaks of."""

from __future__ import annotations

import pytest

from conftest import Office
from evalua.catalog.cases import cases
from pages_support import text_of

ASSOCIATIONS = [case.name for case in cases() if case.kind == "association"]


@pytest.mark.parametrize("name", ASSOCIATIONS)
def test_every_association_is_told_with_its_source(clara: Office, open_page, name: str) -> None:  # type: ignore[no-untyped-def]
    app = open_page("cases", caso=name)
    case = next(case for case in cases() if case.name == name)
    said = text_of(app)
    assert not app.exception
    assert case.summary in said and "Fuente: " in said
    assert all(text in said for text in case.differences)


def test_the_experiences_are_told_together_without_figures(clara: Office, open_page) -> None:  # type: ignore[no-untyped-def]
    app = open_page("cases", vista="Experiencias")
    said = text_of(app)
    assert not app.exception and "no da cifras" in said
    assert all(case.summary in said for case in cases() if case.kind == "experience")
    assert "Cifras que da el documento" not in said

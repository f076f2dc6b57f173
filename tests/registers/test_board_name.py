"""The board is called with its article, whatever the association calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import Office
from evalua.registers.association.facts import facts


@pytest.mark.parametrize(
    ("label", "named", "told"),
    [
        ("Junta directiva", "la junta directiva", "a la junta directiva"),
        ("Consejo directivo", "el consejo directivo", "al consejo directivo"),
        ("", "la junta", "a la junta"),
    ],
)
def test_the_board_has_the_article_of_its_name(
    found: Callable[..., Office], label: str, named: str, told: str
) -> None:
    office = found("Mancomunidad Cuenca Clara", ["Alto Claro"])
    with office.db.session() as session:
        about = replace(facts(session, office.id), board_label=label)
    assert (about.the_board, about.to_the_board) == (named, told)

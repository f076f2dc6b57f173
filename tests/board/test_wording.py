"""How figures and their units are read."""

from __future__ import annotations

import pytest

from evalua.board.wording import unit_after


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("organizaciones", "organización"),
        ("sesiones", "sesión"),
        ("boletines", "boletín"),
        ("veces", "vez"),
        ("unidades", "unidad"),
        ("pares", "par"),
        ("controles", "control"),
        ("árboles", "árbol"),
        ("incidentes", "incidente"),
        ("municipios", "municipio"),
        ("días", "día"),
        ("toneladas procesadas", "tonelada procesada"),
        ("días por mes", "día por mes"),
        ("%", "%"),
    ],
)
def test_one_of_something_is_read_in_the_singular(unit: str, one: str) -> None:
    assert unit_after(1, unit) == one
    assert unit_after(-1.0, unit) == one


@pytest.mark.parametrize("value", [0, 0.5, 1.5, 2])
def test_any_other_figure_keeps_the_unit_as_it_was_typed(value: float) -> None:
    assert unit_after(value, "organizaciones") == "organizaciones"

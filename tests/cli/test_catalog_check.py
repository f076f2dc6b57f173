"""``evalua catalog check`` proves that every indicator is measured, or typed, and has its example."""

from __future__ import annotations

import shutil
from pathlib import Path

from cli.conftest import Evalua
from evalua import ROOT, catalog
from evalua.cli.catalogs import unmeasured

CATALOG = catalog.load()


def test_nothing_in_the_shipped_catalogue_is_without_a_measure() -> None:
    assert unmeasured(CATALOG) == []


def test_an_indicator_that_nothing_computes_is_named_unless_it_is_declared_typed() -> None:
    card = CATALOG.indicator("A01-Q01-02").model_copy(update={"code": "A01-Q01-99"})
    only = CATALOG.model_copy(update={"indicators": (card,)})
    assert unmeasured(only) == [
        "A01-Q01-99: no hay fórmula que lo calcule ni está declarado como digitado."
    ]
    typed = CATALOG.model_copy(update={"indicators": (card.model_copy(update={"feed": "typed"}),)})
    assert unmeasured(typed) == []


def test_an_example_whose_arithmetic_is_another_makes_the_check_fail(
    evalua: Evalua, tmp_path: Path
) -> None:
    folder = shutil.copytree(ROOT / "data" / "catalog", tmp_path / "catalog")
    page = folder / "indicators" / "A01.toml"
    page.write_text(page.read_text("utf-8").replace("score = 75", "score = 70", 1), "utf-8")
    answer = evalua("catalog", "check", str(folder))
    assert answer.status == 1
    assert "A01-Q01-01: su ejemplo dice 70 puntos y la regla da 75." in answer.err

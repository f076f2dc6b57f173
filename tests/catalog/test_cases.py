"""The documented cases: facts with their sources, whole, and nothing that could be scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from evalua import catalog
from evalua.catalog.cases import CASES, cases

DOCUMENTS = {document.key for document in catalog.load().documents}
AREAS = {area.code for area in catalog.load().areas}


def test_there_are_six_associations_and_five_experiences() -> None:
    kinds = [case.kind for case in cases()]
    assert (kinds.count("association"), kinds.count("experience")) == (6, 5)
    assert len({case.key for case in cases()}) == 11


def test_every_case_cites_a_document_and_an_area_of_the_catalogue() -> None:
    for case in cases():
        assert case.sources and {source.document for source in case.sources} <= DOCUMENTS
        assert case.areas and set(case.areas) <= AREAS


def test_every_association_has_dates_figures_and_what_its_documents_dispute() -> None:
    for case in cases():
        if case.kind == "association":
            assert case.timeline and case.figures and case.differences, case.key


def test_the_figures_are_those_of_the_documents() -> None:
    figures = {(case.key, f.name): f.value for case in cases() for f in case.figures}
    assert figures["nonualcos", "Municipios con la ordenanza aprobada"] == "16"
    assert figures["nonualcos", "Municipios con la ordenanza publicada"] == "11"
    assert figures["asinorlu", "Municipios clientes en 2018"] == "27"
    assert figures["cayaguanca", "Inversión informada 2011–2017"] == "USD 1.095.470"
    assert figures["asomunicipios", "Familias en organizaciones"] == "8.500"


def test_the_members_named_are_as_many_as_the_documents_name() -> None:
    named = {case.key: len(case.members) for case in cases()}
    assert (named["asomunicipios"], named["nonualcos"], named["asinorlu"]) == (16, 16, 9)
    assert (named["balsamo"], named["izalcos"]) == (5, 0)


def test_a_score_in_the_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cases.toml"
    told = CASES.read_text(encoding="utf-8").replace(
        'key = "izalcos"', 'key = "izalcos"\nscore = 80', 1
    )
    file.write_text(told, encoding="utf-8")
    with pytest.raises(ValidationError, match="score"):
        cases(file)

"""The page on security names only tests that exist."""

from __future__ import annotations

import re

import pytest

from evalua import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
CODE = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`(tests/[\w/]+(?:\.py|/))`", PAGE))))
def test_every_place_named_as_proof_exists(place: str) -> None:
    assert (ROOT / place).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(test_[a-z_0-9]+)…?`", PAGE))))
def test_every_test_named_as_proof_exists(name: str) -> None:
    assert f"def {name}" in CODE


def test_the_page_names_its_proofs() -> None:
    assert len(re.findall(r"tests/[\w/]+\.py", PAGE)) > 15

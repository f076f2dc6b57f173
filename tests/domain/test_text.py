"""Text as people type it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.text import clean, search_key


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  San   José ", "San José"),
        ("San\u00a0José", "San José"),
        ("Jose\u0301", "José"),
        ("uno\r\ndos", "uno\ndos"),
        ("a\x00b\x07", "ab"),
        ("\n\n hola \n", "hola"),
        ("", ""),
        ("=SUMA(A1)", "=SUMA(A1)"),
    ],
)
def test_typed_text_is_composed_and_trimmed(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    "typed", ["Ñuñoa del Río", "ÑUÑOA DEL RÍO", "nunoa  del rio", " Ñuñoa, del-Río. "]
)
def test_names_typed_in_different_ways_are_found_alike(typed: str) -> None:
    assert search_key(typed) == "nunoa del rio"


def test_different_names_stay_different() -> None:
    assert search_key("San José 1") != search_key("San José 2")


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert once == unicodedata.normalize("NFC", once)


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(typed: str) -> None:
    assert search_key(search_key(typed)) == search_key(typed)
    assert search_key(typed.upper()) == search_key(typed.upper().swapcase().swapcase())

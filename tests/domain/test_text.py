"""Text as people type it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.domain.text import clean, search_key, strange_sign, without_strange_signs
from hostile import HOSTILE, REFUSED, Hostile


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  San   José ", "San José"),
        ("San\u00a0José", "San José"),
        ("Jose\u0301", "José"),
        ("uno\r\ndos", "uno\ndos"),
        ("soft\u00adware\u200b\ufeff", "software"),
        ("uno\x0bdos\u2028tres", "uno\ndos\ntres"),
        ("e\u200b\u0301", "é"),
        ("👩\u200d👩", "👩\u200d👩"),
        ("שלום 12", "שלום 12"),
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


@pytest.mark.parametrize("item", HOSTILE, ids=lambda item: item.what)
def test_text_that_only_looks_dangerous_is_text_like_any_other(item: Hostile) -> None:
    assert clean(item.text) == item.text
    assert strange_sign(item.text) == ""


@pytest.mark.parametrize(("typed", "sign"), REFUSED, ids=lambda value: ascii(value))
def test_a_sign_that_is_not_text_is_named_by_its_code(typed: str, sign: str) -> None:
    assert strange_sign(typed) == sign
    assert strange_sign(without_strange_signs(typed)) == ""


def test_new_lines_and_tabs_are_text() -> None:
    assert strange_sign("uno\n\tdos\r\n") == ""


@given(st.text(max_size=60))
def test_what_is_clean_and_has_no_strange_sign_can_be_written_anywhere(typed: str) -> None:
    kept = clean(without_strange_signs(typed))
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert "\x00" not in kept

"""How passwords are kept, and which ones are taken."""

from __future__ import annotations

import unicodedata

import pytest
from argon2 import PasswordHasher, Type
from hypothesis import given, settings
from hypothesis import strategies as st

from evalua.accounts import passwords
from evalua.domain.problems import Findings

REAL = passwords.HASHER
GOOD = "una frase bien larga"


def refused(password: str, *known: str) -> list[str]:
    """What is said of a new password."""
    findings = Findings()
    passwords.check(findings, password, known=known)
    return [f.message for f in findings._found]


class Counting:
    """A hasher that counts how many times it did the work of verifying."""

    def __init__(self) -> None:
        self.inner = PasswordHasher(1, 8, 1)
        self.verified = 0

    def hash(self, password: str) -> str:
        return self.inner.hash(password)

    def verify(self, kept: str, password: str) -> bool:
        # What is no hash is refused at once, without the work that an answer must cost.
        self.verified += kept.startswith("$argon2id$")
        return self.inner.verify(kept, password)

    def check_needs_rehash(self, kept: str) -> bool:
        return self.inner.check_needs_rehash(kept)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    hasher = Counting()
    monkeypatch.setattr(passwords, "HASHER", hasher)
    passwords._nobody.cache_clear()
    return hasher


def test_the_hash_asks_for_more_memory_and_passes_than_the_least_recommended() -> None:
    assert REAL.type is Type.ID
    # OWASP: 46 MiB and one pass, or 19 MiB and two.
    assert REAL.memory_cost >= 46 * 1024 and REAL.time_cost >= 2


def test_what_is_kept_is_never_the_password_nor_twice_the_same() -> None:
    first, second = passwords.hashed(GOOD), passwords.hashed(GOOD)
    assert first != second and GOOD not in first and len(first) <= 200
    assert passwords.matches(first, GOOD) and passwords.matches(second, GOOD)


def test_the_longest_hash_fits_its_column() -> None:
    assert len(REAL.hash("ñ" * passwords.LONGEST)) <= 200


def test_the_same_letters_from_another_keyboard_are_the_same_password() -> None:
    kept = passwords.hashed(unicodedata.normalize("NFC", "mañana será otro día"))
    assert passwords.matches(kept, unicodedata.normalize("NFD", "mañana será otro día"))
    assert not passwords.matches(kept, "manana sera otro dia")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_matches_its_own_hash_and_no_other(text: str) -> None:
    kept = passwords.hashed(text)
    assert passwords.matches(kept, text)
    assert not passwords.matches(kept, text + "x")


@pytest.mark.parametrize("kept", ["", "no es un hash", "hash"], ids=["none", "broken", "kept"])
@pytest.mark.parametrize(
    "typed", ["", GOOD, "otra", "x" * 10_000], ids=["", "right", "wrong", "long"]
)
def test_every_attempt_costs_one_verification_whatever_is_kept_and_typed(
    kept: str, typed: str, counting: Counting
) -> None:
    kept = passwords.hashed(GOOD) if kept == "hash" else kept
    right = passwords.matches(kept, typed)
    assert counting.verified == 1
    assert right == (kept.startswith("$argon2id$") and typed == GOOD)


def test_nobody_enters_with_an_empty_password_where_none_was_chosen() -> None:
    assert not passwords.matches("", "")
    assert not passwords.matches("", "-")


def test_a_hash_made_with_other_figures_is_outdated() -> None:
    assert passwords.is_outdated(PasswordHasher(1, 16, 1).hash(GOOD))
    assert not passwords.is_outdated(passwords.hashed(GOOD))


@pytest.mark.parametrize(
    "password",
    [
        "0123456789",
        "9876543210",
        "qwertyuiop",
        "poiuytrewq",
        "aaaaaaaaaaaa",
        "ababababab",
        "123123123123",
        "contraseña",
        "Contraseña2026!",
        "CONTRASENA123",
        "C0ntr4s3ñ4",
        "P@ssw0rd1234",
        "administradora",
        "municipalidad",
        "mancomunidad2026",
        "¡Bienvenidos!",
        "colombia1234",
        "1q2w3e4r5t",
    ],
)
def test_what_anybody_would_try_first_is_refused(password: str) -> None:
    (message,) = refused(password)
    assert "alguien probaría" in message


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "caballo-grapa-batería",
        "El río baja crecido",
        "x7Kp2mQ9vT",
        "contraseña de la casa azul",
        "ñandú ñandú y ñu",
        "2026 enero lluvia y barro",
        "🌽🌽🌽 tres mazorcas",
    ],
)
def test_a_phrase_or_ten_odd_signs_will_do(password: str) -> None:
    assert refused(password, "ana", "Ana Díaz") == []


@pytest.mark.parametrize(
    ("length", "said"),
    [(0, "al menos 10"), (9, "al menos 10"), (10, ""), (200, ""), (201, "201 letras y caben 200")],
)
def test_a_password_has_from_ten_to_two_hundred_letters(length: int, said: str) -> None:
    # Letters that no run or repetition explains.
    password = "".join(chr(ord("a") + (7 * i * i + 3 * i) % 26) for i in range(length))
    messages = refused(password)
    assert (not messages) if not said else said in messages[0]


def test_length_is_counted_in_composed_letters() -> None:
    assert refused(unicodedata.normalize("NFD", "ñáéíó")) != []


def test_ten_thousand_letters_are_refused_without_being_read(counting: Counting) -> None:
    assert "10000 letras" in refused("ñ" * 10_000)[0]
    assert counting.verified == 0


@pytest.mark.parametrize("password", ["Rosalba.Diaz", "rosalba díaz", " ROSALBA DÍAZ "])
def test_a_password_is_neither_the_login_nor_the_name(password: str) -> None:
    assert "ni su nombre" in refused(password, "rosalba.diaz", "Rosalba Díaz")[0]

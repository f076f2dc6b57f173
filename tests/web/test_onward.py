"""Where somebody goes after signing in."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalua.web.onward import HOME, safe

OWN = "http://evalua.oficina:8501/entrar"


@pytest.mark.parametrize(
    "asked",
    ["/", "/diez-areas", "/diez-areas?mes=2026-10", "/area?area=A1&mes=2026-10", "/x?q=a%20b"],
)
def test_an_address_of_this_server_is_kept(asked: str) -> None:
    assert safe(asked) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "otro.example",
        "https://otro.example/",
        "//otro.example",
        "///otro.example",
        "/\\otro.example",
        "\\\\otro.example",
        "/\t/otro.example",
        "/\n//otro.example",
        " /inicio",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "/x\x00",
        "//[",
        "/" + "a" * 3000,
        "/entrar",
        "/ENTRAR",
        "/salir",
        "/clave/abc",
        "/auth/logout",
        "/_stcore/health",
        "/media/0a1b",
    ],
)
def test_anything_else_is_the_first_page(asked: str) -> None:
    assert safe(asked) == HOME


def test_letters_outside_ascii_are_escaped_for_the_header() -> None:
    assert safe("/area?nombre=Cañaveral") == "/area?nombre=Ca%C3%B1averal"


@given(st.text(alphabet=st.sampled_from("/\\.:@?#%&=aé\t\r\n \x00[]2f5c"), max_size=30))
def test_whatever_is_asked_stays_in_this_server(asked: str) -> None:
    found = safe(asked)
    assert found.startswith("/") and found.isascii() and found.isprintable()
    assert urlsplit(urljoin(OWN, found)).netloc == "evalua.oficina:8501"
    assert safe(found) == found

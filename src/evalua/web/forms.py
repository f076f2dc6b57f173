"""Forms of our own pages: read with a limit, tied to the browser they were given to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse

from evalua.domain.problems import Finding, Problem, refuse
from evalua.web import cookies
from evalua.web.pages import page

LONGEST = 16_384
"""Bytes of a form; ours need a few hundred."""

STALE = "La página llevaba mucho tiempo abierta, o se abrió en otro navegador. Repita, por favor."
TOO_LONG = "Lo enviado es más largo que cualquier formulario de Evalúa. No se hizo nada."
DIFFERENT = "No es igual a la de arriba. Escríbala otra vez."


@dataclass(frozen=True)
class Form:
    """What a person typed, and what is to be said beside each field."""

    token: str
    values: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    names: tuple[str, ...] = ()

    def typed(self, name: str) -> str:
        return self.values.get(name, "")

    def errors(self, name: str) -> list[str]:
        """The sentences of one field; under "" those that belong to none of this page."""
        return [
            f.message for f in self.findings if (f.field if f.field in self.names else "") == name
        ]

    def begins_at(self, name: str) -> bool:
        """Whether this is where to go on typing: the first wrong field, or the first empty one."""
        wrong = [known for known in self.names if self.errors(known)]
        empty = [known for known in self.names if not self.typed(known)]
        return name in (wrong or empty)[:1]


async def read(request: Request) -> dict[str, str]:
    """The fields of a form. Raises Problem when it is too long or was given to another browser."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise refuse("", "V70", TOO_LONG)
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    values = dict(pairs)
    if not cookies.is_form_of(request.scope, values.get("form", "")):
        raise refuse("", "V70", STALE)
    return values


def show(
    request: Request,
    template: str,
    names: tuple[str, ...],
    *,
    values: Mapping[str, str] | None = None,
    problem: Problem | None = None,
    status: int = 200,
    **extra: Any,
) -> HTMLResponse:
    """A page with its form: what was typed, passwords aside, and what was found wrong."""
    token = cookies.form_token(request.scope)
    form = Form(token, values or {}, problem.findings if problem else (), names)
    answer = page(template, status=status, form=form, **extra)
    cookies.keep_form(answer, request.scope, token)
    return answer


def same_twice(values: Mapping[str, str]) -> None:
    """Raise Problem unless the password was typed the same way twice."""
    if values.get("password", "") != values.get("again", ""):
        raise refuse("again", "V74", DIFFERENT)

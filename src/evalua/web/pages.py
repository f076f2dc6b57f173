"""The few pages that are not Streamlit's: plain HTML, whole in one answer, without scripts.

Whoever has not signed in sees only these, so they ask the server for nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import HTMLResponse

from evalua import ROOT

_TEMPLATES = Path(__file__).with_name("templates")
_BRAND = ROOT / "data" / "brand"


def page(template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from its template; everything in ``values`` is text and shown as text."""
    text = _environment().get_template(f"{template}.html").render(values)
    return HTMLResponse(text, status, {"content-security-policy": own_policy()})


def notice(title: str, message: str, *, status: int, home: bool = True) -> HTMLResponse:
    """A page with one sentence that says what happened and what to do."""
    return page("aviso", status=status, title=title, message=message, home=home)


@cache
def own_policy() -> str:
    """What these pages may load: their own style and mark, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    return (_TEMPLATES / "style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Any:
    # Imported at the first page: the server should be answering before that.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The only text that is not escaped: ours, read from files of the program.
    made.globals["style"] = Markup(_style())
    for name in ("mark", "logo-light", "logo-dark"):
        drawn = (_BRAND / f"{name}.svg").read_text(encoding="utf-8")
        made.globals[name.replace("-", "_")] = "data:image/svg+xml," + quote(drawn)
    return made

"""Reading a page under test."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def text_of(app: AppTest) -> str:
    """Everything a person reads on the page, without Markdown's escapes."""
    parts = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.error, *app.info]
    return "\n".join(str(p.value) for p in parts).replace("\\", "").replace("**", "")


def widget(app: AppTest, kind: str, name: str):  # type: ignore[no-untyped-def]
    """The widget of a form by the end of its key: ``widget(app, "text_input", "amount")``."""
    found = [w for w in getattr(app, kind) if str(w.key).endswith(f".{name}") or w.key == name]
    assert found, f"no {kind} {name}; there are {[w.key for w in getattr(app, kind)]}"
    return found[0]

"""Reading a page under test."""

from __future__ import annotations

from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from evalua.ui.navigation import ENTRIES
from evalua.ui.other_registers.screen import GROUPS


def text_of(app: AppTest) -> str:
    """Everything a person reads on the page, without Markdown's escapes."""
    parts = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.error, *app.info]
    return "\n".join(str(p.value) for p in parts).replace("\\", "").replace("**", "")


def widget(app: AppTest, kind: str, name: str):  # type: ignore[no-untyped-def]
    """The widget of a form by the end of its key: ``widget(app, "text_input", "amount")``."""
    found = [w for w in getattr(app, kind) if str(w.key).endswith(f".{name}") or w.key == name]
    assert found, f"no {kind} {name}; there are {[w.key for w in getattr(app, kind)]}"
    return found[0]


def show_register(app: AppTest, register: str) -> AppTest:
    """Open a register of *Otros registros*: its group first, then itself where there are several."""
    group = next(name for name, held in GROUPS.items() if register in held)
    widget(app, "segmented_control", "other_registers.group").set_value(group).run()
    if len(GROUPS[group]) > 1:
        widget(app, "segmented_control", f"other_registers.view.{group}").set_value(register).run()
    return app


def chain_on(app: AppTest) -> list[tuple[str, str, str]]:
    """The links of a chain as they are read on a page: step, figure and how it is obtained."""
    drawn = [node for node in app.main if node.type in ("page_link", "markdown", "caption")]
    texts = [
        str(n.proto.label if n.type == "page_link" else n.value).replace("\\", "") for n in drawn
    ]
    return [
        (texts[place], texts[place + 1].strip("*"), texts[place + 2])
        for place in range(len(drawn) - 2)
        if drawn[place].type != "caption"
        and texts[place + 1].startswith("**")
        and (drawn[place + 1].type, drawn[place + 2].type) == ("markdown", "caption")
    ]


def doors(app: AppTest) -> dict[str, tuple[str, dict[str, str]]]:
    """The links of a page by their words: the page of the menu each opens, and its address."""
    pages = {entry.url: entry.key for entry in ENTRIES}
    links = [link.proto for link in app.get("page_link")]
    return {
        str(link.label).replace("\\", "").replace("**", ""): (
            pages[link.page],
            dict(parse_qsl(link.query_string)),
        )
        for link in links
        if link.page in pages
    }

"""The one calendar of what expires, two years ahead, on screen."""

from __future__ import annotations

import streamlit as st

from evalua.board.expiries import expiries as expiry_rows
from evalua.board.wording import plural
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.navigation import ENTRIES

PAGE_NAMES = {entry.key: entry.title for entry in ENTRIES}


def expiries(here: Here) -> None:
    """Everything recorded that has an end, by date, with the days left."""
    rows = expiry_rows(cache.inputs(here), here.today, CATALOG)
    if rows.empty:
        layout.empty(
            "Nada de lo registrado vence en los próximos dos años",
            "Aquí se reúnen los convenios, los papeles legales, los hallazgos, la visión, los "
            "instrumentos municipales y los periodos de los órganos, cada uno con los días que le quedan.",
        )
        return
    gone = int((rows["days"] < 0).sum())
    soon = int(rows["days"].between(0, 60).sum())
    st.markdown(
        plain(
            f"{plural(gone, 'registro venció', 'registros vencieron')} sin renovarse y "
            f"{plural(soon, 'vence', 'vencen')} en los próximos 60 días."
        )
    )
    told = rows.assign(
        due_on=[written_day(d) for d in rows["due_on"]],
        left=[_left(int(days)) for days in rows["days"]],
        place=[PAGE_NAMES.get(page, "") for page in rows["page"]],
    )
    layout.table(
        told,
        {
            "due_on": "Fecha",
            "left": "Cuándo",
            "kind": "Qué",
            "text": "Detalle",
            "place": "Se renueva en",
        },
        wide=("Detalle",),
        key="expiries.table",
    )


def _left(days: int) -> str:
    if days < 0:
        return f"◆ Venció hace {plural(-days, 'día', 'días')}"
    mark = "▲" if days <= 60 else "–"
    return f"{mark} {'Hoy' if not days else plural(days, 'día', 'días')}"

"""What was written late: after the approval, or after the closing day of a month not approved yet."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from evalua.board.adjustments import figure_lines, written_lines
from evalua.board.month_life import is_closed
from evalua.board.wording import plural
from evalua.domain.month import long_date
from evalua.months.later import written_after
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day

_SHOWN = 200


def adjustments(here: Here, key: str = "close") -> None:
    """Figures that would be others today, and what was written since the approval."""
    found = cache.shadow(here)
    layout.section(
        "Ajustes posteriores",
        "Lo aprobado no cambia: esto es lo que darían los registros de hoy. Para adoptarlo, reabra el "
        "mes y apruébelo otra vez.",
    )
    if found.figures.empty:
        st.markdown("Nada de lo registrado después cambia lo que la junta aprobó.")
    else:
        layout.table(
            figure_lines(found, here.facts, cache.catalog(here)),
            {
                "name": "Indicador",
                "approved_text": "Aprobado",
                "today_text": "Con lo registrado después",
                "difference_text": "Diferencia",
                "who": "Quién",
                "when": "Cuándo",
                "why": "Por qué",
            },
            right=("Aprobado", "Con lo registrado después", "Diferencia"),
            medium=("Indicador", "Por qué"),
            key=f"{key}.adjustments",
        )
    if not found.written.empty:
        count = plural(len(found.written), "registro escrito", "registros escritos")
        with st.expander(f"{count} después de aprobar, con fecha hasta el corte"):
            _records(here, found.written, f"{key}.written")


def after_closing(here: Here) -> None:
    """What was written in a month once its closing day had gone by, for whoever approves it."""
    if not is_closed(here.facts, here.month, "", here.today):
        return
    closes = here.facts.closing_date(here.month)
    midnight = datetime.combine(closes, time.max, ZoneInfo(here.facts.time_zone))
    with here.database.session() as session:
        written = written_after(
            session,
            association_id=here.facts.id,
            month=here.month,
            since=midnight,
            cut=here.month.last,
            inside=True,
        )
    if written.empty:
        return
    layout.section("Escrito después del cierre")
    count = plural(
        len(written), "registro de este mes se escribió", "registros de este mes se escribieron"
    )
    st.markdown(f"{count} después del {long_date(closes)}, día de cierre.")
    _records(here, written, "close.after_closing")


def _records(here: Here, written: pd.DataFrame, key: str) -> None:
    lines = written_lines(written.tail(_SHOWN), here.facts)
    if len(written) > _SHOWN:
        st.caption(f"Los {_SHOWN} más recientes; están todos en Auditoría.")
    layout.table(
        lines.assign(dated_on=[day(value) for value in lines["dated_on"]]),
        {
            "what": "Qué",
            "dated_on": "Con fecha",
            "amount_text": "Valor",
            "who": "Quién",
            "when": "Cuándo",
            "why": "Por qué",
        },
        right=("Valor",),
        medium=("Qué", "Por qué"),
        key=key,
    )

"""The history on screen: whether its chain holds, what is asked, and each change in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from evalua.board.log import lines as log
from evalua.board.log.lines import Line
from evalua.domain.month import Month, long_date
from evalua.reports.log import log_csv, log_workbook
from evalua.ui import cache, context, layout
from evalua.ui.audit import filters
from evalua.ui.audit.filters import Wanted
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.downloads import download
from evalua.ui.formats import plain, quantity

PER_PAGE = 25
SENTENCE = (
    "Todo lo que se registra o se cambia deja aquí un renglón: quién, cuándo, qué había antes y qué "
    "quedó."
)
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def views(here: Here) -> None:
    """The chain, the filters, the lines and the files."""
    with here.database.session() as session:
        of = filters.installation(here)
        now = Month.of(here.today)
        options = log.choices(session, here.actor, here.facts, now, installation=of)
        wanted = filters.wanted(options, installation=of)
        asked = wanted.asked(here)
        total = log.count(session, here.actor, here.facts, asked, installation=of)
        pages = max(1, -(-total // PER_PAGE))
        page = filters.page(pages)
        shown = log.lines(
            session,
            here.actor,
            here.facts,
            asked,
            CATALOG,
            installation=of,
            offset=(page - 1) * PER_PAGE,
            limit=PER_PAGE,
        )
    _chain(here, installation=of)
    filters.bar(here, options, wanted)
    _told(here, wanted, total, shown)
    _lines(shown, wanted)
    _pages(page, pages)
    # The file carries the name of an association, and the accounts belong to none.
    if total and not of:
        _files(here, wanted, total)


def _chain(here: Here, *, installation: bool) -> None:
    sound, sentence = cache.chain_state(here, installation=installation)
    if sound:
        st.caption(plain(f"● {sentence}"))
    else:
        st.error(
            plain(
                f"{sentence} Avise a quien administra Evalúa y guarde la copia más reciente: alguien "
                "cambió la base de datos por fuera del programa."
            ),
            icon=":material/link_off:",
        )


def _told(here: Here, wanted: Wanted, total: int, shown: Sequence[Line]) -> None:
    if not total:
        layout.empty(
            "No hay cambios así",
            "Ninguno corresponde a lo que eligió. Use «Ver todo» para volver a la historia completa."
            if wanted.anything
            else "Cuando alguien registre o cambie algo, aquí quedará escrito.",
        )
        return
    many = "1 cambio" if total == 1 else f"{quantity(total, here.facts)} cambios"
    if wanted.row_uid:
        st.markdown(f"**Historia {plain(_of(shown[0].subject))}**")
    st.caption(f"{many}, el más reciente primero.")


def _lines(shown: Sequence[Line], wanted: Wanted) -> None:
    for day, lines in groupby(shown, key=lambda line: line.at.date()):
        st.markdown(f"**{long_date(day)}**")
        with st.container(gap="xsmall"):
            for line in lines:
                _line(line, wanted)


def _line(line: Line, wanted: Wanted) -> None:
    with st.expander(plain(f"{line.at:%H:%M} · {line.sentence}")):
        st.caption(plain(layout.facts_line((line.role, f"sello {line.hash[:8]}…"))))
        if line.values:
            st.markdown(_side_by_side(line))
        else:
            st.markdown("Lo que cambió no se guarda en la historia, para cuidar a las personas.")
        if not wanted.row_uid:
            st.button(
                "Ver toda la historia de este registro",
                key=f"audit.follow.{line.hash}",
                type="tertiary",
                on_click=filters.follow,
                args=(line.row_uid,),
            )


def _side_by_side(line: Line) -> str:
    """Each value before and after, what moved in bold; of what was written or removed, its values."""
    if line.done != "Cambio":
        rows = [f"| {_cell(one.name)} | {_cell(one.after)} |" for one in line.values]
        return "\n".join(["| Dato | Valor |", "|:--|:--|", *rows])
    rows = ["| Dato | Antes | Después |", "|:--|:--|:--|"]
    for one in line.values:
        name = _cell(one.name)
        called = name if one.before == one.after else f"**{name}**"
        rows.append(f"| {called} | {_cell(one.before)} | {_cell(one.after)} |")
    return "\n".join(rows)


def _of(subject: str) -> str:
    """«del pago», «de la meta»."""
    return f"del {subject[3:]}" if subject.startswith("el ") else f"de {subject}"


def _cell(text: str) -> str:
    return plain(" ".join(text.split()))


def _pages(page: int, pages: int) -> None:
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Más recientes",
            key="audit.newer",
            icon=":material/chevron_left:",
            disabled=page == 1,
            on_click=filters.set_page,
            args=(page - 1,),
        )
        st.caption(f"Página {page} de {pages}", width="content")
        st.button(
            "Más antiguos",
            key="audit.older",
            icon=":material/chevron_right:",
            icon_position="right",
            disabled=page == pages,
            on_click=filters.set_page,
            args=(page + 1,),
        )


def _files(here: Here, wanted: Wanted, total: int) -> None:
    layout.section("Llevarse la historia")
    if total > log.MOST:
        st.caption(
            f"El archivo lleva los {quantity(log.MOST, here.facts)} cambios más recientes; para los "
            "demás, elija un mes."
        )
    name = f"historia-{here.facts.code}-{here.today}"
    with st.container(horizontal=True):
        download(
            here,
            "Descargar en Excel",
            data=lambda: log_workbook(_found(here, wanted), here.facts, here.today),
            file_name=f"{name}.xlsx",
            mime=_EXCEL,
            icon=":material/download:",
            key="audit.excel",
            needs="audit",
        )
        download(
            here,
            "Descargar en CSV",
            data=lambda: log_csv(_found(here, wanted), here.facts),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            key="audit.csv",
            needs="audit",
        )


def _found(here: Here, wanted: Wanted) -> list[Line]:
    with context.database().session() as session:
        return log.lines(session, here.actor, here.facts, wanted.asked(here), CATALOG)

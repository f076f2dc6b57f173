"""Inicio on screen: the month, where we stand, what needs attention."""

from __future__ import annotations

import streamlit as st

from evalua.accounts.permissions import Permission
from evalua.board.approval import note_text
from evalua.board.areas import index_line
from evalua.board.attention.item import SEVERITY_WORDS
from evalua.board.sentences import month_line
from evalua.board.upcoming import upcoming
from evalua.board.wording import plural
from evalua.charts.areas import bars_areas, describe_areas
from evalua.months.checklist import missing_in, reasons_of
from evalua.ui import cache, layout, scorecard
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import MISSING, day, percent, plain
from evalua.ui.forms import permitted
from evalua.ui.navigation import ENTRIES, go
from evalua.ui.views import PARAMETER, asked

SHOWN = 7
PER_KIND = 2
PAGE_NAMES = {entry.key: entry.title for entry in ENTRIES}
OPENS = {
    "arrears": "Quién debe",
    "payment_agreement": "Acuerdos y ajustes",
    "early_warning": "Retiros",
    "withdrawal": "Retiros",
    "delay": "Atrasos",
    "duty": "Atrasos",
    "left_out": "Sin proyecto",
    "follow_up": "Seguimiento del mes",
    "call": "Convocatorias",
    "commitment": "Compromisos",
    "vision": "Alineación",
    "orphan_goal": "Alertas",
    "neutrality": "Antes de la elección",
    "candidates": "Antes de la elección",
    "milestone": "Ruta",
    "expiry_instrument": "Instrumentos",
    "unlinked": "Vínculos",
    "overlap": "Vínculos",
    "vacancy": "Directorio",
}
"""Kind of line that needs attention → the view of its page where it is fixed."""
NOW, SOON = VIEWS = ("Ahora", "Próximos 60 días")


def title(here: Here) -> str:
    """The association's own name."""
    return plain(here.facts.acronym or here.facts.name)


def sentence(here: Here) -> str:
    """The month, its state, its deadline and what it lacks."""
    shown = cache.evaluation(here)
    said = (month_line(shown, here.today, missing(here)), note_text(shown))
    return "  \n".join(plain(part) for part in said if part)


def missing(here: Here) -> int:
    """Core indicators without data and without a reason."""
    with here.database.session() as session:
        explained = reasons_of(session, here.facts.id, here.month)
    return sum(
        item.code not in explained
        for item in missing_in(cache.evaluation(here), cache.catalog(here))
    )


def next_step(here: Here) -> None:
    """The one thing to do now, for whoever may do it; the others see how it goes."""
    steps: dict[str, tuple[str, Permission]] = {
        "draft": ("Continuar el cierre", "record"),
        "reopened": ("Continuar el cierre", "record"),
        "submitted": ("Revisar y aprobar", "approve"),
        "approved": ("Ver el cierre", "record"),
    }
    label, needs = steps[cache.evaluation(here).state]
    mine = permitted(here, needs)
    if st.button(
        label if mine else "Ver cómo va el cierre",
        type="primary" if mine else "secondary",
        key="home.next",
    ):
        go("close_month")


def where_we_stand(here: Here) -> None:
    """The ten areas as compact bars, with the index under them."""
    layout.section("¿Cómo vamos?")
    frame = scorecard.lines(here)
    layout.figure(
        bars_areas(
            frame,
            fmt=here.facts.number_format,
            mode=layout.mode(),
            narrow=True,
            previous_label=here.month.previous.label if frame["previous"].notna().any() else "",
        ),
        key="home.bars",
        alt=describe_areas(frame, fmt=here.facts.number_format),
    )
    index = index_line(cache.evaluation(here), None, CATALOG).iloc[0]
    said = index["score_text"] or index["note"] or MISSING
    st.caption(
        plain(
            f"Índice de las diez áreas: {said} {index['word'] if index['score_text'] else ''} · con datos "
            f"{percent(index['coverage'], here.facts)} · {index['scope']}"
        )
    )
    layout.door("scorecard", "Ver las diez áreas")


def needs_attention(here: Here) -> None:
    """What needs somebody now, or what falls due in the next sixty days."""
    layout.section("¿Qué necesita atención?")
    first = asked(VIEWS)
    # A key for each address: the questions below ask for the other view from this same page.
    chosen = st.segmented_control(
        "Cuándo",
        VIEWS,
        default=first,
        key=f"home.when.{VIEWS.index(first)}",
        label_visibility="collapsed",
        required=True,
    )
    (_soon if chosen == SOON else _now)(here)


def _soon(here: Here) -> None:
    """What falls due from today on, in the order of the calendar."""
    rows = upcoming(cache.inputs(here), here.facts, here.today, CATALOG)
    if rows.empty:
        st.markdown("Nada de lo registrado vence en los próximos 60 días.")
        return
    st.caption(f"Desde hoy, {day(here.today)}.")
    for row in rows.to_dict("records"):
        when = "hoy" if not row["days"] else f"en {plural(row['days'], 'día', 'días')}"
        _line(str(row["page"]), f"{day(row['due_on'])}, {when}", f"{row['kind']}: {row['text']}.")


def _now(here: Here) -> None:
    """What needs somebody, worst first; each line opens the place where it is fixed."""
    items = cache.attention(here)
    if items.empty:
        st.markdown("Nada urgente: no hay compromisos vencidos, mora ni proyectos atrasados.")
    # A change of government brings sixteen steps at once; they must not hide everything else.
    first = items[items.groupby("kind").cumcount() < PER_KIND].head(SHOWN)
    for item in first.to_dict("records"):
        word = SEVERITY_WORDS[int(item["severity"])]
        _line(str(item["page"]), word, str(item["text"]), OPENS.get(str(item["kind"]), ""))
    rest = items.drop(first.index).groupby("page").size()
    said = [f"{count} en {PAGE_NAMES[page]}" for page, count in rest.items()]
    if said:
        st.caption(f"Además: {', '.join(said)}.")


def _line(page: str, word: str, text: str, view: str = "") -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{word}** · {plain(text)}", width="stretch")
        layout.door(page, "Abrir", width="content", **({PARAMETER: view} if view else {}))

"""The frame around the pages: the association, the month, and the menu of each role."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from evalua import ROOT
from evalua.domain.actor import Actor, Role
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.association.facts import Facts, every
from evalua.registers.association.queries import people
from evalua.registers.periods.queries import months
from evalua.storage.database import Database
from evalua.ui import context, state
from evalua.ui.context import Here, database, set_here
from evalua.ui.layout import PAGES, mode

BRAND = ROOT / "data" / "brand"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu: its file, its Spanish name and address, and its section."""

    key: str
    title: str
    url: str
    section: str
    hidden: bool = False


HOME = Entry("home", "Inicio", "inicio", "")
ENTRIES = (
    HOME,
    Entry("scorecard", "Diez áreas", "diez-areas", "Tablero"),
    Entry("area", "Área", "area", "Tablero"),
    Entry("indicator", "Indicador", "indicador", "Tablero"),
    Entry("municipality", "Ficha municipal", "ficha-municipal", "Tablero"),
    Entry("quality", "Calidad del dato", "calidad", "Tablero"),
    Entry("close_month", "Cierre del mes", "cierre", "Registrar"),
    Entry("goals", "Metas", "metas", "Registrar"),
    Entry("contributions", "Aportes", "aportes", "Registrar"),
    Entry("projects", "Proyectos", "proyectos", "Registrar"),
    Entry("transitions", "Transiciones", "transiciones", "Registrar"),
    Entry("activities", "Bitácora", "bitacora", "Registrar"),
    Entry("meetings", "Juntas y compromisos", "juntas", "Registrar"),
    Entry("other_registers", "Otros registros", "otros-registros", "Registrar"),
    Entry("reports", "Descargar", "descargar", "Informes"),
    Entry("association", "Asociación y miembros", "asociacion", "Administración"),
    Entry("targets", "Indicadores y metas", "indicadores-y-metas", "Administración"),
    Entry("backup", "Respaldo", "respaldo", "Administración"),
    Entry("methodology", "Metodología", "metodologia", "Administración"),
    Entry("setup", "Empezar con mi asociación", "empezar", "Administración", hidden=True),
)
WELCOME = (
    Entry("welcome", "Bienvenida", "bienvenida", ""),
    replace(HOME, hidden=True),
    Entry("setup", "Empezar con mi asociación", "empezar", "", hidden=True),
)
# Streamlit reserves the path of the first page and never answers at it.
BARE = "principal"


def run() -> None:
    """Draw the frame and the page that was asked for."""
    st.set_page_config(page_title="Evalúa", page_icon=str(BRAND / "favicon.png"), layout="wide")
    st.logo(str(BRAND / f"logo-{mode()}.svg"), size="large")
    try:
        store = database()
        with store.session() as session:
            associations = every(session)
    except Problem as problem:
        set_here(None)
        st.title("Evalúa no pudo abrir sus datos", anchor=False)
        st.error(str(problem))
        return
    set_here(_visit(store, associations) if associations else None)
    shown = _menu(ENTRIES if associations else WELCOME)
    if not associations and shown.url_path == HOME.url:
        go("welcome")
    shown.run()


def page(key: str) -> str:
    """The file of a page, for links and switches."""
    return str(PAGES / f"{key}.py")


def go(key: str, **query: str) -> None:
    """Leave this page for another."""
    st.switch_page(page(key), query_params=query or None)


def _menu(entries: tuple[Entry, ...]) -> st.Page:
    sections: dict[str, list[st.Page]] = {}
    for entry in (*entries, *_doors_to(entries)):
        sections.setdefault(entry.section, []).append(
            st.Page(
                PAGES / f"{entry.key}.py",
                title=entry.title,
                url_path=BARE if entry is entries[0] else entry.url,
                default=entry is entries[0],
                visibility="hidden" if entry.hidden else "visible",
            )
        )
    return st.navigation(sections, position="top")


def _doors_to(entries: tuple[Entry, ...]) -> list[Entry]:
    """The addresses that lead to the first page: its own, and those of the other menu.

    The first page answers at the bare address only; a saved link must not end in an error.
    """
    first, *others = entries
    known = {entry.url for entry in others}
    urls = dict.fromkeys(entry.url for entry in (*ENTRIES, *WELCOME))
    return [replace(first, url=url, hidden=True) for url in urls if url not in known]


def _visit(store: Database, associations: list[Facts]) -> Here:
    facts = _chosen(associations)
    moment = context.now()
    today = facts.today(moment)
    month = _month(store, facts, today_month=Month.of(today))
    _keep_address(facts, month, several=len(associations) > 1)
    return Here(
        database=store,
        facts=facts,
        actor=_actor(store, facts),
        month=month,
        today=today,
        now=moment,
        revision=store.revision(facts.id),
        associations=tuple(associations),
    )


def first_visit(store: Database) -> Here | None:
    """What a visitor without an address or a session will see first; None in an empty installation."""
    with store.session() as session:
        associations = every(session)
    if not associations:
        return None
    facts, moment = associations[0], context.now()
    today = facts.today(moment)
    month = _oldest_not_sent(store, facts, Month.of(today))
    actor = _first_person(store, facts)
    return Here(store, facts, actor, month, today, moment, store.revision(facts.id))


def _chosen(associations: list[Facts]) -> Facts:
    """The association of the address, of the session, or the first real one."""
    asked = st.query_params.get("asociacion", "")
    by_code = {item.code: item for item in associations}
    by_id = {item.id: item for item in associations}
    found = by_code.get(asked) or by_id.get(state.association() or 0) or associations[0]
    state.set_association(found.id)
    return found


def _month(store: Database, facts: Facts, today_month: Month) -> Month:
    """The month of the address or the session; at first, the oldest that was not sent."""
    try:
        asked = Month.parse(st.query_params.get("mes", ""))
        if facts.evaluation_start <= asked <= max(today_month, facts.evaluation_start):
            state.set_month(asked)
    except ValueError:
        pass
    if state.month() is None:
        state.set_month(_oldest_not_sent(store, facts, today_month))
    chosen = state.month()
    assert chosen is not None
    return chosen


def _oldest_not_sent(store: Database, facts: Facts, today_month: Month) -> Month:
    with store.session() as session:
        known = months(session, association_id=facts.id)
    sent = set(known.loc[known["first_submitted_on"].notna(), "month"])
    elapsed = list(facts.evaluation_start.to(today_month.previous))
    waiting = [m for m in elapsed if str(m) not in sent]
    return (waiting or elapsed[-1:] or [max(facts.evaluation_start, today_month)])[0]


def _keep_address(facts: Facts, month: Month, *, several: bool) -> None:
    """The address always says what is shown, so that a colleague who opens it sees the same."""
    if st.query_params.get("mes") != str(month):
        st.query_params["mes"] = str(month)
    if several and st.query_params.get("asociacion") != facts.code:
        st.query_params["asociacion"] = facts.code


def _actor(store: Database, facts: Facts) -> Actor:
    """Who signs: the person chosen in this session, or the first of the association."""
    known = _people(store, facts)
    chosen = state.person()
    return Actor(chosen, known[chosen]) if chosen in known else _first_person(store, facts)


def _first_person(store: Database, facts: Facts) -> Actor:
    known = _people(store, facts)
    name = next(iter(known), "Dirección ejecutiva")
    return Actor(name, known.get(name, "director"))


def _people(store: Database, facts: Facts) -> dict[str, Role]:
    with store.session() as session:
        rows = people(session, association_id=facts.id)
    return dict(zip(rows["name"], rows["role"], strict=True))

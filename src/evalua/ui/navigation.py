"""The frame around the pages: who is here, and the menu of each role."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from evalua import ROOT
from evalua.accounts.permissions import Permission, may
from evalua.accounts.sessions import SignedIn
from evalua.domain.actor import ROLE_NAMES
from evalua.domain.problems import Problem
from evalua.ui import context, identity
from evalua.ui.context import Here, database, visiting
from evalua.ui.formats import plain
from evalua.ui.forms.permitted import who_may
from evalua.ui.layout import PAGES, bare_head, door, mode
from evalua.ui.visit import visit

BRAND = ROOT / "data" / "brand"
RECORDING, READING = "Registrar", "Registros"
MANAGING, KNOWING = "Administración", "La asociación"
OWN = "Mi cuenta"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the menu: its file, its Spanish name and address, its section, and who uses it."""

    key: str
    title: str
    url: str
    section: str
    hidden: bool = False
    needs: Permission = "read"

    def open_to(self, here: Here | None) -> bool:
        """Whether the role of who is here uses this page. Its commands decide again."""
        return here is None or may(here.actor, self.needs)


HOME = Entry("home", "Inicio", "inicio", "")
ACCOUNT = (
    Entry("account", OWN, "mi-cuenta", OWN),
    Entry("leave", "Salir", "cerrar-sesion", OWN),
)
ENTRIES = (
    HOME,
    Entry("scorecard", "Diez áreas", "diez-areas", "Tablero"),
    Entry("area", "Área", "area", "Tablero"),
    Entry("indicator", "Indicador", "indicador", "Tablero"),
    Entry("municipality", "Ficha municipal", "ficha-municipal", "Tablero"),
    Entry("quality", "Calidad del dato", "calidad", "Tablero"),
    Entry("close_month", "Cierre del mes", "cierre", RECORDING),
    Entry("goals", "Metas", "metas", RECORDING),
    Entry("contributions", "Aportes", "aportes", RECORDING),
    Entry("projects", "Proyectos", "proyectos", RECORDING),
    Entry("transitions", "Transiciones", "transiciones", RECORDING),
    Entry("activities", "Bitácora", "bitacora", RECORDING),
    Entry("meetings", "Juntas y compromisos", "juntas", RECORDING),
    Entry("other_registers", "Otros registros", "otros-registros", RECORDING),
    Entry("approved", "Lo aprobado", "aprobado", "Informes"),
    Entry("reports", "Descargar", "descargar", "Informes"),
    Entry("association", "Asociación y miembros", "asociacion", MANAGING),
    Entry("targets", "Indicadores y metas", "indicadores-y-metas", MANAGING),
    Entry("backup", "Respaldo", "respaldo", MANAGING, needs="administer"),
    Entry("methodology", "Metodología", "metodologia", MANAGING),
    Entry("cases", "Casos", "casos", MANAGING),
    Entry("people", "Personas y accesos", "personas", MANAGING, needs="people"),
    Entry("audit", "Auditoría", "auditoria", MANAGING, needs="audit"),
    Entry(
        "setup",
        "Empezar con mi asociación",
        "empezar",
        MANAGING,
        hidden=True,
        needs="accounts",
    ),
    *ACCOUNT,
)
WELCOME = (
    Entry("welcome", "Bienvenida", "bienvenida", ""),
    replace(HOME, hidden=True),
    Entry("setup", "Empezar con mi asociación", "empezar", "", hidden=True),
    *ACCOUNT,
)
# Streamlit reserves the path of the first page and never answers at it.
BARE = "principal"


def run() -> None:
    """Draw the frame, and the page that was asked for, for whoever signed in."""
    st.set_page_config(page_title="Evalúa", page_icon=str(BRAND / "favicon.png"), layout="wide")
    st.logo(str(BRAND / f"logo-{mode()}.svg"), size="large")
    try:
        store = database()
        who = identity.signed_in(store, context.now())
        if who is None:
            identity.ask_to_enter()
            return
        found = visit(store, who)
    except Problem as problem:
        st.title("Evalúa no pudo abrir sus datos", anchor=False)
        st.error(str(problem))
        return
    _page(who, found.here, found.refused)


def _page(who: SignedIn, here: Here | None, refused: str) -> None:
    entries = menu_of(here)
    shown = _menu(entries, here, who)
    asked = next((entry for entry in entries if entry.url == shown.url_path), entries[0])
    with visiting(who, here):
        if here is None and shown.url_path == HOME.url:
            go("welcome")
        if not asked.open_to(here):
            _say_whose(asked, here)
            return
        if here is not None and refused:
            st.info(
                plain(
                    f"La dirección pide la asociación «{refused}», que no está entre las de su cuenta. "
                    f"Esto es de {here.facts.name}."
                )
            )
        shown.run()


def menu_of(here: Here | None) -> tuple[Entry, ...]:
    """The pages in the order of the menu: a mayor's office begins with its own sheet."""
    if here is None:
        return WELCOME
    if here.actor.role != "mayor":
        return ENTRIES
    own = next(entry for entry in ENTRIES if entry.key == "municipality")
    return (replace(own, section=""), *(entry for entry in ENTRIES if entry is not own))


def _say_whose(entry: Entry, here: Here | None) -> None:
    """A page that somebody's role does not use: who does, and the way back."""
    assert here is not None
    bare_head(
        entry.title,
        plain(
            f"Esta página la usa: {who_may(entry.needs)}. Su función en {here.facts.name} es "
            f"{ROLE_NAMES[here.actor.role].lower()}."
        ),
    )
    door("home", "Ir a Inicio")


def page(key: str) -> str:
    """The file of a page, for links and switches."""
    return str(PAGES / f"{key}.py")


def go(key: str, **query: str) -> None:
    """Leave this page for another."""
    st.switch_page(page(key), query_params=query or None)


def _menu(entries: tuple[Entry, ...], here: Here | None, who: SignedIn) -> st.Page:
    sections: dict[str, list[st.Page]] = {}
    for entry in (*entries, *_doors_to(entries)):
        sections.setdefault(_section(entry, here, who), []).append(
            st.Page(
                PAGES / f"{entry.key}.py",
                title=entry.title,
                url_path=BARE if entry is entries[0] else entry.url,
                default=entry is entries[0],
                visibility="visible" if _seen(entry, here) else "hidden",
            )
        )
    return st.navigation(sections, position="top")


def _seen(entry: Entry, here: Here | None) -> bool:
    return not entry.hidden and entry.open_to(here)


def _section(entry: Entry, here: Here | None, who: SignedIn) -> str:
    """The heading of a page in the menu: the account under the person's own name."""
    if entry.section == OWN:
        return plain(who.name)
    if here is not None and entry.section == RECORDING and not may(here.actor, "record"):
        return READING
    if here is not None and entry.section == MANAGING and not may(here.actor, "set_up"):
        return KNOWING
    return entry.section


def _doors_to(entries: tuple[Entry, ...]) -> list[Entry]:
    """The addresses that lead to the first page: its own, and those of the other menu.

    The first page answers at the bare address only; a saved link must not end in an error.
    """
    first, *others = entries
    known = {entry.url for entry in others}
    urls = dict.fromkeys(entry.url for entry in (*ENTRIES, *WELCOME))
    return [replace(first, url=url, hidden=True) for url in urls if url not in known]

"""Neutralidad on screen: the months of the electoral window, and the form that signs one."""

from __future__ import annotations

import streamlit as st

from evalua.board.neutral_months import declarations, unsigned, unsigned_text
from evalua.domain.month import Month
from evalua.registers.transitions.declarations import DeclarationInput, declare
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import month_name, plain
from evalua.ui.forms import Entered, Form
from evalua.ui.transitions.reading import cut

NONE = ("", "0")


def neutral(here: Here) -> None:
    """Month by month, beside the form."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        layout.section(
            "Declaración mensual de neutralidad",
            "La asociación trata por igual a todos los aspirantes y no participa en política.",
        )
        _months(here)
    with right:
        layout.section("Firmar un mes")
        form(here)


def note(here: Here) -> None:
    """What the close of the month says of its own declaration, and the way to it."""
    if here.month not in unsigned(cache.inputs(here), cut(here), CATALOG):
        return
    st.markdown(f":orange[▲ {plain(unsigned_text([here.month]))}]")
    with st.expander(f"Firmar {here.month.label}"):
        form(here, here.month)


def _months(here: Here) -> None:
    lines = declarations(cache.inputs(here), cut(here), CATALOG)
    if lines.empty:
        layout.empty(
            "Todavía no se firma",
            "Durante la ventana electoral aquí verá cada mes con su declaración. Se abre 120 días "
            "antes de la elección.",
        )
        return
    shown = lines.assign(
        name=[month_name(m) for m in lines["month"]],
        when=[written_day(d) for d in lines["declared_on"]],
        cases=["" if n is None else str(n) for n in lines["incidents"].astype(object)],
    )
    shown["cases"] = shown["cases"].replace("<NA>", "")
    layout.table(
        shown,
        {
            "name": "Mes",
            "word": "Estado",
            "when": "Firmada el",
            "declared_by": "Firma",
            "cases": "Casos",
            "measures": "Qué se hizo",
        },
        right=("Casos",),
        medium=("Qué se hizo",),
        key="transitions.neutral",
    )


def form(here: Here, month: Month | None = None) -> None:
    """Sign a month (the one given, or one of those that are over); a new signature replaces it."""
    lines = declarations(cache.inputs(here), here.today, CATALOG)
    over = lines.loc[lines["state"] != "running", "month"].sort_values()
    months = [str(month)] if month else list(over)
    if not months:
        st.markdown("Se firma cuando termina el mes.")
        return
    waiting = lines.loc[lines["state"] == "missing", "month"]
    first = min(waiting, default=months[-1])
    asked = Form(
        here,
        "neutrality",
        subject=str(month or ""),
        defaults={
            "month": str(month or first),
            "declared_by": here.actor.name,
            "incidents": "0",
            "declared_on": here.today,
        },
        version=dict.fromkeys(months, 0) | _versions(here),
    )
    asked.choice("month", "Mes", {m: month_name(m) for m in months})
    asked.text("declared_by", "Quién firma")
    asked.day("declared_on", "Fecha de la firma", latest=here.today)
    cases = asked.number(
        "incidents",
        "Casos confirmados",
        help="Uso del nombre, personal o recursos de la asociación en política.",
    )
    if cases.strip() not in NONE:
        kinds = CATALOG.choices("neutrality_incidents")
        asked.choice("incident_kind", "De qué fueron", kinds, optional=True)
        asked.text("measures", "Qué se hizo, sin nombrar partidos", long=True)
        asked.text("act", "Acta de la junta")
    asked.save("Firmar", _save, primary=month is None)


def _versions(here: Here) -> dict[str, int]:
    """The versions of the months signed already."""
    rows = cache.inputs(here).neutrality_declarations
    return {str(m): int(v) for m, v in zip(rows["month"], rows["version"], strict=True)}


def _save(work: Work, entered: Entered) -> str:
    data = DeclarationInput(
        Month.parse(entered.text("month")),
        entered["declared_on"],
        entered.text("declared_by"),
        entered.text("incidents"),
        entered.text("measures"),
        entered.text("act"),
        entered.text("incident_kind"),
    )
    version = entered.version_of(data.month)
    declare(work, data, version=version, confirmed=entered.confirmed)
    return f"{data.month.label.capitalize()} quedó firmado."

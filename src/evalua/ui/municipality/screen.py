"""Ficha municipal on screen: what one municipality paid, owes and received."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.figures import value_text
from evalua.board.municipality import MunicipalSheet, municipal_sheet
from evalua.board.names import municipality_names
from evalua.board.spells import spells_sentence
from evalua.board.wording import plural
from evalua.charts.contributions import describe_contributions, grid_contributions
from evalua.ui import cache, layout
from evalua.ui.choosing import chosen, selector
from evalua.ui.context import Here
from evalua.ui.formats import day, money, opening, plain, quantity

KIND = "municipio"


def sheet(here: Here) -> MunicipalSheet:
    """The sheet of the municipality in the address. Stops the page where there is none yet."""
    names = _names(here)
    if not names:
        layout.empty(
            "Todavía no hay municipios",
            "Aquí verá qué pagó, qué debe y qué recibió cada uno.",
            page="association",
            action="Agregar municipios",
        )
        st.stop()
    uid = chosen(KIND, names, _own(here))
    selector(KIND, "Municipio", names, uid)
    rows = cache.inputs(here).municipalities
    found = int(rows.loc[rows["uid"] == uid, "id"].iloc[0])
    shown = cache.evaluation(here)
    return municipal_sheet(cache.inputs(here), shown, found, shown.cut, cache.catalog(here))


def _own(here: Here) -> str:
    """The municipality of a mayor's office, which sees its own sheet first; "" for the others."""
    rows = cache.inputs(here).municipalities
    mine = rows.loc[rows["id"] == (here.actor.municipality_id or 0), "uid"]
    return "" if mine.empty else str(mine.iloc[0])


def about(here: Here, shown: MunicipalSheet) -> None:
    """Who it is: department, mayor, population, since when a member."""
    pack = here.country
    people = f"{quantity(shown.population, here.facts)} habitantes" if shown.population else ""
    mayor = f"{pack.mayor.capitalize()}: {shown.mayor}" if shown.mayor else ""
    cut = cache.evaluation(here).cut
    spells = spells_sentence(cache.inputs(here), shown.municipality_id, cut)
    facts = (spells, shown.department, people, mayor)
    st.markdown(plain(layout.facts_line(facts)))
    st.caption(f"Cifras al {day(cut)}.")


def balance(here: Here, shown: MunicipalSheet) -> None:
    """What it paid, what it owes and what it received, in one line of figures."""
    account = shown.account
    columns = st.columns(4)
    if account is not None:
        columns[0].metric("Pagó", money(account["paid"], here.facts))
        columns[1].metric("Debe, ya vencido", money(account["overdue"], here.facts))
        columns[2].metric("Aportes", str(account["word"]))
    live = len(shown.projects)
    columns[3].metric("Lo beneficia", plural(live, "proyecto", "proyectos"))
    notes = _notes(here, shown)
    if notes:
        st.caption(plain(opening(notes)))


def _notes(here: Here, shown: MunicipalSheet) -> str:
    account = shown.account or {}
    credit = int(account.get("credit") or 0)
    last = account.get("last_paid_on")
    return layout.facts_line(
        (
            f"último pago el {day(last)}" if last is not None and pd.notna(last) else "",
            f"tiene {money(credit, here.facts)} a favor" if credit else "",
            _people(here, shown),
        )
    )


def _people(here: Here, shown: MunicipalSheet) -> str:
    if not shown.people:
        return ""
    told = quantity(shown.people, here.facts)
    several = " (alguien puede estar en más de uno)" if len(shown.projects) > 1 else ""
    return f"sus proyectos declaran {told} personas{several}"


def contributions(here: Here, shown: MunicipalSheet) -> None:
    """Its year month by month, and every movement of its account."""
    layout.section("Lo que pagó y lo que debe")
    if shown.statement.empty:
        st.markdown("No tiene cobros ni pagos hasta la fecha.")
        return
    texts = shown.matrix.assign(
        amount_text=[money(v, here.facts) if pd.notna(v) else "" for v in shown.matrix["charged"]]
    )
    layout.figure(
        grid_contributions(texts, amounts=False, mode=layout.mode(), narrow=layout.narrow()),
        key="municipality.grid",
        alt=describe_contributions(texts),
    )
    moves = shown.statement[::-1]
    told = moves.assign(
        dated_on=[day(v) for v in moves["dated_on"]],
        **{
            part: [money(v, here.facts) if v else "" for v in moves[part].fillna(0)]
            for part in ("charged", "credited")
        },
        balance=[money(v, here.facts) for v in moves["balance"]],
    )
    layout.table(
        told,
        {
            "dated_on": "Fecha",
            "concept": "Concepto",
            "charged": "Cobro",
            "credited": "Abono",
            "balance": "Saldo",
        },
        right=("Cobro", "Abono", "Saldo"),
        key="municipality.statement",
    )


def indicators(here: Here, shown: MunicipalSheet) -> None:
    """Its rows of the indicators that are cut by municipality."""
    layout.section("Sus indicadores", "Al lado, el valor de toda la asociación. No se ordenan.")
    rows = shown.indicators
    if rows.empty:
        st.markdown("Este mes no hay cifras por municipio.")
        return
    told = rows.assign(
        **{
            part: [
                value_text(v, cache.catalog(here).indicator(c), here.facts)
                for c, v in zip(rows["code"], rows[part], strict=True)
            ]
            for part in ("value", "target", "association_value")
        }
    )
    layout.table(
        told,
        {
            "name": "Indicador",
            "value": "Municipio",
            "association_value": "Asociación",
            "target": "Meta",
        },
        right=("Municipio", "Asociación", "Meta"),
        key="municipality.indicators",
    )


def _names(here: Here) -> dict[str, str]:
    """uid → name of everybody that is or was a member, in alphabetical order."""
    records = cache.inputs(here)
    uids = dict(zip(records.municipalities["id"], records.municipalities["uid"], strict=True))
    return {str(uids[key]): name for key, name in municipality_names(records).items()}

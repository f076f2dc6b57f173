"""Which complementary indicators the board adopts for a year, and which it drops."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.indicators import indicator_lines
from evalua.domain.problems import refuse
from evalua.registers.targets.commands import set_adoption
from evalua.registers.targets.queries import adoptions
from evalua.scoring.states import State
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day
from evalua.ui.forms import Entered, Form


def adoption(here: Here) -> None:
    """The complementary indicators this version computes, with what the board decided."""
    year = here.today.year
    st.markdown(
        f"Los {len(CATALOG.core)} indicadores núcleo se miden siempre. Los complementarios entran en el "
        "puntaje solo si la junta los adopta para el año; dejar de medir uno exige un motivo."
    )
    codes = _available(here)
    if not codes:
        layout.empty(
            "Todavía no hay complementarios que adoptar",
            "Esta versión calcula los indicadores núcleo. Cuando calcule complementarios, aquí podrá "
            "adoptarlos para el año con el acta de la junta.",
        )
        _to_come()
        return
    adopted = _adopted(here, year)
    left, right = layout.main_and_side()
    with left:
        _list(here, codes, adopted, year)
        _to_come()
    with right:
        _adopt_form(here, [c for c in codes if c not in adopted], year)
        _drop_form(here, [c for c in codes if c in adopted], year)


def _available(here: Here) -> list[str]:
    rows = indicator_lines(cache.evaluation(here, live=True), CATALOG)
    usable = ~rows["core"] & (rows["state"] != State.NOT_AVAILABLE.value)
    return list(rows.loc[usable, "code"])


def _decisions(here: Here, year: int) -> pd.DataFrame:
    """The last decision of the year on each indicator."""
    with here.database.session() as session:
        rows = adoptions(session, association_id=here.facts.id)
    rows = rows[rows["year"] == year].sort_values("decided_on", kind="stable")
    return rows.drop_duplicates("indicator", keep="last").set_index("indicator")


def _adopted(here: Here, year: int) -> set[str]:
    rows = _decisions(here, year)
    return set(rows.index[rows["adopted"]])


def _list(here: Here, codes: list[str], adopted: set[str], year: int) -> None:
    layout.section(f"Complementarios en {year}")
    said = _decisions(here, year).to_dict("index")
    rows = [
        (
            CATALOG.indicator(code).name,
            "● adoptado" if code in adopted else "– sin adoptar",
            f"{said[code]['act']}, {day(said[code]['decided_on'])}" if code in said else "",
            said[code]["reason"] if code in said else "",
        )
        for code in codes
    ]
    layout.table(
        pd.DataFrame(rows, columns=["name", "state", "act", "reason"]),
        {"name": "Indicador", "state": "Estado", "act": "Acta", "reason": "Motivo"},
        key="adoption.list",
    )


def _adopt_form(here: Here, codes: list[str], year: int) -> None:
    layout.section(f"Adoptar para {year}")
    form = Form(here, "adoption", subject=str(year), needs="set_up")
    form.several("indicators", "Indicadores", {c: CATALOG.indicator(c).name for c in codes})
    form.text("act", "Acta de la junta")
    form.save("Adoptar", lambda work, e: _decide(work, e, year, adopted=True))


def _drop_form(here: Here, codes: list[str], year: int) -> None:
    if not codes:
        return
    with st.expander("Dejar de medir un complementario"):
        form = Form(here, "adoption.drop", subject=str(year), needs="set_up")
        form.several("indicators", "Indicadores", {c: CATALOG.indicator(c).name for c in codes})
        form.text("reason", "Motivo")
        form.text("act", "Acta de la junta")
        form.save(
            "Dejar de medir", lambda work, e: _decide(work, e, year, adopted=False), primary=False
        )


def _decide(work: Work, entered: Entered, year: int, *, adopted: bool) -> str:
    codes = entered["indicators"] or []
    if not codes:
        raise refuse("indicators", "V00", "Elija al menos un indicador.")
    for code in codes:
        set_adoption(
            work,
            code,
            year,
            adopted,
            act=entered.text("act"),
            decided_on=work.today,
            reason=entered.text("reason"),
        )
    verb = "adoptados" if adopted else "que se dejan de medir"
    return f"Indicadores {verb} en {year}: {len(codes)}."


def _to_come() -> None:
    others = [i for i in CATALOG.indicators if not i.core]
    with st.expander(f"Los {len(others)} complementarios del catálogo"):
        rows = [(CATALOG.area(i.area).short, i.name, i.rule) for i in others]
        layout.table(
            pd.DataFrame(rows, columns=["area", "name", "rule"]),
            {"area": "Área", "name": "Indicador", "rule": "Qué mide"},
            wide=("Qué mide",),
            key="adoption.catalogue",
        )

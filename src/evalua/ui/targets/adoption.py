"""Which complementary indicators the board adopts for a year: what each costs and what it tells."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.effort import added_sentence, effort_lines, kept_sentence
from evalua.domain.problems import refuse
from evalua.measures.registry import can_be_measured
from evalua.registers.targets.commands import set_adoption
from evalua.registers.targets.queries import adoptions
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.formats import day, plain
from evalua.ui.forms import Entered, Form
from evalua.ui.targets.retiring import retiring


def adoption(here: Here) -> None:
    """Every complementary indicator with its cost, and the forms that adopt or drop several."""
    known = cache.catalog(here)
    st.markdown(
        f"Los {len(known.core)} indicadores núcleo se miden siempre. Los complementarios entran en el "
        "puntaje solo si la junta los adopta para el año; dejar de medir uno exige un motivo."
    )
    year = _year(here)
    codes, adopted = _available(here), _adopted(here, year)
    _list(here, codes, adopted, year)
    left, right = layout.main_and_side()
    with left:
        _adopt_form(here, [c for c in codes if c not in adopted], adopted, year)
    with right:
        layout.section("Dejar de medir")
        _drop_form(here, [c for c in codes if c in adopted], year)
        retiring(here)


def _year(here: Here) -> int:
    this = here.today.year
    chosen = st.selectbox("Año del plan", [this, this + 1], key="adoption.year", width=140)
    return int(chosen)


def _available(here: Here) -> list[str]:
    """The complementary indicators that may be scored and are not retired, in order of area."""
    known, retired = cache.catalog(here), cache.inputs(here).retirements
    gone = set(retired.loc[retired["until"].isna(), "indicator"])
    return [
        code
        for code in effort_lines(known, ())["code"]
        if code not in gone and can_be_measured(known.indicator(code))
    ]


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
    layout.section(
        f"Complementarios en {year}",
        f"{kept_sentence(cache.catalog(here), adopted)} Las teclas son una estimación para doce "
        "municipios; lo que dos indicadores comparten se anota una vez.",
    )
    said = _decisions(here, year).to_dict("index")
    lines = effort_lines(cache.catalog(here), adopted)
    lines = lines[lines["code"].isin(codes)]
    told = lines.assign(
        state=["● adoptado" if code in adopted else "– sin adoptar" for code in lines["code"]],
        cost=[
            "ya se anota" if code in adopted else cost
            for code, cost in zip(lines["code"], lines["cost"], strict=True)
        ],
        act=[
            f"{said[code]['act']}, {day(said[code]['decided_on'])}" if code in said else ""
            for code in lines["code"]
        ],
        reason=[said[code]["reason"] if code in said else "" for code in lines["code"]],
    )
    layout.table(
        told,
        {
            "area": "Área",
            "name": "Indicador",
            "state": "Estado",
            "cost": "Teclas",
            "who": "Quién lo anota",
            "tells": "Qué diría",
            "estimate": "Cómo se estimó",
            "act": "Acta",
            "reason": "Motivo",
        },
        wide=("Qué diría", "Cómo se estimó"),
        key="adoption.list",
        alt="Los complementarios por área, con lo que dirían y las teclas que piden al mes.",
    )


def _adopt_form(here: Here, codes: list[str], adopted: set[str], year: int) -> None:
    known = cache.catalog(here)
    layout.section(f"Adoptar para {year}")
    form = Form(here, "adoption", subject=str(year), needs="set_up")
    names = {
        c: f"{known.area(known.indicator(c).area).short}: {known.indicator(c).name}" for c in codes
    }
    chosen = form.several("indicators", "Indicadores", names)
    sentence = added_sentence(known, adopted, chosen)
    if sentence:
        st.caption(plain(sentence))
    form.text("act", "Acta de la junta")
    form.save("Adoptar", lambda work, e: _decide(work, e, year, adopted=True))


def _drop_form(here: Here, codes: list[str], year: int) -> None:
    if not codes:
        return
    known = cache.catalog(here)
    with st.expander("Dejar de medir un complementario"):
        form = Form(here, "adoption.drop", subject=str(year), needs="set_up")
        form.several("indicators", "Indicadores", {c: known.indicator(c).name for c in codes})
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

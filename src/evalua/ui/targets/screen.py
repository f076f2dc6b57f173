"""Indicadores y metas on screen: the targets of a year and who answers for each indicator."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from evalua.board.figures import value_text
from evalua.board.indicators import indicator_lines
from evalua.catalog import Indicator
from evalua.domain.problems import refuse
from evalua.registers.targets.commands import set_owner, set_targets
from evalua.registers.targets.queries import owner_versions, owners
from evalua.registers.targets.queries import targets as target_rows
from evalua.scoring.states import State
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, quantity
from evalua.ui.forms import Entered, Form
from evalua.ui.targets import adoption, baseline, own, policy, schedule, typed, weights

VIEWS = (
    "Metas del año",
    "Responsables",
    "Qué se mide",
    "Digitar una cifra",
    "Indicadores propios",
    "Reglas del puntaje",
    "Pesos",
)
FROM_PLAN = ("plan", "fixed_or_plan")


def views(here: Here) -> None:
    """The parts of the page, one at a time."""
    shown = st.segmented_control(
        "Vista",
        VIEWS,
        default=VIEWS[0],
        key="targets.view",
        label_visibility="collapsed",
        required=True,
    )
    {
        VIEWS[0]: yearly,
        VIEWS[1]: responsibles,
        VIEWS[2]: adoption.adoption,
        VIEWS[3]: typed.typed,
        VIEWS[4]: own.own,
        VIEWS[5]: policy.policy,
        VIEWS[6]: weights.weights,
    }[str(shown)](here)


def measured(here: Here) -> list[Indicator]:
    """The indicators in use: the core and the adopted ones that this version computes."""
    rows = indicator_lines(cache.evaluation(here, live=True), cache.catalog(here))
    used = rows["adopted"] & (rows["state"] != State.NOT_AVAILABLE.value)
    known = cache.catalog(here)
    return [known.indicator(code) for code in rows.loc[used, "code"]]


def yearly(here: Here) -> None:
    """What is in force for a year, and the forms that set it."""
    year = _year(here)
    cards = [i for i in measured(here) if i.target_mode in (*FROM_PLAN, "fixed")]
    in_force = _in_force(here, year)
    _table(here, cards, in_force, year)
    left, right = layout.main_and_side()
    with left:
        layout.section(
            f"Metas de {year} que da el plan de trabajo",
            "Deje vacías las que no cambian. Sin meta, el valor se muestra sin puntaje.",
        )
        _plan_form(here, [i for i in cards if i.target_mode in FROM_PLAN], in_force, year)
        grown = [i for i in cache.catalog(here).indicators if i.target_mode == "baseline"]
        baseline.baseline(here, grown)
    with right:
        layout.section("Cambiar una meta del catálogo", "Si la junta acordó otra para su caso.")
        _fixed_form(here, [i for i in cards if i.target_mode == "fixed"], year)
        schedule.programme(here, [i for i in cards if i.prorated], year)


def _year(here: Here) -> int:
    this = here.today.year
    first = min(here.facts.evaluation_start.year, this)
    years = list(range(this + 1, first - 1, -1))
    chosen = st.selectbox("Año", years, index=years.index(this), key="targets.year", width=140)
    return int(chosen)


def _in_force(here: Here, year: int) -> dict[str, dict[str, object]]:
    """By indicator, the row of the year that was decided last."""
    with here.database.session() as session:
        rows = target_rows(session, association_id=here.facts.id)
    rows = rows[rows["year"] == year].sort_values(["decided_on", "id"])
    return {str(row["indicator"]): row for row in rows.to_dict("records")}


def _table(
    here: Here, cards: Iterable[Indicator], in_force: dict[str, dict[str, object]], year: int
) -> None:
    layout.section(f"Metas vigentes en {year}")
    rows = [(_label(i), *_decided(here, i, in_force.get(i.code)), i.target_text) for i in cards]
    layout.table(
        pd.DataFrame(rows, columns=["name", "value", "origin", "usual"]),
        {
            "name": "Indicador",
            "value": "Meta",
            "origin": "De dónde sale",
            "usual": "En el catálogo",
        },
        right=("Meta",),
        key="targets.table",
    )


def _decided(here: Here, card: Indicator, row: dict[str, object] | None) -> tuple[str, str]:
    if row is not None:
        act = f", {row['act']}" if row["act"] else ""
        act += "; programada por meses" if row["schedule"] else ""
        told = value_text(float(str(row["value"])), card, here.facts)
        return told, f"decidida el {day(row['decided_on'])}{act}"
    if card.target_value is not None:
        return value_text(card.target_value, card, here.facts), "catálogo"
    return "sin meta", "la fija su plan de trabajo"


def _label(card: Indicator) -> str:
    return f"{CATALOG.area(card.area).number}. {card.name}"


def _plan_form(
    here: Here, cards: list[Indicator], in_force: dict[str, dict[str, object]], year: int
) -> None:
    versions = schedule.decided(here, year)
    form = Form(here, "targets", subject=str(year), needs="set_up", version=versions)
    for card in cards:
        known = in_force.get(card.code)
        now = f" Vigente: {quantity(float(str(known['value'])), here.facts)}." if known else ""
        form.number(card.code, f"{card.name} ({card.unit})", help=f"{card.rule}{now}")
    form.day("decided_on", "Fecha de la decisión (si no es hoy)", latest=here.today)
    form.text("act", "Acta que las aprueba")
    form.save("Guardar las metas", lambda work, e: _set(work, here, e, cards, year))


def _fixed_form(here: Here, cards: list[Indicator], year: int) -> None:
    versions = schedule.decided(here, year)
    form = Form(here, "target.fixed", subject=str(year), needs="set_up", version=versions)
    code = form.choice("indicator", "Indicador", {i.code: i.name for i in cards})
    unit = cache.catalog(here).indicator(code).unit if code else ""
    form.number("value", f"Meta ({unit})" if unit else "Meta", unit=unit)
    form.day("decided_on", "Fecha de la decisión (si no es hoy)", latest=here.today)
    form.text("act", "Acta que la aprueba")
    form.save("Cambiar esta meta", lambda work, e: _set_one(work, here, e, year), primary=False)


def _set(work: Work, here: Here, entered: Entered, cards: list[Indicator], year: int) -> str:
    values = {i.code: entered.text(i.code) for i in cards if entered.text(i.code).strip()}
    return _write(work, here, year, values, entered)


def _set_one(work: Work, here: Here, entered: Entered, year: int) -> str:
    if not entered.text("indicator"):
        raise refuse("indicator", "V00", "Elija el indicador.")
    if not entered.text("value").strip():
        raise refuse("value", "V00", "Escriba la meta.")
    return _write(work, here, year, {entered.text("indicator"): entered.text("value")}, entered)


def _write(work: Work, here: Here, year: int, values: dict[str, str], entered: Entered) -> str:
    if not values:
        raise refuse("", "V00", "Escriba al menos una meta.")
    if not entered.text("act").strip():
        raise refuse("act", "V00", "Escriba el acta en que la junta lo decidió.")
    rows = set_targets(
        work,
        year,
        values,
        catalog=cache.catalog(here),
        act=entered.text("act"),
        decided_on=entered["decided_on"],
        versions=entered.versions,
    )
    told = "1 meta guardada" if len(rows) == 1 else f"{len(rows)} metas guardadas"
    return f"{told} para {year}."


def responsibles(here: Here) -> None:
    """Who answers for each indicator in use, and the form that names them."""
    left, right = layout.main_and_side()
    cards = measured(here)
    with left:
        layout.section("Quién responde por cada indicador")
        _owners_table(here, cards)
    with right:
        layout.section("Nombrar responsable")
        form = Form(here, "targets.owner", needs="set_up", version=_named(here))
        form.several("indicators", "Indicadores", {i.code: i.name for i in cards})
        form.text("owner", "Cargo o persona responsable")
        form.day("since", "Desde (si no es hoy)", latest=here.today)
        form.save("Nombrar responsable", _set_owners)


def _named(here: Here) -> dict[str, int]:
    """The versions of who was named, by indicator and day."""
    with here.database.session() as session:
        known = owner_versions(session, association_id=here.facts.id)
    # With nobody named yet, a form still has to know that there was none.
    return {"none": 0} | known


def _owners_table(here: Here, cards: list[Indicator]) -> None:
    with here.database.session() as session:
        rows = owners(session, association_id=here.facts.id)
    known = rows.sort_values("since").drop_duplicates("indicator", keep="last")
    by_code = {str(row["indicator"]): row for row in known.to_dict("records")}
    told = [
        (_label(i), by_code[i.code]["owner"], day(by_code[i.code]["since"]))
        if i.code in by_code
        else (_label(i), "sin asignar", "")
        for i in cards
    ]
    layout.table(
        pd.DataFrame(told, columns=["name", "owner", "since"]),
        {"name": "Indicador", "owner": "Responsable", "since": "Desde"},
        medium=("Indicador",),
        key="targets.owners",
    )


def _set_owners(work: Work, entered: Entered) -> str:
    codes = entered["indicators"] or []
    if not codes:
        raise refuse("indicators", "V00", "Elija al menos un indicador.")
    for code in codes:
        since = entered["since"] or work.today
        set_owner(work, code, entered.text("owner"), since, versions=entered.versions)
    return f"Responsable guardado: {len(codes)} en total."

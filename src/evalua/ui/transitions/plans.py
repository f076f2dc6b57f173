"""Municipal plans that name the association, and the budget lines that pay for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on
from evalua.board.transitions import terms
from evalua.measures.inputs import Cut
from evalua.measures.transitions import Term
from evalua.registers.transitions.plans import (
    BudgetLineInput,
    MunicipalPlanInput,
    remove_budget_line,
    remove_municipal_plan,
    set_budget_line,
    set_municipal_plan,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import money, plain
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.transitions.plan_projects import project_codes, projects_of_plan

INDICATOR = "A01-Q02-02"
Row = dict[Any, Any]


def plans(here: Here) -> None:
    """Every municipality with what its plan and its budget say, and the forms of one of them."""
    cut = Cut.of(here.month, here.today).day
    term = next((t for t in terms(cache.inputs(here)) if t.starts_on <= cut <= t.ends_on), None)
    towns = members_on(cache.inputs(here), cut)
    if term is None or not towns:
        layout.empty(
            "Todavía no se puede registrar",
            "Aquí verá qué municipios nombran a la asociación en su plan y le asignan un rubro. "
            "Antes hacen falta los municipios miembros y el periodo de gobierno de esta fecha "
            "(vista «Calendario»).",
            page="association",
            action="Ir a Asociación y miembros",
        )
        return
    frame = plan_rows(here, term, cut)
    _said(frame, term, cut)
    left, right = st.columns([5, 2], gap="large")
    with left:
        _table(frame, cut.year)
    with right:
        _forms(here, term, cut.year, towns)


def plan_rows(here: Here, term: Term, cut: date) -> pd.DataFrame:
    """One row per member: what its plan of the term and its budget of the year say, as text."""
    rows = []
    for key, name in members_on(cache.inputs(here), cut).items():
        plan, line = _plan(here, term.id, key), _line(here, cut.year, key)
        rows.append(
            {
                "municipality": name,
                "projects": _projects(here, plan),
                "document": plan.get("document", ""),
                "page": plan.get("page", ""),
                "adopted_on": written_day(plan["adopted_on"]) if plan else "",
                "line": line.get("line", ""),
                "amount": money(line["amount"], here.facts) if line else "",
                "word": _word(bool(plan.get("page")), bool(line)),
            }
        )
    return pd.DataFrame(rows)


def _word(plan: bool, line: bool) -> str:
    if plan and line:
        return "● Completo"
    if plan:
        return "◐ Falta el rubro"
    return "◐ Falta el plan" if line else "○ Faltan los dos"


def _said(frame: pd.DataFrame, term: Term, cut: date) -> None:
    total = len(frame)
    named, paid = int((frame["page"] != "").sum()), int((frame["line"] != "").sum())
    st.markdown(
        f"{named} de {total} municipios nombran a la asociación en su plan "
        f"{term.starts_on.year}–{term.ends_on.year}; {paid} de {total} le asignan un rubro en "
        f"{cut.year}."
    )
    st.caption(plain(CATALOG.indicator(INDICATOR).rule))


def _table(frame: pd.DataFrame, year: int) -> None:
    amount = f"Valor {year}"
    layout.table(
        frame,
        {
            "municipality": "Municipio",
            "word": "Estado",
            "document": "Plan o acto",
            "page": "Página",
            "projects": "Proyectos que incluye",
            "adopted_on": "Adoptado",
            "line": f"Rubro {year}",
            "amount": amount,
        },
        right=(amount,),
        key="transitions.plans",
    )


def _forms(here: Here, term: Term, year: int, towns: dict[int, str]) -> None:
    chosen = st.selectbox(
        "Municipio", list(towns), format_func=towns.__getitem__, key="transitions.town"
    )
    _plan_form(here, term, int(chosen))
    plan = _plan(here, term.id, int(chosen))
    if plan:
        projects_of_plan(here, int(plan["id"]))
    _line_form(here, year, int(chosen))


def _plan_form(here: Here, term: Term, town: int) -> None:
    layout.section("En su plan")
    plan = _plan(here, term.id, town)
    form = Form(
        here,
        "municipal_plan",
        subject=f"{term.id}.{town}",
        defaults={"document": plan.get("document"), "page": plan.get("page")}
        | ({"adopted_on": plan["adopted_on"].date()} if plan else {}),
        version=plan.get("version", 0),
    )
    form.text("document", "Plan o acto que lo adopta", placeholder="Acuerdo 012 de 2024")
    form.text(
        "page", "Página que nombra a la asociación", help="Vacía si el plan no la nombra todavía."
    )
    form.day("adopted_on", "Fecha en que se adoptó")
    form.save(
        "Guardar el plan",
        lambda work, e: _save_plan(work, term.id, town, e),
        primary=False,
    )
    if plan:
        remove(
            here,
            f"municipal_plan.remove.{plan['id']}",
            lambda work, why: _take_plan_back(work, int(plan["id"]), why),
            label="Retirar este plan",
        )


def _line_form(here: Here, year: int, town: int) -> None:
    layout.section(f"En su presupuesto de {year}")
    line = _line(here, year, town)
    form = Form(
        here,
        "budget_line",
        subject=f"{year}.{town}",
        defaults={"line": line["line"], "amount": _typed(here, line["amount"])} if line else {},
        version=line.get("version", 0),
    )
    form.text("line", "Nombre o código del rubro")
    form.money("amount", "Valor del año")
    form.save(
        "Guardar el rubro",
        lambda work, e: _save_line(work, year, town, e),
        primary=False,
    )
    if line:
        remove(
            here,
            f"budget_line.remove.{line['id']}",
            lambda work, why: _take_line_back(work, int(line["id"]), why),
            label="Retirar este rubro",
        )


def _projects(here: Here, plan: Row) -> str:
    if not plan:
        return ""
    return ", ".join(project_codes(here, int(plan["id"])).values())


def _save_plan(work: Work, term_id: int, town: int, entered: Entered) -> str:
    set_municipal_plan(
        work,
        MunicipalPlanInput(
            term_id=term_id,
            municipality_id=town,
            document=entered.text("document"),
            page=entered.text("page"),
            adopted_on=entered["adopted_on"],
        ),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Plan guardado."


def _save_line(work: Work, year: int, town: int, entered: Entered) -> str:
    set_budget_line(
        work,
        BudgetLineInput(
            municipality_id=town,
            year=year,
            line=entered.text("line"),
            amount=entered.text("amount"),
        ),
        version=entered.version,
        confirmed=entered.confirmed,
    )
    return "Rubro guardado."


def _take_plan_back(work: Work, plan_id: int, why: str) -> str:
    remove_municipal_plan(work, plan_id, why)
    return "Plan retirado."


def _take_line_back(work: Work, line_id: int, why: str) -> str:
    remove_budget_line(work, line_id, why)
    return "Rubro retirado."


def _plan(here: Here, term_id: int, town: int) -> Row:
    rows = cache.inputs(here).municipal_plans
    found = rows[(rows["term_id"] == term_id) & (rows["municipality_id"] == town)]
    return found.to_dict("records")[0] if len(found) else {}


def _line(here: Here, year: int, town: int) -> Row:
    rows = cache.inputs(here).budget_lines
    found = rows[(rows["year"] == year) & (rows["municipality_id"] == town)]
    return found.to_dict("records")[0] if len(found) else {}


def _typed(here: Here, minor: int) -> str:
    """An amount as a person would type it: without its symbol."""
    return here.facts.currency.format(int(minor), here.facts.number_format, symbol=False)

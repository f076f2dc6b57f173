"""The route of the change of government: the matrix, what is due, and how a step is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from evalua.board.transitions import STATUS_WORDS, milestone_matrix, terms
from evalua.charts.transitions import ASSOCIATION, describe_milestones, matrix_milestones
from evalua.domain.problems import refuse
from evalua.measures.inputs import Cut
from evalua.registers.transitions.calendar import active_term
from evalua.registers.transitions.commands import (
    MilestoneInput,
    clear_milestone,
    fulfil,
    fulfil_many,
    mark_not_applicable,
)
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, remove
from evalua.ui.transitions.proofs import proved

DONE, NOT_APPLICABLE = "done", "not_applicable"
PENDING = ("overdue", "due_soon", "not_due")


def route(here: Here) -> None:
    """The matrix beside the form; under it what is due, every step, and what was recorded."""
    lines = milestone_matrix(cache.inputs(here), _cut(here), CATALOG)
    left, right = st.columns([5, 2], gap="large")
    with left:
        layout.figure(
            matrix_milestones(lines, mode=layout.mode(), narrow=layout.narrow()),
            key="transitions.matrix",
            alt=describe_milestones(lines),
        )
        _due(lines)
        proved(here)
        _legend(lines)
        _recorded(here, lines)
    with right:
        layout.section("Registrar un paso")
        _form(here, lines)


def due_now(here: Here) -> None:
    """Only what is overdue or due soon, beside the form."""
    lines = milestone_matrix(cache.inputs(here), _cut(here), CATALOG)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _due(lines)
    with right:
        layout.section("Registrar un paso")
        _form(here, lines)


def _due(lines: pd.DataFrame) -> None:
    """What is overdue or due within 30 days, one row for each step."""
    layout.section("Vencido o por vencer")
    frame = due_steps(lines)
    if frame.empty:
        st.markdown("Nada vencido ni por vencer en los próximos 30 días.")
        return
    layout.table(
        frame,
        {"word": "Estado", "due": "Plazo", "step": "Paso", "who": "Quién falta"},
        medium=("Paso",),
        key="transitions.due",
    )


def due_steps(lines: pd.DataFrame) -> pd.DataFrame:
    """Steps overdue or due soon (columns step, who, due, word), the oldest first."""
    late = lines[lines["status"].isin(("overdue", "due_soon"))]
    rows = []
    for (due_on, code), group in late.groupby(["due_on", "milestone"], sort=True):
        first = group.iloc[0]
        rows.append(
            (
                f"{code} {first['name']}",
                _who(group, int((lines["milestone"] == code).sum())),
                written_day(due_on),
                f"{STATUS_WORDS[str(first['status'])]} {_left(int(first['days']))}",
            )
        )
    return pd.DataFrame(rows, columns=["step", "who", "due", "word"])


def _who(group: pd.DataFrame, places: int) -> str:
    names = [name for name in group["municipality"] if name]
    if not names:
        return ASSOCIATION
    return f"Los {places} municipios" if len(names) == places > 1 else ", ".join(names)


def _left(days: int) -> str:
    if days == 0:
        return "hoy"
    count = f"{abs(days)} {'día' if abs(days) == 1 else 'días'}"
    return f"en {count}" if days > 0 else f"hace {count}"


def _legend(lines: pd.DataFrame) -> None:
    """What each code of the matrix is, and its due date."""
    with st.expander(f"Qué es cada uno de los {lines['milestone'].nunique()} pasos"):
        steps = lines.drop_duplicates("milestone").assign(
            due=lambda rows: [written_day(d) for d in rows["due_on"]]
        )
        layout.table(
            steps,
            {"milestone": "Código", "name": "Paso", "due": "Plazo"},
            wide=("Paso",),
            key="transitions.steps",
        )


def _form(here: Here, lines: pd.DataFrame) -> None:
    """A step done, or not applicable, in one or several municipalities."""
    term_id = _term(here)
    form = Form(
        here,
        "milestone",
        subject=str(term_id),
        defaults={"code": _next_step(lines), "outcome": DONE},
        version=_versions(here, lines, term_id),
    )
    code = form.choice("code", "Paso", _steps(lines))
    rows = lines[lines["milestone"] == code]
    pending = _places(form, rows)
    outcome = form.choice(
        "outcome", "Qué pasó", {DONE: "Se cumplió", NOT_APPLICABLE: "No aplica aquí"}
    )
    if outcome == NOT_APPLICABLE:
        form.text("reason", "Por qué no aplica", long=True)
    else:
        form.day("done_on", "Fecha en que se cumplió")
        form.text("evidence", "Soporte", placeholder=_evidence(code))
    form.save("Guardar el paso", lambda work, e: _save(work, term_id, e, pending))


def _versions(here: Here, lines: pd.DataFrame, term_id: int) -> dict[str, int]:
    """The versions of the steps recorded, by step and municipality; 0 where it is pending."""
    pairs = zip(lines["milestone"], lines["municipality_id"], strict=True)
    rows = cache.inputs(here).milestones
    rows = rows[rows["term_id"] == term_id]
    known = zip(rows["code"], rows["municipality_id"], rows["version"], strict=True)
    return {_row(code, None if pd.isna(place) else int(place)): 0 for code, place in pairs} | {
        _row(code, None if pd.isna(place) else int(place)): int(version)
        for code, place, version in known
    }


def _row(code: str, place: int | None) -> str:
    return f"{code}.{place or 0}"


def _places(form: Form, rows: pd.DataFrame) -> list[int]:
    """Ask for the municipalities of a step that is done in each; returns those still pending."""
    each = rows[rows["municipality_id"].notna()]
    if each.empty:
        if len(rows):
            st.caption("Este paso es de toda la asociación.")
        return []
    pending = [int(m) for m in each.loc[each["status"].isin(PENDING), "municipality_id"]]
    everyone = len(pending) > 1 and form.tick("all", f"Los {len(pending)} municipios que faltan")
    if not everyone:
        names = zip(each["municipality_id"], each["municipality"], strict=True)
        form.several("municipality_ids", "Municipios", {int(k): str(n) for k, n in names})
    return pending


def _save(work: Work, term_id: int, entered: Entered, pending: list[int]) -> str:
    data = MilestoneInput(term_id, entered.text("code"), None, entered["done_on"])
    data = replace(data, evidence=entered.text("evidence"))
    places = pending if entered["all"] else list(entered["municipality_ids"] or [])
    known = {m.code: m for m in CATALOG.milestones}
    own = data.code in known and not known[data.code].per_municipality
    if entered.text("outcome") == NOT_APPLICABLE:
        return _not_applicable(work, data, [None] if own else list(places), entered)
    if own:
        version = entered.version_of(_row(data.code, None))
        fulfil(work, data, catalog=CATALOG, version=version, confirmed=entered.confirmed)
    else:
        versions = {place: entered.version_of(_row(data.code, place)) for place in places}
        fulfil_many(
            work, data, places, catalog=CATALOG, versions=versions, confirmed=entered.confirmed
        )
    where = f" en {_count(len(places))}" if places else ""
    return f"{data.code} cumplido{where}."


def _not_applicable(
    work: Work, data: MilestoneInput, places: list[int | None], entered: Entered
) -> str:
    if not places:
        raise refuse("municipality_ids", "V21", "Elija al menos un municipio.")
    for place in places:
        mark_not_applicable(
            work,
            replace(data, municipality_id=place),
            entered.text("reason"),
            catalog=CATALOG,
            version=entered.version_of(_row(data.code, place)),
            confirmed=entered.confirmed,
        )
    return f"{data.code} queda como no aplicable, con su motivo."


def _count(places: int) -> str:
    return "1 municipio" if places == 1 else f"{places} municipios"


def _recorded(here: Here, lines: pd.DataFrame) -> None:
    """What was recorded of the route, and the way to take it back."""
    rows = cache.inputs(here).milestones
    rows = rows[rows["term_id"] == _term(here)].sort_values(["code", "id"])
    if rows.empty:
        return
    towns = dict(zip(lines["municipality_id"], lines["municipality"], strict=True))
    options = {int(row["id"]): _label(row, towns) for row in rows.to_dict("records")}
    with st.expander("Corregir o retirar lo registrado"):
        st.caption("Para corregir un paso, regístrelo otra vez con los datos buenos.")
        chosen = st.selectbox(
            "Paso registrado",
            list(options),
            format_func=options.__getitem__,
            key="transitions.recorded",
        )
        row = rows[rows["id"] == chosen].iloc[0]
        said = row["evidence"] or row["not_applicable_reason"]
        st.markdown(f"Soporte o motivo: {plain(said)}")
        remove(
            here,
            f"milestone.recorded.{chosen}",
            lambda work, why: _cleared(work, int(chosen), why),
            label="Volver a dejarlo pendiente",
        )


def _label(row: Mapping[str, object], towns: Mapping[object, str]) -> str:
    place = row["municipality_id"]
    where = ASSOCIATION if pd.isna(place) else towns.get(place, "Municipio que salió")
    when = "no aplica" if row["not_applicable_reason"] else written_day(row["done_on"])
    return f"{row['code']} · {where} · {when}"


def _cleared(work: Work, milestone_id: int, why: str) -> str:
    clear_milestone(work, milestone_id, why)
    return "El paso quedó pendiente otra vez."


def _next_step(lines: pd.DataFrame) -> str:
    """The pending step that is due first."""
    pending = lines[lines["status"].isin(PENDING)].sort_values(["due_on", "milestone"])
    return str(pending["milestone"].iloc[0]) if len(pending) else ""


def _steps(lines: pd.DataFrame) -> dict[str, str]:
    return {
        str(row["milestone"]): f"{row['milestone']} · {row['name']}"
        for row in lines.drop_duplicates("milestone").to_dict("records")
    }


def _evidence(code: str | None) -> str:
    found = next((m.evidence for m in CATALOG.milestones if m.code == code), "")
    return found.capitalize()


def _term(here: Here) -> int:
    term = active_term(terms(cache.inputs(here)), _cut(here), CATALOG.transition_windows)
    assert term is not None
    return term.id


def _cut(here: Here) -> date:
    return Cut.of(here.month, here.today).day

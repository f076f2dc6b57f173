"""The rules of the score: thresholds, coverage, mean, and «solo hechos», each by act and with a date."""

from __future__ import annotations

import streamlit as st

from evalua.months.policy import policy_on
from evalua.months.policy_changes import PolicyInput, change_policy
from evalua.registers.targets.queries import setting_versions, settings
from evalua.scoring.policy import Policy
from evalua.storage.work import Work
from evalua.ui import layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, quantity
from evalua.ui.forms import Entered, Form

NUMBERS = {
    "band_green": "«Bien» desde (puntos de 100)",
    "band_amber": "«En camino» desde (puntos de 100)",
    "coverage_min": "Cobertura mínima para mostrar un puntaje (%)",
    "core_weight": "Peso de un indicador núcleo",
    "complementary_weight": "Peso de un indicador complementario",
}
MEANS = {"arithmetic": "Aritmética", "geometric": "Geométrica"}
BANDS = {"yes": "Con semáforo", "no": "Solo hechos, sin semáforo"}
_OTHERS = {"mean": "Promedio", "bands": "Semáforo"}


def policy(here: Here) -> None:
    """What is in force, the form that changes it, and the decisions so far."""
    now = current(here)
    st.markdown(
        "Estas reglas las decide la junta. Un cambio rige desde su fecha: los meses ya aprobados "
        "conservan las suyas y el cambio se muestra aparte cuando compara dos meses."
    )
    left, right = layout.main_and_side()
    with left:
        layout.section("Cambiar las reglas")
        _form(here, now)
    with right:
        layout.section("Vigentes hoy")
        for label, told in _lines(here, now):
            st.markdown(f"{label}: **{told}**")
        _history(here)


def current(here: Here) -> Policy:
    """The policy of today."""
    with here.database.session() as session:
        return policy_on(session, here.facts.id, here.today, CATALOG)


def decisions(here: Here) -> dict[str, int]:
    """The versions of what the board decided about the score, by rule and day."""
    with here.database.session() as session:
        known = setting_versions(session, association_id=here.facts.id)
    # With no decision yet, a form still has to know that there was none.
    return {"none": 0} | known


def figure(key: str, value: float) -> float:
    """A figure as people write it: coverage is a percentage."""
    return value * 100 if key == "coverage_min" else value


def _lines(here: Here, now: Policy) -> list[tuple[str, str]]:
    numbers = [
        (label, quantity(figure(key, getattr(now, key)), here.facts))
        for key, label in NUMBERS.items()
    ]
    return [
        *numbers,
        ("Promedio", MEANS[now.mean]),
        ("Semáforo", BANDS["yes" if now.bands else "no"]),
    ]


def _form(here: Here, now: Policy) -> None:
    form = Form(
        here,
        "policy",
        needs="set_up",
        defaults={key: quantity(figure(key, getattr(now, key)), here.facts) for key in NUMBERS}
        | {"mean": now.mean, "bands": "yes" if now.bands else "no"},
        version=decisions(here),
    )
    for key, label in NUMBERS.items():
        form.number(key, label)
    form.choice(
        "mean",
        "Promedio",
        MEANS,
        help="Con la geométrica, una parte en cero deja el resultado en cero.",
    )
    form.choice("bands", "Semáforo", BANDS)
    form.day("since", "Rige desde")
    form.text("act", "Acta de la junta")
    form.save("Cambiar las reglas", _change)


def _change(work: Work, entered: Entered) -> str:
    changed = change_policy(
        work,
        PolicyInput(
            since=entered["since"],
            act=entered.text("act"),
            numbers={key: entered.text(key) for key in NUMBERS},
            mean=entered.text("mean"),
            bands=entered.text("bands") != "no",
        ),
        catalog=CATALOG,
        versions=entered.versions,
    )
    return f"Reglas guardadas: {len(changed)} {'cambio' if len(changed) == 1 else 'cambios'}."


def _history(here: Here) -> None:
    with here.database.session() as session:
        rows = settings(session, association_id=here.facts.id)
    # The weights of the parts have their own view.
    rows = rows[~rows["key"].str.contains(":")]
    if rows.empty:
        st.caption("Son las del catálogo: la junta todavía no ha cambiado ninguna.")
        return
    rows = rows.sort_values("since", ascending=False, kind="stable")
    told = rows.assign(
        rule=[(NUMBERS | _OTHERS).get(k, k) for k in rows["key"]],
        value=[_told(here, k, v) for k, v in zip(rows["key"], rows["value"], strict=True)],
        since=[day(d) for d in rows["since"]],
    )
    layout.table(
        told,
        {"since": "Desde", "rule": "Regla", "value": "Valor", "act": "Acta"},
        right=("Valor",),
        key="policy.history",
    )


def _told(here: Here, key: str, value: str) -> str:
    if key in NUMBERS:
        return quantity(figure(key, float(value)), here.facts)
    return {"mean": MEANS, "bands": BANDS}.get(key, {}).get(value, value)

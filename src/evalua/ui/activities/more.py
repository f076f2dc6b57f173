"""What an activity may say besides the usual: it stays folded until somebody needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from evalua.ui import state
from evalua.ui.activities.entered import APART
from evalua.ui.catalogue import CATALOG
from evalua.ui.forms import Form

GROUPS = {
    "youth": "Jóvenes",
    "victims": "Víctimas",
    "ethnic": "Pueblos étnicos",
    "disability": "Con discapacidad",
    "diversity": "Diversidad sexual",
}
TOTALS = (
    "Totales voluntarios de quienes participaron. Una persona puede estar en varios grupos; nunca se "
    "anota quién."
)
_APART = ("exhibitors", "completed")


def more(form: Form, kind: str, fields: Sequence[str], towns: Mapping[int, str]) -> None:
    """Whom it reached, voluntary totals of groups, counts by municipality and what to adjust."""
    with st.expander("Más datos, si los tiene", expanded=_needed(form)):
        if kind != "bilateral_contact":
            _audiences(form, kind, towns)
        if "people" in fields:
            st.caption(TOTALS)
            columns = st.columns(3)
            for place, (name, label) in enumerate(GROUPS.items()):
                with columns[place % 3]:
                    form.number(name, label)
        if "completed" in fields:
            form.number("completed_before", "De quienes completaron, ya contadas este año")
            if len(towns) > 1:
                _each(form, "completed", "Completaron por municipio", towns)
        if "promotion" in fields and towns:
            _each(form, "exhibitors", "Expositores por municipio", towns)
        if not _decided(kind):
            tracks = CATALOG.choices("activity_tracks")
            form.choice("track", "Canal político o técnico", tracks, optional=True)
        form.text("adjust", "Qué ajustar la próxima vez")


def _needed(form: Form) -> bool:
    """Whether something of it was written or has to be answered."""
    names = ("audiences", "adjust", "track", "completed_before", *GROUPS)
    written = form.everything()
    found = {item.field.partition(".")[0] for item in state.findings(form.key)}
    apart = any(name.partition(".")[0] in _APART for name, value in written.items() if value)
    return apart or any(written.get(name) for name in names) or bool(found & {*names, *_APART})


def _decided(kind: str) -> bool:
    return any(one.track for one in CATALOG.activity_types if one.key == kind)


def _audiences(form: Form, kind: str, towns: Mapping[int, str]) -> None:
    """Whom it reached beyond what its kind implies: the same everywhere, unless it is said."""
    implied = next((one.audience for one in CATALOG.activity_types if one.key == kind), None)
    options = {k: name for k, name in CATALOG.choices("contact_audiences").items() if k != implied}
    label = "A quién más llegó" if implied else "A quién llegó"
    apart = len(towns) > 1 and form.tick(APART, "No llegó a los mismos en todos los municipios")
    if not apart:
        form.several("audiences", label, options)
        return
    for town, name in towns.items():
        form.several(f"audiences.{town}", f"{name}: {label.lower()}", options)


def _each(form: Form, name: str, heading: str, towns: Mapping[int, str]) -> None:
    st.caption(heading)
    columns = st.columns(3)
    for place, (town, label) in enumerate(towns.items()):
        with columns[place % 3]:
            form.number(f"{name}.{town}", label)

"""Asociación y miembros on screen: what the association is, and the acts that changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from evalua.board.names import members_on
from evalua.board.wording import plural
from evalua.domain.problems import refuse
from evalua.registers.association.commands import set_state, update_association
from evalua.registers.association.queries import states
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.association import (
    legal_file,
    mayors,
    members,
    norms,
    objectives,
    story,
    team,
    withdrawals,
)
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.demonstration import remove_button
from evalua.ui.formats import day, month_name, plain
from evalua.ui.forms import Entered, Form, permitted
from evalua.ui.views import asked, asked_group


def sentence(here: Here) -> str:
    """Who it is and how many belong to it today."""
    count = len(members_on(cache.inputs(here), here.today))
    belong = plural(count, "municipio miembro", "municipios miembros")
    return plain(f"{here.facts.name}: {belong} hoy.")


def views(here: Here) -> None:
    """The parts of the page: first the group, then its view where it holds several."""
    group = str(
        st.segmented_control(
            "Parte de la página",
            list(GROUPS),
            default=asked_group(GROUPS),
            key="association.group",
            label_visibility="collapsed",
            required=True,
        )
    )
    shown = GROUPS[group]
    if len(shown) == 1:
        next(iter(shown.values()))(here)
        return
    view = st.segmented_control(
        f"Vista de {group}",
        list(shown),
        default=asked(list(shown)),
        key=f"association.view.{group}",
        label_visibility="collapsed",
        required=True,
    )
    shown[str(view)](here)


def about(here: Here) -> None:
    """What never changes, the form for what does, and the acts that changed its state."""
    left, right = layout.main_and_side()
    with left:
        layout.section("Sus datos")
        (_facts_form if permitted(here, "set_up") else _facts_told)(here)
    with right:
        _fixed(here)
        _states(here)
    with st.container(horizontal=True, vertical_alignment="center"):
        if permitted(here, "accounts"):
            layout.door("setup", "Crear otra asociación")
        if permitted(here, "administer"):
            remove_button(here)


def _fixed(here: Here) -> None:
    layout.section("Lo que no cambia", "Se fijó al crearla: de ello dependen cifras ya guardadas.")
    facts = here.facts
    figures = {f.key: f.name for f in CATALOG.legal_figures}
    told = (
        ("País", here.country.name),
        ("Moneda", f"{facts.currency.many} ({facts.currency.code})"),
        ("Figura legal", figures.get(facts.legal_figure, facts.legal_figure)),
        ("Constituida el", day(facts.founded_on)),
        ("Responde desde", month_name(facts.evaluation_start)),
        ("Código", facts.code),
    )
    _tell(told)


def _facts_told(here: Here) -> None:
    """What the form says, for whoever does not change it."""
    facts = here.facts
    _tell(
        (
            ("Nombre", facts.name),
            ("Sigla", facts.acronym),
            ("Misión", facts.mission),
            ("Cómo llaman a la junta", facts.board_label),
            ("Día límite para enviar cada mes", str(facts.submission_day)),
            ("Día de cierre de cada mes", str(facts.closing_day)),
            ("Final previsto", day(facts.ends_on) if facts.ends_on else ""),
        )
    )


def _tell(told: Iterable[tuple[str, str]]) -> None:
    st.markdown("  \n".join(f"{label}: **{plain(text)}**" for label, text in told if text))


def _facts_form(here: Here) -> None:
    facts = here.facts
    form = Form(
        here,
        "association",
        needs="set_up",
        version=facts.version,
        defaults={
            "name": facts.name,
            "acronym": facts.acronym,
            "mission": facts.mission,
            "board_label": facts.board_label,
            "submission_day": str(facts.submission_day),
            "closing_day": str(facts.closing_day),
            "peace_mode": facts.peace_mode,
            "ends_on": facts.ends_on,
        },
    )
    form.text("name", "Nombre")
    form.text("acronym", "Sigla (si tiene)")
    form.text("mission", "Misión, en una o dos frases", long=True)
    labels = dict.fromkeys((*here.country.board_labels, facts.board_label))
    form.choice("board_label", "Cómo llaman a la junta", {b: b for b in labels})
    form.number(
        "submission_day",
        "Día límite para enviar cada mes",
        help="Del mes siguiente, entre 1 y 28. Lo enviado hasta ese día llega a tiempo.",
    )
    form.number(
        "closing_day",
        "Día de cierre de cada mes",
        help="Del mes siguiente, entre 1 y 28, no antes del día de envío. Para entonces la junta "
        "debe haberlo aprobado; cerrar no impide enviar ni aprobar después.",
    )
    form.day(
        "ends_on",
        "Final previsto en los estatutos",
        help="Déjela vacía si la asociación no tiene final.",
    )
    form.tick(
        "peace_mode",
        "Hay plan de paz o mesa de prevención",
        help="Activa los indicadores de paz que dependen de ese plan.",
    )
    form.save("Guardar los datos", _update)


def _update(work: Work, entered: Entered) -> str:
    update_association(
        work,
        name=entered.text("name"),
        acronym=entered.text("acronym"),
        mission=entered.text("mission"),
        board_label=entered.text("board_label"),
        submission_day=_day_typed(entered, "submission_day"),
        closing_day=_day_typed(entered, "closing_day"),
        peace_mode=bool(entered["peace_mode"]),
        ends_on=entered["ends_on"],
        version=entered.version,
    )
    return "Datos de la asociación guardados."


def _day_typed(entered: Entered, name: str) -> int:
    """A day of the month, or 0 (which is refused) for whatever is not a number."""
    typed = entered.text(name).strip()
    return int(typed) if typed.isascii() and typed.isdecimal() else 0


def _states(here: Here) -> None:
    layout.section("Su estado", "Mientras no está activa no se puntúa nada.")
    with here.database.session() as session:
        rows = states(session, association_id=here.facts.id).sort_values("since", ascending=False)
    for row in rows.to_dict("records"):
        act = f" · {row['act']}" if row["act"] else ""
        told = f"{name('association_states', row['state'])} desde el {day(row['since'])}{act}"
        st.markdown(plain(told))
    with st.expander("Registrar un cambio de estado"):
        form = Form(here, "association.state", needs="set_up")
        form.choice("state", "Nuevo estado", CATALOG.choices("association_states"))
        form.day("since", "Desde", latest=here.today)
        form.text("act", "Acta o acto que lo decide")
        form.save("Registrar el estado", _set_state, primary=False)


def _set_state(work: Work, entered: Entered) -> str:
    key = entered.text("state")
    if not key:
        raise refuse("state", "V00", "Elija el nuevo estado.")
    set_state(work, key, entered["since"], entered.text("act"))
    return f"Estado registrado: {name('association_states', key)}."


GROUPS: dict[str, dict[str, Callable[[Here], None]]] = {
    "La asociación": {"Sus datos": about, "Historia": story.story},
    "Miembros": {
        "Miembros": members.members,
        "Retiros": withdrawals.withdrawals,
        "Alcaldías": mayors.mayors,
    },
    "Respaldo legal": {
        "Expediente": legal_file.legal_file,
        "Normas": norms.norms,
        "Objetivos": objectives.objectives,
    },
    "Equipo": {"Equipo": team.team},
}
"""Group → its views, each with the function that draws it."""

"""Asociación y miembros on screen: what the association is, and the acts that changed it."""

from __future__ import annotations

import streamlit as st

from evalua.board.names import members_on
from evalua.board.wording import plural
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.domain.problems import refuse
from evalua.registers.association.commands import add_person, set_state, update_association
from evalua.registers.association.queries import people, states
from evalua.storage.work import Work
from evalua.ui import cache, layout, state
from evalua.ui.association import mayors, members, withdrawals
from evalua.ui.catalogue import CATALOG, name
from evalua.ui.context import Here
from evalua.ui.demonstration import remove_button
from evalua.ui.formats import day, month_name, plain
from evalua.ui.forms import Entered, Form
from evalua.ui.views import asked

VIEWS = ("La asociación", "Miembros", "Retiros", "Alcaldías", "Personas")
_ROLES: tuple[Role, ...] = ("director", "team", "board", "administrator", "reader")


def sentence(here: Here) -> str:
    """Who it is and how many belong to it today."""
    count = len(members_on(cache.inputs(here), here.today))
    belong = plural(count, "municipio miembro", "municipios miembros")
    return plain(f"{here.facts.name}: {belong} hoy.")


def views(here: Here) -> None:
    """The parts of the page, one at a time."""
    shown = st.segmented_control(
        "Vista",
        VIEWS,
        default=asked(VIEWS),
        key="association.view",
        label_visibility="collapsed",
        required=True,
    )
    {
        VIEWS[0]: about,
        VIEWS[1]: members.members,
        VIEWS[2]: withdrawals.withdrawals,
        VIEWS[3]: mayors.mayors,
        VIEWS[4]: persons,
    }[str(shown)](here)


def about(here: Here) -> None:
    """What never changes, the form for what does, and the acts that changed its state."""
    left, right = layout.main_and_side()
    with left:
        layout.section("Sus datos")
        _facts_form(here)
    with right:
        _fixed(here)
        _states(here)
    with st.container(horizontal=True, vertical_alignment="center"):
        layout.door("setup", "Crear otra asociación")
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
    st.markdown("  \n".join(f"{label}: **{plain(text)}**" for label, text in told))


def _facts_form(here: Here) -> None:
    facts = here.facts
    form = Form(
        here,
        "association",
        subject=str(facts.version),
        defaults={
            "name": facts.name,
            "acronym": facts.acronym,
            "mission": facts.mission,
            "board_label": facts.board_label,
            "submission_day": str(facts.submission_day),
            "peace_mode": facts.peace_mode,
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
        help="Del mes siguiente, entre 1 y 28.",
    )
    form.tick(
        "peace_mode",
        "Hay plan de paz o mesa de prevención",
        help="Activa los indicadores de paz que dependen de ese plan.",
    )
    form.save("Guardar los datos", lambda work, e: _update(work, e, facts.version))


def _update(work: Work, entered: Entered, version: int) -> str:
    typed = entered.text("submission_day").strip()
    update_association(
        work,
        name=entered.text("name"),
        acronym=entered.text("acronym"),
        mission=entered.text("mission"),
        board_label=entered.text("board_label"),
        submission_day=int(typed) if typed.isdecimal() else 0,
        peace_mode=bool(entered["peace_mode"]),
        version=version,
    )
    return "Datos de la asociación guardados."


def _states(here: Here) -> None:
    layout.section("Su estado", "Mientras no está activa no se puntúa nada.")
    with here.database.session() as session:
        rows = states(session, association_id=here.facts.id).sort_values("since", ascending=False)
    for row in rows.to_dict("records"):
        act = f" · {row['act']}" if row["act"] else ""
        told = f"{name('association_states', row['state'])} desde el {day(row['since'])}{act}"
        st.markdown(plain(told))
    with st.expander("Registrar un cambio de estado"):
        form = Form(here, "association.state")
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


def persons(here: Here) -> None:
    """Who uses Evalúa here, who is using it now, and how to add somebody."""
    with here.database.session() as session:
        rows = people(session, association_id=here.facts.id)
    left, right = layout.main_and_side()
    with left:
        layout.section("Quiénes usan Evalúa", "Su nombre firma lo que registran y las actas.")
        told = rows.assign(role=[ROLE_NAMES[role] for role in rows["role"]])
        if told.empty:
            st.markdown("Todavía no hay personas. Agregue la primera.")
        else:
            layout.table(told, {"name": "Nombre", "role": "Función"}, key="association.people")
            _use_as(here, list(rows["name"]))
    with right:
        layout.section("Agregar una persona")
        _person_form(here)


def _use_as(here: Here, names: list[str]) -> None:
    key = f"association.use_as.{here.actor.name}"
    st.selectbox(
        "Usar Evalúa como…",
        names,
        index=names.index(here.actor.name) if here.actor.name in names else None,
        key=key,
        on_change=_take_person,
        args=(key,),
        help="Cambia quién firma en este computador, hasta que lo cierre.",
        width=360,
    )


def _take_person(key: str) -> None:
    value = state.widget(key)
    if isinstance(value, str):
        state.set_person(value)
        state.flash(f"Desde ahora firma {value}.")


def _person_form(here: Here) -> None:
    form = Form(here, "association.person")
    form.text("person", "Nombre")
    form.choice("role", "Función", {role: ROLE_NAMES[role] for role in _ROLES})
    form.save("Agregar a la lista", _add_person)


def _add_person(work: Work, entered: Entered) -> str:
    if not entered["role"]:
        raise refuse("role", "V00", "Elija su función.")
    row = add_person(work, entered.text("person"), entered["role"])
    return f"{row.name} ya puede usar Evalúa."

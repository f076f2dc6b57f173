"""Cierre del mes on screen: the steps of the month, what is missing, and sending it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from evalua.board.places import REGISTER_PAGES
from evalua.domain.month import long_date
from evalua.months import life
from evalua.months.adjustments import later_adjustments
from evalua.months.checklist import (
    REASON_KINDS,
    Missing,
    give_reason,
    missing_in,
    reasons_of,
    standstill_sentence,
    unexplained_goals,
)
from evalua.registers.periods.queries import month_row
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.work import Work
from evalua.ui import cache, layout, state
from evalua.ui.catalogue import CATALOG
from evalua.ui.close_month import steps as close_steps
from evalua.ui.close_month.doubts import doubts
from evalua.ui.context import Here
from evalua.ui.formats import act_name, plain
from evalua.ui.formats import figure as written
from evalua.ui.forms import Entered, Form, button
from evalua.ui.transitions import neutral


def sentence(here: Here) -> str:
    """What is left to do with this month."""
    evaluation = cache.evaluation(here, live=True)
    core = evaluation.scores.indicators.query("core and applicable")
    ready = int(core["has_data"].sum())
    deadline = here.facts.submission_deadline(here.month)
    return plain(
        f"{ready} de {len(core)} datos núcleo exigibles están listos. El mes se envía a más tardar el "
        f"{long_date(deadline)}."
    )


def life_of(here: Here) -> None:
    """The steps of an open month, or what can be done with one that was sent."""
    with here.database.session() as session:
        row = month_row(session, here.facts.id, here.month)
    if row is not None and row.state == "submitted":
        _submitted(here, row)
    elif row is not None and row.state == "approved":
        _approved(here, row)
    else:
        if row is not None and row.state == "reopened":
            st.info(
                f"{here.month.label.capitalize()} está reabierto: la junta sigue viendo las cifras aprobadas hasta que se apruebe de nuevo."
            )
        _steps(here)


def _steps(here: Here) -> None:
    names = [*close_steps.STEPS, "Revisión"]
    number = min(state.step("close"), len(names) - 1)
    key = f"close.step.{number}"
    st.segmented_control(
        "Paso",
        range(len(names)),
        default=number,
        format_func=lambda n: f"{n + 1}. {names[n]}",
        required=True,
        key=key,
        on_change=_take_step,
        args=(key,),
        label_visibility="collapsed",
    )
    if number < len(close_steps.STEPS):
        close_steps.draw(here, number)
        st.button(
            f"Seguir con {names[number + 1]}",
            key=f"close.next.{number}",
            on_click=state.set_step,
            args=("close", number + 1),
        )
    else:
        review(here)


def _take_step(key: str) -> None:
    """Taken before the page is drawn: the steps begin anew in each, and would lose the next one."""
    chosen = state.widget(key)
    if isinstance(chosen, int):
        state.set_step("close", chosen)


def review(here: Here) -> None:
    """What is missing, each with its way out, and the button that sends the month."""
    evaluation = cache.evaluation(here, live=True)
    lacking = missing_in(evaluation, CATALOG)
    with here.database.session() as session:
        explained = reasons_of(session, here.facts.id, here.month)
    open_ones = [item for item in lacking if item.code not in explained]
    layout.section("Lo que falta" if open_ones else "No falta ningún dato núcleo")
    for item in open_ones:
        _missing(here, item)
    _stood_still(here)
    neutral.note(here)
    _explained(here, explained)
    stopped = doubts(here)
    _without_target(here, evaluation.scores.indicators)
    if here.today <= here.month.last:
        st.caption(
            f"El mes sigue en curso: se podrá enviar desde el {long_date(here.month.next.first)}."
        )
        return
    button(
        here,
        "close.submit",
        f"Enviar {here.month.label} a la junta",
        lambda work: _sent(work, here),
        primary=not open_ones and not stopped,
    )


def _stood_still(here: Here) -> None:
    """The goals that did not move and do not say what stood in the way."""
    with here.database.session() as session:
        codes = unexplained_goals(session, association_id=here.facts.id, month=here.month)
    if codes:
        st.markdown(f":orange[▲ {plain(standstill_sentence(codes, here.month))}]")
        layout.door("goals", "Ir a Metas")


def _missing(here: Here, item: Missing) -> None:
    with st.expander(f"○ {plain(item.name)}"):
        if item.reason:
            st.caption(plain(item.reason))
        layout.door(REGISTER_PAGES.get(item.register, "close_month"), "Ir a registrarlo")
        form = Form(here, "reason", subject=f"{here.month}.{item.code}")
        left, right = st.columns([1, 2])
        with left:
            form.choice("kind", "O diga por qué no está", REASON_KINDS)
        with right:
            form.text("reason", "Motivo, en una frase")
        form.save("Guardar el motivo", lambda work, e: _reason(work, here, item, e), primary=False)


def _reason(work: Work, here: Here, item: Missing, entered: Entered) -> str:
    give_reason(work, here.month, item.code, entered.text("kind"), entered.text("reason"))
    return f"Motivo guardado para {item.name}."


def _explained(here: Here, explained: dict[str, tuple[str, str]]) -> None:
    if not explained:
        return
    layout.section("Sin dato, con motivo")
    frame = pd.DataFrame(
        [(CATALOG.indicator(c).name, REASON_KINDS[k], text) for c, (k, text) in explained.items()],
        columns=["name", "kind", "reason"],
    )
    layout.table(
        frame,
        {"name": "Indicador", "kind": "Situación", "reason": "Motivo"},
        wide=("Indicador", "Motivo"),
        key="close.explained",
    )


def _without_target(here: Here, indicators: pd.DataFrame) -> None:
    lacking = indicators[indicators["state"] == "no_target"]["indicator"]
    if lacking.empty:
        return
    names = ", ".join(CATALOG.indicator(code).name for code in lacking)
    st.markdown(f"Sin meta del año (se muestran sin semáforo): {plain(names)}.")
    layout.door("targets", "Fijar las metas del año")


def _sent(work: Work, here: Here) -> str:
    life.submit(work, here.month, catalog=CATALOG)
    return f"{here.month.label.capitalize()} quedó enviado a la {here.facts.board_label.lower()}."


def _submitted(here: Here, row: ReportMonth) -> None:
    st.markdown(
        f"**Enviado** por {plain(row.submitted_by)}. La {plain(here.facts.board_label.lower())} puede "
        "aprobarlo con un acta o devolverlo con una nota."
    )
    if row.changed_after_submission:
        st.markdown(":orange[▲ Un registro de este mes cambió después de enviarlo.]")
    left, right = st.columns(2, gap="large")
    with left:
        layout.section("Aprobar")
        form = Form(here, "approve", subject=str(here.month))
        form.text("act", "Número del acta")
        form.day("approved_on", "Fecha de la sesión", latest=here.today)
        form.save(f"Aprobar {here.month.label}", lambda work, e: _approve(work, here, e))
        st.caption(
            "Al aprobar, las cifras, las metas, los pesos y los umbrales de este mes quedan congelados."
        )
    with right:
        layout.section("Devolver")
        form = Form(here, "return", subject=str(here.month))
        form.text("note", "Qué hay que corregir", long=True)
        form.save("Devolver a la dirección", lambda work, e: _return(work, here, e), primary=False)


def _approve(work: Work, here: Here, entered: Entered) -> str:
    life.approve(
        work,
        here.month,
        act=entered.text("act"),
        approved_on=entered["approved_on"],
        catalog=CATALOG,
    )
    return f"{here.month.label.capitalize()} quedó aprobado."


def _return(work: Work, here: Here, entered: Entered) -> str:
    life.send_back(work, here.month, entered.text("note"))
    return f"{here.month.label.capitalize()} volvió a la dirección."


def _approved(here: Here, row: ReportMonth) -> None:
    assert row.approved_on is not None
    alone = " Aprobado sin segunda persona." if row.one_person else ""
    st.markdown(
        f"**Aprobado** el {long_date(row.approved_on)} con el {plain(act_name(row.act))}, por "
        f"{plain(row.approved_by)}.{alone}"
    )
    _adjustments(here)
    with st.expander("Reabrir este mes"):
        form = Form(here, "reopen", subject=str(here.month))
        form.text("reason", "Por qué se reabre", long=True)
        form.save("Reabrir", lambda work, e: _reopen(work, here, e), primary=False)
        st.caption("Las cifras aprobadas siguen vigentes hasta que el mes se apruebe otra vez.")


def _reopen(work: Work, here: Here, entered: Entered) -> str:
    life.reopen(work, here.month, entered.text("reason"))
    return f"{here.month.label.capitalize()} está reabierto."


def _adjustments(here: Here) -> None:
    """Figures that would be others today, because of what was recorded after the approval."""
    with here.database.session() as session:
        frame = later_adjustments(
            session,
            association_id=here.facts.id,
            month=here.month,
            today=here.today,
            catalog=CATALOG,
        )
    layout.section("Ajustes posteriores")
    if frame.empty:
        st.markdown("Nada de lo registrado después cambia lo que la junta aprobó.")
        return
    shown = frame.assign(
        approved=[
            written(v, u, here.facts) for v, u in zip(frame["approved"], frame["unit"], strict=True)
        ],
        today=[
            written(v, u, here.facts) for v, u in zip(frame["today"], frame["unit"], strict=True)
        ],
    )
    layout.table(
        shown,
        {"name": "Indicador", "approved": "Aprobado", "today": "Con lo registrado después"},
        right=("Aprobado", "Con lo registrado después"),
        wide=("Indicador",),
        key="close.adjustments",
    )

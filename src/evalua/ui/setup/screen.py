"""The first-run wizard: four short steps, kept as they are typed and written together at the end."""

from __future__ import annotations

import streamlit as st

from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.members.commands import split_names
from evalua.ui import context, state
from evalua.ui.catalogue import CATALOG, COUNTRIES
from evalua.ui.context import Here, not_set_up
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, run
from evalua.ui.navigation import go
from evalua.ui.setup.founding import KINDS, LATER, transfer_name, write

WIZARD = "setup"
STEPS = ("La asociación", "Los municipios", "Los aportes", "Las metas del año")


class _OnlyChecking(Exception):
    """Raised to undo a rehearsal: the step was right, nothing is to be written yet."""


def wizard() -> None:
    """The present step with its fields, and the way back and forward; for who may create associations."""
    if not context.visitor().is_administrator:
        # Reached by its address: the welcome says whom to ask.
        go("welcome")
    number = state.step(WIZARD)
    if number == len(STEPS):
        state.set_step(WIZARD, 0)
        go("home")
    st.progress((number + 1) / len(STEPS), f"Paso {number + 1} de {len(STEPS)} · {STEPS[number]}")
    here, form = _form()
    (_about, _members, _contributions, _targets)[number](form, here)
    _buttons(form, number)


def _form() -> tuple[Here, Form]:
    """The wizard's form; the country chosen so far decides how numbers are typed."""
    known = Form(not_set_up(COUNTRIES["CO"]), WIZARD).everything()
    pack = COUNTRIES.get(str(known.get("country") or ""), COUNTRIES["CO"])
    here = not_set_up(pack)
    if known.get("currency"):
        here = not_set_up(pack, str(known["currency"]))
    defaults = {
        "submission_day": "10",
        "evaluation_start": str(here.month),
        "board_label": pack.board_labels[0],
        "currency": pack.currency,
        "periodicity": "month",
        "due_day": "10",
        "starts_month": str(here.month),
    }
    return here, Form(here, WIZARD, defaults=defaults)


def _about(form: Form, here: Here) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        form.text("name", "Nombre de la asociación")
        form.text("acronym", "Sigla (si tiene)")
        code = form.choice("country", "País", {key: pack.name for key, pack in COUNTRIES.items()})
        pack = COUNTRIES.get(code or "CO", COUNTRIES["CO"])
        if len(pack.currencies) > 1:
            names = {c: f"{CURRENCIES[c].many} ({c})" for c in pack.currencies}
            form.choice("currency", "Moneda", names)
        figures = {f.key: f.name for f in CATALOG.figures_for(pack.code)}
        form.choice("legal_figure", "Figura legal", figures)
        form.day("founded_on", "Fecha de constitución (si la tiene a mano)", latest=here.today)
    with right:
        form.choice("board_label", "Cómo llaman a la junta", {b: b for b in pack.board_labels})
        months = [Month.of(here.today) + -n for n in range(25)]
        form.choice(
            "evaluation_start",
            "Desde qué mes responde la asociación",
            {str(m): m.label.capitalize() for m in months},
            help="Antes de ese mes nada es exigible. Si duda, deje el mes actual.",
        )
        form.number(
            "submission_day",
            "Día límite para enviar cada mes",
            help="Del mes siguiente, entre 1 y 28.",
        )
        st.caption(
            plain(
                f"Usted, {here.who.name}, queda como su dirección ejecutiva: registra, envía y firma."
            )
        )


def _members(form: Form, here: Here) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        pasted = form.text(
            "names",
            f"Pegue los nombres de los {here.country.municipality.many}, uno por línea",
            long=True,
            help="Puede pegarlos desde Excel; si la segunda columna es el departamento, también se toma.",
        )
        form.text(
            "department", f"{here.country.intermediate.one.capitalize()} de los que no lo traigan"
        )
        form.day(
            "joined_on",
            "Fecha de ingreso de todos (después puede cambiar la de cada uno)",
            latest=here.today,
        )
    with right:
        _preview(pasted, form)


def _preview(pasted: str, form: Form) -> None:
    names = split_names(pasted)
    st.markdown(
        f"**{len(names)} en la lista**" if names else "Aquí verá la lista antes de guardarla."
    )
    for name, department in names:
        st.markdown(plain(f"{name} · {department}" if department else name))
    for index in range(len(names)):
        form.answer(f"members.{index}")


def _contributions(form: Form, here: Here) -> None:
    kinds = {s.key: s.name for s in CATALOG.contribution_schemes if s.key in KINDS}
    kind = form.choice(
        "kind", "¿Cómo aportan los municipios?", kinds | {LATER: "Lo registro después"}
    )
    if kind in (None, LATER):
        return
    months = [Month.of(here.today) + -n for n in range(25)]
    form.choice("starts_month", "Desde qué mes", {str(m): m.label.capitalize() for m in months})
    if kind == "equal_quota":
        form.money("amount", "Cuota de cada municipio")
    if kind == "percent_of_transfer":
        form.number("percent", "Porcentaje", unit="%")
        form.text("transfer", "¿De qué transferencia?", placeholder=transfer_name(here.country))
    if kind != "no_quota":
        form.choice("periodicity", "Cada cuánto se cobra", CATALOG.choices("periodicities"))
        form.number("due_day", "Día en que vence", help="Entre 1 y 28.")


def _targets(form: Form, here: Here) -> None:
    year = here.today.year
    st.markdown(
        f"Estas metas de {year} solo las puede dar su plan de trabajo. Si deja una vacía, Evalúa muestra "
        "el valor sin semáforo: no supone ninguna meta por usted."
    )
    for indicator in CATALOG.core:
        if indicator.target_mode in ("plan", "fixed_or_plan"):
            usual = indicator.target_value
            hint = (
                f" Lo usual: {usual:g} al año." if usual is not None and indicator.prorated else ""
            )
            form.number(
                f"target.{indicator.code}",
                indicator.name,
                help=indicator.rule + hint,
                unit=indicator.unit,
            )
    st.caption(
        "Al terminar se guarda todo junto. Después puede agregar personas, alcaldías y su plan de trabajo."
    )


def _buttons(form: Form, number: int) -> None:
    for found in state.findings(form.key):
        form.answer_rest(found)
    with st.container(horizontal=True):
        if number:
            st.button("Atrás", key="setup.back", on_click=state.set_step, args=(WIZARD, number - 1))
        last = number == len(STEPS) - 1
        st.button(
            "Crear la asociación" if last else "Siguiente",
            key="setup.create" if last else "setup.next",
            type="primary",
            on_click=_finish if last else _advance,
            args=(form,) if last else (form, number),
        )


def _advance(form: Form, number: int) -> None:
    """Rehearse what was entered so far and move on; the rehearsal is undone."""
    form.keep_all()
    try:
        with form.here.work() as work:
            write(work, Entered(form.everything(), form.reasons()), number, form.here.who)
            raise _OnlyChecking
    except _OnlyChecking:
        state.set_findings(form.key, ())
        state.set_step(WIZARD, number + 1)
    except Problem as problem:
        state.set_findings(form.key, problem.findings)


def _finish(form: Form) -> None:
    form.keep_all()
    entered = Entered(form.everything(), form.reasons())
    if run(form.here, form.key, lambda work: write(work, entered, len(STEPS) - 1, form.here.who)):
        form.discard()
        state.set_step(WIZARD, len(STEPS))
        state.leave_association()

"""The first-run wizard: four short steps, kept as they are typed and written together at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from evalua.catalog import Country
from evalua.domain.actor import ROLE_NAMES, Role
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.problems import Finding, Problem
from evalua.registers.association.commands import AssociationInput, add_person, create_association
from evalua.registers.contributions.schemes import SchemeInput, open_scheme
from evalua.registers.members.commands import MemberInput, add_members, copy_terms, split_names
from evalua.registers.targets.commands import set_targets
from evalua.storage.work import Work
from evalua.ui import state
from evalua.ui.catalogue import CATALOG, COUNTRIES
from evalua.ui.context import Here, not_set_up
from evalua.ui.formats import plain
from evalua.ui.forms import Entered, Form, run
from evalua.ui.navigation import go

WIZARD = "setup"
STEPS = ("La asociación", "Los municipios", "Los aportes", "Las metas del año")
LATER = "later"


class _OnlyChecking(Exception):
    """Raised to undo a rehearsal: the step was right, nothing is to be written yet."""


def wizard() -> None:
    """The present step with its fields, and the way back and forward."""
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
        "role": "director",
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
        form.text("person", "Su nombre", help="Firma lo que se registra y las actas de cada mes.")
        roles: dict[Role, str] = {k: ROLE_NAMES[k] for k in ("director", "team")}
        form.choice("role", "Su función", roles)
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
    kinds = {s.key: s.name for s in CATALOG.contribution_schemes if s.key in _KINDS}
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
        form.text("transfer", "¿De qué transferencia?", placeholder=_transfer(here.country))
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
            _write(work, Entered(form.everything(), form.reasons()), number)
            raise _OnlyChecking
    except _OnlyChecking:
        state.set_findings(form.key, ())
        state.set_step(WIZARD, number + 1)
    except Problem as problem:
        state.set_findings(form.key, problem.findings)


def _finish(form: Form) -> None:
    form.keep_all()
    entered = Entered(form.everything(), form.reasons())
    if run(form.here, form.key, lambda work: _write(work, entered, len(STEPS) - 1)):
        form.discard()
        state.set_step(WIZARD, len(STEPS))
        state.leave_association()


def _write(work: Work, entered: Entered, upto: int) -> str:
    """Everything the steps up to ``upto`` ask for, in one use case."""
    pack = COUNTRIES.get(entered.text("country"))
    about = _association(entered, pack)
    _found(work, about, entered)
    assert pack is not None
    if upto >= 1:
        copy_terms(work, pack)
        add_members(work, _member_inputs(entered, about), pack)
    if upto >= 2 and entered["kind"] not in (None, LATER):
        open_scheme(work, _scheme(entered, pack), confirmed=entered.confirmed)
    if upto >= 3:
        targets = {
            key.removeprefix("target."): value
            for key, value in entered.fields.items()
            if key.startswith("target.") and value
        }
        set_targets(work, work.today.year, targets, catalog=CATALOG, act="plan de trabajo")
    return f"{about.name} quedó creada. Siga con Cierre del mes."


def _found(work: Work, about: AssociationInput, entered: Entered) -> None:
    """Create the association and its first person, with what is wrong in both said together."""
    found: list[Finding] = []
    try:
        create_association(work, about)
    except Problem as problem:
        found.extend(problem.findings)
    try:
        add_person(work, entered.text("person"), cast(Role, entered["role"] or "director"))
    except Problem as problem:
        found.extend(problem.findings)
    if found:
        raise Problem(found)


def _association(entered: Entered, pack: Country | None) -> AssociationInput:
    start = entered.text("evaluation_start")
    return AssociationInput(
        name=entered.text("name"),
        acronym=entered.text("acronym"),
        country=pack,
        currency=entered.text("currency"),
        legal_figure=entered.text("legal_figure") or "other",
        evaluation_start=Month.parse(start) if start else None,
        founded_on=_day(entered["founded_on"]),
        board_label=entered.text("board_label"),
        submission_day=_whole(entered["submission_day"], 10),
    )


def _member_inputs(entered: Entered, about: AssociationInput) -> list[MemberInput]:
    joined = _day(entered["joined_on"]) or about.founded_on
    if joined is None and about.evaluation_start is not None:
        joined = about.evaluation_start.first
    return [
        MemberInput(name, joined, department or entered.text("department"))
        for name, department in split_names(entered.text("names"))
    ]


def _scheme(entered: Entered, pack: Country) -> SchemeInput:
    kind = entered.text("kind")
    start = entered.text("starts_month")
    scheme = SchemeInput(
        kind=kind,
        name=next(s.name for s in CATALOG.contribution_schemes if s.key == kind),
        starts_month=Month.parse(start) if start else None,
        periodicity=entered.text("periodicity") or "month",
        due_day=_whole(entered["due_day"], 10),
    )
    if kind == "equal_quota":
        return replace(scheme, amount=entered.text("amount"))
    if kind == "percent_of_transfer":
        transfer = entered.text("transfer") or _transfer(pack)
        return replace(scheme, percent=entered.text("percent"), transfer=transfer)
    return scheme


_KINDS = ("equal_quota", "percent_of_transfer", "no_quota")


def _transfer(pack: Country) -> str:
    return pack.transfer.acronym if pack.transfer is not None and pack.transfer.quota_base else ""


def _day(value: object) -> date | None:
    """A date of the draft: a date while it is on screen, ISO text once it was kept."""
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _whole(value: object, default: int) -> int:
    """A small whole number as typed; something else becomes 0, which the rule refuses."""
    text = str(value or "").strip()
    if not text:
        return default
    return int(text) if text.isdecimal() else 0

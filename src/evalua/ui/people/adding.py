"""Letting somebody in: a name, a login, a role, and the link to hand over."""

from __future__ import annotations

from evalua.accounts.tables import Account
from evalua.board.names import municipality_names
from evalua.domain.actor import ROLE_NAMES
from evalua.domain.problems import refuse
from evalua.registers.association.people import ROLES_HERE, add_access
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.context import Here
from evalua.ui.forms import Entered, Form
from evalua.ui.people.link import hand_over

MAYOR = "mayor"
WHAT_EACH_DOES = (
    "La dirección registra, envía y aprueba; el equipo técnico registra; la junta lee y aprueba; la "
    "alcaldía y la consulta solo leen."
)


def add_somebody(here: Here) -> None:
    """The form of a new person of the association."""
    layout.section("Agregar una persona")
    form = Form(here, "people.add", needs="people")
    form.text("name", "Nombre", help="Firma lo que registra y las actas.")
    form.text("login", "Usuario", help="Con él entra: un nombre corto o su correo, sin espacios.")
    role_fields(form)
    form.save("Agregar y hacer su enlace", _add)


def role_fields(form: Form) -> None:
    """What somebody is here; a mayor's office, of which municipality."""
    roles = {role: ROLE_NAMES[role] for role in ROLES_HERE}
    chosen = form.choice("role", "Función", roles, help=WHAT_EACH_DOES)
    if chosen == MAYOR:
        towns = municipality_names(cache.inputs(form.here))
        form.choice("municipality_id", form.here.country.municipality.one.capitalize(), towns)


def role_of(entered: Entered) -> tuple[str, int | None]:
    """The role that was chosen, and the municipality of a mayor's office."""
    role = entered.text("role")
    if not role:
        raise refuse("role", "V00", "Elija su función.")
    return role, entered["municipality_id"] if role == MAYOR else None


def _add(work: Work, entered: Entered) -> str:
    role, town = role_of(entered)
    person = add_access(
        work,
        name=entered.text("name"),
        login=entered.text("login"),
        role=role,
        municipality_id=town,
    )
    assert person.account_id is not None
    if work.session.get_one(Account, person.account_id).password_hash:
        return f"{person.name} ya tenía cuenta: entra con su contraseña de siempre."
    hand_over(work, person.account_id, person.name)
    return f"{person.name} quedó en la lista. Entréguele su enlace."

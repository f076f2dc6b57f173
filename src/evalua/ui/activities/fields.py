"""What each kind of activity asks for, and what makes it count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields a kind of activity asks for beyond date, state, topic, municipalities and evidence.

    ``counts`` says, in one sentence, what an activity of this kind needs to count; empty where no
    indicator looks at it yet.
    """

    fields: tuple[str, ...]
    counts: str = ""


_TALKS = ("channel", "mayors", "partners", "result", "commitment")
_ADVICE = ("channel", "product", "people", "organizations", "about")
_ADVICE_COUNTS = "Cuenta si tiene tema y producto (guía, concepto, documento, ejercicio resuelto)."
_VOICE = "La vocería cuenta si la alcaldía que habló está entre las presentes."

ASKED = {
    "bilateral_contact": Asked(
        ("channel", "individual", "result", "commitment"),
        "Cuenta si fue una conversación individual, con tema y resultado. Para varias alcaldías a "
        "la vez use «Contactos del mes».",
    ),
    "technical_assistance": Asked(_ADVICE, _ADVICE_COUNTS),
    "training": Asked(
        (*_ADVICE, "completed"),
        f"{_ADVICE_COUNTS} Quienes la completan se suman como personas si hay lista.",
    ),
    "technical_table": Asked(
        ("group", "channel", "partners", "product", "commitment", "people"),
        "Si es sesión de una mesa con calendario, elíjala: cuenta con su acta.",
    ),
    "community_of_practice": Asked(
        ("group", "channel", "partners", "product", "people"),
        "Si tiene calendario, elija la comunidad de práctica: cuenta con su acta.",
    ),
    "national_session": Asked(
        (*_TALKS, "spokesperson"),
        f"Cuenta si hubo al menos dos alcaldías presentes, con tema y compromiso. {_VOICE}",
    ),
    "intermediate_level_session": Asked((*_TALKS, "spokesperson"), _VOICE),
    "political_representation_session": Asked((*_TALKS, "spokesperson"), _VOICE),
    "community_session": Asked(
        ("people", "organizations", "mayors", "about", "result", "commitment")
    ),
    "donor_table": Asked(
        (*_TALKS, "spokesperson", "group"),
        "Cada cooperante que marque queda activo por seis meses.",
    ),
    "private_sector_meeting": Asked((*_TALKS, "spokesperson"), _VOICE),
    "organization_support": Asked(
        ("organizations", "partners", "product", "result", "people"),
        "Cuenta cada organización de productores, mujeres rurales o empresa que marque.",
    ),
    "council_presentation": Asked(
        ("channel", "result", "people"),
        "Cuenta la fecha de la sesión del concejo; un envío por correo no es una sesión.",
    ),
    "publication": Asked(
        ("medium", "about", "link", "shown"),
        "Cuenta si cita una meta, un proyecto o un servicio y deja enlace o copia. Los municipios "
        "que marque aparecen en ella si dice qué se mostró.",
    ),
    "promotion_event": Asked(
        ("promotion", "shown", "place", "people", "organizations", "partners", "link"),
        "Los municipios que marque quedan visibles si dice qué se mostró. Dos eventos del mismo "
        "lugar y semana cuentan como uno.",
    ),
    "exchange_tour": Asked(("people", "organizations", "partners", "mayors", "result", "product")),
    "technical_document_delivery": Asked(
        ("channel", "partners", "product", "about"),
        "Quién recibió cada documento se anota en «Entregas».",
    ),
    "follow_up_visit": Asked(("about", "result", "commitment", "people")),
    "technical_mediation": Asked(("mayors", "result", "commitment")),
    "internal_evaluation": Asked(("result", "product", "people")),
}
"""Kind of activity (a key of the catalogue's list) → what it asks for."""

ANY = Asked(("channel", "partners", "result", "product", "commitment", "people"))


def asked(kind: str | None) -> Asked:
    """What a kind asks for; the general fields for one the catalogue added later."""
    return ASKED.get(kind or "", ANY)

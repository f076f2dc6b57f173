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

ASKED = {
    "bilateral_contact": Asked(
        ("channel", "individual", "result", "commitment"),
        "Cuenta si fue una conversación individual, con tema y resultado. Para varias alcaldías a "
        "la vez use «Contactos del mes».",
    ),
    "technical_assistance": Asked(_ADVICE, _ADVICE_COUNTS),
    "training": Asked(_ADVICE, _ADVICE_COUNTS),
    "technical_table": Asked(("channel", "partners", "product", "commitment", "people")),
    "community_of_practice": Asked(("channel", "product", "people")),
    "national_session": Asked(
        (*_TALKS, "spokesperson"),
        "Cuenta si hubo al menos dos alcaldías presentes, con tema y compromiso.",
    ),
    "intermediate_level_session": Asked((*_TALKS, "spokesperson")),
    "political_representation_session": Asked((*_TALKS, "spokesperson")),
    "community_session": Asked(
        ("people", "organizations", "mayors", "about", "result", "commitment")
    ),
    "donor_table": Asked(
        (*_TALKS, "spokesperson"),
        "Cada cooperante que marque queda activo por seis meses.",
    ),
    "private_sector_meeting": Asked((*_TALKS, "spokesperson")),
    "organization_support": Asked(
        ("organizations", "partners", "product", "result", "people"),
        "Cuenta cada organización de productores, mujeres rurales o empresa que marque.",
    ),
    "council_presentation": Asked(("result", "people")),
    "publication": Asked(
        ("medium", "about", "link"),
        "Cuenta si muestra una meta, un proyecto o un servicio y deja enlace o copia.",
    ),
    "promotion_event": Asked(("people", "organizations", "partners", "about", "link")),
    "exchange_tour": Asked(("people", "organizations", "partners", "mayors", "result", "product")),
    "technical_document_delivery": Asked(("channel", "partners", "product", "about")),
    "follow_up_visit": Asked(("about", "result", "commitment", "people")),
    "technical_mediation": Asked(("mayors", "result", "commitment")),
    "internal_evaluation": Asked(("result", "product", "people")),
}
"""Kind of activity (a key of the catalogue's list) → what it asks for."""

ANY = Asked(("channel", "partners", "result", "product", "commitment", "people"))


def asked(kind: str | None) -> Asked:
    """What a kind asks for; the general fields for one the catalogue added later."""
    return ASKED.get(kind or "", ANY)

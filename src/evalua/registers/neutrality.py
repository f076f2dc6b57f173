"""What free notes leave out: parties and campaigns. A mention asks for other words or a reason."""

from __future__ import annotations

import re

from evalua.domain.problems import Findings
from evalua.domain.text import search_key

MESSAGE = (
    "La nota menciona un partido o campaña. Evalúa no guarda esa información; reescriba en "
    "términos técnicos."
)
# Written as ``search_key`` leaves text: no accents, case or signs. No party is named here; the
# words are those that speak of any.
_PHRASES = (
    r"campanas? (?:electoral|politica|proselitista|partidista)(?:es|s)?",
    r"campanas? (?:a|para|por) (?:la|el) (?:alcaldia|concejo|gobernacion|asamblea|reeleccion)",
    r"campanas? del? (?:partidos?|(?:(?:la|el|los|las) )?(?:pre)?candidat\w+|aspirantes?|alcalde|alcaldesa)",
    r"campanas? al (?:concejo|senado|congreso)",
    r"(?:plena|acto de|sede de|jefe de|jefa de|gerente de) campana",
    r"(?:hacer|haciendo|hizo|hacen) campana (?:por|a favor|para)",
    r"(?:votar|vote|voten|votaran|votaron|voto|votos) por (?!el (?:presupuesto|acta|orden|plan|proyecto|acuerdo)\b|la (?:propuesta|proposicion|ponencia)\b|unanimidad\b|mayoria\b)",
    r"(?:conseguir|buscar|pedir|comprar|ganar|intencion de) votos?",
    r"(?:pre)?candidat\w+ (?:oficialista|opositor\w*|favorit\w+|del (?:alcalde|partido|gobierno)|de (?:la )?(?:alcaldesa|oposicion|coalicion))",
    r"oficialistas?",
    r"partidistas?",
    r"militan(?:te|tes|cia)",
    r"proselitis(?:mo|ta|tas)",
    r"politiqueria",
    r"mit(?:in|ines)",
)
_WORDS = re.compile(rf"\b(?:{'|'.join(_PHRASES)})(?:\b|$)")
_PARTY = re.compile(
    r"(?<!\bha )(?<!\bhan )(?<!\bhaber )(?<!\bhabia )(?<!\bhemos )\bpartidos?\b"
    r"(?! (?:en|a la mitad|por la mitad|judicial(?:es)?|amistosos?|deportivos?|de ida|de vuelta)\b)"
)
_MATCH = re.compile(
    r"\b(?:futbol|futbolito|microfutbol|futsal|baloncesto|basquetbol|basquet|voleibol|beisbol|"
    r"softbol|tenis|canchas?|torneos?|campeonatos?|deport\w+|goles|equipos? de)\b"
)


def mentions_politics(text: str) -> bool:
    """Whether a text speaks of a party or of an electoral campaign, whatever its accents or case.

    A vaccination campaign and a football match are not politics.
    """
    key = search_key(text)
    if _WORDS.search(key):
        return True
    return _PARTY.search(key) is not None and _MATCH.search(key) is None


def check_neutral(entry: Findings, field: str, text: str) -> None:
    """Ask (V28) to reword a note that speaks of a party or of a campaign."""
    if text and mentions_politics(text):
        entry.confirm(field, "V28", MESSAGE)

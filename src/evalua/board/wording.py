"""Words that stand beside every score: how it prints, its band, what it measures, why it is absent."""

from __future__ import annotations

import math
from decimal import Decimal

from evalua.catalog import Catalog
from evalua.domain.numbers import NumberFormat
from evalua.scoring.bands import print_score
from evalua.scoring.policy import Policy
from evalua.scoring.states import STANDING_WORDS, STATE_WORDS, Standing, State


def score_text(score: float, policy: Policy, fmt: NumberFormat) -> str:
    """A score (0–100) as it prints everywhere, never against its band; "" where there is none."""
    if math.isnan(score):
        return ""
    figure = print_score(score, policy)
    return fmt.write(figure, places_of(figure))


def places_of(figure: Decimal) -> int:
    """How many decimals a figure has."""
    return max(0, -int(figure.as_tuple().exponent))


def band_word(band: str, catalog: Catalog) -> str:
    """Mark and word of a band (``● Bien``), "" where there is none."""
    found = (f"{b.mark} {b.name}" for b in catalog.bands if b.key == band)
    return next(found, "")


def state_word(state: str) -> str:
    """Mark and word of an indicator's state (``○ sin dato``), "" where it is calculable."""
    wording = STATE_WORDS[State(state)]
    return f"{wording.mark} {wording.es}".strip()


def standing_word(standing: str) -> str:
    """Mark and word of an area's standing (``○ datos insuficientes``), "" where it is scored."""
    wording = STANDING_WORDS[Standing(standing)]
    return f"{wording.mark} {wording.es}".strip()


def scope_text(measured: int, catalogue_count: int) -> str:
    """What a score is made of: «mide 2 de 7 indicadores del catálogo»."""
    noun = "indicador" if catalogue_count == 1 else "indicadores"
    return f"mide {measured} de {catalogue_count} {noun} del catálogo"


def plural(count: int, one: str, many: str) -> str:
    """``1 municipio``, ``3 municipios``."""
    return f"{count} {one if count == 1 else many}"


# Endings of the units people count in; whatever is not here is left as it was typed.
_SINGULAR = (
    (("ciones", "siones"), -4, "ón"),
    (("tines",), -4, "ín"),
    (("ces",), -3, "z"),
    (("ades", "ores", "eres", "ares", "iles", "oles", "ales"), -2, ""),
    (("as", "es", "os"), -1, ""),
)
_LINKS = ("a", "con", "de", "en", "para", "por", "sin")


def unit_after(value: float, unit: str) -> str:
    """The unit as it is read after a figure: ``boletines``, but ``1 boletín``."""
    if abs(value) != 1:
        return unit
    words = unit.split(" ")
    head = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
    return " ".join([*map(_singular, words[:head]), *words[head:]])


def _singular(word: str) -> str:
    for endings, cut, tail in _SINGULAR:
        if len(word) > 3 and word.endswith(endings):
            return word[:cut] + tail
    return word


def listed(names: list[str]) -> str:
    """``Paz``, ``Paz y Proyectos``, ``Bases, Paz y Proyectos``."""
    if len(names) < 2:
        return "".join(names)
    link = "e" if names[-1].lower().startswith(("i", "hi")) else "y"
    return f"{', '.join(names[:-1])} {link} {names[-1]}"

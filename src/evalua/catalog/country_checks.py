"""Cross-checks of a country pack, a Spanish sentence for each problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evalua.catalog.country import Country
from evalua.domain.money import CURRENCIES


def problems_of_country(country: Country, stem: str) -> list[str]:
    """Everything wrong with a country pack; ``stem`` is its file's name without ending."""
    return [*_country(country, stem), *_code_rule(country), *_terms(country)]


def _country(country: Country, stem: str) -> Iterator[str]:
    if country.code != stem:
        yield f"{country.code}: el archivo debe llamarse {country.code}.toml."
    for currency in country.currencies:
        if currency not in CURRENCIES:
            yield f"{country.code}: la moneda {currency} no se conoce."
    if country.currency not in country.currencies:
        yield f"{country.code}: la moneda {country.currency} no está entre las que ofrece."
    if country.time_zone not in country.time_zones:
        yield f"{country.code}: la hora {country.time_zone} no está entre las que ofrece."
    if not country.board_labels:
        yield f"{country.code}: no ofrece ningún nombre para la junta."


def _code_rule(country: Country) -> Iterator[str]:
    try:
        re.compile(country.code_rule.pattern)
    except re.error:
        yield f"{country.code}: la forma del código municipal no se entiende."
    if country.code_rule.pad_zero and country.code_rule.digits is None:
        yield f"{country.code}: para recuperar ceros hay que decir cuántas cifras tiene el código."


def _terms(country: Country) -> Iterator[str]:
    """Terms follow one another and each election comes before its term."""
    for term in country.terms:
        if not term.election_on < term.starts_on < term.ends_on:
            yield f"{country.code}: el periodo que empieza el {term.starts_on} tiene fechas en desorden."
    for earlier, later in pairwise(country.terms):
        if later.starts_on <= earlier.ends_on:
            yield f"{country.code}: se cruzan los periodos que empiezan el {earlier.starts_on} y el {later.starts_on}."

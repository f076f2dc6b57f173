"""Cross-checks."""

from __future__ import annotations

from evalua.catalog.country import Country
from evalua.catalog.schema import Catalog


def problems_of(catalog: Catalog) -> list[str]:
    return []


def problems_of_country(country: Country, stem: str) -> list[str]:
    return []

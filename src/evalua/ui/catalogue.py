"""The framework and the country packs, read once per process."""

from __future__ import annotations

from evalua import catalog
from evalua.catalog import Catalog, Country

CATALOG: Catalog = catalog.load()
COUNTRIES = catalog.countries()


def country(code: str) -> Country:
    """The pack of a country; the general one where the code has none."""
    return COUNTRIES.get(code, COUNTRIES["ZZ"])


def name(list_key: str, key: str) -> str:
    """The Spanish name of a key of a closed list; the key itself if the list lost it."""
    return CATALOG.choices(list_key).get(key, key)

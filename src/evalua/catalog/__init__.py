"""The framework as data: read once, frozen, checked."""

from evalua.catalog.country import Country
from evalua.catalog.framework import Area, Question
from evalua.catalog.indicator import Indicator
from evalua.catalog.loading import (
    CatalogError,
    countries,
    country_problems,
    load,
    problems,
)
from evalua.catalog.own import catalog_with
from evalua.catalog.policy import ScoringDefaults
from evalua.catalog.schema import Catalog

__all__ = [
    "Area",
    "Catalog",
    "CatalogError",
    "Country",
    "Indicator",
    "Question",
    "ScoringDefaults",
    "catalog_with",
    "countries",
    "country_problems",
    "load",
    "problems",
]

"""Reading the catalogue and the country packs from their folders, once."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from evalua import ROOT
from evalua.catalog.checks import problems_of
from evalua.catalog.country import Country
from evalua.catalog.country_checks import problems_of_country
from evalua.catalog.schema import Catalog
from evalua.catalog.wording import Origin, pack_sentences, schema_sentences, syntax_sentence

CATALOG = ROOT / "data" / "catalog"
COUNTRIES = ROOT / "data" / "countries"


class CatalogError(Exception):
    """The files cannot be used; ``problems`` holds one Spanish sentence for each reason."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


@cache
def load(folder: Path = CATALOG) -> Catalog:
    """The catalogue of a folder. Raises CatalogError where it has any problem."""
    catalog, found = _read_catalog(folder)
    if catalog is None or found:
        raise CatalogError(found)
    return catalog


def problems(folder: Path = CATALOG) -> list[str]:
    """Everything wrong with the catalogue of a folder, a sentence each; empty when it is sound."""
    return _read_catalog(folder)[1]


@cache
def countries(folder: Path = COUNTRIES) -> Mapping[str, Country]:
    """The country packs by code. Raises CatalogError where any has a problem."""
    found: list[str] = []
    packs = {}
    for path in sorted(folder.glob("*.toml")):
        country, wrong = _read_country(path)
        found += wrong
        if country is not None:
            packs[country.code] = country
    if found:
        raise CatalogError(found)
    return MappingProxyType(packs)


def country_problems(folder: Path = COUNTRIES) -> list[str]:
    """Everything wrong with the country packs of a folder, a sentence each."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        return [f"No hay países en la carpeta «{folder.name}»."]
    return [sentence for path in paths for sentence in _read_country(path)[1]]


def _read_country(path: Path) -> tuple[Country | None, list[str]]:
    table, found = _read_file(path, path.name)
    if found:
        return None, found
    try:
        country = Country.model_validate(table)
    except ValidationError as error:
        return None, pack_sentences(error, path.name)
    return country, problems_of_country(country, path.stem)


def _read_catalog(folder: Path) -> tuple[Catalog | None, list[str]]:
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        return None, [f"No hay archivos del catálogo en la carpeta «{folder.name}»."]
    tables: dict[str, object] = {}
    origin: Origin = {}
    found: list[str] = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        table, wrong = _read_file(path, name)
        found += wrong or _merge(tables, table, origin, name)
    if found:
        return None, found
    try:
        catalog = Catalog.model_validate({**tables, "fingerprint": _fingerprint(paths)})
    except ValidationError as error:
        return None, schema_sentences(error, tables, origin)
    return catalog, problems_of(catalog)


def _read_file(path: Path, name: str) -> tuple[dict[str, object], list[str]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except tomllib.TOMLDecodeError as error:
        return {}, [syntax_sentence(error, name)]
    except UnicodeDecodeError:
        return {}, [f"{name}: el archivo no está guardado en UTF-8."]


def _merge(
    tables: dict[str, object], table: dict[str, object], origin: Origin, name: str
) -> list[str]:
    """Join one file to the rest. Only indicators may be spread over several files."""
    found = []
    for key, value in table.items():
        earlier = tables.setdefault(key, [] if key == "indicators" else value)
        if key == "indicators" and isinstance(earlier, list) and isinstance(value, list):
            origin |= {(key, len(earlier) + n): name for n in range(len(value))}
            earlier += value
        elif (key, None) in origin:
            found.append(f"{name}: «{key}» ya está en {origin[key, None]}.")
        else:
            origin[key, None] = name
    return found


def _fingerprint(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

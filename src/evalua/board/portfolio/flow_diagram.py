"""Money from its source, through the theme of the project, to the municipality it reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from evalua.board.names import municipality_names
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.storage.frames import Columns, build

MOST_NODES = 9
LINKS: Columns = {
    "column": "int",
    "source": "text",
    "source_place": "int",
    "target": "text",
    "target_place": "int",
    "amount": "int",
}
"""A link leaves column 0 (sources) or 1 (themes) for the next one; places are the order in which
each column is read, from 0; ``amount`` in minor units. Both columns add up to the same money."""

FLOW_TABLE: Columns = {"municipality": "text", "source": "text", "theme": "text", "amount": "int"}
_BY_TOWN = (2, 0, 1)

_REST = ("Otras fuentes", "Otros temas", "Otros municipios")
_NO_TOWN = "Sin municipio"


def flow_links(
    flows: pd.DataFrame, inputs: Inputs, catalog: Catalog, most: int = MOST_NODES
) -> pd.DataFrame:
    """The rows of ``money_flows`` as links between at most ``most`` names a column (``LINKS``).

    Where there are more names, those with least money are drawn together. Sources and themes follow
    the catalogue, municipalities the alphabet; those drawn together come last.
    """
    labels, orders = _labels(flows, inputs, catalog)
    for column, order in enumerate(orders):
        labels[column] = _gathered(labels, column, order, most)
    return build((link for left in (0, 1) for link in _links(labels, left, orders)), LINKS)


def flow_table(flows: pd.DataFrame, inputs: Inputs, catalog: Catalog) -> pd.DataFrame:
    """The same money with nothing drawn together, by municipality (columns ``FLOW_TABLE``)."""
    labels, orders = _labels(flows, inputs, catalog)
    places = {column: _places(labels[column], orders[column]) for column in _BY_TOWN}
    sums = labels.groupby(list(_BY_TOWN))["amount"].sum()
    ranked = sorted(
        sums.items(),
        key=lambda item: [places[c][name] for c, name in zip(_BY_TOWN, item[0], strict=True)],
    )
    return build(((*names, int(amount)) for names, amount in ranked), FLOW_TABLE)


def _labels(
    flows: pd.DataFrame, inputs: Inputs, catalog: Catalog
) -> tuple[pd.DataFrame, tuple[list[str], ...]]:
    """The flows with names instead of keys in columns 0, 1 and 2, and the order of each column."""
    towns = municipality_names(inputs)
    sources, themes = catalog.choices("funding_sources"), catalog.choices("project_themes")
    labels = pd.DataFrame(
        {
            0: _named(flows["source"], sources),
            1: _named(flows["theme"], themes),
            2: [_NO_TOWN if pd.isna(key) else towns[int(key)] for key in flows["municipality_id"]],
            "amount": flows["amount"].astype("int64"),
        }
    )
    return labels, ([*sources.values()], [*themes.values()], [*towns.values(), _NO_TOWN])


def _named(keys: pd.Series, names: Mapping[str, str]) -> list[str]:
    return [names.get(key, key) for key in keys]


def _gathered(labels: pd.DataFrame, column: int, order: Sequence[str], most: int) -> pd.Series:
    """The labels of a column, those with least money under one name where they are too many."""
    sums = labels.groupby(column)["amount"].sum()
    if len(sums) <= most:
        return labels[column]
    ranked = sorted(sums.index, key=lambda name: (-sums[name], order.index(name)))
    rest = ranked[most - 1 :]
    return labels[column].where(~labels[column].isin(rest), f"{_REST[column]} ({len(rest)})")


def _links(
    labels: pd.DataFrame, left: int, orders: Sequence[Sequence[str]]
) -> list[tuple[int, str, int, str, int, int]]:
    """The links that leave a column, from top to bottom."""
    from_places = _places(labels[left], orders[left])
    to_places = _places(labels[left + 1], orders[left + 1])
    sums = labels.groupby([left, left + 1])["amount"].sum()
    links = [
        (left, first, from_places[first], second, to_places[second], int(amount))
        for (first, second), amount in sums.items()
    ]
    return sorted(links, key=lambda link: (link[2], link[4]))


def _places(names: pd.Series, order: Sequence[str]) -> dict[str, int]:
    """Where each name stands in its column; those drawn together are the last."""
    known = {name: place for place, name in enumerate(order)}
    ranked = sorted(set(names), key=lambda name: known.get(name, len(known)))
    return {name: place for place, name in enumerate(ranked)}

"""The tags of municipalities on a day: who has one, and how a view by municipality is filtered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.measures.tags import tags_in_force


def tagged(inputs: Inputs, tag: str, day: date) -> set[int]:
    """The municipalities that have a tag on a day; every one that is known where ``tag`` is empty."""
    if not tag:
        return {int(key) for key in inputs.municipalities["id"]}
    rows = tags_in_force(inputs, day)
    return {int(key) for key in rows.loc[rows["tag"] == tag, "municipality_id"]}


def tags_offered(inputs: Inputs, day: date, catalog: Catalog) -> Mapping[str, str]:
    """Tag → name of those that some municipality has on a day, in the order of the list."""
    known = set(tags_in_force(inputs, day)["tag"])
    return {key: name for key, name in catalog.choices("municipal_tags").items() if key in known}


def tag_names(inputs: Inputs, municipality_id: int, day: date, catalog: Catalog) -> list[str]:
    """The tags of a municipality on a day, by name, in the order of the list."""
    rows = tags_in_force(inputs, day)
    mine = set(rows.loc[rows["municipality_id"] == municipality_id, "tag"])
    return [name for key, name in catalog.choices("municipal_tags").items() if key in mine]

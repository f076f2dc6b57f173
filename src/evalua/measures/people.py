"""People counted in activities, said in words: by sex, and the voluntary totals of groups."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

SEXES: Mapping[str, tuple[str, str]] = {
    "women": ("mujer", "mujeres"),
    "men": ("hombre", "hombres"),
    "unstated": ("sin dato", "sin dato"),
}
GROUPS: Mapping[str, str] = {
    "youth": "Jóvenes",
    "victims": "Víctimas",
    "ethnic": "Pueblos étnicos",
    "disability": "Personas con discapacidad",
    "diversity": "Diversidad sexual",
}
"""Voluntary totals, by the column of the activity that holds them."""


def people_line(rows: pd.DataFrame, prefix: str = "") -> pd.Series:
    """«12 mujeres, 8 hombres, 1 sin dato» for each row; "" where nobody was counted."""
    said = pd.Series("", index=rows.index, dtype=object)
    for name, (one, many) in SEXES.items():
        number = rows[prefix + name].fillna(0)
        text = number.astype(str) + " " + pd.Series(many, index=rows.index).mask(number == 1, one)
        text = text.where(number > 0, "").astype(object)
        comma = pd.Series(", ", index=rows.index).where((said != "") & (text != ""), "")
        said = said + comma + text
    return said.astype(object)


def counted(rows: pd.DataFrame, *names: str) -> pd.Series:
    """The sum of some columns of whole numbers, missing where none of them was written."""
    return rows[list(names)].astype("float64").sum(axis=1, min_count=1)

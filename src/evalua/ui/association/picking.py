"""Choosing the record that a form adds or corrects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from evalua.ui.choosing import steady

NEW = 0
Row = dict[Any, Any]


def picked(
    rows: pd.DataFrame, label: str, new: str, named: Callable[[Row], str], *, key: str
) -> Row:
    """The row chosen to be corrected, or an empty one for a new record (named ``new``)."""
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    names = {number: named(row) for number, row in known.items()}
    chosen = st.selectbox(
        label,
        [NEW, *known],
        format_func=lambda number: names.get(number, new),
        key=steady(key, names),
    )
    return known.get(chosen, {})


def subject(row: Row) -> str:
    """What tells the form of a row from those of others."""
    return str(row.get("id", NEW))


def as_shown(row: Row, *days: str) -> Row:
    """A row as its form shows it: its days as dates, nothing where they are missing."""
    return row | {day: None if pd.isna(row[day]) else row[day].date() for day in days if row}

"""How municipalities, donors and agreements are called, and who was a member when."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd

from evalua.domain.text import search_key
from evalua.measures.inputs import Inputs, active_members


def municipality_names(inputs: Inputs) -> dict[int, str]:
    """Municipality id → name, in alphabetical order; homonyms carry their department."""
    rows = inputs.municipalities.to_dict("records")
    times = Counter(search_key(row["name"]) for row in rows)
    rows.sort(key=lambda row: (search_key(row["name"]), search_key(row["department"])))
    return {int(row["id"]): _label(row, times) for row in rows}


def members_on(inputs: Inputs, day: date) -> dict[int, str]:
    """The members on a day: id → name, in alphabetical order."""
    ids = set(active_members(inputs, day)["municipality_id"])
    return {key: name for key, name in municipality_names(inputs).items() if key in ids}


def donor_names(inputs: Inputs) -> dict[int, str]:
    """The donors among the partners: id → name, in alphabetical order."""
    donors = inputs.partners[inputs.partners["kind"] == "cooperation"]
    return _by_name(donors)


def agreement_names(inputs: Inputs) -> dict[int, str]:
    """The agreements with partners: id → name, in alphabetical order."""
    return _by_name(inputs.agreements)


def objective_names(inputs: Inputs) -> dict[int, str]:
    """The objectives of the statutes: id → code and text, in the order of their codes."""
    rows = inputs.objectives.sort_values(["code", "id"]).to_dict("records")
    return {int(row["id"]): f"{row['code']} · {row['text']}" for row in rows}


def name_of(names: dict[int, str], key: object) -> str:
    """The name behind an id of a frame, "" where it has none."""
    return "" if key is None or pd.isna(key) else names.get(int(str(key)), "")


def _by_name(rows: pd.DataFrame) -> dict[int, str]:
    named = zip(rows["id"].tolist(), rows["name"].tolist(), strict=True)
    return {int(key): str(name) for key, name in sorted(named, key=lambda n: search_key(n[1]))}


def _label(row: dict[str, str], times: Counter[str]) -> str:
    twice = times[search_key(row["name"])] > 1
    return f"{row['name']} ({row['department']})" if twice and row["department"] else row["name"]

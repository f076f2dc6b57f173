"""Pairs of donors that coincide: their keys are keys, whatever other projects lack."""

from __future__ import annotations

from datetime import date

from evalua import catalog
from evalua.board.donors import overlap_lines
from measures.records import CAST, records
from measures.worked_alliances import TWO, pact, running, under


def test_the_keys_of_a_pair_are_whole_though_another_project_names_no_donor() -> None:
    unknown: dict[str, object] = {
        "id": 900,
        "uid": "f900",
        "source": "cooperation",
        "entity": "Una agencia que nadie registró",
        "condition": "committed",
        "amount": 10,
        "dated_on": "2026-01-01",
        "version": 1,
    }
    other = running("P-002", theme="roads")
    unknown["project_id"] = other["projects"][0]["id"]
    inputs = records(
        CAST,
        {"funding": [unknown]},
        *TWO[:2],
        TWO[3],
        pact(11, 1, "2025-01-01"),
        under(11, running("P-001", theme="water_sanitation")),
        other,
    )
    (row,) = overlap_lines(inputs, date(2026, 10, 31), catalog.load()).to_dict("records")
    assert row["donor_ids"] == "1 2"
    assert all(key.isdigit() for key in row["municipality_ids"].split())

"""How far each municipality is in a process of ordered steps."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evalua.measures.inputs import Cut, Inputs


@dataclass(frozen=True)
class Walk:
    """A process at a cut.

    ``steps`` has id, place and name in order; ``matrix`` is indexed by municipality id in
    alphabetical order, a column a step id, each cell the day it was finished or NaT; ``advance`` is
    the part of the steps each finished (0–1), on the same index.
    """

    steps: pd.DataFrame
    matrix: pd.DataFrame
    advance: pd.Series

    @property
    def overall(self) -> float:
        """The mean advance of its municipalities (0–1); NaN without any."""
        return float(self.advance.mean())


def walk(inputs: Inputs, cut: Cut, process_id: int, names: dict[int, str]) -> Walk:
    """A process by municipality and step, counting what was finished by the cut."""
    steps = inputs.process_steps
    steps = steps[steps["process_id"] == process_id].sort_values("place")
    walking = inputs.process_municipalities
    towns = walking.loc[walking["process_id"] == process_id, "municipality_id"].tolist()
    ordered = sorted((int(t) for t in towns), key=lambda town: names.get(town, ""))
    done = inputs.process_done
    done = done[done["step_id"].isin(steps["id"]) & (done["done_on"] <= cut.at)]
    matrix = done.pivot(index="municipality_id", columns="step_id", values="done_on")
    matrix = matrix.reindex(index=ordered, columns=steps["id"].tolist())
    advance = matrix.notna().mean(axis=1)
    return Walk(steps[["id", "place", "name"]].reset_index(drop=True), matrix, advance)

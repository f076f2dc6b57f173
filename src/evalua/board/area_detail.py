"""What moved one area, where it is weakest, and how its goals go."""

from __future__ import annotations

import pandas as pd

from evalua.board.wording import listed
from evalua.catalog import Catalog
from evalua.months.evaluation import Evaluation
from evalua.storage.frames import Columns, build

NAN = float("nan")
STEPS: Columns = {"kind": "text", "label": "text", "value": "float", "value_text": "text"}
"""``kind``: start and end (``value`` is a score, 0–100); step and context (signed points).

A step is what performed otherwise; context is what was measured or decided otherwise.
"""

ENTERED_OR_LEFT = "Indicadores que entraron o salieron"
RULES = "Metas, pesos o reglas que cambiaron"
ASSESSMENT = "Autoevaluación"
_OTHERS = "Los demás indicadores"
_AT_MOST = 7
_UNSEEN = 0.05


def change_steps(
    changes: pd.DataFrame,
    area: str,
    catalog: Catalog,
    names: tuple[str, str],
    texts: tuple[str, str] = ("", ""),
) -> pd.DataFrame:
    """From one score of an area to the next, step by step (columns ``STEPS``).

    ``changes`` has ITEM_CHANGE_COLUMNS. Each indicator that performed otherwise is a step, largest
    first; what entered or left and what was decided otherwise are one step each. ``names`` and
    ``texts`` are how both ends are called and printed. No rows where a month has no score.
    """
    mine = changes[changes["parent"] == area]
    if mine.empty or mine["total"].isna().any():
        return build([], STEPS)
    moved = [("step", *named) for named in _performed(mine, catalog)]
    moved += [
        ("context", ENTERED_OR_LEFT, mine["entered_or_left"].sum()),
        ("context", RULES, mine["rules"].sum()),
    ]
    steps = [(kind, label, points, "") for kind, label, points in moved if abs(points) >= _UNSEEN]
    start = ("start", names[0], mine["before"].sum(), texts[0])
    return build([start, *steps, ("end", names[1], mine["after"].sum(), texts[1])], STEPS)


def _performed(mine: pd.DataFrame, catalog: Catalog) -> list[tuple[str, float]]:
    rows = mine.reindex(mine["performance"].abs().sort_values(ascending=False).index)
    named = [
        (_label(row["level"], row["code"], catalog), row["performance"])
        for row in rows.to_dict("records")
    ]
    rest = sum(points for _, points in named[_AT_MOST:])
    return [*named[:_AT_MOST], (_OTHERS, rest)]


def _label(level: str, code: str, catalog: Catalog) -> str:
    if level == "assessment":
        return f"{ASSESSMENT}: {catalog.question(code).short}"
    return catalog.indicator(code).short


def scope_notes(
    before: Evaluation, after: Evaluation, area: str, catalog: Catalog
) -> tuple[str, ...]:
    """What entered, what left and whose target or weight changed between two months, by name."""
    old, new = (each.scores.indicators.set_index("indicator") for each in (before, after))
    old, new = (frame[frame["area"] == area] for frame in (old, new))
    counted_old, counted_new = (frozenset(f.index[f["has_data"]]) for f in (old, new))
    both = sorted(counted_old & counted_new)
    told = (
        ("Entró al puntaje", sorted(counted_new - counted_old)),
        ("Salió del puntaje", sorted(counted_old - counted_new)),
        ("Cambió la meta del año", _differing(old, new, both, "target")),
        ("Cambió el peso", _differing(old, new, both, "weight")),
    )
    return tuple(
        f"{verb}: {listed([catalog.indicator(code).short for code in codes])}."
        for verb, codes in told
        if codes
    )


def _differing(old: pd.DataFrame, new: pd.DataFrame, codes: list[str], column: str) -> list[str]:
    first, second = old[column].reindex(codes), new[column].reindex(codes)
    moved = (first != second) & ~(first.isna() & second.isna())
    return list(moved.index[moved])


def weakest(lines: pd.DataFrame, count: int = 2) -> pd.DataFrame:
    """The scored indicators furthest from 100, lowest first (rows of ``indicator_lines``)."""
    short = lines[lines["score"].notna() & (lines["score"] < 100)]
    return short.sort_values("score", kind="stable").head(count)


def goals_share(goals: pd.DataFrame) -> float:
    """How far the reported goals are, by weight: 0–100, NaN where none is reported.

    ``goals`` are rows of ``goal_lines``; the same declared mean as indicator A03-Q07-01.
    """
    known = goals[goals["achievement"].notna()]
    weight = known["weight"].sum()
    return float((known["weight"] * known["achievement"]).sum() / weight) if weight else NAN

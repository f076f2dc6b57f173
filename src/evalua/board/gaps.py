"""What each missing datum does: the coverage it takes and where the score of its area could go."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.owners import NOBODY, owners_on
from evalua.board.places import REGISTER_PAGES
from evalua.board.wording import listed, plural, score_text, state_word
from evalua.catalog import Catalog
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.scoring.gaps import gaps, possible_scores
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

GAP_LINES: Columns = {
    "code": "text",
    "name": "text",
    "area": "text",
    "area_number": "int",
    "area_short": "text",
    "owner": "text",
    "register": "text",
    "page": "text",
    "word": "text",
    "reason": "text",
    "coverage_lost": "float",
    "coverage_text": "text",
    "if_zero": "float",
    "if_full": "float",
    "range_text": "text",
}
"""One row per applicable indicator without data, by area and code. ``coverage_lost`` in points of
the area's coverage; ``if_zero`` and ``if_full`` the scores the area would have; ``page`` where the
datum is filled in. ``range_text`` says both beside the score of today."""

_IN_TARGETS = (State.NO_TARGET.value, State.NOT_CALCULABLE.value)


def gap_lines(
    inputs: Inputs, evaluation: Evaluation, catalog: Catalog, day: date, area: str | None = None
) -> pd.DataFrame:
    """What is missing and what it does, one area or all (columns ``GAP_LINES``)."""
    owners = owners_on(inputs, day)
    reasons = evaluation.scores.indicators.set_index("indicator")["reason"]
    rows = gaps(evaluation.scores, evaluation.policy, area)
    return build(
        (
            _line(row, evaluation, catalog, owners) | {"reason": reasons[row["indicator"]]}
            for row in rows.to_dict("records")
        ),
        GAP_LINES,
    )


def gap_sentence(evaluation: Evaluation, area: str) -> str:
    """What all the missing data of an area together leave open; "" where nothing is missing.

    «Faltan 2 datos. Con ellos, el puntaje podría quedar entre 41,0 y 88,5 (hoy 76,2).»
    """
    found = possible_scores(evaluation.scores, evaluation.policy, area).to_dict("records")
    if not found or not found[0]["missing"]:
        return ""
    row = found[0]
    verb, them = ("Falta", "él") if row["missing"] == 1 else ("Faltan", "ellos")
    between = _between(row["lowest"], row["highest"], row["score"], evaluation)
    return f"{verb} {plural(row['missing'], 'dato', 'datos')}. Con {them}, el área {between}."


def missing_sentence(lines: pd.DataFrame) -> str:
    """How much is missing and who owes it (rows of ``gap_lines``)."""
    if lines.empty:
        return "No falta ningún dato exigible este mes."
    verb = "Falta" if len(lines) == 1 else "Faltan"
    who = sorted(set(lines["owner"]) - {NOBODY})
    owed = f"; responden {listed(who)}" if len(who) > 1 else f"; responde {who[0]}" if who else ""
    return f"{verb} {plural(len(lines), 'dato exigible', 'datos exigibles')}{owed}."


def _line(
    row: dict[str, Any], evaluation: Evaluation, catalog: Catalog, owners: dict[str, str]
) -> dict[str, Any]:
    card, area = catalog.indicator(row["indicator"]), catalog.area(row["area"])
    lost = (row["coverage_with"] - row["coverage"]) * 100
    in_targets = row["state"] in _IN_TARGETS
    return {
        "code": card.code,
        "name": card.short,
        "area": area.code,
        "area_number": area.number,
        "area_short": area.short,
        "owner": owners.get(card.code, NOBODY),
        "register": catalog.names_of("registers").get(card.register_key, ""),
        "page": "targets" if in_targets else REGISTER_PAGES.get(card.register_key, "indicator"),
        "word": state_word(row["state"]),
        "coverage_lost": lost,
        "coverage_text": f"−{evaluation.facts.number_format.write(lost, 0)} puntos",
        "if_zero": row["if_zero"],
        "if_full": row["if_full"],
        "range_text": _between(row["if_zero"], row["if_full"], row["score"], evaluation),
    }


def _between(low: float, high: float, now: float, evaluation: Evaluation) -> str:
    fmt, policy = evaluation.facts.number_format, evaluation.policy
    if pd.isna(low):
        return "seguiría sin puntaje"
    today = f"hoy {score_text(now, policy, fmt)}" if pd.notna(now) else "hoy sin puntaje"
    return (
        f"quedaría entre {score_text(low, policy, fmt)} y {score_text(high, policy, fmt)} ({today})"
    )

"""Questions and indicators at a month, with what each score rests on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.wording import band_word, score_text, standing_word, state_word
from evalua.catalog import Catalog, Indicator
from evalua.months.evaluation import Evaluation
from evalua.scoring.states import STATE_WORDS, State
from evalua.storage.frames import Columns, build

NAN = float("nan")
NOT_ADOPTED = "sin adoptar"

INDICATOR_LINES: Columns = {
    "code": "text",
    "name": "text",
    "short": "text",
    "area": "text",
    "area_short": "text",
    "question": "text",
    "core": "bool",
    "adopted": "bool",
    "value": "float",
    "numerator": "float",
    "denominator": "float",
    "unit": "text",
    "kind": "text",
    "money": "bool",
    "target": "float",
    "due_target": "float",
    "target_source": "text",
    "achievement": "float",
    "raw_ratio": "float",
    "score": "float",
    "score_text": "text",
    "previous": "float",
    "change": "float",
    "coverage": "float",
    "band": "text",
    "word": "text",
    "state": "text",
    "note": "text",
    "mark": "text",
    "reason": "text",
    "weight": "float",
    "window_incomplete": "bool",
    "frozen": "bool",
    "origin": "text",
    "register": "text",
    "source": "text",
}
"""One row per indicator of the catalogue.

``value``, ``target`` (whole) and ``due_target`` (what is due at the cut) are in ``unit``. Where
``money`` is true, numerator and denominator (and the figures of kind ``amount``) are in minor
units. ``achievement`` and ``score``
are 0–100; ``raw_ratio`` is the achievement without limits, 1 at the target; ``coverage`` is 1 with data, 0 without, NaN where the indicator does not apply. ``word``
is the band with its mark, or the state; ``note`` the state alone. ``origin`` says «calculado» or
«digitado», "" where there is no figure or an old approval did not keep it. ``source`` cites the documents.
"""

# Percentages whose numerator and denominator are amounts of money.
_SHARES_OF_MONEY = ("A02-Q04-01", "A02-Q04-05", "A03-Q07-03", "A07-Q17-02", "A08-Q20-02")

QUESTION_LINES: Columns = {
    "code": "text",
    "number": "int",
    "area": "text",
    "short": "text",
    "text": "text",
    "score": "float",
    "score_text": "text",
    "coverage": "float",
    "band": "text",
    "word": "text",
    "state": "text",
    "weight": "float",
    "measured": "int",
    "adopted_count": "int",
    "catalogue_count": "int",
}


def indicator_lines(
    evaluation: Evaluation,
    catalog: Catalog,
    before: Evaluation | None = None,
    area: str | None = None,
) -> pd.DataFrame:
    """The indicators in the order of the catalogue (columns ``INDICATOR_LINES``), one area or all.

    An indicator that the month was evaluated without (a newer catalogue) is not available.
    """
    now = _by_code(evaluation)
    past = _by_code(before) if before is not None else {}
    chosen = [i for i in catalog.indicators if area in (None, i.area)]
    return build(
        [_line(evaluation, catalog, i, now.get(i.code), past.get(i.code)) for i in chosen],
        INDICATOR_LINES,
    )


def question_lines(
    evaluation: Evaluation, catalog: Catalog, area: str | None = None
) -> pd.DataFrame:
    """The questions with their scores, in order (columns ``QUESTION_LINES``), one area or all."""
    asked = {q.code: q for q in catalog.questions if area in (None, q.area)}
    fmt = evaluation.facts.number_format
    rows = evaluation.scores.questions
    return build(
        [
            row
            | {
                "number": asked[row["code"]].number,
                "short": asked[row["code"]].short,
                "text": asked[row["code"]].text,
                "score_text": score_text(row["score"], evaluation.policy, fmt),
                "word": band_word(row["band"], catalog) or standing_word(row["state"]),
            }
            for row in rows[rows["code"].isin(list(asked))].to_dict("records")
        ],
        QUESTION_LINES,
    )


def counts_money(indicator: Indicator) -> bool:
    """Whether the numerator and the denominator of an indicator are amounts in minor units."""
    return indicator.kind == "amount" or indicator.code in _SHARES_OF_MONEY


def citation(indicator: Indicator, catalog: Catalog) -> str:
    """Where an indicator comes from: «FOINCIDE 2021, pregunta 6; USAID 2018, sección 2.2»."""
    return "; ".join(catalog.cite(source) for source in indicator.sources)


def _by_code(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    records: list[dict[str, Any]] = evaluation.scores.indicators.to_dict("records")
    return {row["indicator"]: row for row in records}


def _line(
    evaluation: Evaluation,
    catalog: Catalog,
    indicator: Indicator,
    row: dict[str, Any] | None,
    past: dict[str, Any] | None,
) -> dict[str, Any]:
    names = _names(indicator, catalog) | {"frozen": evaluation.frozen}
    if row is None:
        missing = {"state": State.NOT_AVAILABLE.value, "core": indicator.core}
        return names | missing | _words(State.NOT_AVAILABLE.value, "", catalog)
    previous = past["score"] if past is not None else NAN
    return (
        names
        | {name: row[name] for name in _KEPT if name in row}
        | _words(row["state"], row["band"], catalog)
        | _outside(row)
        | {
            "origin": catalog.names_of("origins").get(row.get("origin", ""), "").lower(),
            "achievement": row["achievement"] * 100.0,
            "score_text": score_text(
                row["score"], evaluation.policy, evaluation.facts.number_format
            ),
            "previous": previous,
            "change": row["score"] - previous,
            "coverage": float(row["has_data"]) if row["applicable"] else NAN,
        }
    )


_KEPT = (
    "core",
    "adopted",
    "value",
    "numerator",
    "denominator",
    "target",
    "due_target",
    "target_source",
    "raw_ratio",
    "score",
    "band",
    "state",
    "reason",
    "weight",
    "window_incomplete",
)


def _names(indicator: Indicator, catalog: Catalog) -> dict[str, Any]:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "short": indicator.short,
        "area": indicator.area,
        "area_short": catalog.area(indicator.area).short,
        "question": indicator.question,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "money": counts_money(indicator),
        "register": indicator.register_key,
        "source": citation(indicator, catalog),
    }


def _outside(row: dict[str, Any]) -> dict[str, str]:
    """What the board does not measure says so, and not that the program cannot."""
    if row["adopted"] or row["state"] != State.NOT_AVAILABLE.value or not row["reason"]:
        return {}
    return {"word": f"· {NOT_ADOPTED}", "note": NOT_ADOPTED, "mark": "·"}


def _words(state: str, band: str, catalog: Catalog) -> dict[str, str]:
    wording = STATE_WORDS[State(state)]
    return {
        "word": band_word(band, catalog) or state_word(state),
        "note": wording.es,
        "mark": wording.mark,
    }

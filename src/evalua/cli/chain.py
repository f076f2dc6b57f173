"""The chain behind a score, printed: the links that the screen shows, and the rows of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from evalua.board.chain import PARTS, Link, chain_of
from evalua.board.figures import part_text, value_text
from evalua.board.firmness import firmness_of
from evalua.board.indicators import citation, indicator_lines
from evalua.catalog import Catalog
from evalua.cli.output import Column, say, say_table
from evalua.months.evaluation import Evaluation
from evalua.scoring.aggregation import INDEX
from evalua.scoring.explanation import Explanation

_SHOWN_ROWS = 40
_COLUMNS = (Column("Paso"), Column("Cifra", figures=True), Column("Cómo se obtiene"))


def print_chain(
    root: Explanation, evaluation: Evaluation, catalog: Catalog, towns: dict[int, str]
) -> None:
    """The links of a chain under the title of each part; an indicator also with its rows.

    ``towns`` names the municipalities by id.
    """
    say(f"{root.code} · {_name(root, catalog)}")
    for part, links in groupby(chain_of(evaluation, catalog, root.code), key=lambda x: x.part):
        say()
        say(PARTS[part])
        say_table(_COLUMNS, [_cells(link) for link in links])
    for sentence in _remarks(root, evaluation, catalog):
        say()
        say(sentence)
    if root.level == "indicator":
        _print_rows(root.code, evaluation, catalog, towns)


def as_mapping(node: Explanation, evaluation: Evaluation, catalog: Catalog) -> dict[str, Any]:
    """The same chain for a machine; an indicator asked for by its code carries its rows."""
    found = _mapping(node, catalog, _figures(evaluation, catalog))
    found["chain"] = [_spoken(link) for link in chain_of(evaluation, catalog, node.code)]
    if node.level == "indicator":
        found["rows"] = evaluation.rows_behind(node.code).to_dict("records")
    return found


def measured_text(line: dict[str, Any], evaluation: Evaluation, catalog: Catalog) -> str:
    """The value of an indicator line with its unit, "" where there is none."""
    if pd.isna(line["value"]):
        return ""
    return value_text(line["value"], catalog.indicator(line["code"]), evaluation.facts)


def _cells(link: Link) -> Sequence[str]:
    return (link.step, link.figure, link.how)


def _spoken(link: Link) -> dict[str, str]:
    return {"part": link.part, "step": link.step, "figure": link.figure, "how": link.how}


def _remarks(root: Explanation, evaluation: Evaluation, catalog: Catalog) -> list[str]:
    """Why there is no score, and how firm a band is."""
    firm = firmness_of(evaluation, catalog, root.code) if root.level in ("area", INDEX) else ""
    return [sentence for sentence in (root.reason, firm) if sentence]


def _mapping(
    node: Explanation, catalog: Catalog, figures: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    own = {
        "code": node.code,
        "level": node.level,
        "name": _name(node, catalog),
        "score": node.score,
        "raw_score": node.raw_score,
        "weight": node.weight,
        "share": node.share,
        "contribution": node.contribution,
        "coverage": node.coverage,
        "state": node.state,
        "reason": node.reason,
    }
    if node.level == "indicator":
        line = figures[node.code]
        kept = ("value", "numerator", "denominator", "unit", "target", "due_target", "source")
        return own | {name: line[name] for name in kept}
    return own | {"children": [_mapping(child, catalog, figures) for child in node.children]}


def _print_rows(code: str, evaluation: Evaluation, catalog: Catalog, towns: dict[int, str]) -> None:
    rows = evaluation.rows_behind(code).to_dict("records")
    say()
    say(f"Fuente: {citation(catalog.indicator(code), catalog)}.")
    if not rows:
        say("No hay registros detrás de esta cifra.")
        return
    columns = [Column("Fecha"), Column("Registro"), Column("Municipio")]
    columns += [Column("Suma", figures=True), Column("De", figures=True), Column("Nota")]
    say("Registros detrás de la cifra:")
    shown = [_row(row, code, evaluation, catalog, towns) for row in rows[:_SHOWN_ROWS]]
    say_table(columns, shown)
    if len(rows) > _SHOWN_ROWS:
        say(f"… y {len(rows) - _SHOWN_ROWS} más; están todos con --json.")


def _row(
    row: dict[str, Any], code: str, evaluation: Evaluation, catalog: Catalog, towns: dict[int, str]
) -> list[str]:
    dated, card = row["dated_on"], catalog.indicator(code)
    return [
        "" if str(dated) == "NaT" else f"{dated:%d/%m/%Y}",
        row["label"],
        _places([towns.get(town, "") for town in row["municipality_ids"]]),
        part_text(row["numerator"], card, evaluation.facts),
        part_text(row["denominator"], card, evaluation.facts),
        row["note"],
    ]


def _places(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{len(names)} municipios"


def _figures(evaluation: Evaluation, catalog: Catalog) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in indicator_lines(evaluation, catalog).to_dict("records")}


def _name(node: Explanation, catalog: Catalog) -> str:
    if node.level == "index":
        return "Índice de las diez áreas"
    if node.level == "area":
        return catalog.area(node.code).name
    if node.level == "indicator":
        return catalog.indicator(node.code).name
    return catalog.question(node.code).short

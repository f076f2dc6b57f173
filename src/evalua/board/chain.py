"""The chain of a score: from the rows of a register to the index, one link at a time.

The screen draws these links and ``evalua score --explain`` prints them: same words, same figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from evalua.board.figures import (
    MISSING,
    beyond_text,
    due_text,
    part_text,
    points_text,
    quantity_text,
    share_text,
    value_text,
)
from evalua.board.indicators import indicator_lines
from evalua.board.places import REGISTER_PAGES
from evalua.board.wording import plural, score_text
from evalua.catalog import Catalog, Indicator
from evalua.months.evaluation import Evaluation
from evalua.scoring.aggregation import INDEX
from evalua.scoring.explanation import Explanation, explain
from evalua.scoring.states import Standing, State

NOWHERE = ("", "")
PARTS = {
    "measured": "Qué se midió",
    "judged": "Contra qué se comparó",
    "made_of": "De qué está hecho",
    "carried": "Cómo llega al puntaje",
}
"""The sections of a chain, in reading order, and their titles."""

# This version computes nothing of them: a chain that named them would bury what it is made of.
_NOT_COMPUTED = (State.NOT_AVAILABLE.value, Standing.NOT_MEASURED.value)
_TOWARDS = {"question": "su pregunta", "area": "el área", "index": "el índice"}
# Where what a chain begins with is seen among its likes: a link to the page it is on opens nothing.
_ABOVE = {"question": "", "area": "scorecard", "index": "methodology"}
_MEANS = {"arithmetic": "promedio ponderado", "geometric": "media geométrica ponderada"}


@dataclass(frozen=True, slots=True)
class Link:
    """One link: what it is, its figure, how it is obtained, and the page that opens it.

    ``part`` is a key of ``PARTS``; ``subject`` is what the page must show, as a word of the
    address and its value (``("indicador", "A02-Q04-01")``), or ("", ""). A question inside its area
    has no page of its own.
    """

    part: str
    step: str
    figure: str
    how: str
    page: str
    subject: tuple[str, str] = NOWHERE


def chain_of(evaluation: Evaluation, catalog: Catalog, code: str) -> list[Link]:
    """The links behind "index", an area, a question or an indicator. KeyError for another code."""
    story = _Story(evaluation, catalog)
    path = _path(explain(evaluation.scores, INDEX), code)
    if path is None:
        raise KeyError(code)
    return list(story.told(path))


def _path(node: Explanation, code: str) -> list[Explanation] | None:
    """The nodes from the one with the code up to the index; a self-assessment has no chain."""
    if node.code == code:
        return [node]
    for child in node.children:
        if child.level != "assessment" and (found := _path(child, code)) is not None:
            return [*found, node]
    return None


@dataclass(frozen=True, slots=True)
class _Story:
    evaluation: Evaluation
    catalog: Catalog

    def told(self, path: list[Explanation]) -> Iterator[Link]:
        first, *above = path
        if first.level == "indicator":
            card = self.catalog.indicator(first.code)
            line = self._line(card)
            yield from self._measured(card, line)
            yield from self._judged(card, line)
        else:
            yield from self._made_of(first)
            yield self._result(first, _ABOVE[first.level])
        for child, parent in zip(path, above, strict=False):
            yield self._weight(child, parent)
            yield self._result(parent, "")

    def _line(self, card: Indicator) -> dict[str, Any]:
        rows = indicator_lines(self.evaluation, self.catalog, area=card.area)
        found: dict[str, Any] = rows[rows["code"] == card.code].to_dict("records")[0]
        return found

    def _measured(self, card: Indicator, line: dict[str, Any]) -> Iterator[Link]:
        facts, page = self.evaluation.facts, REGISTER_PAGES.get(card.register_key, "")
        rows = len(self.evaluation.rows_behind(card.code))
        where = self.catalog.names_of("registers").get(card.register_key, "")
        yield Link(
            "measured",
            "Filas",
            str(rows),
            f"lo que se miró en el registro «{where}»; están una por una al final",
            page,
        )
        for name, step, what in (
            ("numerator", "Numerador", card.numerator),
            ("denominator", "Denominador", card.denominator),
        ):
            if pd.notna(line[name]):
                yield Link("measured", step, part_text(line[name], card, facts), what, page)
        value = value_text(line["value"], card, facts)
        yield Link("measured", "Valor", value, _division(card), page)

    def _judged(self, card: Indicator, line: dict[str, Any]) -> Iterator[Link]:
        source = str(line["target_source"] or "falta fijarla")
        due = due_text(line, card, self.evaluation.facts)
        yield Link("judged", "Meta exigible", due, source, "targets")
        yield Link(
            "judged",
            "Avance (de 100)",
            str(line["score_text"]) or MISSING,
            self._how_far(card, line),
            "methodology",
        )

    def _how_far(self, card: Indicator, line: dict[str, Any]) -> str:
        if not line["score_text"]:
            return str(line["note"] or "sin adoptar")
        facts = self.evaluation.facts
        rule = {
            "milestone": "100 si se cumplió, 0 si no",
            "range": "100 dentro del rango; baja hasta 0 al alejarse de él",
            "threshold": "100 en la meta; 0 al llegar a "
            f"{value_text(card.zero_at or 0, card, facts)}",
        }.get(card.score_rule, "valor ÷ meta exigible, sin pasar de 100")
        beyond = beyond_text(line["raw_ratio"], facts)
        return f"{rule} ({beyond})" if beyond else rule

    def _made_of(self, node: Explanation) -> Iterator[Link]:
        """What is under a question, an area or the index, the smallest parts first."""
        for child in node.children:
            if child.state in _NOT_COMPUTED:
                continue
            if node.level == "area":
                yield from self._made_of(child)
            how = self._gives(child, node.level)
            said = score_text(child.score, self.evaluation.policy, self._fmt) or MISSING
            page = ("", NOWHERE) if child.level == "question" else _page_of(child, self.catalog)
            yield Link("made_of", self._named(child), said, how, *page)

    def _gives(self, child: Explanation, level: str) -> str:
        if not child.share > 0:
            return child.reason.rstrip(".") or f"por ahora no entra en {_TOWARDS[level]}"
        facts = self.evaluation.facts
        points = points_text(child.contribution, facts)
        weight = share_text(child.share, facts)
        return f"{weight} de lo que tiene dato en {_TOWARDS[level]}: aporta {points} puntos"

    def _weight(self, child: Explanation, parent: Explanation) -> Link:
        step = {
            "indicator": "Peso del indicador",
            "question": "Peso de la pregunta",
            "area": "Peso del área",
        }[child.level]
        figure = quantity_text(child.weight, self.evaluation.facts)
        return Link("carried", step, figure, self._gives_weight(child, parent), "methodology")

    def _gives_weight(self, child: Explanation, parent: Explanation) -> str:
        if not child.share > 0:
            return f"por ahora no entra en {_TOWARDS[parent.level]}"
        return self._gives(child, parent.level)

    def _result(self, node: Explanation, page: str) -> Link:
        """The score of a node; ``page`` where it is seen beside others, else its own page."""
        said = score_text(node.score, self.evaluation.policy, self._fmt) or MISSING
        return Link(
            "carried",
            self._numbered(node),
            said,
            self._mean_of(node),
            *((page, NOWHERE) if page else _page_of(node, self.catalog)),
        )

    def _mean_of(self, node: Explanation) -> str:
        if pd.isna(node.score):
            return node.reason.rstrip(".")
        parts = plural(sum(child.share > 0 for child in node.children), "parte", "partes")
        covered = share_text(node.coverage, self.evaluation.facts)
        return f"{_MEANS[self.evaluation.policy.mean]} de {parts}; cobertura {covered}"

    def _numbered(self, node: Explanation) -> str:
        if node.level == "question":
            return f"Pregunta {self.catalog.question(node.code).number}"
        if node.level == "area":
            return f"Área {self.catalog.area(node.code).number}"
        return "Índice de las diez áreas"

    def _named(self, node: Explanation) -> str:
        if node.level == "indicator":
            return self.catalog.indicator(node.code).short
        if node.level == "assessment":
            return f"Autoevaluación de la pregunta {self.catalog.question(node.code).number}"
        about = self.catalog.area if node.level == "area" else self.catalog.question
        return f"{self._numbered(node)}: {about(node.code).short}"

    @property
    def _fmt(self) -> Any:
        return self.evaluation.facts.number_format


def _division(card: Indicator) -> str:
    if card.kind == "percentage":
        return "numerador ÷ denominador × 100"
    return "numerador ÷ denominador" if card.kind == "ratio" else "el numerador"


def _page_of(node: Explanation, catalog: Catalog) -> tuple[str, tuple[str, str]]:
    """Where a node is seen: its own page, or the area of a question."""
    if node.level == "indicator":
        return "indicator", ("indicador", node.code)
    if node.level == "index":
        return "scorecard", NOWHERE
    area = node.code if node.level == "area" else catalog.question(node.code).area
    return "area", ("area", area)

"""Cross-checks of the whole catalogue, a Spanish sentence for each problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from evalua.catalog.indicator_checks import indicator_problems
from evalua.catalog.policy import BandKey, StateKey
from evalua.catalog.schema import Catalog
from evalua.catalog.services import service_problems

_OFFSETS = {"before": ("E", -1), "between": ("T", -1), "after": ("T", 1)}


def problems_of(catalog: Catalog) -> list[str]:
    """Everything the schema alone cannot see."""
    return [
        *_repeated(catalog),
        *_counts(catalog),
        *_areas(catalog),
        *_questions(catalog),
        *_references(catalog),
        *indicator_problems(catalog),
        *_policy(catalog),
        *_lists(catalog),
        *_milestones(catalog),
        *_neutrality(catalog),
        *_recordings(catalog),
        *service_problems(catalog, catalog.choices("service_types")),
    ]


def _repeated(catalog: Catalog) -> Iterator[str]:
    """Codes are unique in their table."""
    tables: dict[str, Iterable[object]] = {
        "documents": (d.key for d in catalog.documents),
        "areas": (a.code for a in catalog.areas),
        "questions": (q.code for q in catalog.questions),
        "factors": (f.number for f in catalog.factors),
        "groups": (g.key for g in catalog.groups),
        "indicators": (i.code for i in catalog.indicators),
        "conventions": (c.key for c in catalog.conventions),
        "recordings": (r.key for r in catalog.recordings),
        "milestones": (m.code for m in catalog.milestones),
        "preformation_checks": (p.code for p in catalog.preformation_checks),
        "lists": (c.key for c in catalog.lists),
    }
    tables |= {key: [i.key for i in items] for key, items in catalog.offered.items()}
    for name, codes in tables.items():
        for code in _twice(codes):
            yield f"{code}: está repetido en {name}."


def _twice(codes: Iterable[object]) -> list[object]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _counts(catalog: Catalog) -> Iterator[str]:
    """The catalogue holds what it promises."""
    meta = catalog.meta
    for name, promised, real in (
        ("áreas", meta.areas, len(catalog.areas)),
        ("preguntas", meta.questions, len(catalog.questions)),
        ("factores", meta.factors, len(catalog.factors)),
        ("indicadores", meta.indicators, len(catalog.indicators)),
        ("indicadores núcleo", meta.core_indicators, len(catalog.core)),
    ):
        if promised != real:
            yield f"meta: anuncia {promised} {name} y hay {real}."


def _areas(catalog: Catalog) -> Iterator[str]:
    for area in catalog.areas:
        if int(area.code[1:]) != area.number:
            yield f"{area.code}: su número es {area.number}."
        if not any(i.core for i in catalog.indicators_in(area.code)):
            yield f"{area.code}: no tiene ningún indicador núcleo."


def _questions(catalog: Catalog) -> Iterator[str]:
    for question in catalog.questions:
        indicators = catalog.indicators_of(question.code)
        if int(question.code[1:]) != question.number:
            yield f"{question.code}: su número es {question.number}."
        if len(indicators) < 2:
            yield f"{question.code}: tiene {len(indicators)} indicadores y necesita al menos dos."
        if not any(i.scored for i in indicators):
            yield f"{question.code}: ninguno de sus indicadores puntúa."
        if set(question.indicators) != {i.code for i in indicators}:
            yield f"{question.code}: su lista de indicadores no es la de los archivos."


def _references(catalog: Catalog) -> Iterator[str]:
    """Whatever one part names exists in another."""
    areas = {a.code for a in catalog.areas}
    questions = {q.code for q in catalog.questions}
    indicators = {i.code for i in catalog.indicators}
    dimensions = {d.key for d in catalog.viability_dimensions}
    checks = {c.code for c in catalog.preformation_checks}
    for q in catalog.questions:
        yield from _unknown(q.code, "el área", [q.area], areas)
        yield from _unknown(q.code, "el grupo", q.groups, {g.key for g in catalog.groups})
    for f in catalog.factors:
        yield from _unknown(f"factor {f.number}", "la pregunta", f.questions, questions)
    for t in catalog.activity_types:
        yield from _unknown(t.key, "el área", t.areas, areas)
    for o in catalog.planning_objectives:
        yield from _unknown(f"objetivo {o.number}", "el área", o.areas, areas)
    for k in catalog.success_keys:
        yield from _unknown(f"clave {k.number}", "el indicador", k.indicators, indicators)
        yield from _unknown(f"clave {k.number}", "la dimensión", k.dimensions, dimensions)
        yield from _unknown(f"clave {k.number}", "la revisión", k.preformation, checks)
    documents = {d.key for d in catalog.documents}
    for code, sources in (
        *((a.code, a.sources) for a in catalog.areas),
        *((g.key, g.sources) for g in catalog.legal_figures),
        *((c.key, c.sources) for c in catalog.lists),
    ):
        yield from _unknown(code, "el documento", (s.document for s in sources), documents)


def _unknown(code: str, what: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
    yield from (f"{code}: nombra {what} {n}, que no existe." for n in named if n not in known)


def _policy(catalog: Catalog) -> Iterator[str]:
    s = catalog.scoring
    for name in (
        "indicator_weight_core",
        "indicator_weight_complementary",
        "weight_objective",
        "weight_questionnaire",
        "range_width_default",
    ):
        if getattr(s, name) <= 0:
            yield f"scoring: «{name}» debe ser mayor que cero."
    if not 0 < s.min_coverage_to_show <= 1:
        yield "scoring: «min_coverage_to_show» debe estar entre 0 y 1."
    if not 0 < s.band_amber < s.band_green <= 100:
        yield "scoring: las bandas deben cumplir 0 < ámbar < verde ≤ 100."
    if not 1 <= s.submission_day <= 28:
        yield "scoring: «submission_day» debe estar entre 1 y 28."
    if tuple(level.value for level in catalog.levels) != (0, 1, 2, 3, 4):
        yield "levels: los niveles deben ser 0, 1, 2, 3 y 4, en ese orden."
    yield from _complete("states", get_args(StateKey), {x.key for x in catalog.states})
    yield from _complete("bands", get_args(BandKey), {x.key for x in catalog.bands})


def _complete(table: str, expected: Iterable[str], present: set[str]) -> Iterator[str]:
    yield from (f"{table}: falta «{key}»." for key in expected if key not in present)


def _lists(catalog: Catalog) -> Iterator[str]:
    for closed in catalog.lists:
        if not closed.items:
            yield f"{closed.key}: la lista está vacía."
        for name in _twice(item.name for item in closed.items):
            yield f"{closed.key}: el nombre «{name}» está repetido."
    for figure in catalog.legal_figures:
        if figure.min_members < 2:
            yield f"{figure.key}: una asociación necesita al menos dos miembros."
        pieces = {item.key for item in catalog.items_of("legal_pieces")}
        yield from _unknown(figure.key, "la pieza", figure.pieces, pieces)


def _milestones(catalog: Catalog) -> Iterator[str]:
    for m in catalog.milestones:
        anchor, sign = _OFFSETS[m.phase]
        if re.fullmatch(r"T\d{2}", m.code) is None:
            yield f"{m.code}: el código de un hito es T y dos cifras."
        if m.anchor != anchor or m.offset_days * sign <= 0:
            yield f"{m.code}: su fecha ({m.anchor}{m.offset_days:+d}) no es de su fase."


def _neutrality(catalog: Catalog) -> Iterator[str]:
    """Every line of the neutral words can be read as a pattern."""
    words = catalog.neutrality
    for line in (*words.phrases, words.party, words.match):
        try:
            re.compile(line)
        except re.error:
            yield f"neutrality: «{line}» no es una expresión que se pueda buscar."


def _recordings(catalog: Catalog) -> Iterator[str]:
    """Every complementary indicator says once what it asks people to write down."""
    named = Counter(code for one in catalog.recordings for code in one.indicators)
    complementary = {i.code for i in catalog.indicators if not i.core}
    for code in sorted(complementary | set(named)):
        if code not in complementary:
            yield f"recordings: nombra {code}, que no es un complementario."
        elif named[code] != 1:
            yield f"{code}: debe estar en una sola tabla de recordings y está en {named[code]}."
    for one in catalog.recordings:
        if one.keystrokes < 0:
            yield f"{one.key}: sus teclas no pueden ser menos de cero."

"""Cross-checks of the indicators. Each yields a Spanish sentence that names the code at fault."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.catalog.example_checks import example_problems
from evalua.catalog.indicator import Indicator
from evalua.catalog.schema import Catalog

LONGEST_SHORT = 28
_WITH_DENOMINATOR = {"percent", "max_percent", "weighted_mean", "ratio"}


def indicator_problems(catalog: Catalog) -> Iterator[str]:
    """Everything wrong inside one indicator or between an indicator and the framework."""
    for indicator in catalog.indicators:
        yield from _place(indicator, catalog)
        yield from _texts(indicator)
        yield from _sources(indicator, catalog)
        yield from card_problems(indicator)
        yield from _core(indicator)
        yield from _lists(indicator, catalog)
        yield from example_problems(indicator)
    yield from _repeated_texts(catalog)


def card_problems(one: Indicator) -> Iterator[str]:
    """What is wrong with the arithmetic of a card: formula, target, direction, accumulation."""
    yield from _formula(one)
    yield from _target(one)
    yield from _score_rule(one)
    yield from _direction(one)
    yield from _accumulation(one)


def _place(one: Indicator, catalog: Catalog) -> Iterator[str]:
    """The code says area and question, and both exist."""
    if one.code[:-3] != f"{one.area}-{one.question}":
        yield f"{one.code}: su código no corresponde al área {one.area} y la pregunta {one.question}."
    if one.area not in {a.code for a in catalog.areas}:
        yield f"{one.code}: el área {one.area} no existe."
    areas = {q.code: q.area for q in catalog.questions}
    if one.question not in areas:
        yield f"{one.code}: la pregunta {one.question} no existe."
    elif areas[one.question] != one.area:
        yield f"{one.code}: la pregunta {one.question} es del área {areas[one.question]}."


def _texts(one: Indicator) -> Iterator[str]:
    if len(one.short) > LONGEST_SHORT:
        yield f"{one.code}: el nombre corto tiene {len(one.short)} letras; caben {LONGEST_SHORT}."
    if one.tip == one.pitfall:
        yield f"{one.code}: el consejo repite la advertencia."


def _repeated_texts(catalog: Catalog) -> Iterator[str]:
    for field, name in (("short", "nombre corto"), ("tip", "consejo"), ("name", "nombre")):
        first: dict[str, str] = {}
        for one in catalog.indicators:
            earlier = first.setdefault(getattr(one, field), one.code)
            if earlier != one.code:
                yield f"{one.code}: tiene el mismo {name} que {earlier}."


def _sources(one: Indicator, catalog: Catalog) -> Iterator[str]:
    known = {d.key for d in catalog.documents}
    if not one.sources:
        yield f"{one.code}: no dice de qué documento viene."
    for source in one.sources:
        if source.document not in known:
            yield f"{one.code}: cita el documento {source.document}, que no existe."


def _formula(one: Indicator) -> Iterator[str]:
    if one.formula_key in _WITH_DENOMINATOR:
        if not one.denominator:
            yield f"{one.code}: es una división y no tiene denominador."
        if one.when_denominator_zero is None:
            yield f"{one.code}: no dice qué pasa cuando el denominador es cero."
    elif one.denominator or one.when_denominator_zero is not None:
        yield f"{one.code}: no es una división y habla de denominador."
    if (one.kind == "percentage") != (one.unit == "%"):
        yield f"{one.code}: la unidad «{one.unit}» no corresponde a su tipo ({one.kind})."


def _target(one: Indicator) -> Iterator[str]:
    """What each way of setting the target needs."""
    match one.target_mode:
        case "fixed" | "fixed_or_plan":
            if one.target_value is None:
                yield f"{one.code}: falta el valor de la meta."
        case "plan":
            if one.target_value is not None:
                yield f"{one.code}: la meta sale del plan y aquí trae un valor."
        case "baseline":
            if one.baseline_growth_pct is None and one.baseline_increment is None:
                yield f"{one.code}: no dice cuánto debe crecer desde la línea base."
        case "range":
            yield from _range(one)
    if (one.target_rule is None) != (one.target_share is None):
        yield f"{one.code}: la regla de la meta y su parte por miembro van juntas."


def _range(one: Indicator) -> Iterator[str]:
    low, high = one.target_min, one.target_max
    if low is None or high is None or low >= high:
        yield f"{one.code}: el rango necesita un mínimo menor que el máximo."
    if one.range_width is not None and one.range_width <= 0:
        yield f"{one.code}: el ancho fuera del rango debe ser mayor que cero."


def _score_rule(one: Indicator) -> Iterator[str]:
    if one.score_rule == "threshold" and one.zero_at is None:
        yield f"{one.code}: puntúa por umbral y no dice en qué valor llega a cero (zero_at)."
    if (one.score_rule == "range") != (one.target_mode == "range"):
        yield f"{one.code}: la regla de puntaje y la meta no coinciden en ser un rango."
    if (one.score_rule == "milestone") != (one.kind == "yes_no"):
        yield f"{one.code}: solo un sí o no se puntúa como hito."


def _direction(one: Indicator) -> Iterator[str]:
    """The stated direction is the sign of target − zero point."""
    if (one.direction == "range") != (one.target_mode == "range"):
        yield f"{one.code}: el sentido y la meta no coinciden en ser un rango."
    if one.target_value is None or one.direction == "range":
        return
    zero = 0.0 if one.zero_at is None else one.zero_at
    if one.target_value == zero:
        yield f"{one.code}: la meta es igual al punto cero ({zero:g}); así no se puede puntuar."
    elif (one.direction == "up") != (one.target_value > zero):
        yield f"{one.code}: el sentido no coincide con la meta y su punto cero."


def _accumulation(one: Indicator) -> Iterator[str]:
    amount = one.kind in ("count", "amount") and one.accumulation == "cumulative"
    if one.prorated and not amount:
        yield f"{one.code}: solo se reparte por meses la meta de un conteo o monto acumulado."
    if amount and not one.prorated:
        yield f"{one.code}: es un acumulado y su meta debe repartirse por meses."
    if one.accumulation == "reduction" and one.zero_at is None:
        yield f"{one.code}: una reducción necesita el punto de partida (zero_at)."
    if (one.accumulation == "milestone") != (one.kind == "yes_no"):
        yield f"{one.code}: un hito se responde con sí o no."


def _core(one: Indicator) -> Iterator[str]:
    if one.core and not one.scored:
        yield f"{one.code}: es núcleo y no puntúa."


def _lists(one: Indicator, catalog: Catalog) -> Iterator[str]:
    """What the card shows with a name has one."""
    for list_key, key in (
        ("applies", one.applies),
        ("registers", one.register_key),
        ("frequencies", one.frequency),
        ("directions", one.direction),
        ("data_levels", one.level),
        ("accumulation", one.accumulation),
    ):
        if key not in catalog.names_of(list_key):
            yield f"{one.code}: «{key}» no tiene nombre en la lista {list_key}."

"""What each kind of service is asked every month, and the templates of what is done step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from evalua.catalog.base import Frozen, Key, Named, Source, Text

Form = Literal["count", "amount", "days", "percent", "yes_no", "share", "checklist"]


class ServiceMeasure(Named):
    """A figure of a service in a month.

    The ``kinds`` of service that ask for it type it; one without kinds follows from others: a
    ``share`` is 100 × the sum of ``of`` ÷ the sum of ``over``. ``weight`` names the figure by which
    an average over months is weighted; ``better`` is what a standard of it usually asks. A figure is
    not larger than the one it is ``part_of``, nor than the days of its month where it is ``of_month``.
    """

    form: Form
    better: Literal["at_least", "at_most"]
    kinds: tuple[Key, ...]
    of: tuple[Key, ...] = ()
    over: tuple[Key, ...] = ()
    weight: Key | None = None
    part_of: Key | None = None
    of_month: bool = False

    @property
    def is_percentage(self) -> bool:
        return self.form in ("percent", "share", "checklist")


class ProcessTemplate(Named):
    """The steps, in order, of something each municipality walks through."""

    steps: tuple[Text, ...]
    sources: tuple[Source, ...] = ()


class Services(Frozen):
    """The lookups over the measures of services."""

    service_measures: tuple[ServiceMeasure, ...]
    process_templates: tuple[ProcessTemplate, ...]

    def service_measure(self, key: str) -> ServiceMeasure:
        """A measure by its key. Raises KeyError for any other."""
        return {m.key: m for m in self.service_measures}[key]

    def asked_of(self, kind: str) -> tuple[ServiceMeasure, ...]:
        """The figures that a kind of service types every month, in order."""
        return tuple(m for m in self.service_measures if kind in m.kinds)

    def standards_for(self, kind: str) -> tuple[ServiceMeasure, ...]:
        """What a standard of a kind of service may be about: what it types and what follows from it.

        A yes or no is held to by the share of the conditions that were met, not one by one.
        """
        typed = {m.key: m for m in self.asked_of(kind)}
        known = {*typed, "quantity"}
        conditions = any(m.form == "yes_no" for m in typed.values())
        return tuple(
            m
            for m in self.service_measures
            if (m.key in known and m.form != "yes_no")
            or (m.form == "share" and known.issuperset((*m.of, *m.over)))
            or (m.form == "checklist" and conditions)
        )


def service_problems(services: Services, kinds: Iterable[str]) -> Iterator[str]:
    """Measures name service types and other measures that exist; only a share is made of others."""
    known_kinds, known = set(kinds), {m.key for m in services.service_measures}
    for m in services.service_measures:
        for kind in set(m.kinds) - known_kinds:
            yield f"{m.key}: nombra el tipo de servicio {kind}, que no existe."
        for other in {*m.of, *m.over, *filter(None, [m.weight, m.part_of])} - known:
            yield f"{m.key}: nombra la medida {other}, que no existe."
        if (m.form == "share") != bool(m.of and m.over):
            yield f"{m.key}: solo una medida de tipo «share» lleva «of» y «over»."
    for template in services.process_templates:
        if len(set(template.steps)) < len(template.steps):
            yield f"{template.key}: tiene un paso repetido."

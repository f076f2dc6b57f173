"""The catalogue as one frozen value, with its lookups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from evalua.catalog.base import Named, Source
from evalua.catalog.finances import FinanceRules
from evalua.catalog.framework import (
    Area,
    Document,
    Factor,
    Group,
    Level,
    Meta,
    Question,
    SuccessKey,
)
from evalua.catalog.indicator import Indicator
from evalua.catalog.lists import (
    ActivityType,
    ClosedList,
    ContributionScheme,
    LegalFigure,
    Milestone,
    NeutralWords,
    ProjectStage,
    TransitionWindow,
)
from evalua.catalog.policy import (
    AccumulationRule,
    Band,
    Convention,
    Recording,
    ScoringDefaults,
    State,
)
from evalua.catalog.review import (
    FormationMoment,
    PlanningObjective,
    PracticeCriterion,
    PreformationCheck,
    ViabilityDimension,
    ViabilityRule,
)
from evalua.catalog.services import Services


class Catalog(Services):
    """The framework: what is asked, measured, expected and chosen from.

    ``fingerprint`` identifies the files it was read from; two catalogues with the same content
    have the same one.
    """

    fingerprint: str = ""
    meta: Meta
    documents: tuple[Document, ...]
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    factors: tuple[Factor, ...]
    levels: tuple[Level, ...]
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]

    scoring: ScoringDefaults
    bands: tuple[Band, ...]
    states: tuple[State, ...]
    accumulation: tuple[AccumulationRule, ...]
    conventions: tuple[Convention, ...]
    recordings: tuple[Recording, ...]

    lists: tuple[ClosedList, ...]
    project_stages: tuple[ProjectStage, ...]
    activity_types: tuple[ActivityType, ...]
    contribution_schemes: tuple[ContributionScheme, ...]
    legal_figures: tuple[LegalFigure, ...]
    milestones: tuple[Milestone, ...]
    transition_windows: tuple[TransitionWindow, ...]
    neutrality: NeutralWords
    finances: FinanceRules

    success_keys: tuple[SuccessKey, ...]
    preformation_checks: tuple[PreformationCheck, ...]
    planning_objectives: tuple[PlanningObjective, ...]
    formation_moments: tuple[FormationMoment, ...]
    practice_criteria: tuple[PracticeCriterion, ...]
    viability_dimensions: tuple[ViabilityDimension, ...]
    viability_rules: tuple[ViabilityRule, ...]

    @property
    def version(self) -> str:
        return self.meta.version

    @cached_property
    def core(self) -> tuple[Indicator, ...]:
        """The core indicators, in the order of the areas."""
        return tuple(i for i in self.indicators if i.core)

    def area(self, code: str) -> Area:
        """The area A01…A10. Raises KeyError for any other code."""
        return self._areas[code]

    def question(self, code: str) -> Question:
        """The question Q01…Q23. Raises KeyError for any other code."""
        return self._questions[code]

    def indicator(self, code: str) -> Indicator:
        """The indicator, by its code. Raises KeyError for any other code."""
        return self._indicators[code]

    def questions_of(self, area_code: str) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if q.area == area_code)

    def indicators_of(self, question_code: str) -> tuple[Indicator, ...]:
        return tuple(i for i in self.indicators if i.question == question_code)

    def indicators_in(self, area_code: str) -> tuple[Indicator, ...]:
        return tuple(i for i in self.indicators if i.area == area_code)

    def factors_of(self, question_code: str) -> tuple[Factor, ...]:
        return tuple(f for f in self.factors if question_code in f.questions)

    def recording_of(self, code: str) -> Recording | None:
        """What an indicator asks to write down beyond the core; None for the core and one's own."""
        return self._recordings.get(code)

    def milestone(self, code: str) -> Milestone:
        """The milestone T01…T16. Raises KeyError for any other code."""
        return self._milestones[code]

    def legal_figure(self, key: str) -> LegalFigure:
        return self._legal_figures[key]

    def document(self, key: str) -> Document:
        return self._documents[key]

    def figures_for(self, country: str) -> tuple[LegalFigure, ...]:
        """The legal figures of a country, then those of any country."""
        own = [f for f in self.legal_figures if f.country == country]
        return (*own, *(f for f in self.legal_figures if f.country == "*"))

    def choices(self, list_key: str) -> Mapping[str, str]:
        """Key → Spanish name of a closed list, in its order. Raises KeyError for another list."""
        return self._choices[list_key]

    def names_of(self, list_key: str) -> Mapping[str, str]:
        """Like ``choices``, empty for a list that does not exist."""
        return self._choices.get(list_key, {})

    def name(self, list_key: str, key: str) -> str:
        """The Spanish name of one choice. Raises KeyError for an unknown list or key."""
        return self._choices[list_key][key]

    def items_of(self, list_key: str) -> tuple[Named, ...]:
        """The choices of a closed list with what is known of each."""
        return self.offered[list_key]

    def cite(self, source: Source) -> str:
        """A source as people read it: «FOINCIDE 2021, pregunta 4»."""
        return f"{self.document(source.document).short}, {source.section}"

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        return {a.code: a for a in self.areas}

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {q.code: q for q in self.questions}

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        return {i.code: i for i in self.indicators}

    @cached_property
    def _recordings(self) -> Mapping[str, Recording]:
        return {code: one for one in self.recordings for code in one.indicators}

    @cached_property
    def _milestones(self) -> Mapping[str, Milestone]:
        return {m.code: m for m in self.milestones}

    @cached_property
    def _legal_figures(self) -> Mapping[str, LegalFigure]:
        return {f.key: f for f in self.legal_figures}

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {d.key: d for d in self.documents}

    @cached_property
    def offered(self) -> Mapping[str, tuple[Named, ...]]:
        """Every closed list by its key: the plain ones and the richer tables."""
        return {
            "project_stages": self.project_stages,
            "activity_types": self.activity_types,
            "contribution_schemes": self.contribution_schemes,
            "legal_figures": self.legal_figures,
            "transition_windows": self.transition_windows,
            "viability_dimensions": self.viability_dimensions,
            "service_measures": self.service_measures,
            "process_templates": self.process_templates,
        } | {closed.key: closed.items for closed in self.lists}

    @cached_property
    def _choices(self) -> Mapping[str, Mapping[str, str]]:
        plain: dict[str, Iterable[tuple[str, str]]] = {
            "states": ((s.key, s.name) for s in self.states),
            "bands": ((b.key, b.name) for b in self.bands),
            "accumulation": ((a.key, a.name) for a in self.accumulation),
            "groups": ((g.key, g.name) for g in self.groups),
            "areas": ((a.code, a.name) for a in self.areas),
        }
        named = {key: ((i.key, i.name) for i in items) for key, items in self.offered.items()}
        return {key: MappingProxyType(dict(pairs)) for key, pairs in (plain | named).items()}

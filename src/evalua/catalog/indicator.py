"""The card of an indicator."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evalua.catalog.base import Frozen, Key, Source, Text
from evalua.catalog.framework import AreaCode, QuestionCode

Kind = Literal["percentage", "count", "amount", "ratio", "yes_no"]
Accumulation = Literal["flow", "cumulative", "stock", "reduction", "maintenance", "milestone"]
Direction = Literal["up", "down", "range"]
Frequency = Literal["month", "quarter", "half_year", "year", "term"]
DataLevel = Literal["association", "municipality", "project"]
TargetMode = Literal["plan", "fixed", "fixed_or_plan", "baseline", "range"]
ScoreRule = Literal["proportion", "threshold", "milestone", "range"]
ZeroDenominator = Literal["not_applicable", "not_due", "no_data"]
Applies = Literal[
    "always",
    "has_quotas",
    "transition_cycle",
    "electoral_cycle",
    "intermediate_level",
    "had_suspensions",
    "peace_plan",
]
Feed = Literal["goals", "contributions", "projects", "transitions", "support", "typed", "own"]
Register = Literal[
    "activities",
    "assessment",
    "contributions",
    "finances",
    "goals",
    "instruments",
    "meetings",
    "members",
    "municipal_plans",
    "neutrality",
    "organizations",
    "own",
    "partners",
    "projects",
    "services",
    "system",
    "transitions",
]
FormulaKey = Literal[
    "percent",
    "max_percent",
    "weighted_mean",
    "ratio",
    "count",
    "distinct_count",
    "sum",
    "yes_no",
]
# P-01, P-02… are the indicators that an association adds.
IndicatorCode = Annotated[str, Field(pattern=r"^(A\d{2}-Q\d{2}-\d{2}|P-\d{2,4})$")]
# cutoff: a photo of the day; Nd and Nm: trailing days or months that end at the cut-off.
Window = Annotated[
    str, Field(pattern=r"^(cutoff|month|quarter|year|cycle|agreement|round|[1-9]\d*[dm])$")
]
# E is election day and T the day the new government takes office; first_year_end is the
# 31 December of the calendar year of T.
Moment = Annotated[str, Field(pattern=r"^([ET]([+-]\d+)?|first_year_end)$")]


class Example(Frozen):
    """A case worked out by hand: its records in words, and the figures they give.

    ``target`` is the target due in the case; a range has none, its limits are in the card.
    ``zero`` is the zero point of the case where it is not the card's.
    """

    text: Text
    numerator: float
    denominator: float | None = None
    value: float
    target: float | None = None
    zero: float | None = None
    score: float


class Counted(Frozen):
    """A recorded data element and the part of it that counts: pairs of a field and its code."""

    element: Key
    only: tuple[tuple[str, str], ...] = ()


class OwnFormula(Frozen):
    """What an association's own indicator counts; ``largest_of`` is what a maximum compares."""

    numerator: Counted
    denominator: Counted | None = None
    largest_of: str = ""


class Indicator(Frozen):
    """What an indicator means, how it is computed, what is expected of it, where it comes from.

    Targets and zero points are in the indicator's own unit; percentages are 0–100.
    ``target_rule = shared_among_members`` raises the target to ``target_share`` ÷ active members
    when that is more, and ``zero_at`` to the target + ``zero_distance``.
    """

    code: IndicatorCode
    area: AreaCode
    question: QuestionCode
    name: Text
    short: Text
    definition: Text
    rule: Text
    numerator: Text
    denominator: str = ""
    unit: Text
    kind: Kind
    accumulation: Accumulation
    direction: Direction
    frequency: Frequency
    level: DataLevel
    core: bool
    scored: bool = True

    target_mode: TargetMode
    target_value: float | None = None
    zero_at: float | None = None
    target_min: float | None = None
    target_max: float | None = None
    range_width: float | None = None
    target_rule: Literal["shared_among_members"] | None = None
    target_share: float | None = None
    zero_distance: float | None = None
    target_floor: float | None = None
    baseline_growth_pct: float | None = None
    baseline_increment: float | None = None
    baseline_increment_months: int | None = None

    prorated: bool
    window: Window
    score_rule: ScoreRule
    when_denominator_zero: ZeroDenominator | None = None
    member_grace_days: int | None = None
    member_rule: Literal["whole_month"] | None = None
    applies: Applies
    not_due_until: Moment | None = None
    freeze_at: Moment | None = None
    min_denominator: int | None = None
    max_unknown_pct: float | None = None

    formula_key: FormulaKey
    feed: Feed
    register_key: Register
    disaggregation: tuple[Text, ...] = ()
    verification: Text
    pitfall: Text
    tip: Text
    sources: tuple[Source, ...]
    example: Example | None = None
    own: OwnFormula | None = None

    @property
    def is_own(self) -> bool:
        """Whether the association added it to the catalogue's."""
        return self.code.startswith("P-")

    @property
    def divides(self) -> bool:
        """Whether its value is a division: the others are their numerator."""
        return self.kind in ("percentage", "ratio")

    @property
    def target_text(self) -> str:
        """The target as people say it: «al menos 4 piezas al mes», «10 % o menos»."""
        match self.target_mode:
            case "plan":
                return "la que fije el plan de trabajo"
            case "range":
                return f"entre {self.target_min:g} y {self.target_max:g} {self.unit}"
            case "baseline":
                return f"la línea base más {self._increase}"
            case "fixed_or_plan":
                return f"{self._fixed_text}, salvo que el plan fije otra"
        return self._fixed_text

    @property
    def _increase(self) -> str:
        if self.baseline_growth_pct is not None:
            return f"{self.baseline_growth_pct:g} % cada año"
        text = f"{self.baseline_increment:g} cada {self.baseline_increment_months} meses"
        return text if self.target_floor is None else f"{text}, y no menos de {self.target_floor:g}"

    @property
    def _fixed_text(self) -> str:
        if self.kind == "yes_no":
            return "sí"
        every = {"month": " al mes", "year": " al año"} if self.kind == "count" else {}
        amount = f"{self.target_value:g} {self.unit}{every.get(self.window, '')}"
        if self.target_rule is not None:
            return f"{amount} o menos ({self.target_share:g} entre los miembros, si da más)"
        if self.direction == "down":
            return f"{amount} o menos" if self.target_value else amount
        return amount if amount == "100 %" else f"al menos {amount}"

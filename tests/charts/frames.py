"""Small frames for every chart, with a missing value and a name that looks like markup in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from evalua.charts.areas import bars_areas, describe_areas
from evalua.charts.bullets import (
    bullets_indicators,
    describe_goals,
    describe_indicators,
    progress_goals,
)
from evalua.charts.collection import (
    bars_ageing,
    describe_ageing,
    describe_collection,
    trend_collection,
)
from evalua.charts.contributions import describe_contributions, grid_contributions
from evalua.charts.coverage import describe_coverage, matrix_coverage
from evalua.charts.equity import describe_equity, dots_equity
from evalua.charts.flows import describe_money, sankey_money
from evalua.charts.heatmap import describe_heatmap, heatmap_areas
from evalua.charts.lenses import describe_lenses, marks_lenses
from evalua.charts.multiples import describe_multiples, small_multiples_municipalities
from evalua.charts.people import describe_people, shares_people
from evalua.charts.projects import describe_funnel, funnel_projects
from evalua.charts.story import describe_story, story_line
from evalua.charts.timeline import describe_gantt, gantt_projects
from evalua.charts.transitions import describe_milestones, matrix_milestones
from evalua.charts.trends import (
    describe_goal_trend,
    describe_trend,
    trend_goal,
    trend_indicator,
)
from evalua.charts.waterfall import describe_waterfall, waterfall_area
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA

MARKUP = "Río <b>Alto</b> & Cía"
SHORT = [
    "Bases",
    "Confianza",
    "Proyectos",
    "Multinivel",
    "Capacidad",
    "Visibilidad",
    "Economía local",
    "Cooperación",
    "Paz",
    MARKUP,
]
_SCORES = [82.4, 66.1, 78.2, 91.0, None, 44.9, 58.3, None, 41.0, 60.0]
_BEFORE = [80.0, 66.1, 70.2, 95.0, 40.0, 49.9, None, None, 55.0, 61.0]


def band(score: float | None) -> str | None:
    if score is None:
        return None
    return "green" if score >= 75 else "amber" if score >= 50 else "red"


def areas() -> pd.DataFrame:
    """Ten areas, shuffled: A05 lacks data, A08 is not available yet, A07 has no previous score."""
    rows = [
        {
            "code": f"A{number:02d}",
            "number": number,
            "short": SHORT[number - 1],
            "score": _SCORES[number - 1],
            "previous": _BEFORE[number - 1],
            "change": 8.0 if number == 3 else 0.0 if number == 2 else None,
            "coverage": 0.75,
            "band": band(_SCORES[number - 1]),
            "note": "aún no disponible" if number == 8 else None,
        }
        for number in (3, 1, 2, 10, 4, 5, 6, 7, 9, 8)
    ]
    return pd.DataFrame(rows)


def scores() -> pd.DataFrame:
    """Three areas over 30 months; the last month is a draft and Paz starts late."""
    first = Month(2024, 5)
    rows = []
    for number, short, base in ((1, "Bases", 80.0), (9, "Paz", 40.0), (10, MARKUP, 60.0)):
        for step in range(30):
            score = None if short == "Paz" and step < 10 else base
            rows.append(
                {
                    "number": number,
                    "short": short,
                    "month": first + step,
                    "score": score,
                    "band": band(score),
                    "state": "draft" if step == 29 else "approved",
                }
            )
    return pd.DataFrame(rows)


def indicators() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": ["A01-Q01-01", "A01-Q01-02", "A01-Q02-01"],
            "name": ["Municipios al día", MARKUP, "Sesiones con quórum"],
            "achievement": [91.7, 40.0, None],
            "band": ["green", "red", None],
            "value_text": ["91,7 %", "2", None],
            "target_text": ["100 %", "5", "6"],
        }
    )


def goals() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": ["M1", "M2", "M3"],
            "name": ["Rutas de leche", MARKUP, "Plan vial"],
            "actual": [0.5, 1.2, None],
            "planned": [0.75, 0.8, 0.8],
            "achievement": [66.7, 100.0, None],
            "band": ["amber", "green", None],
            "actual_text": ["50 familias", "12 talleres", None],
            "planned_text": ["75 familias", "8 talleres", "4 km"],
        }
    )


def series() -> pd.DataFrame:
    """April lacks its value; May is a draft; June has not come."""
    return pd.DataFrame(
        {
            "month": [str(Month(2026, month)) for month in range(1, 7)],
            "value": [60.0, 62.5, 70.0, None, 75.0, None],
            "target": [80.0] * 6,
            "state": ["approved"] * 4 + ["draft", None],
        }
    )


def goal_series() -> pd.DataFrame:
    return series().rename(columns={"value": "actual", "target": "planned"})


def steps() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": ["start", "step", "step", "end"],
            "label": ["Septiembre 2026", MARKUP, "Plan de trabajo", "Octubre 2026"],
            "value": [70.0, 6.5, -1.5, 75.0],
        }
    )


NAMES = ["Ñusta", "Nube Alta", "Álamos", "Zarzal", MARKUP]


def by_municipality() -> pd.DataFrame:
    rows = [
        {"municipality": name, "month": Month(2026, month), "value": value}
        for name in NAMES
        for month, value in ((1, 10.0), (2, None), (3, 30.0))
    ]
    frame = pd.DataFrame(rows)
    frame.loc[frame["municipality"] == "Zarzal", "value"] = None
    return frame


def statuses() -> pd.DataFrame:
    kinds = ["paid", "partial", "overdue", "agreement", "none"]
    return pd.DataFrame(
        [
            {
                "municipality": name,
                "month": Month(2026, 9) + place,
                "status": kind if place == 0 else "not_due",
                "amount_text": "$ 1.200.000",
            }
            for name, kind in zip(NAMES, kinds, strict=True)
            for place in (0, 1)
        ]
    )


def arrears() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "municipality": NAMES,
            "days_0_30": [1_200_000, 0, 0, 0, 0],
            "days_31_60": [0, 600_000, 0, 0, 0],
            "days_61_90": [0, 0, 0, 0, 0],
            "days_over_90": [2_400_000, 0, 0, 0, 0],
        }
    )


def collected() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": [Month(2026, month) for month in (1, 2, 3)],
            "due": [14_400_000, 28_800_000, None],
            "paid": [13_000_000, 20_000_000, None],
            "previous_paid": [11_000_000, 22_000_000, 33_000_000],
        }
    )


def shares() -> pd.DataFrame:
    """Ñusta received nothing by people, which nobody declared; Zarzal has no population."""
    return pd.DataFrame(
        {
            "municipality": NAMES,
            "paid_share": [0.4, 0.3, 0.2, 0.1, 0.0],
            "share_equal": [0.2, 0.2, 0.2, 0.2, 0.2],
            "share_population": [0.5, 0.1, 0.1, None, 0.3],
            "share_people": [None] * 5,
            "gap_equal": [-20.0, -10.0, 0.0, 10.0, 20.0],
        }
    )


def stages() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "stage": ["Idea", MARKUP, "En ejecución"],
            "count": [9, 0, 3],
            "money_text": [None, "", "$ 3.200 millones"],
        }
    )


def milestones() -> pd.DataFrame:
    kinds = ["done", "late", "overdue", "due_soon", "not_due", "not_applicable"]
    return pd.DataFrame(
        [
            {
                "municipality": name,
                "milestone": f"T{number:02d}",
                "name": MARKUP,
                "status": kinds[number % 6],
                "due_text": "vence el 30 de diciembre de 2026",
            }
            for name in [*NAMES, None]
            for number in range(1, 17)
        ]
    )


def people() -> pd.DataFrame:
    """A register of which six of ten are women, and one without anybody."""
    rows = [
        {"source": MARKUP, "what": "del año", "women": 60, "men": 40, "unstated": 5, "share": 0.6},
        {"source": "Nadie", "what": "del año", "women": 0, "men": 0, "unstated": 0, "share": None},
    ]
    return pd.DataFrame(rows)


def lenses() -> pd.DataFrame:
    """Two factors: one with a mark of each look, one of which nothing is measured."""
    looks = ("green", "amber", "red", "plain", "none", "outside")
    first = [
        {
            "number": 1,
            "lens": MARKUP,
            "code": f"A01-Q01-{place:02d}",
            "name": MARKUP,
            "look": look,
            "word": "● Bien",
            "score_text": "80,0",
        }
        for place, look in enumerate(looks, 1)
    ]
    empty = {**first[0], "number": 2, "lens": "Lazos", "look": "outside", "score_text": ""}
    return pd.DataFrame([*first, empty])


@dataclass(frozen=True)
class Case:
    """A chart, its text twin, a frame for both, and the options that both need."""

    draw: Callable[..., Any]
    describe: Callable[..., str]
    frame: Callable[[], pd.DataFrame]
    options: dict[str, Any]
    twin_options: dict[str, Any]

    def figure(self, frame: pd.DataFrame | None = None, **more: Any) -> Any:
        return self.draw(self.frame() if frame is None else frame, **self.options, **more)

    def sentence(self, frame: pd.DataFrame | None = None) -> str:
        return self.describe(self.frame() if frame is None else frame, **self.twin_options)


def flows() -> pd.DataFrame:
    """The nation and a partner pay roads and water in two towns; the last column keeps the money."""
    columns = ["column", "source", "source_place", "target", "target_place", "amount"]
    rows = [
        (0, "Nación", 0, "Vías", 0, 600_000_000),
        (0, MARKUP, 1, "Vías", 0, 100_000_000),
        (0, MARKUP, 1, "Agua", 1, 300_000_000),
        (1, "Vías", 0, "Ábrego", 0, 450_000_000),
        (1, "Vías", 0, "Otros municipios (2)", 1, 250_000_000),
        (1, "Agua", 1, "Ábrego", 0, 300_000_000),
    ]
    return pd.DataFrame(rows, columns=columns)


def calendars() -> pd.DataFrame:
    """One on time, one moved and late, one that has not begun."""
    columns = [
        *("code", "name", "starts_on", "ends_on", "current_starts_on", "current_ends_on"),
        *("began_on", "finished_on", "physical", "planned_physical", "delayed"),
    ]
    first, last, later = map(pd.Timestamp, ("2026-01-10", "2026-09-30", "2026-12-31"))
    rows = [
        ("P-001", MARKUP, first, last, first, last, first, last, 100.0, 100.0, False),
        ("P-002", "Vía", first, last, first, later, first, pd.NaT, 40.0, 100.0, True),
        ("P-003", "Pozo", first, later, first, later, pd.NaT, pd.NaT, None, 80.0, False),
    ]
    return pd.DataFrame(rows, columns=columns)


def story() -> pd.DataFrame:
    """A setback that was resolved, one that was not, a norm in force, one that expired, a milestone."""
    columns = ["happened_on", "ended_on", "tone", "kind", "title"]
    day = pd.Timestamp
    rows = [
        (day("2026-04-17"), pd.NaT, "ahead", "Ponencia", MARKUP),
        (day("2022-09-11"), day("2024-07-18"), "back", "Litigio", "Demanda por la máquina"),
        (day("2021-03-01"), pd.NaT, "back", "Crisis", "Se cierra la oficina"),
        (day("2020-12-01"), day("2026-01-30"), "norm", "Norma vencida", "Ordenanza 31"),
        (day("2012-05-14"), pd.NaT, "norm", "Norma vigente", "Ley 1454 de 2011"),
    ]
    return pd.DataFrame(rows, columns=columns)


def reach() -> pd.DataFrame:
    """Out of order on purpose: members are read by name."""
    rows = [
        ("Zapata", "Vías", 2, "running"),
        ("Zapata", "Agua y saneamiento", 0, "none"),
        (MARKUP, "Vías", 0, "none"),
        (MARKUP, "Agua y saneamiento", 0, "none"),
        ("Ábrego", "Vías", 1, "managing"),
        ("Ábrego", "Agua y saneamiento", 1, "finished"),
    ]
    return pd.DataFrame(rows, columns=["municipality", "theme", "projects", "state"])


_TODAY = date(2026, 10, 31)
_FMT = {"fmt": COMMA}
_MONEY = {"fmt": COMMA, "currency": CURRENCIES["COP"]}
CASES = {
    "areas": Case(bars_areas, describe_areas, areas, _FMT, _FMT),
    "heatmap": Case(heatmap_areas, describe_heatmap, scores, _FMT, _FMT),
    "indicators": Case(bullets_indicators, describe_indicators, indicators, _FMT, _FMT),
    "goals": Case(progress_goals, describe_goals, goals, _FMT, _FMT),
    "trend": Case(trend_indicator, describe_trend, series, _FMT, _FMT),
    "goal trend": Case(trend_goal, describe_goal_trend, goal_series, _FMT, _FMT),
    "waterfall": Case(waterfall_area, describe_waterfall, steps, _FMT, _FMT),
    "multiples": Case(
        small_multiples_municipalities, describe_multiples, by_municipality, _FMT, {}
    ),
    "contributions": Case(grid_contributions, describe_contributions, statuses, {}, {}),
    "ageing": Case(bars_ageing, describe_ageing, arrears, _MONEY, _MONEY),
    "equity": Case(dots_equity, describe_equity, shares, _FMT, {}),
    "collection": Case(trend_collection, describe_collection, collected, _MONEY, _MONEY),
    "money flows": Case(sankey_money, describe_money, flows, _MONEY, _MONEY),
    "story": Case(story_line, describe_story, story, {"today": _TODAY}, {}),
    "calendar": Case(gantt_projects, describe_gantt, calendars, {**_FMT, "today": _TODAY}, {}),
    "coverage": Case(matrix_coverage, describe_coverage, reach, {}, {}),
    "funnel": Case(funnel_projects, describe_funnel, stages, {}, {}),
    "lenses": Case(marks_lenses, describe_lenses, lenses, {}, {}),
    "people": Case(shares_people, describe_people, people, _FMT, _FMT),
    "milestones": Case(matrix_milestones, describe_milestones, milestones, {}, {}),
}

"""What was measured, beside its limit, for a machine and for a person."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evalua import catalog as catalogue
from evalua.bench import entrance, timing
from evalua.bench.growth import TIMES, Growth, growth
from evalua.bench.invented import invent
from evalua.bench.recomputing import Recomputed, recompute
from evalua.bench.scale import SCALES, Scale
from evalua.demo.loading import load_demo
from evalua.domain.numbers import COMMA
from evalua.schema import METADATA
from evalua.storage.opening import open_database

MONTH_MS, YEARS_S = 150.0, 3.0
START_RATIO, PAGE_MS, WARM_MS, COLD_S, EXPORT_S, EXPORT_MB = 1.3, 300.0, 500.0, 3.0, 5.0, 400.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement in its unit; without a limit it only informs."""

    key: str
    name: str
    value: float | None
    unit: str
    limit: float | None = None

    @property
    def within(self) -> bool:
        return self.limit is None or (self.value is not None and self.value <= self.limit)

    def text(self, value: float | None) -> str:
        """A figure as a person reads it, "" where there is none."""
        if value is None:
            return ""
        places = 0 if self.unit in ("µs", "ms", "MB") else 2
        return f"{COMMA.write(value, places)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured in one run."""

    scale: Scale
    figures: tuple[Figure, ...]
    pages_ms: dict[str, float]
    notes: tuple[str, ...]
    failures: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Whether every limit was kept and nothing failed."""
        return not self.failures and all(figure.within for figure in self.figures)

    def as_mapping(self) -> dict[str, Any]:
        """The report for a machine."""
        return {
            "scale": self.scale.name,
            "size": str(self.scale),
            "figures": {
                f.key: {"value": f.value, "unit": f.unit, "limit": f.limit, "within": f.within}
                for f in self.figures
            },
            "pages_ms": self.pages_ms,
            "notes": self.notes,
            "failures": self.failures,
            "within": self.within,
        }

    def rows(self) -> list[list[str]]:
        """The report as lines of a table: what, how much, its limit, and a word."""
        return [[f.name, f.text(f.value), f.text(f.limit), _word(f)] for f in self.figures]


def measure(scale_name: str, *, grown: bool = False) -> Report:
    """Invent the data in a folder that is removed at the end, and measure everything on it.

    ``grown`` also measures a month with ten times the goals and projects, which takes minutes.
    """
    scale = SCALES[scale_name]
    now = datetime.now(UTC)
    catalog = catalogue.load()
    with tempfile.TemporaryDirectory(prefix="evalua-bench-") as name:
        folder = Path(name)
        small, large = (f"sqlite:///{folder / part / 'evalua.db'}" for part in ("demo", "large"))
        demo = open_database(small, METADATA, now)
        load_demo(demo, now=now, today=now.date(), catalog=catalog)
        shown = entrance.people(demo, now)
        demo.dispose()
        invented = open_database(large, METADATA, now)
        invent(invented, scale, now.date(), catalog)
        measured = entrance.people(invented, now)
        invented.dispose()
        start = timing.cold_start(shown, folder)
        pages = timing.page_changes(shown)
        cold, warm, wrong = timing.scorecard(measured)
        entered, door = entrance.sign_ins(shown), entrance.door(shown, folder)
        exported = timing.export(large, now.date(), folder)
        measures = recompute(large, now.date())
        more = growth(scale, now.date(), catalog, folder) if grown else None
    failed = (*pages.failures, *wrong, *([exported.failure] if exported.failure else []))
    return Report(
        scale=scale,
        figures=(
            *_figures(start, pages, cold, warm, exported),
            *_measure_figures(measures),
            *_entrance_figures(entered, door),
            *_growth_figures(more),
        ),
        pages_ms={page: round(seconds * 1000, 1) for page, seconds in pages.by_page.items()},
        notes=_notes(start, exported, scale),
        failures=failed,
    )


def _figures(
    start: timing.ColdStart,
    pages: timing.PageChanges,
    cold: float,
    warm: float,
    exported: timing.Export,
) -> tuple[Figure, ...]:
    seen = "Inicio dibujado" if start.drawn else "Inicio listo en el servidor"
    return (
        Figure(
            "cold_start_ratio",
            f"Arranque hasta {seen}, frente al mínimo",
            start.ratio,
            "×",
            START_RATIO,
        ),
        Figure("cold_start_s", "  Evalúa", start.evalua, "s"),
        Figure("bare_start_s", "  Aplicación mínima con una gráfica", start.bare, "s"),
        Figure("stack_start_s", "  La misma, con pandas y SQLModel", start.stack, "s"),
        Figure("page_change_ms", "Cambio de página (mediana)", pages.median * 1000, "ms", PAGE_MS),
        Figure("scorecard_cold_s", "Diez áreas, primera vez", cold, "s", COLD_S),
        Figure("scorecard_warm_ms", "Diez áreas, después", warm * 1000, "ms", WARM_MS),
        Figure("export_s", "Exportar a Excel", exported.seconds, "s", EXPORT_S),
        Figure("export_peak_mb", "  Memoria al exportar", exported.peak_mb, "MB", EXPORT_MB),
    )


def _measure_figures(measured: Recomputed) -> tuple[Figure, ...]:
    cost = measured.costs
    every = f"{cost.months} meses × {cost.indicators} indicadores"
    return (
        Figure("measure_read_s", "Leer todos los registros", cost.read, "s"),
        Figure("measure_month_ms", "Calcular un mes, sin nada sabido", cost.month * 1000, "ms"),
        Figure(
            "measure_saved_ms",
            "  Después de guardar en un registro",
            cost.saved * 1000,
            "ms",
            MONTH_MS,
        ),
        Figure("measure_years_s", f"Calcular {every}", cost.years, "s", YEARS_S),
        Figure("measure_years_ratio", "  Frente a leer los registros", cost.years / cost.read, "×"),
        Figure("measure_peak_mb", "  Memoria al calcularlos", measured.peak_mb, "MB", EXPORT_MB),
    )


def _entrance_figures(entered: entrance.SignIns, door: entrance.Door) -> tuple[Figure, ...]:
    return (
        Figure("sign_in_ms", "Entrar con contraseña (mediana)", entered.seconds * 1000, "ms"),
        Figure("sign_in_ratio", "  Frente a calcular una vez la contraseña", entered.ratio, "×"),
        Figure("door_us", "Lo que agrega la puerta a una petición", door.overhead * 1e6, "µs"),
        Figure("door_ratio", "  Frente a la misma petición sin ella", door.ratio, "×"),
    )


def _growth_figures(more: Growth | None) -> tuple[Figure, ...]:
    if more is None:
        return ()
    return (
        Figure("month_once_s", "Leer y evaluar un mes, 1×", more.once.whole, "s"),
        Figure("month_tenfold_s", f"Leer y evaluar un mes, {TIMES}×", more.tenfold.whole, "s"),
        Figure("growth_rows", "  Filas de más", more.rows, "×"),
        Figure("growth_cost", "  Tiempo de más", more.cost, "×"),
    )


def _notes(start: timing.ColdStart, exported: timing.Export, scale: Scale) -> tuple[str, ...]:
    found = [
        f"Datos inventados: {scale}. El cambio de página y el arranque, con la demostración.",
        "El tiempo de una página es el del servidor, de la petición al último mensaje.",
    ]
    if not start.drawn:
        found.append("Sin navegador que medir: el arranque es solo el del servidor.")
    if exported.peak_mb is None:
        found.append("Este sistema no dice cuánta memoria usó la exportación.")
    return tuple(found)


def _word(figure: Figure) -> str:
    if figure.limit is None:
        return ""
    return "dentro" if figure.within else "FUERA"

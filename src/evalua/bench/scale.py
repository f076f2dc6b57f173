"""How large an invented association is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from evalua.domain.month import Month


@dataclass(frozen=True, slots=True)
class Scale:
    """Members, goals of each year's plan, projects begun each year, and years of records."""

    name: str
    municipalities: int
    goals: int
    projects: int
    years: int

    def months(self, today: date) -> list[Month]:
        """The elapsed months it has records of, oldest first."""
        last = Month.of(today).previous
        return list((last + (1 - 12 * self.years)).to(last))

    def times(self, factor: int) -> Scale:
        """As many members and years, with ``factor`` times the goals and projects."""
        return replace(
            self,
            name=self.name if factor == 1 else f"{self.name} ×{factor}",
            goals=self.goals * factor,
            projects=self.projects * factor,
        )

    def __str__(self) -> str:
        return (
            f"{self.municipalities} municipios × {self.goals} metas × {self.projects} proyectos al "
            f"año × {self.years} años"
        )


SMALL = Scale("small", 12, 12, 5, 2)
MEDIUM = Scale("medium", 25, 60, 20, 10)
LARGE = Scale("large", 50, 100, 40, 15)
SCALES = {scale.name: scale for scale in (SMALL, MEDIUM, LARGE)}

"""The month in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from board.year import Year
from evalua.board.areas import AREA_LINES
from evalua.board.sentences import headline, month_line
from evalua.domain.numbers import COMMA, POINT
from evalua.storage.frames import build

NOVEMBER_5 = date(2026, 11, 5)


def areas(*rows: tuple[str, float | None, float | None]) -> pd.DataFrame:
    """Short name, score, previous."""
    return build(
        (
            {
                "short": short,
                "score": score,
                "score_text": "" if score is None else COMMA.write(score, 1),
                "previous": previous,
                "change": None if score is None or previous is None else score - previous,
                "state": "insufficient_data" if score is None else "scored",
            }
            for short, score, previous in rows
        ),
        AREA_LINES,
    )


def test_what_rose_what_fell_and_what_is_missing_make_one_sentence() -> None:
    lines = areas(("Proyectos", 58.0, 50.0), ("Visibilidad", 40.0, 45.0), ("Paz", None, None))
    said = "Sube Proyectos (+8,0), baja Visibilidad (−5,0); faltan datos en Paz."
    assert headline(lines, COMMA) == said


def test_the_largest_changes_come_first_in_the_plural() -> None:
    lines = areas(("Bases", 51.0, 50.0), ("Confianza", 70.0, 60.0))
    assert headline(lines, POINT) == "Suben Confianza (+10.0) y Bases (+1.0)."


def test_a_change_that_would_print_as_zero_is_no_change() -> None:
    assert headline(areas(("Bases", 50.04, 50.0)), COMMA) == "Sin cambios en los puntajes."


def test_the_first_month_says_the_highest_and_the_lowest() -> None:
    lines = areas(("Bases", 50.0, None), ("Paz", 20.0, None), ("Visibilidad", 80.5, None))
    said = "El área más alta es Visibilidad (80,5) y la más baja, Paz (20,0)."
    assert headline(lines, COMMA) == said


def test_an_area_that_measures_something_else_is_told_apart() -> None:
    lines = areas(("Bases", 60.0, 50.0), ("Paz", 70.0, 50.0))
    lines["scope_changed"] = [False, True]
    assert headline(lines, COMMA) == "Sube Bases (+10,0); cambió lo que se mide en Paz (+20,0)."


def test_many_names_are_cut_short() -> None:
    lines = areas(*((f"Área {n}", None, None) for n in range(1, 8)))
    assert headline(lines, COMMA) == "Faltan datos en Área 1, Área 2, Área 3 y 4 más."


def test_with_nothing_to_say_it_says_so() -> None:
    assert headline(build([], AREA_LINES), COMMA) == "Todavía no hay puntajes que comparar."


def test_a_draft_says_its_deadline_and_what_is_missing(year: Year) -> None:
    said = (
        "Octubre 2026 · borrador · se envía a más tardar el 10 de noviembre · faltan 4 datos núcleo"
    )
    assert month_line(year.now, NOVEMBER_5, 4) == said


def test_after_the_deadline_the_line_changes_its_verb(year: Year) -> None:
    line = month_line(year.now, date(2026, 11, 11), 1)
    assert line.endswith("debía enviarse el 10 de noviembre · falta 1 dato núcleo")
    on_the_day = month_line(year.now, date(2026, 11, 10), 0)
    assert on_the_day.endswith("se envía a más tardar el 10 de noviembre · datos núcleo completos")


def test_a_month_in_progress_and_an_approved_one_say_what_they_are(year: Year) -> None:
    running = replace(year.now, in_progress=True)
    approved = replace(year.now, state="approved", act="Acta 7", snapshot=1)
    assert month_line(running, NOVEMBER_5, 2).startswith("Octubre 2026 · en curso · ")
    assert month_line(approved, NOVEMBER_5, 0) == "Octubre 2026 · aprobado, Acta 7"

"""The mark beside a figure says the worst that is doubted of it."""

from __future__ import annotations

import pytest

from evalua.board.doubts import PERFECT, doubts_for, doubts_said, summary
from evalua.quality.doubt import FINDINGS
from evalua.storage.frames import build


def findings(*rows: tuple[str, str, str, str]):  # type: ignore[no-untyped-def]
    """(subject, severity, month, answer)"""
    names = ("subject", "severity", "month", "answer")
    told = (dict(zip(names, row, strict=True)) | {"text": f"Duda {row[1]}."} for row in rows)
    return build(told, FINDINGS)


BOTH = findings(
    ("a", "warning", "2026-10", ""),
    ("a", "confirm", "2026-09", ""),
    ("b", "confirm", "2026-10", "Así fue."),
    ("c", "information", "2026-10", ""),
)


@pytest.mark.parametrize(
    ("subjects", "mark"),
    [
        (["a"], "⚑ por confirmar"),
        (["b"], "✓ explicado"),
        (["c"], ""),
        (["a", "b"], "⚑ por confirmar"),
        (["nobody"], ""),
        ([], ""),
    ],
)
def test_the_mark_is_that_of_the_worst_open_doubt(subjects: list[str], mark: str) -> None:
    assert doubts_for(BOTH, subjects) == mark


def test_only_open_doubts_are_told() -> None:
    assert doubts_said(BOTH, ["a", "b", "c"]) == ["Duda warning.", "Duda confirm."]


def test_the_summary_counts_what_waits_for_somebody() -> None:
    assert summary(BOTH) == "Hay 2 dudas sobre los datos: 1 por confirmar y 1 por revisar."


def test_one_doubt_is_said_in_singular() -> None:
    assert summary(findings(("a", "error", "2026-10", ""))) == (
        "Hay 1 duda sobre los datos: 1 por corregir."
    )


def test_nothing_to_do_is_said_kindly() -> None:
    assert summary(findings(("c", "information", "2026-10", ""))) == PERFECT

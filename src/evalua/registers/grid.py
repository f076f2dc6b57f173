"""Many rows of a grid checked at once: each with its own reasons, all problems together."""

from __future__ import annotations

from collections.abc import Mapping

from evalua.domain.problems import Findings, Problem


def reasons_of(confirmed: Mapping[str, str] | None, row_id: int) -> dict[str, str]:
    """The reasons that hold for one row: those for ``V12`` and, before them, for ``V12:<row_id>``."""
    reasons: dict[str, str] = {}
    for key, reason in sorted((confirmed or {}).items()):
        code, _, own = key.partition(":")
        if own in ("", str(row_id)):
            reasons[code] = reason
    return reasons


def gather(entry: Findings, row: Findings, field: str, main: str) -> None:
    """Pass on what was found in a row: its field ``main`` becomes ``field``, the rest ``field.name``."""
    try:
        row.stop_if_any()
    except Problem as problem:
        for found in problem.findings:
            place = field if found.field in ("", main) else f"{field}.{found.field}"
            say = entry.confirm if found.severity == "confirm" else entry.error
            say(place, found.code, found.message)

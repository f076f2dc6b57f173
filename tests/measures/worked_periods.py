"""Worked cases of the months sent on time (A10-Q23-01)."""

from __future__ import annotations

from measures.records import Rows, members, scheme, sent
from measures.worked import Case

ON_TIME = "A10-Q23-01"


def months(**late: str | None) -> tuple[Rows, ...]:
    """December 2025 to September 2026, sent on day 8 of the next month but for those named."""
    on = {"2025-12": "2026-01-08"} | {f"2026-{m:02d}": f"2026-{m + 1:02d}-08" for m in range(1, 10)}
    changed = {f"2026-{name[1:]}": day for name, day in late.items()}
    return tuple(sent(month, day) for month, day in (on | changed).items())


SENT = months(m04="2026-05-11", m06="2026-07-10", m08=None)

CASES = [
    Case(
        ON_TIME,
        "1",
        SENT,
        8,
        10,
        80,
        88.89,
        notes={
            "abril 2026": "enviado después del plazo",
            "junio 2026": "enviado en plazo",
            "agosto 2026": "sin enviar",
        },
    ),
    Case(ON_TIME, "2", SENT, 3, 4, 75, 83.33, start="2026-06"),
    Case(ON_TIME, "3", (sent("2026-09", None),), 0, 1, 0, 0, start="2026-09"),
    Case(ON_TIME, "no deadline yet", SENT, state="not_due", start="2026-10"),
    Case(ON_TIME, "before the first deadline of the year", SENT, state="not_due", cut="2027-01-09"),
    Case(ON_TIME, "nothing ever sent", (), 0, 10, 0, 0),
    Case(
        ON_TIME,
        "self-financed without quotas",
        (*SENT, scheme("no_quota", "2026-01")),
        8,
        10,
        80,
        88.89,
    ),
    Case(ON_TIME, "no members", SENT, 8, 10, 80, 88.89, members=members()),
]

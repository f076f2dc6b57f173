"""Worked cases of the months sent on time (A10-Q23-01) and of their delivery (A06-Q15-01)."""

from __future__ import annotations

from measures.records import M1, M2, M3, M4, M5, M6, Rows, members, report_delivery, scheme, sent
from measures.worked import Case

ON_TIME, DELIVERED = "A10-Q23-01", "A06-Q15-01"
FOUR = (M1, M2, M3, M4)


def months(**late: str | None) -> tuple[Rows, ...]:
    """December 2025 to September 2026, sent on day 8 of the next month but for those named."""
    on = {"2025-12": "2026-01-08"} | {f"2026-{m:02d}": f"2026-{m + 1:02d}-08" for m in range(1, 10)}
    changed = {f"2026-{name[1:]}": day for name, day in late.items()}
    return tuple(sent(month, day) for month, day in (on | changed).items())


SENT = months(m04="2026-05-11", m06="2026-07-10", m08=None)


def delivered(**other: tuple[str, tuple[int, ...]]) -> tuple[Rows, ...]:
    """December 2025 to September 2026, to everybody on day 15 of the next month but for those named."""
    on = {"2025-12": "2026-01-15"} | {f"2026-{m:02d}": f"2026-{m + 1:02d}-15" for m in range(1, 10)}
    to = {m: (day, (*FOUR, M6) if m < "2026-06" else FOUR) for m, day in on.items()} | {
        "2026-09": ("2026-10-20", (*FOUR, M5))
    }
    to |= {f"2026-{name[1:]}": told for name, told in other.items()}
    return tuple(report_delivery(month, day, *towns) for month, (day, towns) in to.items())


REACHED = delivered(m03=("2026-05-02", FOUR), m07=("2026-08-15", FOUR[:3]))

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
    Case(
        DELIVERED,
        "1",
        REACHED,
        8,
        10,
        80,
        80,
        notes={
            "marzo 2026": "llegó en plazo a 0 de 5",
            "julio 2026": "llegó en plazo a 3 de 4 · por correo electrónico",
            "septiembre 2026": "llegó en plazo a 5 de 5 · por correo electrónico",
        },
    ),
    Case(
        DELIVERED,
        "2 a new member that was one on the last day of the month",
        (*REACHED[:-1], report_delivery("2026-09", "2026-10-15", *FOUR)),
        7,
        10,
        70,
        70,
    ),
    Case(
        DELIVERED,
        "3 nobody is told of a month before being a member, nor after leaving",
        REACHED,
        8,
        10,
        80,
        80,
        notes={
            "junio 2026": "llegó en plazo a 4 de 4 · por correo electrónico",
            "agosto 2026": "llegó en plazo a 4 de 4 · por correo electrónico",
        },
    ),
    Case(
        DELIVERED,
        "4",
        (*REACHED, report_delivery("2026-12", "2027-01-15", *FOUR, M5)),
        1,
        1,
        100,
        100,
        cut="2027-01-31",
    ),
    Case(
        DELIVERED,
        "without its channel it is not delivered",
        (*REACHED[:-1], report_delivery("2026-09", "2026-10-15", *FOUR, M5, channel="")),
        7,
        10,
        70,
        70,
    ),
    Case(DELIVERED, "no deadline yet", REACHED, state="not_due", start="2026-10"),
    Case(DELIVERED, "nothing ever delivered", (), 0, 10, 0, 0),
    Case(DELIVERED, "no members", REACHED, 0, 10, 0, 0, members=members()),
]

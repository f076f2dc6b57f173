"""The month, and what was promised in its meetings."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.attention.item import Item, Rule, Situation, some
from evalua.board.commitments import commitment_lines
from evalua.board.quality import missing_lines
from evalua.board.wording import plural
from evalua.domain.month import long_date

_OLD_COMMITMENT = 30


def _month(s: Situation) -> Iterator[Item]:
    """The month that should have been sent, and the core data it still lacks."""
    month = s.evaluation.month
    if s.evaluation.state == "submitted":
        yield from _waiting(s)
    if s.evaluation.state not in ("draft", "reopened") or s.evaluation.in_progress:
        return
    deadline = s.evaluation.facts.submission_deadline(month)
    late = (s.today - deadline).days
    if late > 0 and s.evaluation.state == "draft":
        text = f"El mes de {month.label} debía enviarse el {long_date(deadline)}."
        yield Item("month", 3, late, text, "close_month", str(month))
    lines = missing_lines(s.evaluation, s.inputs, s.catalog)
    names = list(lines.loc[lines["explanation"] == "", "name"])
    if names:
        verb = "Falta" if len(names) == 1 else "Faltan"
        count = plural(len(names), "dato", "datos")
        text = f"{verb} {count} núcleo de {month.label}: {some(names)}."
        yield Item("core_data", 2, late, text, "close_month", str(month))


def _waiting(s: Situation) -> Iterator[Item]:
    """A month that the board has not decided by its closing day."""
    month, facts = s.evaluation.month, s.evaluation.facts
    late = (s.today - facts.closing_date(month)).days
    if late > 0:
        closed = long_date(facts.closing_date(month))
        text = (
            f"{month.label.capitalize()} se cerró el {closed} y {facts.the_board} no lo ha "
            "aprobado ni devuelto."
        )
        yield Item("approval", 2, late, text, "close_month", str(month))


def _commitments(s: Situation) -> Iterator[Item]:
    lines = commitment_lines(s.inputs, s.day)
    for row in lines[lines["state"] == "overdue"].to_dict("records"):
        days = row["overdue_days"]
        who = f" ({row['responsible']})" if row["responsible"] else ""
        text = f"Compromiso vencido hace {plural(days, 'día', 'días')}: {row['text']}{who}."
        severity = 3 if days > _OLD_COMMITMENT else 2
        yield Item("commitment", severity, days, text, "meetings", row["uid"])


RULES: tuple[Rule, ...] = (
    _month,
    _commitments,
)

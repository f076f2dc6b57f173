"""The context note: what the association says of a month, printed with its figures."""

from __future__ import annotations

from collections.abc import Mapping

from evalua.accounts.permissions import require
from evalua.domain.month import Month
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.checks import why
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral
from evalua.registers.periods.locks import check_open
from evalua.registers.periods.queries import month_row
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.work import Work

LONGEST = 300


def write_context_note(
    work: Work,
    month: Month,
    text: str,
    *,
    version: int | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> ReportMonth:
    """Write, correct or empty the note of a month that was not sent (at most ``LONGEST`` characters).

    Raises Problem V43 once the month was sent or approved, and V82 for a longer note; a mention of
    parties asks for a reason (V28). ``version`` is that of the month's row when the note was read.
    """
    require(work.actor, "record")
    about = facts(work.session, work.association_id)
    entry = Entry(about, confirmed)
    note = clean(text)
    check_open(work, entry, month)
    if month.first > work.today:
        entry.error("context_note", "V03", f"{month.label.capitalize()} aún no llega.")
    if month < about.evaluation_start:
        entry.error(
            "context_note",
            "V43",
            f"La asociación responde desde {about.evaluation_start.label}: antes no hay nota.",
        )
    if len(note) > LONGEST:
        entry.error(
            "context_note",
            "V82",
            f"La nota tiene {len(note)} caracteres y caben {LONGEST}. Quite {len(note) - LONGEST}.",
        )
    check_neutral(entry, "context_note", note)
    entry.stop_if_any()
    row = month_row(work.session, work.association_id, month)
    if row is None:
        fresh = ReportMonth(association_id=work.association_id, month=str(month))
        fresh.context_note = note
        return work.add(fresh, why(confirmed))
    work.expect(row, version)
    work.change(row, why(confirmed), context_note=note)
    return row

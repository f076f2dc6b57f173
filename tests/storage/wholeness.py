"""Looking for use cases of which a part is in the database and another is not."""

from __future__ import annotations

from evalua.schema import METADATA
from storage import writers
from storage.conftest import query


def half(url: str) -> list[str]:
    """The use cases of which a part is there and another is not."""
    towns = len(writers.TOWNS)
    logged = [name for (name,) in query(url, "SELECT DISTINCT table_name FROM audit_entry")]
    looks = {
        f"lines of {name}": f'SELECT 1 FROM "{name}" AS r WHERE r.version <> (SELECT count(*) FROM '
        f"audit_entry AS a WHERE a.row_uid = r.uid AND a.table_name = '{name}')"
        for name in logged
        # The log also speaks of restores, which are no table.
        if name in METADATA.tables
    }
    covered = (
        "SELECT coalesce(sum(a.amount), 0) FROM allocation AS a WHERE a.payment_id = p.id "
        "AND a.deleted_at IS NULL"
    )
    looks |= {
        "lines without their row": "SELECT 1 FROM audit_entry AS a WHERE a.table_name = 'payment' "
        "AND a.row_uid NOT IN (SELECT uid FROM payment)",
        "payments not applied": f"SELECT 1 FROM payment AS p WHERE ({covered}) <> "
        "CASE WHEN p.deleted_at IS NULL THEN p.amount ELSE 0 END",
        "months charged in part": "SELECT 1 FROM charge GROUP BY association_id, month "
        f"HAVING count(*) <> {towns}",
        "activities without a town": "SELECT 1 FROM activity AS x WHERE (SELECT count(*) FROM "
        "activity_municipality AS m WHERE m.activity_id = x.id) <> 2",
        "sessions without seats": "SELECT 1 FROM meeting AS x WHERE (SELECT count(*) FROM "
        f"attendance AS s WHERE s.meeting_id = x.id) <> {towns}",
        "months that moved without an event": "SELECT 1 FROM report_month AS m WHERE m.version - 1 "
        "<> (SELECT count(*) FROM month_event AS e WHERE e.association_id = m.association_id "
        "AND e.month = m.month)",
    }
    return [name for name, sql in looks.items() if query(url, sql)]

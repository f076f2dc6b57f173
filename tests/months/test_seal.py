"""The seal of an approval: what it covers, and what the check says when something was touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from conftest import DIRECTOR, NOW, Office
from evalua.months import life
from evalua.months.seal import _canonical, broken, seal_of, unsealed
from evalua.months.tables import Snapshot
from months.sending import SEPTEMBER, approve, close, send, snapshot_of, with_quotas

TOUCHED = {
    "a figure of an indicator": (
        'UPDATE snapshot_row SET "values" = replace("values", \'"score": null\', \'"score": 9.5\')'
        " WHERE level = 'indicators' AND code = 'A02-Q06-01'"
    ),
    "a line of the figures": "DELETE FROM snapshot_row WHERE level = 'areas' AND code = 'A02'",
    "the rows behind": "DELETE FROM snapshot_detail WHERE indicator = 'A02-Q04-01'",
    "the policy": "UPDATE snapshot SET policy = replace(policy, '75', '60')",
    "the columns": "UPDATE snapshot SET shapes = replace(shapes, 'float64', 'object')",
    "the context note": "UPDATE snapshot SET context_note = 'Otra cosa'",
    "the act": "UPDATE snapshot SET act = 'Acta 99'",
    "who sent it": "UPDATE snapshot SET submitted_by = 'Nadie'",
    "the stamp": "UPDATE snapshot SET one_person = 1",
    "the first sending": "UPDATE snapshot SET first_submitted_on = '2026-10-01'",
    "the instant": "UPDATE snapshot SET taken_at = '2026-11-06 15:00:00.000000'",
    "the catalogue": "UPDATE snapshot SET catalogue_version = '0.9'",
}


@pytest.fixture
def approved(found: Callable[..., Office]) -> Office:
    """An association with September approved."""
    office = with_quotas(found("Cuenca Clara", ["Alto Claro", "Belmira"], start=SEPTEMBER))
    close(office, SEPTEMBER)
    return office


def touch(office: Office, sql: str) -> None:
    """What somebody with a database program could do."""
    with office.db.engine.begin() as connection:
        assert connection.execute(text(sql)).rowcount


def faults(office: Office) -> list[str]:
    with office.db.session() as session:
        return broken(session)


def test_an_approval_is_sealed_with_what_it_keeps(approved: Office) -> None:
    kept = snapshot_of(approved)
    with approved.db.session() as session:
        assert kept.seal == seal_of(session, kept)
    assert len(kept.seal) == 64 and faults(approved) == []


@pytest.mark.parametrize("sql", TOUCHED.values(), ids=TOUCHED.keys())
def test_whatever_is_touched_breaks_the_seal(approved: Office, sql: str) -> None:
    touch(approved, sql)
    assert faults(approved) == [
        "Cuenca Clara: la aprobación 1 de septiembre 2026 ya no tiene el contenido con que se selló."
    ]


def test_the_same_number_written_otherwise_keeps_the_seal(approved: Office) -> None:
    """A database may give 100.0 back as 100: it is the same figure."""
    touch(approved, "UPDATE snapshot_row SET \"values\" = replace(\"values\", '.0,', ',')")
    assert faults(approved) == []


def test_a_seal_made_again_is_not_the_one_the_log_wrote_down(approved: Office) -> None:
    touch(approved, TOUCHED["the act"])
    with approved.db.writing() as session:
        kept = session.get(Snapshot, 1)
        assert kept is not None
        kept.seal = seal_of(session, kept)
        session.add(kept)
    assert faults(approved) == [
        "Cuenca Clara: la aprobación 1 de septiembre 2026 lleva un sello distinto del que se anotó al "
        "aprobar."
    ]


def test_an_approval_from_before_the_seals_is_named_and_not_called_broken(approved: Office) -> None:
    touch(approved, "UPDATE snapshot SET seal = ''")
    with approved.db.session() as session:
        assert broken(session) == []
        assert unsealed(session) == [
            "Cuenca Clara: la aprobación 1 de septiembre 2026 se aprobó antes de que existieran los "
            "sellos: no se puede comprobar."
        ]


def test_a_seal_taken_away_is_found(approved: Office) -> None:
    again(approved)
    touch(approved, "UPDATE snapshot SET seal = '' WHERE number = 2")
    assert faults(approved) == ["Cuenca Clara: la aprobación 2 de septiembre 2026 perdió su sello."]


def test_an_approval_taken_away_is_found(approved: Office) -> None:
    again(approved)
    for table in ("snapshot_row", "snapshot_detail"):
        touch(approved, f"DELETE FROM {table} WHERE snapshot_id = 1")
    touch(approved, "DELETE FROM snapshot WHERE id = 1")
    assert faults(approved) == [
        "Cuenca Clara: falta la aprobación 1 de septiembre 2026, y hay otra posterior."
    ]


def test_a_month_that_says_it_is_approved_keeps_figures(approved: Office) -> None:
    for table in ("snapshot_row", "snapshot_detail", "snapshot"):
        touch(approved, f"DELETE FROM {table}")
    assert faults(approved) == [
        "Cuenca Clara: septiembre 2026 figura como aprobado y no se encuentran las cifras que se "
        "aprobaron."
    ]


def test_two_approvals_of_the_same_figures_have_each_their_seal(approved: Office) -> None:
    again(approved)
    assert snapshot_of(approved, 1).seal != snapshot_of(approved, 2).seal


def test_an_instant_is_the_same_in_any_zone_and_a_whole_number_in_any_form() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert _canonical([NOW, 4.0, -0.0, 0.1]) == _canonical([there, 4, 0, 0.1])
    assert _canonical(NOW.replace(tzinfo=None)) == _canonical(NOW)
    assert _canonical(date(2026, 9, 30)) == "2026-09-30"
    assert _canonical(datetime(2026, 9, 30, tzinfo=UTC)) != _canonical(date(2026, 9, 30))
    assert _canonical(True) is True


def again(office: Office) -> None:
    with office.work(DIRECTOR) as work:
        life.reopen(work, SEPTEMBER, "faltaba un dato")
    send(office, SEPTEMBER)
    approve(office, SEPTEMBER, act="Acta 8")

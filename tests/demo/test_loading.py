"""Loading again, loading twice alike, and removing without a trace."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import DIRECTOR, NOW, READER, TODAY, Office
from demo.conftest import DAYS, Shown, noon
from evalua import catalog
from evalua.demo import loading
from evalua.demo.almanac import Almanac, chance, working
from evalua.demo.loading import load_demo
from evalua.demo.removal import remove_demo
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.association.facts import every
from evalua.schema import METADATA
from evalua.storage.database import Database
from evalua.storage.drafts import keep

CATALOG = catalog.load()
# Identities and instants are new in every load; the rest is told by the story alone.
# The chain of the log is made of what is left out here.
VARIES = {
    *("uid", "row_uid", "created_at", "updated_at", "at", "before", "after"),
    *("hash", "previous_hash"),
}
Rows = dict[str, list[tuple[object, ...]]]


def everything(file: Path | None, *, without: frozenset[str] = frozenset()) -> Rows:
    """Every row of every table, in the order of its key."""
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        return {
            table.name: connection.execute(
                "select {} from {} order by 1".format(
                    ", ".join(f'"{c.name}"' for c in table.c if c.name not in without),
                    f'"{table.name}"',
                )
            ).fetchall()
            for table in METADATA.sorted_tables
        }


@pytest.fixture
def copy(november: Shown, tmp_path: Path) -> Iterator[Database]:
    """A copy of the loaded demonstrations that a test may change."""
    assert november.db.file is not None
    file = tmp_path / "copy.db"
    with (
        closing(sqlite3.connect(november.db.file)) as source,
        closing(sqlite3.connect(file)) as target,
    ):
        source.backup(target)
    database = Database(f"sqlite:///{file}")
    yield database
    database.dispose()


def _records_only(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load what people record, without the snapshots, which follow from it."""
    monkeypatch.setattr(loading, "PARTS", loading.PARTS[:-1])
    load_demo(database, now=noon(DAYS[0]), today=DAYS[0], catalog=CATALOG)
    monkeypatch.undo()


def test_two_loads_of_one_day_tell_the_same_story(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, november: Shown
) -> None:
    file = tmp_path / "again.db"
    shutil.copyfile(empty_file, file)
    database = Database(f"sqlite:///{file}")
    _records_only(database, monkeypatch)
    again = everything(database.file, without=frozenset(VARIES))
    once = everything(november.db.file, without=frozenset(VARIES))
    database.dispose()
    frozen = {"snapshot", "snapshot_row", "snapshot_detail"}
    for table in once.keys() - frozen:
        assert again[table] == once[table], table
    assert len(once["activity"]) > 600


def test_loading_tells_how_far_it_is_month_by_month(november: Shown) -> None:
    """Two associations, twenty-three approved months each; never back, never over."""
    assert len(november.told) == 2 * 23
    assert november.told == sorted(november.told)
    assert 0 < november.told[0] < 0.2 < 0.9 < november.told[-1] < 1


def test_loading_again_adds_nothing(copy: Database, november: Shown) -> None:
    before = everything(copy.file)
    codes = load_demo(copy, now=NOW, today=TODAY, catalog=CATALOG)
    assert codes == november.codes
    assert everything(copy.file) == before


def test_removing_them_leaves_no_row_in_any_table(copy: Database) -> None:
    with copy.session() as session:
        first = every(session)[0].id
    keep(copy, "Visita", first, "goals", "", {"text": "a medias"}, NOW)
    codes = remove_demo(copy, actor=DIRECTOR, now=NOW, today=TODAY)
    assert codes == ["DEMO-CUENCA-CLARA", "DEMO-VALLE-IZOTE"]
    left = {table: rows for table, rows in everything(copy.file).items() if rows}
    assert left == {"revision": [(0, 1)]}


def test_a_real_association_is_untouched_to_the_byte(
    clara: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(clara.db, "Alguien", clara.id, "goals", "", {"text": "a medias"}, NOW)
    before = everything(clara.db.file)
    _records_only(clara.db, monkeypatch)
    assert everything(clara.db.file) != before
    remove_demo(clara.db, actor=DIRECTOR, now=NOW, today=TODAY)
    after = everything(clara.db.file)
    assert after.pop("revision") == [*((0, 1),), *before.pop("revision")]
    assert after == before


def test_removing_one_leaves_the_other(copy: Database) -> None:
    codes = remove_demo(copy, actor=DIRECTOR, now=NOW, today=TODAY, codes=["DEMO-VALLE-IZOTE"])
    with copy.session() as session:
        left = [item.code for item in every(session)]
    assert (codes, left) == (["DEMO-VALLE-IZOTE"], ["DEMO-CUENCA-CLARA"])


def test_a_real_association_is_never_removed(clara: Office) -> None:
    before = everything(clara.db.file)
    with pytest.raises(Problem, match="no es una demostración"):
        remove_demo(clara.db, actor=DIRECTOR, now=NOW, today=TODAY, codes=[clara.facts.code])
    assert everything(clara.db.file) == before


def test_who_only_reads_cannot_remove_them(clara: Office) -> None:
    with pytest.raises(Problem, match="no permite"):
        remove_demo(clara.db, actor=READER, now=NOW, today=TODAY)


def test_removing_them_tells_every_cache(copy: Database) -> None:
    before = copy.revision(1)[1]
    remove_demo(copy, actor=DIRECTOR, now=NOW, today=TODAY)
    assert copy.revision(1)[1] == before + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0/20", "2026-10-20"),
        ("-8/12", "2026-02-12"),
        ("-8/31", "2026-02-28"),
        ("2/5", "2026-12-05"),
    ],
)
def test_days_are_told_from_the_last_complete_month(text: str, expected: str) -> None:
    assert str(Almanac(Month(2026, 10)).exact(text)) == expected


def test_weekends_move_to_a_working_day_of_the_same_month() -> None:
    month = Month(2026, 8)
    days = [working(month.day(n)) for n in range(1, 32)]
    assert all(d.weekday() < 5 and Month.of(d) == month for d in days)


def test_elections_are_on_the_sunday_some_sixty_days_before_office() -> None:
    almanac = Almanac(Month(2026, 10))
    for month in Month(2025, 1).to(Month(2026, 12)):
        day = almanac.election(month)
        assert day.weekday() == 6
        assert 60 <= (month.first - day).days <= 66


def test_chance_is_the_same_for_the_same_words_and_covers_its_range() -> None:
    drawn = [chance("word", n) for n in range(200)]
    assert drawn == [chance("word", n) for n in range(200)]
    assert min(drawn) < 0.05
    assert max(drawn) > 0.95

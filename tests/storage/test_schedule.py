"""The copy of each day: one, verified, kept 14 days and 12 months, and said when it fails."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from evalua.domain.problems import Problem
from evalua.storage import backup, copies, copy_state, schedule
from evalua.storage.copies import Copy
from evalua.storage.evidence_copies import FOLDER as EVIDENCE
from evalua.web import daily_copy
from storage.test_disk import said

BOGOTA = ZoneInfo("America/Bogota")


@pytest.fixture
def folder(file: Path) -> Path:
    return copies.folder_of(file)


def dated(day: date, reason: str = copies.DAILY, hour: int = 12) -> Copy:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Copy(Path(f"evalua-{at:%Y%m%d-%H%M%S}-{reason}.db"), at, reason)


def pretend(folder: Path, *made: Copy) -> None:
    folder.mkdir(exist_ok=True)
    for copy in made:
        (folder / copy.file.name).touch()


def test_the_first_look_of_a_day_keeps_a_copy_and_the_others_find_it_there(
    file: Path, folder: Path
) -> None:
    made = schedule.keep_daily(file, folder, NOW)
    assert made is not None
    assert made.rows == backup.verify(made.file).rows
    assert schedule.keep_daily(file, folder, NOW + timedelta(hours=3)) is None
    assert schedule.keep_daily(file, folder, NOW + timedelta(days=1)) is not None
    assert [c.reason for c in copies.every(folder)] == ["diaria", "diaria"]


def test_the_day_is_the_day_where_the_computer_is(file: Path, folder: Path) -> None:
    """Nine at night and seven in the morning of one day in Bogotá are two days in universal time."""
    morning = datetime(2026, 11, 5, 7, tzinfo=BOGOTA)
    assert schedule.keep_daily(file, folder, morning) is not None
    assert schedule.keep_daily(file, folder, morning.replace(hour=21)) is None
    assert schedule.keep_daily(file, folder, morning + timedelta(days=1)) is not None


def test_a_copy_somebody_asked_for_does_not_stand_for_the_one_of_the_day(
    file: Path, folder: Path
) -> None:
    backup.create(file, folder, NOW)
    assert schedule.keep_daily(file, folder, NOW) is not None


def test_fourteen_days_and_twelve_months_stay() -> None:
    every = [dated(date(2024, 1, 1) + timedelta(days=n)) for n in range(1000)]
    now = every[-1].made_at
    gone = {c.file for c in schedule.superfluous(every, now)}
    stay = [c.made_at.date() for c in every if c.file not in gone]
    assert stay[-14:] == [(now - timedelta(days=n)).date() for n in range(13, -1, -1)]
    # The month of the last days has its first day among the twelve.
    months = [day for day in stay if day.day == 1]
    assert len(months) == 12
    assert (months[0], months[-1]) == (date(2025, 10, 1), date(2026, 9, 1))
    assert len(stay) == 14 + 12


def test_the_first_copy_of_a_month_stays_even_where_it_is_not_of_its_first_day() -> None:
    every = [dated(date(2026, 8, 17)), dated(date(2026, 8, 18))]
    every += [dated(date(2026, 10, 1) + timedelta(days=n)) for n in range(20)]
    gone = {c.made_at.date() for c in schedule.superfluous(every, every[-1].made_at)}
    assert date(2026, 8, 17) not in gone
    assert date(2026, 8, 18) in gone


@given(
    st.lists(
        st.tuples(
            st.dates(date(2023, 1, 1), date(2027, 12, 31)),
            st.sampled_from(
                [
                    copies.DAILY,
                    copies.ASKED,
                    copies.BEFORE_RESTORING,
                    copies.BEFORE_UPGRADING,
                ]
            ),
        ),
        max_size=80,
    )
)
def test_whatever_the_clock_did_only_daily_copies_of_the_past_are_let_go_and_never_all(
    made: list[tuple[date, str]],
) -> None:
    every = [dated(day, reason) for day, reason in made]
    gone = schedule.superfluous(every, NOW)
    assert all(c.reason == copies.DAILY and c.made_at <= NOW for c in gone)
    past = {c.made_at.date() for c in every if c.reason == copies.DAILY and c.made_at <= NOW}
    stay = past - {c.made_at.date() for c in gone}
    assert set(sorted(past)[-14:]) <= stay
    assert len(stay) <= 14 + 12


def test_letting_go_deletes_only_what_the_schedule_made(file: Path, folder: Path) -> None:
    old = [dated(date(2026, 6, 1) + timedelta(days=n)) for n in range(20)]
    others = [dated(date(2020, 1, 1), reason) for reason in ("copia", "antes-de-restaurar")]
    pretend(folder, *old, *others)
    (folder / "notas.txt").touch()
    (folder / "evalua-20200101-000000-diaria.db.txt").touch()
    schedule.keep_daily(file, folder, NOW)
    left = {p.name for p in folder.iterdir()}
    assert {c.file.name for c in others} | {"notas.txt"} <= left
    assert "evalua-20200101-000000-diaria.db.txt" in left
    # Thirteen days before today's, and the first of June, which is its month's first.
    assert sum(1 for c in copies.every(folder) if c.reason == copies.DAILY) == 13 + 1 + 1


def test_with_the_clock_moved_back_a_copy_is_kept_and_nothing_is_lost(
    file: Path, folder: Path
) -> None:
    future = [dated(date(2026, 11, 6) + timedelta(days=n)) for n in range(30)]
    pretend(folder, *future)
    made = schedule.keep_daily(file, folder, NOW)
    assert made is not None
    assert made.file.is_file()
    assert {c.file.name for c in future} <= {p.name for p in folder.iterdir()}
    assert any("fecha futura" in said for said in copy_state.look(file, folder, NOW).warnings)


def test_of_many_looking_at_once_one_makes_the_copy(file: Path, folder: Path) -> None:
    made: list[object] = []
    together = threading.Barrier(8)

    def look() -> None:
        together.wait()
        made.append(schedule.keep_daily(file, folder, NOW))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one is not None for one in made) == 1
    assert len(copies.every(folder)) == 1


def test_of_two_processes_at_once_one_makes_the_copy(file: Path, folder: Path) -> None:
    program = (
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from evalua.storage.schedule import keep_daily\n"
        "sys.stdin.readline()\n"
        "made = keep_daily(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 5, tzinfo=UTC))\n"
        "print('HECHA' if made else 'ya estaba')\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(file), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60)[0].strip() for process in running]
    assert sorted(answers) == ["HECHA", "ya estaba", "ya estaba"]
    assert len(copies.every(folder)) == 1


def test_what_a_killed_process_left_half_made_is_cleared_away(file: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "evalua-20261105-110000-diaria.part").write_bytes(b"a medias")
    (folder / "evalua-20261105-110000-copia.part").write_bytes(b"de otra persona")
    assert schedule.keep_daily(file, folder, NOW) is not None
    assert [p.name for p in folder.glob("*.part*")] == ["evalua-20261105-110000-copia.part"]


def test_a_damaged_database_gives_no_copy_and_the_folder_remembers_why(
    file: Path, folder: Path
) -> None:
    with closing(sqlite3.connect(file)) as loose:
        loose.execute(
            "INSERT INTO snapshot_detail (snapshot_id, indicator, rows) VALUES (77, 'A01', '[]')"
        )
        loose.commit()
    with pytest.raises(Problem, match="está dañado"):
        schedule.keep_daily(file, folder, NOW)
    assert copies.every(folder) == []
    failed = schedule.failure(folder)
    assert failed is not None
    assert failed.at == NOW
    [warning] = copy_state.look(file, folder, NOW).warnings
    assert warning.startswith("La copia automática no se pudo hacer.")
    with closing(sqlite3.connect(file)) as mended:
        mended.execute("DELETE FROM snapshot_detail")
        mended.commit()
    assert schedule.keep_daily(file, folder, NOW) is not None
    assert schedule.failure(folder) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"at": 3, "message": "x"}', '{"at": "ayer"}'])
def test_a_note_nobody_can_read_says_nothing(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "daily-failed.json").write_text(text, encoding="utf-8")
    assert schedule.failure(folder) is None


def test_the_state_tells_the_last_good_copy_from_a_damaged_newer_one(
    file: Path, folder: Path
) -> None:
    good = schedule.keep_daily(file, folder, NOW)
    assert good is not None
    later = NOW + timedelta(hours=1)
    (folder / f"evalua-{later:%Y%m%d-%H%M%S}-copia.db").write_bytes(b"nada")
    state = copy_state.look(file, folder, later)
    assert state.last is not None
    assert state.last.file == good.file
    assert (state.count, state.due, state.same_disk, state.warnings) == (2, False, True, ())
    assert state.size == good.file.stat().st_size + 4


def test_a_copy_older_than_two_days_is_said(file: Path, folder: Path) -> None:
    schedule.keep_daily(file, folder, NOW)
    assert copy_state.look(file, folder, NOW + timedelta(days=2)).warnings == ()
    [warning] = copy_state.look(file, folder, NOW + timedelta(days=3)).warnings
    assert warning == "La última copia sana tiene 3 días. Guarde una ahora."


def test_copies_that_are_all_damaged_are_said(file: Path, folder: Path) -> None:
    pretend(folder, dated(date(2026, 11, 1)))
    state = copy_state.look(file, folder, NOW)
    assert state.last is None
    assert state.warnings == ("Ninguna de las copias se puede usar. Guarde una ahora.",)


def test_without_copies_there_is_nothing_to_warn_of(file: Path, folder: Path) -> None:
    state = copy_state.look(file, folder, NOW)
    assert (state.count, state.last, state.size, state.due, state.warnings) == (
        0,
        None,
        0,
        True,
        (),
    )


def test_copies_can_be_kept_on_another_disk(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUA_BACKUPS", str(tmp_path / "otro disco"))
    assert copies.folder_of(file) == tmp_path / "otro disco"


def test_the_server_keeps_the_copy_and_writes_a_refusal_in_its_log(
    file: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("EVALUA_DATABASE_URL", f"sqlite:///{file}")
    folder.write_text("ocupado", encoding="utf-8")
    monkeypatch.setattr("logging.Logger.propagate", True, raising=False)
    daily_copy.keep(NOW)
    assert "the daily copy was not made" in caplog.text
    folder.unlink()
    daily_copy.keep(NOW)
    assert len(copies.every(folder)) == 1


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///{missing}", "postgresql://x/y"])
def test_where_there_is_no_file_the_server_makes_no_copy(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUA_DATABASE_URL", address.format(missing=tmp_path / "no.db"))
    daily_copy.keep(NOW)
    assert list(tmp_path.iterdir()) == []


def test_evidence_files_come_along_once_and_are_counted_in_the_size(
    file: Path, folder: Path, evidence: Callable[[bytes], Path]
) -> None:
    proof = evidence(b"acta firmada")
    schedule.keep_daily(file, folder, NOW)
    kept = folder / EVIDENCE / proof.relative_to(file.parent / EVIDENCE)
    assert kept.read_bytes() == b"acta firmada"
    before = kept.stat().st_mtime_ns
    made = schedule.keep_daily(file, folder, NOW + timedelta(days=1))
    assert made is not None
    assert kept.stat().st_mtime_ns == before
    state = copy_state.look(file, folder, NOW)
    assert state.size == 2 * made.file.stat().st_size + len(b"acta firmada")


def test_a_full_disk_keeps_no_daily_copy_and_says_so(file: Path, folder: Path) -> None:
    program = (
        "import sys, resource\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from evalua.domain.problems import Problem\nfrom evalua.storage.schedule import keep_daily\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
        "try:\n    keep_daily(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 5, tzinfo=UTC))\n"
        "except Problem as problem:\n    print(problem)\n"
    )
    (line,) = said(program, str(file), str(folder))
    assert "No se pudo guardar la copia" in line
    assert "lleno" in line
    assert copies.every(folder) == []
    assert "lleno" in json.loads((folder / "daily-failed.json").read_text())["message"]
    assert schedule.keep_daily(file, folder, NOW) is not None

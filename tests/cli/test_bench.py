"""``evalua bench``: honest data, honest limits, and never the real database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cli.conftest import Evalua
from conftest import NOW
from evalua.bench import entrance, report, timing
from evalua.bench.entrance import Door, SignIns, Site, people
from evalua.bench.growth import Cost, Growth, growth
from evalua.bench.invented import invent
from evalua.bench.recomputing import Costs, Recomputed, recompute
from evalua.bench.scale import MEDIUM, SCALES, Scale
from evalua.bench.server import Running, evalua_server
from evalua.bench.visitor import visitor
from evalua.catalog import load
from evalua.domain.month import Month
from evalua.months.evaluation import evaluate
from evalua.registers.contributions.tables import Charge
from evalua.registers.goals.tables import Goal, GoalProgress
from evalua.registers.periods.queries import months
from evalua.registers.projects.tables import Project
from evalua.schema import METADATA
from evalua.storage import health
from evalua.storage.database import DEFAULT_FILE, Database
from evalua.storage.opening import open_database

TINY = Scale("tiny", 4, 3, 2, 1)
TODAY = date(2026, 11, 5)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A tiny invented association, which is the first one of its file."""
    file = tmp_path_factory.mktemp("bench") / "evalua.db"
    database = open_database(f"sqlite:///{file}", METADATA, NOW)
    invent(database, TINY, TODAY, load())
    yield database
    database.dispose()


def test_medium_is_what_the_limits_are_promised_for() -> None:
    assert (MEDIUM.municipalities, MEDIUM.goals, MEDIUM.projects, MEDIUM.years) == (25, 60, 20, 10)
    assert len(MEDIUM.months(TODAY)) == 120
    assert [str(m) for m in MEDIUM.months(TODAY)][-1] == "2026-10"
    sizes = [s.municipalities * s.goals * s.projects * s.years for s in SCALES.values()]
    assert sizes == sorted(sizes)


def test_the_invented_association_has_the_size_it_says(invented: Database) -> None:
    assert invented.count(Charge) == 4 * 12
    assert invented.count(Goal) == 3 * 2
    assert invented.count(GoalProgress) == 3 * 12
    assert invented.count(Project) == 2


def test_its_rows_are_sound_and_every_month_but_the_last_is_frozen(invented: Database) -> None:
    assert invented.file is not None
    assert health.faults(invented.file) == []
    with invented.session() as session:
        states = months(session, association_id=1)["state"].tolist()
        assert states == ["approved"] * 11 + ["draft"]
        for month, snapshot in ((Month(2026, 9), 1), (Month(2026, 10), 0)):
            found = evaluate(session, association_id=1, month=month, today=TODAY, catalog=load())
            assert found.snapshot == snapshot
            assert found.scores.areas["score"].notna().sum() >= 8


def test_ten_times_the_goals_and_projects_is_what_growth_compares(tmp_path: Path) -> None:
    """Members and years stay; goals and projects, and what hangs from them, are ten times as many."""
    assert (TINY.times(10).municipalities, TINY.times(10).years) == (4, 1)
    assert (TINY.times(10).goals, TINY.times(10).projects) == (30, 20)
    found = growth(TINY, TODAY, load(), tmp_path)
    counted = []
    for times in (1, 10):
        with closing(sqlite3.connect(tmp_path / f"{times}.db")) as connection:
            counted += connection.execute("SELECT count(*) FROM goal_progress").fetchone()
    assert counted == [3 * 12, 30 * 12]
    assert found.tenfold.rows - found.once.rows > 27 * 12
    assert found.cost == pytest.approx(found.tenfold.whole / found.once.whole)
    assert min(found.once.read, found.once.computed) > 0


def test_every_month_and_every_indicator_is_worked_out_in_a_process_of_its_own(
    invented: Database,
) -> None:
    found = recompute(str(invented.engine.url), TODAY)
    assert found.costs.months == 12
    assert found.costs.indicators == len(load().indicators) == 70
    assert found.costs.years > found.costs.month > found.costs.saved > 0
    assert found.peak_mb is None or found.peak_mb > 50


def test_a_measurement_that_cannot_be_done_says_what_the_other_process_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="NoResultFound"):
        recompute(f"sqlite:///{tmp_path / 'empty.db'}", TODAY)


def test_growth_is_measured_only_when_it_is_asked_for(
    evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    asked = Growth(Cost(100, 0.1, 0.3), Cost(900, 0.4, 0.8))
    monkeypatch.setattr(report, "growth", lambda *_: asked)
    assert "growth_cost" not in evalua("bench", "--json").json["figures"]
    figures = evalua("bench", "--growth", "--json").json["figures"]
    assert figures["growth_rows"]["value"] == pytest.approx(9)
    assert figures["growth_cost"]["value"] == pytest.approx(3)


def test_signing_in_and_the_door_are_measured_on_a_real_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "SIGN_INS", 3)
    monkeypatch.setattr(entrance, "REQUESTS", 20)
    database = open_database(f"sqlite:///{tmp_path / 'evalua.db'}", METADATA, NOW)
    site = people(database, datetime.now(UTC))
    entered, door = entrance.sign_ins(site), entrance.door(site, tmp_path)
    database.dispose()
    assert entered.seconds > 0 < entered.hash_seconds
    assert door.behind > 0 < door.bare


def test_a_visitor_is_served_the_pages_without_a_browser(invented: Database) -> None:
    site = people(invented, datetime.now(UTC))
    with evalua_server(site.url) as server, visitor(server.address, site.cookie) as guest:
        first, second = guest.visit("diez-areas"), guest.visit("metodologia")
        assert guest.failures == []
    assert 0 < second < first + 60


def quick(monkeypatch: pytest.MonkeyPatch, *, page: float = 0.1, failure: str = "") -> None:
    """Replace what takes minutes with figures of our own."""
    start = timing.ColdStart(2.4, 2.0, 2.2, drawn=True)
    changes = timing.PageChanges({"inicio": page, "metas": page}, ())
    exported = timing.Export(4.0, 250.0, failure)
    monkeypatch.setattr(timing, "cold_start", lambda *_: start)
    monkeypatch.setattr(timing, "page_changes", lambda *_: changes)
    monkeypatch.setattr(timing, "scorecard", lambda *_: (2.0, 0.3, ()))
    monkeypatch.setattr(timing, "export", lambda *_: exported)
    monkeypatch.setattr(entrance, "people", lambda *_: Site("sqlite://", "token"))
    monkeypatch.setattr(entrance, "sign_ins", lambda *_: SignIns(0.125, 0.1))
    monkeypatch.setattr(entrance, "door", lambda *_: Door(0.0015, 0.001))
    known = Recomputed(Costs(0.5, 0.4, 0.1, 2.5, 12, 70), 300.0)
    monkeypatch.setattr(report, "recompute", lambda *_: known)
    monkeypatch.setattr(report, "load_demo", lambda *_, **__: [])
    monkeypatch.setattr(report, "invent", lambda *_: 1)


def test_the_report_gives_figures_units_and_limits(
    evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    answer = evalua("bench", "--json")
    figures = answer.json["figures"]
    assert answer.status == 0
    assert answer.json["within"] is True
    assert figures["cold_start_ratio"] == {
        "value": pytest.approx(1.2),
        "unit": "×",
        "limit": 1.3,
        "within": True,
    }
    assert figures["sign_in_ratio"]["value"] == pytest.approx(1.25)
    assert figures["door_us"]["value"] == pytest.approx(500)
    assert figures["measure_years_ratio"]["value"] == pytest.approx(5)
    limits = {key: f["limit"] for key, f in figures.items() if f["limit"] is not None}
    assert limits == {
        "cold_start_ratio": 1.3,
        "page_change_ms": 300.0,
        "scorecard_cold_s": 3.0,
        "scorecard_warm_ms": 500.0,
        "export_s": 5.0,
        "export_peak_mb": 400.0,
        "measure_saved_ms": 150.0,
        "measure_years_s": 3.0,
        "measure_peak_mb": 400.0,
    }


def test_the_table_says_what_is_out_of_its_limit(
    evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch, page=0.412)
    answer = evalua("bench")
    assert answer.status == 1
    (line,) = [text for text in answer.out.splitlines() if "Cambio de página" in text]
    assert line.split("(mediana)")[1].split() == ["412", "ms", "300", "ms", "FUERA"]


def test_a_measurement_that_failed_is_not_called_within(
    evalua: Evalua, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch, failure="No se pudo guardar.")
    answer = evalua("bench", "--json")
    assert answer.status == 1
    assert answer.json["failures"] == ["No se pudo guardar."]


def test_without_a_browser_the_start_is_said_to_be_the_servers_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[str] = []

    @contextmanager
    def answering(*_: object) -> Iterator[Running]:
        yield Running("http://127.0.0.1:1", 0.0)

    monkeypatch.setattr(timing, "browser_path", lambda: None)
    monkeypatch.setattr(timing, "_visit_once", lambda address, _cookie: seen.append(address))
    monkeypatch.setattr(timing, "bare_server", answering)
    monkeypatch.setattr(timing, "evalua_server", answering)
    start = timing.cold_start(Site("sqlite://", "token"), tmp_path)
    assert not start.drawn
    assert len(seen) == 3 * timing.STARTS


def test_the_real_database_is_never_opened(evalua: Evalua, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    real = report.open_database

    def watched(url: str | None, *rest: object) -> Database:
        opened.append(url)
        return real(url, *rest)  # type: ignore[arg-type]

    quick(monkeypatch)
    monkeypatch.setattr(report, "open_database", watched)
    before = DEFAULT_FILE.stat().st_mtime_ns if DEFAULT_FILE.exists() else None
    evalua("bench", "--json")
    assert len(opened) == 2
    assert all(url is not None and "evalua-bench-" in url for url in opened)
    assert (DEFAULT_FILE.stat().st_mtime_ns if DEFAULT_FILE.exists() else None) == before

"""A target programmed by months: twelve accumulated figures, approved by act."""

from __future__ import annotations

import pytest

from conftest import READER, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.targets.commands import set_schedule, set_targets
from evalua.registers.targets.queries import targets

CATALOG = catalog.load()
FUNDED, COLLECTION = "A03-Q07-02", "A02-Q04-01"
TWELVE = "0 0 0 1 1 2 2 2 3 3 5 6"


def programme(office: Office, typed: str, code: str = FUNDED, act: str = "Acta 2") -> None:
    with office.work() as work:
        set_schedule(work, 2026, code, typed, catalog=CATALOG, act=act)


def kept(office: Office) -> list[tuple[float, str]]:
    with office.db.session() as session:
        rows = targets(session, association_id=office.id)
    return list(zip(rows["value"], rows["schedule"], strict=True))


@pytest.mark.parametrize(
    "typed", [TWELVE, TWELVE.replace(" ", "\t"), TWELVE.replace(" ", "; "), f" {TWELVE}\n"]
)
def test_december_is_the_target_however_the_row_was_pasted(clara: Office, typed: str) -> None:
    programme(clara, typed)
    assert kept(clara) == [(6.0, "0.0 0.0 0.0 1.0 1.0 2.0 2.0 2.0 3.0 3.0 5.0 6.0")]


def test_figures_are_read_in_the_format_of_the_country(clara: Office) -> None:
    programme(clara, "0,5 " * 11 + "1.200,5")
    assert kept(clara)[0][0] == 1200.5


def test_a_target_set_again_the_same_day_is_shared_evenly_again(clara: Office) -> None:
    programme(clara, TWELVE)
    with clara.work() as work:
        set_targets(work, 2026, {FUNDED: "6"}, catalog=CATALOG, act="Acta 2")
    assert kept(clara) == [(6.0, "")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "hay 0"),
        ("1 2 3", "hay 3"),
        (f"{TWELVE} 7", "hay 13"),
        (TWELVE.replace("5 6", "5 4"), "ningún mes puede ser menor"),
        (TWELVE.replace("5 6", "5 seis"), "seis"),
        (TWELVE.replace("0 0", "0 -1", 1), "0 en adelante"),
    ],
)
def test_what_is_not_a_programme_is_refused_in_words(clara: Office, typed: str, said: str) -> None:
    with pytest.raises(Problem) as caught:
        programme(clara, typed)
    (finding,) = caught.value.findings
    assert finding.field == "schedule"
    assert said in finding.message
    assert kept(clara) == []


def test_a_percentage_is_not_programmed_and_everything_wrong_is_said_together(
    clara: Office,
) -> None:
    with pytest.raises(Problem) as caught:
        programme(clara, "1", COLLECTION, act="")
    assert {finding.field for finding in caught.value.findings} == {"indicator", "act", "schedule"}


def test_who_only_reads_cannot_programme_a_target(clara: Office) -> None:
    with pytest.raises(Problem, match="rol"), clara.work(READER) as work:
        set_schedule(work, 2026, FUNDED, TWELVE, catalog=CATALOG, act="Acta 2")

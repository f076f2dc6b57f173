"""The ten areas: the scores themselves, and the words beside them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from board.year import CATALOG, Year
from evalua.board.areas import area_lines, index_line
from evalua.board.indicators import indicator_lines, question_lines
from evalua.board.wording import listed, scope_text, score_text
from evalua.domain.numbers import COMMA, POINT
from evalua.months.evaluation import Evaluation
from evalua.scoring.policy import Policy
from evalua.scoring.result import score
from scoring.build import NOTHING, observation, observations


def seen(year: Year, *rows: dict[str, object], policy: Policy | None = None) -> Evaluation:
    """The evaluation of October, had these been its observations."""
    rules = policy or Policy()
    return replace(year.now, policy=rules, scores=score(observations(*rows), rules))


def area(frame: pd.DataFrame, code: str) -> dict[str, object]:
    (row,) = frame[frame["code"] == code].to_dict("records")
    return {str(key): value for key, value in row.items()}


def test_the_areas_come_in_the_order_of_the_recommendations_with_their_own_scores(
    year: Year,
) -> None:
    lines = area_lines(year.now, year.before, CATALOG)
    scores = year.now.scores.areas.set_index("code")
    assert list(lines["number"]) == list(range(1, 11))
    for name in ("score", "coverage"):
        expected = scores.loc[list(lines["code"]), name].reset_index(drop=True)
        pd.testing.assert_series_equal(lines[name], expected, check_dtype=False)


def test_the_change_is_the_difference_of_two_scores(year: Year) -> None:
    lines = area_lines(year.now, year.before, CATALOG)
    before = year.before.scores.areas.set_index("code")["score"]
    for row in lines[lines["change"].notna()].to_dict("records"):
        assert row["change"] == row["score"] - before[row["code"]]


def test_without_a_month_to_compare_there_is_no_change(year: Year) -> None:
    lines = area_lines(year.now, None, CATALOG)
    assert lines[["previous", "change"]].isna().all(axis=None)
    assert not lines["scope_changed"].any()


@pytest.mark.parametrize(
    ("value", "text"),
    [(79.996, "79,9"), (80.0, "80,0"), (49.96, "49,9"), (66.66666, "66,7"), (NOTHING, "")],
)
def test_a_printed_score_never_contradicts_its_band(value: float, text: str) -> None:
    assert score_text(value, Policy(band_green=80.0), COMMA) == text


def test_a_score_prints_with_the_mark_of_its_country() -> None:
    assert score_text(66.66, Policy(), POINT) == "66.7"


def test_an_area_without_enough_data_says_so_and_has_no_score(year: Year) -> None:
    lines = area_lines(
        seen(
            year,
            observation("A02-Q04-01", value=50.0),
            observation("A02-Q04-02", state="no_data", value=NOTHING),
            observation("A02-Q04-03", state="no_data", value=NOTHING),
        ),
        None,
        CATALOG,
    )
    row = area(lines, "A02")
    assert (row["note"], row["word"]) == ("datos insuficientes", "○ datos insuficientes")
    assert pd.isna(row["score"]) and row["score_text"] == ""


def test_what_applies_to_nobody_is_not_missing(year: Year) -> None:
    gone = observation("A09-Q21-01", state="not_applicable", value=NOTHING)
    assert area(area_lines(seen(year, gone), None, CATALOG), "A09")["note"] == "nada exigible"


def test_an_area_nobody_can_measure_yet_is_not_available_and_not_adopted_is_not_measured(
    year: Year,
) -> None:
    later = observation(
        "A09-Q22-03", core=False, adopted=False, state="not_available", value=NOTHING
    )
    chosen = observation("A08-Q20-01", core=False, adopted=False)
    lines = area_lines(seen(year, later, chosen), None, CATALOG)
    assert area(lines, "A09")["note"] == "aún no disponible"
    assert area(lines, "A08")["note"] == "no medida"


def test_a_score_made_of_other_indicators_says_that_its_scope_changed(year: Year) -> None:
    one = observation("A02-Q04-01")
    before = seen(year, one, observation("A03-Q07-01"))
    after = seen(year, one, observation("A02-Q04-02"), observation("A03-Q07-01"))
    lines = area_lines(after, before, CATALOG)
    assert area(lines, "A02")["scope_changed"]
    assert not area(lines, "A03")["scope_changed"]


def test_the_scope_counts_what_the_score_is_made_of() -> None:
    assert scope_text(2, 7) == "mide 2 de 7 indicadores del catálogo"
    assert scope_text(0, 1) == "mide 0 de 1 indicador del catálogo"


def test_with_facts_only_no_area_has_a_band(year: Year) -> None:
    plain = seen(year, observation("A02-Q04-01"), policy=Policy(bands=False))
    row = area(area_lines(plain, None, CATALOG), "A02")
    assert (row["band"], row["word"], row["score_text"]) == ("", "", "60,0")


def test_the_index_is_the_one_of_the_evaluation(year: Year) -> None:
    line = index_line(year.now, year.before, CATALOG).iloc[0]
    assert line["score"] == year.now.scores.index["score"].iloc[0]
    assert line["catalogue_count"] == len(CATALOG.indicators)


def test_every_indicator_has_a_line_with_its_own_figures_and_its_source(year: Year) -> None:
    lines = indicator_lines(year.now, CATALOG, year.before).set_index("code")
    scores = year.now.scores.indicators.set_index("indicator")
    assert len(lines) == len(CATALOG.indicators)
    for name in ("value", "numerator", "denominator", "target", "due_target", "score", "weight"):
        pd.testing.assert_series_equal(
            lines[name], scores.loc[lines.index, name], check_names=False, check_index_type=False
        )
    assert (lines["source"] != "").all()


def test_the_achievement_of_an_indicator_is_its_score_in_points_of_a_hundred(year: Year) -> None:
    row = indicator_lines(year.now, CATALOG).set_index("code").loc["A02-Q04-01"]
    # 33.5 of 40 millions is 83.75 %, against a target of 90 %.
    assert row["value"] == 83.75
    assert row["achievement"] == pytest.approx(83.75 / 90 * 100)
    assert row["money"] and row["coverage"] == 1.0


def test_lines_can_be_asked_of_one_area(year: Year) -> None:
    assert set(indicator_lines(year.now, CATALOG, area="A02")["area"]) == {"A02"}
    assert list(question_lines(year.now, CATALOG, "A02")["code"]) == ["Q04", "Q05", "Q06"]


def test_an_indicator_of_a_newer_catalogue_is_not_available_in_an_older_month(year: Year) -> None:
    lines = indicator_lines(seen(year, observation("A02-Q04-01")), CATALOG).set_index("code")
    assert lines.loc["A05-Q13-01", "state"] == "not_available"
    assert pd.isna(lines.loc["A05-Q13-01", "value"])


def test_names_are_listed_as_people_list_them() -> None:
    assert listed(["Paz"]) == "Paz"
    assert listed(["Paz", "Bases"]) == "Paz y Bases"
    assert listed(["Paz", "Bases", "Imagen"]) == "Paz, Bases e Imagen"
    assert listed([]) == ""

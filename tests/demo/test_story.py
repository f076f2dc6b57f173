"""What a visitor sees: two years that end last month, with ups, downs and something missing."""

from __future__ import annotations

import re

import pandas as pd

from demo.conftest import Shown
from evalua import catalog
from evalua.board.tags import tagged
from evalua.demo.scene import stories
from evalua.domain.month import Month
from evalua.months.checklist import missing_in
from evalua.months.evaluation import evaluate
from evalua.registers.neutrality import mentions_politics

CATALOG = catalog.load()


def history(shown: Shown, association_id: int) -> pd.DataFrame:
    """The scores of the areas over the two years."""
    frame = shown.scores[association_id]
    return frame[frame["level"] == "areas"]


def test_the_last_complete_month_is_the_one_before_today(shown: Shown) -> None:
    for item in shown.all:
        assert item.is_demo
        assert item.evaluation_start == shown.last + -23
        assert set(history(shown, item.id)["month"]) == {
            str(m) for m in (shown.last + -23).to(shown.last)
        }


def test_every_month_is_approved_but_the_last(shown: Shown) -> None:
    for item in shown.all:
        months = shown.inputs[item.id].months.set_index("month")
        assert str(shown.last) not in months.index
        assert list(months.index) == [str(m) for m in (shown.last + -23).to(shown.last.previous)]
        assert (months["state"] == "approved").all()
        assert (months["act"] != "").all()
        assert (months["approved_by"] != months["submitted_by"]).sum() == len(months) - 1


def test_months_are_sent_and_approved_in_order_after_their_end(shown: Shown) -> None:
    for item in shown.all:
        months = shown.inputs[item.id].months
        ends = pd.to_datetime([Month.parse(m).last for m in months["month"]])
        assert (months["first_submitted_on"] > ends).all()
        assert (months["approved_on"] > months["first_submitted_on"]).all()
        assert months["first_submitted_on"].is_monotonic_increasing
        assert months["approved_on"].max() <= pd.Timestamp(shown.last.last)


def test_every_approved_month_is_read_from_its_snapshot_and_the_last_is_computed(
    shown: Shown,
) -> None:
    for item in shown.all:
        frozen = history(shown, item.id).groupby("month")["frozen"].all()
        assert list(frozen[~frozen].index) == [str(shown.last)]


def test_every_month_has_ten_areas_with_scores_from_0_to_100(shown: Shown) -> None:
    for item in shown.all:
        rows = history(shown, item.id)
        assert (rows.groupby("month")["code"].nunique() == 10).all()
        assert rows["score"].dropna().between(0, 100).all()


def test_every_core_indicator_is_calculable_in_some_month_of_some_association(
    shown: Shown,
) -> None:
    found: set[str] = set()
    for item in shown.all:
        with shown.db.session() as session:
            for month in (shown.last + -23).to(shown.last):
                rows = evaluate(
                    session,
                    association_id=item.id,
                    month=month,
                    today=shown.today,
                    catalog=CATALOG,
                ).scores.indicators
                found |= set(rows.loc[rows["state"] == "calculable", "indicator"])
    assert {i.code for i in CATALOG.core} <= found


def test_no_association_is_all_of_one_colour(shown: Shown) -> None:
    for item in shown.all:
        rows = history(shown, item.id)
        latest = rows[rows["month"] == str(shown.last.previous)]
        bands = latest["band"].value_counts()
        assert 2 <= bands.get("green", 0) <= 7
        assert bands.get("amber", 0) + bands.get("red", 0) >= 3


def test_some_area_improves_and_some_area_worsens(shown: Shown) -> None:
    for item in shown.all:
        wide = history(shown, item.id).pivot(index="month", columns="code", values="score")
        change = wide.iloc[-9:-1].mean() - wide.iloc[:8].mean()
        assert change.max() > 20
        assert change.min() < -20
        assert (change > 5).sum() >= 4


def test_some_month_lacks_data_and_says_why(shown: Shown) -> None:
    for item in shown.all:
        reasons = shown.inputs[item.id].missing_reasons
        away = reasons[reasons["kind"] == "not_available"]
        assert away["month"].nunique() >= 2
        month = Month.parse(away.iloc[0]["month"])
        with shown.db.session() as session:
            seen = evaluate(
                session, association_id=item.id, month=month, today=shown.today, catalog=CATALOG
            )
        lacking = {m.code for m in missing_in(seen, CATALOG)}
        assert set(away.loc[away["month"] == str(month), "indicator"]) <= lacking


def test_the_last_month_waits_for_the_visitor_to_finish_it(shown: Shown) -> None:
    for item in shown.all:
        with shown.db.session() as session:
            seen = evaluate(
                session,
                association_id=item.id,
                month=shown.last,
                today=shown.today,
                catalog=CATALOG,
            )
        assert seen.state == "draft"
        lacking = {m.code for m in missing_in(seen, CATALOG)}
        assert {"A02-Q06-01", "A03-Q07-01"} <= lacking
        assert len(lacking) < 6


def test_members_have_demonstration_codes_and_some_joined_and_left(november: Shown) -> None:
    expected = {"DEMO-CUENCA-CLARA": (12, 5), "DEMO-VALLE-IZOTE": (8, 0)}
    for item in november.all:
        inputs = november.inputs[item.id]
        towns, spells = inputs.municipalities, inputs.memberships
        staying = spells[spells["left_on"].isna()]["municipality_id"]
        here = towns[towns["id"].isin(staying)]
        pdet = tagged(inputs, "pdet", november.last.last) & set(here["id"])
        assert (len(here), len(pdet)) == expected[item.code]
        assert all(re.fullmatch(r"DEMO-\d{2}", code) for code in towns["official_code"])
        assert (spells["joined_on"] > pd.Timestamp(item.evaluation_start.first)).sum() == 1
        assert spells["left_on"].notna().sum() == 1


def test_one_change_of_government_happens_and_mayors_change(shown: Shown) -> None:
    for item in shown.all:
        inputs = shown.inputs[item.id]
        start, end = pd.Timestamp(item.evaluation_start.first), pd.Timestamp(shown.last.last)
        turns = inputs.terms[inputs.terms["starts_on"].between(start, end)]
        assert len(turns) == 1
        holders = inputs.authorities[inputs.authorities["position"] == "holder"]
        arriving = holders[holders["from_on"] == turns.iloc[0]["starts_on"]]
        assert (~arriving["reelected"]).sum() >= 4
        route = inputs.milestones
        assert (route["not_applicable_reason"] != "").sum() == 1
        assert route["code"].nunique() >= 14


def test_an_agreement_ends_within_sixty_days(shown: Shown) -> None:
    for item in shown.all:
        ends = shown.inputs[item.id].agreements["ends_on"]
        days = (ends - pd.Timestamp(shown.today)).dt.days
        assert days.between(-20, 60).any()


def test_goals_of_the_six_kinds_live_in_two_versions_of_the_plan(november: Shown) -> None:
    for item in november.all:
        inputs = november.inputs[item.id]
        assert sorted(inputs.plans["number"]) == [1, 2]
        assert set(inputs.goals["accumulation"]) == set(CATALOG.choices("accumulation"))


def test_no_text_speaks_of_parties_or_campaigns() -> None:
    texts = _texts(stories())
    assert len(texts) > 500
    assert [t for t in texts if mentions_politics(t)] == []


def _texts(value: object) -> list[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for v in value.values() for t in _texts(v)]
    return [t for v in value for t in _texts(v)] if isinstance(value, list) else []

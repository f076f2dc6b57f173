"""What each member contributes and receives, drawn side by side and never ranked."""

from __future__ import annotations

from charts.frames import MARKUP, shares
from evalua.charts.equity import SERIES, describe_equity, dots_equity
from evalua.charts.text import escape
from evalua.domain.numbers import COMMA


def test_members_are_alphabetical_and_every_series_has_its_own_shape() -> None:
    figure = dots_equity(shares(), fmt=COMMA)
    assert list(figure.layout.yaxis.ticktext) == [
        "Álamos",
        "Nube Alta",
        "Ñusta",
        escape(MARKUP),
        "Zarzal",
    ]
    marks = [trace.marker.symbol for trace in figure.data]
    assert marks == [symbol for _, symbol in SERIES.values()] and len(set(marks)) == 4


def test_a_rule_that_says_nothing_of_a_member_draws_nothing() -> None:
    by_name = {trace.name: trace for trace in dots_equity(shares(), fmt=COMMA).data}
    assert "Zarzal" in by_name["Aporta"].customdata
    assert "Zarzal" not in by_name["Recibe, por población"].customdata
    assert len(by_name["Recibe, por personas beneficiarias"].x) == 0
    assert sorted(by_name["Aporta"].x) == [0.0, 0.1, 0.2, 0.3, 0.4]


def test_touch_says_the_share_and_the_points_apart() -> None:
    equal = next(t for t in dots_equity(shares(), fmt=COMMA).data if t.name == "Recibe, por igual")
    said = dict(zip(equal.customdata, equal.hovertext, strict=True))
    assert said["Ñusta"] == (
        "<b>Ñusta</b><br>Recibe, por igual: 20\u00a0%<br>−20,0 puntos frente a lo que aporta"
    )


def test_the_longest_share_keeps_room_on_its_right() -> None:
    assert dots_equity(shares(), fmt=COMMA).layout.xaxis.range[1] == 0.6


def test_the_text_twin_counts_without_naming_anybody() -> None:
    assert describe_equity(shares()) == (
        "5 municipios en orden alfabético. Reciben una parte mayor que la que aportan: por igual, 2; "
        "por población, 2; por personas beneficiarias, 0."
    )


def test_equal_shares_do_not_hide_one_another() -> None:
    level = shares().assign(share_population=0.2, share_people=0.2)
    first = [trace.y[0] for trace in dots_equity(level, fmt=COMMA).data[1:]]
    assert len(set(first)) == 3

"""A mark per indicator: its shape says its band, and an empty factor is said."""

from __future__ import annotations

from charts.frames import lenses
from evalua.charts.lenses import describe_lenses, marks_lenses


def test_each_look_has_a_shape_of_its_own_and_a_name_in_the_legend() -> None:
    figure = marks_lenses(lenses())
    shapes = [trace.marker.symbol for trace in figure.data]
    assert len(set(shapes)) == len(shapes) == 6
    assert [trace.name for trace in figure.data][-2:] == ["Sin cifra", "Sin adoptar"]
    assert all(trace.showlegend for trace in figure.data)


def test_the_marks_of_a_row_stand_one_beside_the_other_and_carry_their_code() -> None:
    frame = lenses()
    placed = {
        c: x
        for t in marks_lenses(frame).data
        for c, x, y in zip(t.customdata, t.x, t.y, strict=True)
        if y == 1
    }
    assert placed == {f"A01-Q01-{place:02d}": place for place in range(1, 7)}


def test_a_factor_without_any_figure_is_named() -> None:
    assert describe_lenses(lenses()) == "2 grupos de indicadores; sin ninguna cifra: Lazos."
    assert describe_lenses(lenses().head(1)) == "1 grupo de indicadores, todos con alguna cifra."

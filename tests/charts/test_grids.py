"""Grids: areas by month, members by month, municipalities by milestone."""

from typing import Any

from charts.frames import MARKUP, milestones, scores, statuses
from evalua.charts.contributions import describe_contributions, grid_contributions
from evalua.charts.heatmap import describe_heatmap, heatmap_areas
from evalua.charts.template import PALETTE
from evalua.charts.text import escape
from evalua.charts.transitions import matrix_milestones
from evalua.domain.month import Month
from evalua.domain.numbers import COMMA


def layer(figure: Any, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def cell(trace: Any, row: str, column: str, field: str = "text") -> Any:
    return getattr(trace, field)[list(trace.y).index(row)][list(trace.x).index(column)]


def test_the_heat_map_shows_the_last_24_months_and_six_where_narrow() -> None:
    wide = heatmap_areas(scores(), fmt=COMMA)
    narrow = heatmap_areas(scores(), fmt=COMMA, narrow=True)
    assert len(wide.data[0].x) == 24
    assert wide.data[0].x[-1] == "oct 2026"
    assert narrow.data[0].x[0] == "may 2026"


def test_each_cell_holds_its_number_in_its_band() -> None:
    figure = heatmap_areas(scores(), fmt=COMMA)
    red = layer(figure, "◆ Atención")
    assert cell(red, "Paz", "sep 2026") == "40,0"
    assert red.colorscale[0][1] == PALETTE["light"].bands["red"].cell
    assert red.textfont.color == PALETTE["light"].bands["red"].cell_ink


def test_a_month_without_data_is_a_grey_dash_and_never_a_band() -> None:
    figure = heatmap_areas(scores(), fmt=COMMA)
    assert cell(layer(figure, "■ Sin dato"), "Paz", "nov 2024") == "–"
    assert cell(layer(figure, "◆ Atención"), "Paz", "nov 2024", "z") is None


def test_a_month_that_is_not_approved_carries_a_ring() -> None:
    figure = heatmap_areas(scores(), fmt=COMMA)
    ticks = figure.layout.xaxis.ticktext
    assert ticks[-1] == "○<br>oct"
    assert not [tick for tick in ticks[:-1] if "○" in tick]
    assert "mes sin aprobar" in figure.layout.annotations[0].text


def test_elections_and_changes_of_government_are_marked_shaded_and_named() -> None:
    shaded = {Month(2026, 1): "Cambio de gobierno", Month(2020, 1): "Elección"}
    figure = heatmap_areas(scores(), fmt=COMMA, shaded=shaded)
    at = list(figure.data[0].x).index("ene 2026")
    assert figure.layout.xaxis.ticktext[at].startswith("▼")
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes] == [(at - 0.5, at + 0.5)]
    assert "Cambio de gobierno: ene 2026" in figure.layout.annotations[0].text
    assert "Elección" not in figure.layout.annotations[0].text  # outside the window


def test_the_legend_says_every_state_in_word_and_symbol() -> None:
    legend = heatmap_areas(scores(), fmt=COMMA).layout.annotations[0].text
    for label in ("● Bien", "▲ En camino", "◆ Atención", "■ Sin dato"):
        assert label in legend


def test_the_heat_map_sentence_names_who_needs_attention() -> None:
    assert describe_heatmap(scores(), fmt=COMMA) == (
        "3 áreas de mayo 2024 a octubre 2026; en el último mes, necesitan atención Paz (40,0)."
    )


def test_members_are_alphabetical_and_each_state_has_its_symbol() -> None:
    figure = grid_contributions(statuses())
    assert list(figure.data[0].y) == ["Álamos", "Nube Alta", "Ñusta", MARKUP, "Zarzal"]
    assert cell(layer(figure, "● Pagado"), "Ñusta", "sep 2026") == "●"
    assert cell(layer(figure, "◐ Pago parcial"), "Nube Alta", "sep 2026") == "◐"
    assert cell(layer(figure, "◆ En mora"), "Álamos", "sep 2026") == "◆"
    assert cell(layer(figure, "◇ Acuerdo de pago"), "Zarzal", "sep 2026") == "◇"
    assert cell(layer(figure, "– Aún no vence"), "Zarzal", "oct 2026") == "–"


def test_amounts_are_written_only_on_request() -> None:
    silent = grid_contributions(statuses())
    open_ = grid_contributions(statuses(), amounts=True)
    assert cell(layer(silent, "◆ En mora"), "Álamos", "sep 2026") == "◆"
    assert cell(layer(open_, "◆ En mora"), "Álamos", "sep 2026") == "◆ $ 1.200.000"


def test_the_contributions_sentence_counts_states_of_the_last_month() -> None:
    assert describe_contributions(statuses()) == "5 municipios en octubre 2026: aún no vence 5."


def test_months_without_charges_are_not_the_last_month() -> None:
    frame = statuses()
    frame.loc[frame["month"] == Month(2026, 10), "status"] = "none"
    assert describe_contributions(frame) == (
        "5 municipios en septiembre 2026: pagado 1, pago parcial 1, en mora 1, acuerdo de pago 1, "
        "sin cobro 1."
    )


def test_a_long_legend_goes_on_in_a_second_line() -> None:
    every = (
        milestones()
        .head(6)
        .assign(status=["done", "late", "due_soon", "overdue", "not_due", "not_applicable"])
    )
    assert "<br>" in matrix_milestones(every).layout.annotations[0].text
    assert "<br>" not in matrix_milestones(every.head(4)).layout.annotations[0].text


def test_the_association_comes_first_in_the_route() -> None:
    figure = matrix_milestones(milestones())
    assert list(figure.data[0].y)[:2] == ["Asociación", "Álamos"]
    assert list(figure.layout.xaxis.ticktext) == [f"T{number:02d}" for number in range(1, 17)]


def test_each_state_of_the_route_has_word_and_symbol() -> None:
    names = {trace.name for trace in matrix_milestones(milestones()).data}
    assert names == {
        "● Cumplido",
        "◐ Cumplido tarde",
        "▲ Por vencer",
        "◆ Vencido",
        "– Aún no toca",
        "× No aplica",
    }


def test_row_labels_are_escaped() -> None:
    assert escape(MARKUP) in matrix_milestones(milestones()).layout.yaxis.ticktext

"""What measuring one more indicator costs, and what it would tell."""

from __future__ import annotations

from evalua import catalog
from evalua.board.effort import (
    FREE,
    added_keystrokes,
    added_sentence,
    effort_lines,
    kept_sentence,
)
from evalua.registers.own_indicators.cards import whole_catalog
from measures.records import join, own, records

CATALOG = catalog.load()
COUNCILS, VISIBLE, GROUPS, IDLE = "A06-Q15-02", "A06-Q16-01", "A05-Q13-03", "A02-Q06-03"


def test_every_complementary_that_scores_has_its_cost_and_what_it_tells() -> None:
    lines = effort_lines(CATALOG, ())
    assert set(lines["code"]) == {c.code for c in CATALOG.indicators if not c.core and c.scored}
    assert list(lines["code"]) == sorted(lines["code"])
    assert (lines["tells"].str.len() > 40).all()
    assert (lines["estimate"] != "").all()


def test_what_two_indicators_share_is_asked_once() -> None:
    # Councils and appearances are the same 70 keystrokes of the log; a table of work asks 45 more.
    assert added_keystrokes(CATALOG, (), [COUNCILS]) == 70
    assert added_keystrokes(CATALOG, (), [COUNCILS, VISIBLE]) == 70
    assert added_keystrokes(CATALOG, (), [COUNCILS, VISIBLE, GROUPS]) == 115
    assert added_keystrokes(CATALOG, [COUNCILS], [VISIBLE]) == 0


def test_what_is_written_already_costs_nothing() -> None:
    lines = effort_lines(CATALOG, [COUNCILS]).set_index("code")
    assert lines.loc[IDLE, "cost"] == lines.loc[VISIBLE, "cost"] == FREE
    assert lines.loc[GROUPS, "cost"] == "unas 45 al mes"


def test_the_sentence_adds_up_what_was_chosen() -> None:
    assert added_sentence(CATALOG, (), []) == ""
    assert "ninguna tecla más" in added_sentence(CATALOG, (), [IDLE])
    said = added_sentence(CATALOG, (), [COUNCILS, GROUPS])
    assert said.startswith("Con estas, el mes pide unas 115 teclas más: ")
    assert "Mesas y su calendario" in said


def test_what_is_adopted_says_what_it_asks_for_already() -> None:
    assert kept_sentence(CATALOG, []) == "La junta todavía no ha adoptado ninguno."
    said = kept_sentence(CATALOG, [COUNCILS, VISIBLE, GROUPS])
    assert said == "Los 3 adoptados piden unas 115 teclas al mes."


def test_an_own_indicator_that_is_typed_costs_its_figures_spread_over_its_period() -> None:
    cards = join(
        own("P-01", "count", numerator_of="activities"),
        own("P-02", "count", feed="typed", numerator="obras"),
    )
    whole = whole_catalog(records(cards).own_indicators, CATALOG)
    lines = effort_lines(whole, ()).set_index("code")
    # Twelve keystrokes each quarter are four a month.
    assert (lines.loc["P-01", "keystrokes"], lines.loc["P-02", "keystrokes"]) == (0, 4)

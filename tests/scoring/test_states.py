"""The state table of the methodology, row by row."""

import pytest

from evalua.scoring.states import (
    APPLICABLE,
    STANDING_REASONS,
    STANDING_WORDS,
    STATE_WORDS,
    WITH_DATA,
    Standing,
    State,
)

TABLE = [
    ("calculable", "", True, True, ""),
    ("no_data", "sin dato", True, False, "○"),
    ("overdue", "vencido", True, False, "◔"),
    ("no_target", "sin meta", True, False, ""),
    ("not_calculable", "no calculable", True, False, "!"),
    ("nothing_programmed", "sin programación", False, False, ""),
    ("not_due", "aún no exigible", False, False, "–"),
    ("not_applicable", "no aplica", False, False, "n/a"),
    ("not_available", "aún no disponible", False, False, "…"),
]


def test_the_table_holds_every_state() -> None:
    assert [name for name, *_ in TABLE] == [state.value for state in State]


@pytest.mark.parametrize(("name", "word", "applicable", "with_data", "mark"), TABLE)
def test_each_state_counts_and_reads_as_agreed(
    name: str, word: str, applicable: bool, with_data: bool, mark: str
) -> None:
    state = State(name)
    assert (state in APPLICABLE, state in WITH_DATA) == (applicable, with_data)
    assert (STATE_WORDS[state].es, STATE_WORDS[state].mark) == (word, mark)


def test_a_state_shows_either_its_value_or_a_mark() -> None:
    assert all(words.shows_value != bool(words.mark) for words in STATE_WORDS.values())


def test_every_parent_without_score_has_a_word_and_a_reason() -> None:
    without = set(Standing) - {Standing.SCORED}
    assert all(STANDING_WORDS[s].es and STANDING_REASONS[s] for s in without)

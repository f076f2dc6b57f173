"""What the electoral window brings to Inicio: unsigned months (V31) and unequal candidates (V29, V30)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.route_records import SV, handed, listed, pack, signed
from board.year import CATALOG, Year
from evalua.board.attention.lines import attention
from evalua.board.candidates import candidate_lines, equality_line
from evalua.board.hand_over import audience_lines, newcomers, session_lines
from evalua.board.neutral_months import declarations
from evalua.board.transitions import terms
from measures.records import CAST, M1, M2, Rows, members, records

DAY = date(2026, 12, 15)


def texts(year: Year, kind: str, day: date, *given: Rows) -> list[str]:
    sent = replace(year.now, state="submitted")
    lines = attention(records(CAST, SV, *given), sent, day, CATALOG)
    return list(lines.loc[lines["kind"] == kind, "text"])


def test_the_months_without_their_declaration_are_one_line(year: Year) -> None:
    assert texts(year, "neutrality", DAY) == [
        "Falta la declaración de neutralidad de octubre 2026 y noviembre 2026. Sin ella el dato queda "
        "vacío."
    ]
    both = signed("2026-10", "2026-11-03"), signed("2026-11", "2026-12-02")
    assert texts(year, "neutrality", DAY, *both) == []


def test_outside_the_route_nobody_is_asked_for_old_declarations(year: Year) -> None:
    assert texts(year, "neutrality", date(2028, 7, 1)) == []


def test_versions_that_differ_are_urgent_until_the_election(year: Year) -> None:
    given = (
        pack(1, "2026-11-01"),
        pack(2, "2026-12-01"),
        listed(M1, 1),
        listed(M2, 2),
        handed(1, 1, "2026-11-10"),
        handed(2, 2, "2026-12-05"),
    )
    assert texts(year, "candidates", DAY, *given) == [
        "1 de 2 aspirantes tiene la versión 2. 1 aspirante recibió una versión distinta. Entregue la "
        "versión 2 a todos. En M1."
    ]
    assert texts(year, "candidates", date(2027, 3, 1), *given) == []


def test_more_deliveries_than_candidates_are_urgent(year: Year) -> None:
    given = (
        pack(1, "2026-11-01"),
        listed(M1, 1),
        handed(1, 1, "2026-11-10"),
        handed(1, 99, "2026-11-10"),
    )
    assert texts(year, "candidates", DAY, *given) == [
        "1 de 1 aspirante tiene la versión 1. Hay más entregas (2) que aspirantes en la lista (1). "
        "Actualice la lista oficial."
    ]


def test_alike_candidates_need_no_attention(year: Year) -> None:
    given = (pack(1, "2026-11-01"), listed(M1, 1), handed(1, 1, "2026-11-10"))
    assert texts(year, "candidates", DAY, *given) == []


def test_without_lists_or_packs_the_line_says_what_is_missing() -> None:
    assert equality_line(records(CAST, SV), 1, DAY) == (
        "Todavía no hay listas oficiales de aspirantes."
    )
    assert equality_line(records(CAST, SV, listed(M1, 1, 2)), 1, DAY) == (
        "Hay 2 aspirantes y ningún documento aprobado."
    )


def test_a_candidate_is_shown_by_number_once_the_name_was_erased() -> None:
    given = records(CAST, SV, listed(M1, 1, 2), pack(1, "2026-11-01"), handed(1, 2, "2026-11-10"))
    lines = candidate_lines(given, 1, DAY, {1: "Ana Luna"})
    assert lines[["number", "name", "received"]].values.tolist() == [
        ["1", "Ana Luna", "○ Nada todavía"],
        ["2", "", "Versión 1, el 10 de noviembre de 2026"],
    ]


def test_with_nothing_recorded_every_view_is_empty_or_says_pending() -> None:
    inputs = records(members((M1, "2020-01-01")), SV)
    term = terms(inputs)[0]
    assert session_lines(inputs, term, DAY, CATALOG).empty
    assert audience_lines(inputs, term, DAY, CATALOG)["word"].tolist() == ["○ Sin empezar"]
    assert newcomers(inputs, term, DAY, CATALOG)["mentor"].tolist() == [""]
    assert declarations(inputs, DAY, CATALOG)["word"].tolist() == [
        "– Se firma al terminar el mes",
        "◆ Falta",
        "◆ Falta",
    ]

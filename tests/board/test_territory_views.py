"""The map of the members: instruments, links, schemes, tags, directory, context, peace, expiries."""

from __future__ import annotations

from datetime import date

import pytest

from evalua import catalog
from evalua.board.context import context_rows
from evalua.board.expiries import SOURCES, expiries
from evalua.board.instruments import instrument_matrix, instrument_rows
from evalua.board.peace import initiative_lines, list_versions
from evalua.board.tags import tag_names, tagged, tags_offered
from evalua.board.territory import (
    directory,
    links_of,
    members_without_link,
    scheme_overlaps,
    vacancies,
)
from evalua.domain.numbers import NumberFormat
from evalua.measures.inputs import Inputs
from measures.records import (
    CAST,
    M1,
    M2,
    M3,
    M4,
    M6,
    Rows,
    asked_role,
    context_figure,
    counterpart,
    functional_link,
    initiative,
    instrument,
    other_scheme,
    plan_line,
    project,
    records,
    tag,
)

CATALOG = catalog.load()
DAY = date(2026, 10, 31)
NUMBERS = NumberFormat(decimal=",", thousands=".")


def seen(*given: Rows) -> Inputs:
    return records(CAST, *given)


# --- instruments ---------------------------------------------------------------------------

POT = instrument(M1, ("approved", "2024-03-01"), ("published", "2024-04-01"))
SECOND = instrument(M1, ("draft", "2026-01-01"), name="POT nuevo")
OLD = instrument(M2, ("approved", "2014-03-01"), name="EOT", valid_until="2026-10-30")
FEES = instrument(M3, ("approved", "2026-05-01"), kind="fee_schedule", name="Tasas")


def test_the_matrix_shows_the_best_instrument_of_each_kind() -> None:
    shown = instrument_matrix(seen(POT, SECOND, OLD, FEES), DAY, CATALOG)
    assert list(shown.kinds) == ["land_use_plan", "fee_schedule"]
    assert shown.rows.set_index("municipality").loc[
        ["M1", "M2", "M3", "M4"]
    ].to_numpy().tolist() == [
        ["● Publicado", "–"],
        ["▲ Vencido", "–"],
        ["–", "◐ Aprobado"],
        ["–", "–"],
    ]


def test_each_instrument_says_what_it_lacks_and_is_read_as_it_stood() -> None:
    inputs = seen(POT, SECOND, OLD, FEES)
    notes = {r["name"]: r["note"] for r in instrument_rows(inputs, DAY, CATALOG).to_dict("records")}
    assert notes == {
        "POT": "No recoge los lineamientos de la región.",
        "POT nuevo": "Falta el acto que lo apruebe.",
        "EOT": "Su vigencia terminó.",
        "Tasas": "Falta publicarlo.",
    }
    before = instrument_rows(inputs, date(2024, 3, 31), CATALOG).set_index("name")
    assert (before.loc["POT", "standing"], len(before)) == ("approved", 2)


def test_without_instruments_the_matrix_has_the_members_alone() -> None:
    shown = instrument_matrix(seen(), DAY, CATALOG)
    assert (len(shown.rows), dict(shown.kinds)) == (5, {})


# --- links, schemes, tags, directory -------------------------------------------------------


def test_a_link_names_its_counterparts_and_who_has_none_is_told() -> None:
    inputs = seen(functional_link("basin", (M1, M2, M3)), functional_link("road", (M4, M6)))
    (link,) = links_of(inputs, M1, DAY, CATALOG).to_dict("records")
    assert (link["kind"], link["others"]) == ("Cuenca", "M2 y M3")
    assert list(members_without_link(inputs, DAY).values()) == ["M4", "M5"]


def test_schemes_with_the_purpose_of_a_live_project_or_of_each_other_are_told() -> None:
    road = project("P-1", ("structured", "2026-01-01"))
    road["projects"][0]["theme"] = "roads"
    inputs = seen(
        road,
        other_scheme(M1, "Provincia", "roads"),
        other_scheme(M2, "Provincia", "roads"),
        other_scheme(M3, "Ribera", "tourism"),
        other_scheme(M3, "Costa", "tourism"),
        other_scheme(M4, "Norte", "roads", until="2026-10-30"),
    )
    texts = list(scheme_overlaps(inputs, DAY, CATALOG)["text"])
    assert texts[0].startswith("Provincia (M1 y M2) trabaja en vías y caminos, igual que")
    assert texts[1] == "M3 está en Costa y Ribera para lo mismo: turismo."
    assert len(texts) == 2


def test_a_tag_holds_between_its_dates_and_always_without_the_first() -> None:
    inputs = seen(
        tag(M1, "pdet"), tag(M2, "pdet", "2026-11-01"), tag(M3, "zomac", "2020-01-01", "2026-10-31")
    )
    assert tagged(inputs, "pdet", DAY) == {M1}
    assert tagged(inputs, "zomac", DAY) == {M3}
    assert tagged(inputs, "zomac", date(2026, 11, 1)) == set()
    assert tagged(inputs, "", DAY) == {1, 2, 3, 4, 5, 6}
    assert tags_offered(inputs, DAY, CATALOG) == {"pdet": "PDET", "zomac": "ZOMAC"}
    assert tag_names(inputs, M1, DAY, CATALOG) == ["PDET"]


def test_a_role_asked_for_is_vacant_where_nobody_holds_it_that_day() -> None:
    inputs = seen(
        asked_role("planning"),
        counterpart(M1, "planning", name="Ana Ruiz"),
        counterpart(M2, "planning", until="2026-10-30"),
        counterpart(M3, "planning", "2026-11-01"),
        counterpart(M4, "planning"),
        counterpart(M4, "council"),
    )
    assert list(vacancies(inputs, DAY, CATALOG)["municipality"]) == ["M2", "M3", "M5"]
    rows = directory(inputs, DAY, CATALOG)
    assert "Concejo municipal" in set(rows.loc[rows["municipality"] == "M4", "role"])
    assert "Ana Ruiz" not in rows.to_string()


# --- context and peace ---------------------------------------------------------------------


def test_context_is_read_by_series_and_year() -> None:
    inputs = seen(
        context_figure(M1, "own", 2025, 12.5, name="Internet"),
        context_figure(M1, "poverty", 2024, 38.4),
        context_figure(M1, "category", 2026, word="Sexta"),
        context_figure(M1, "population", 2025, 1250, sex="F", area="rural"),
        context_figure(M2, "population", 2025, 9),
    )
    rows = context_rows(inputs, M1, CATALOG, NUMBERS)
    assert list(zip(rows["series"], rows["text"], strict=True)) == [
        ("Población (mujeres, rural)", "1.250"),
        ("Categoría del municipio", "Sexta"),
        ("Pobreza", "38,4 %"),
        ("Internet", "12,5"),
    ]


def test_every_change_of_the_list_keeps_its_date() -> None:
    inputs = seen(
        plan_line(1, M1, 2024, 2027),
        initiative("I1", M1, "2024-01-01", line=1),
        initiative("I2", M2, "2024-01-01", dropped="2026-02-01"),
        initiative("I3", None, "2026-02-01"),
        initiative("I4", M3, "2026-11-01"),
    )
    versions = list_versions(inputs, DAY)
    assert list(versions["text"]) == [
        "Entra 1 y sale 1; quedan 2 iniciativas.",
        "Entran 2; quedan 2 iniciativas.",
    ]
    lines = initiative_lines(inputs, DAY, CATALOG).set_index("code")
    assert lines["word"].to_dict() == {
        "I1": "● En un plan municipal",
        "I3": "○ Sin plan ni proyecto",
    }
    assert lines.loc["I3", "municipality"] == "Toda la región"


# --- expiries ------------------------------------------------------------------------------


def ending(frame: str, **row: object) -> Rows:
    return {frame: [{"id": 1, "uid": f"{frame}-1", "version": 1, **row}]}


PIECE = {"piece": "statutes", "valid_from": "2020-01-01", "expires_on": "2026-10-01"}
ENDS = {
    "legal_piece": (ending("legal_pieces", **PIECE), -30),
    "norm": (ending("norms", name="Ley", from_on="2020-01-01", to_on="2026-11-30"), 30),
    "agreement": (
        ending(
            "agreements", name="C1", state="active", signed_on="2025-01-01", ends_on="2027-01-01"
        ),
        62,
    ),
    "obligation": (
        ending("agreement_dues", agreement_id=1, due_on="2026-11-10", concept="Aporte"),
        10,
    ),
    "finding": (ending("audit_findings", audit_id=1, title="Inventario", due_on="2026-10-30"), -1),
    "vision": (ending("visions", name="Vision", starts_year=2020, ends_year=2027), 426),
    "instrument": (
        instrument(M1, ("approved", "2024-03-01"), valid_until="2026-12-31"),
        61,
    ),
    "body": (
        ending(
            "bodies",
            body="board",
            elected_on="2025-01-01",
            from_on="2025-01-01",
            to_on="2026-12-31",
        ),
        61,
    ),
}


@pytest.mark.parametrize("source", ENDS)
def test_each_register_with_an_end_is_in_the_calendar(source: str) -> None:
    given, days = ENDS[source]
    (row,) = expiries(seen(given), DAY, CATALOG).to_dict("records")
    assert (row["source"], row["days"]) == (source, days)
    assert row["text"]
    assert row["page"]


def test_no_source_of_the_calendar_is_left_without_a_case() -> None:
    assert len(SOURCES) == len(ENDS)


def test_what_was_renewed_closed_or_repealed_expires_no_more() -> None:
    renewed = {"legal_pieces": [*ENDS["legal_piece"][0]["legal_pieces"]]}
    renewed["legal_pieces"].append(
        {"id": 2, "uid": "p2", **PIECE, "valid_from": "2026-10-02", "expires_on": "2030-01-01"}
    )
    closed = ending(
        "audit_findings", audit_id=1, title="I", due_on="2026-10-30", closed_on="2026-10-29"
    )
    gone = instrument(
        M1, ("approved", "2024-03-01"), ("repealed", "2026-01-01"), valid_until="2026-12-31"
    )
    assert expiries(seen(renewed, closed, gone), DAY, CATALOG).empty


def test_the_calendar_is_as_long_as_it_is_asked_to_be() -> None:
    inputs = seen(*(given for given, _ in ENDS.values()))
    assert list(expiries(inputs, DAY, CATALOG, days=61)["source"]) == [
        "legal_piece",
        "finding",
        "obligation",
        "norm",
        "instrument",
        "body",
    ]

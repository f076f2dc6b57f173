"""The legal file, the norms, the story, the team and the objectives of the statutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import TODAY, Office
from evalua import catalog
from evalua.board.institution import objective_lines, piece_lines, piece_sentence, post_lines
from evalua.board.story import story_lines, story_sentence
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.inputs import Cut
from evalua.measures.posts import coverage
from evalua.months.gathering import gather
from evalua.registers.association.commands import update_association
from evalua.registers.evidence.tables import Evidence
from evalua.registers.institution import queries
from evalua.registers.institution.legal_file import (
    PieceInput,
    add_piece,
    change_piece,
    remove_piece,
)
from evalua.registers.institution.norms import NormInput, add_norm, change_norm, remove_norm
from evalua.registers.institution.objectives import (
    ObjectiveInput,
    add_objective,
    change_objective,
    remove_objective,
)
from evalua.registers.institution.posts import (
    OccupantInput,
    PostInput,
    add_occupant,
    add_post,
    change_occupant,
    change_post,
    remove_occupant,
    remove_post,
)
from evalua.registers.institution.story import (
    EventInput,
    add_event,
    change_event,
    remove_event,
)
from evalua.registers.periods.tables import ReportMonth
from evalua.registers.projects.tables import Project

CATALOG = catalog.load()
STATUTES = PieceInput("statutes", date(2018, 2, 1), document="Estatutos", act="Acta 9")
DIRECTION = PostInput("Dirección ejecutiva", "operation", date(2020, 1, 1))
SERVICES = ObjectiveInput("Prestar servicios comunes", "services", date(2012, 5, 14))
CRISIS = EventInput("crisis", "Tres socios dejan de aportar", date(2016, 4, 9))


def codes(raised: pytest.ExceptionInfo[Problem]) -> list[str]:
    return sorted(f.code for f in raised.value.findings)


def fields(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.field for f in raised.value.findings}


def inputs(office: Office):  # type: ignore[no-untyped-def]
    with office.db.session() as session:
        return gather(session, office.id)


# --- the legal file ------------------------------------------------------------------------


def add(office: Office, data: PieceInput, **given: object) -> int:
    with office.work() as work:
        return add_piece(work, data, catalog=CATALOG, **given).id  # type: ignore[arg-type]


def test_a_paper_is_in_force_by_its_dates_and_nobody_marks_it(clara: Office) -> None:
    add(clara, replace(STATUTES, kept_at="Carpeta 1"))
    add(clara, PieceInput("legal_representative", date(2025, 1, 1), TODAY, "Certificado"))
    expired = PieceInput("constitution_act", date(2012, 5, 14), date(2026, 11, 4), "Acta 1")
    add(clara, expired)
    lines = piece_lines(inputs(clara), TODAY, CATALOG).set_index("piece")["word"].to_dict()
    assert lines == {
        "constitution_act": "◆ Vencida",
        "statutes": "● Vigente y guardada",
        "council_authorizations": "◆ Falta",
        "legal_representative": "▲ Vigente, sin copia guardada",
    }


def test_a_paper_about_to_expire_says_in_how_many_days(clara: Office) -> None:
    add(clara, replace(STATUTES, kept_at="Carpeta 1", expires_on=date(2026, 11, 25)))
    lines = piece_lines(inputs(clara), TODAY, CATALOG)
    assert "▲ Vence en 20 días" in list(lines["word"])
    assert piece_sentence(lines) == "1 de 4 piezas exigidas por la figura legal está al día."


def test_a_renewal_leaves_the_paper_before_where_it_was(clara: Office) -> None:
    add(clara, replace(STATUTES, expires_on=date(2026, 1, 31), kept_at="Carpeta 1"))
    add(clara, replace(STATUTES, valid_from=date(2026, 2, 1), kept_at="Carpeta 1"))
    found = inputs(clara)
    assert len(found.legal_pieces) == 2
    words = piece_lines(found, TODAY, CATALOG).set_index("piece")["word"]
    assert words["statutes"] == "● Vigente y guardada"


def test_everything_wrong_with_a_paper_is_said_at_once(clara: Office) -> None:
    bad = PieceInput(
        "photo", date(2026, 12, 1), date(2026, 1, 1), kept_at="voto por el partido azul"
    )
    with pytest.raises(Problem) as raised:
        add(clara, bad)
    assert codes(raised) == ["V00", "V00", "V03", "V25", "V28"]


def test_the_same_paper_twice_from_the_same_day_is_refused(clara: Office) -> None:
    first = add(clara, STATUTES)
    with pytest.raises(Problem) as raised:
        add(clara, STATUTES)
    assert codes(raised) == ["V58"]
    with clara.work() as work:
        change_piece(work, first, replace(STATUTES, act="Acta 10"), catalog=CATALOG, version=1)
    assert inputs(clara).legal_pieces["act"].tolist() == ["Acta 10"]


def test_a_paper_inside_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    with clara.work() as work:
        month = ReportMonth(association_id=clara.id, month="2026-09", state="approved")
        work.add(month)
    data = replace(STATUTES, valid_from=date(2026, 9, 10))
    with pytest.raises(Problem) as raised:
        add(clara, data)
    assert codes(raised) == ["V43"]
    assert add(clara, data, confirmed={"V43": "Llegó tarde"}) > 0


def test_a_paper_taken_back_is_not_counted(clara: Office) -> None:
    first = add(clara, STATUTES)
    with clara.work() as work:
        remove_piece(work, first, "Era de otra asociación")
    assert inputs(clara).legal_pieces.empty


def test_the_copies_attached_to_a_paper_are_counted(clara: Office) -> None:
    add(clara, STATUTES)
    with clara.work() as work:
        (row,) = queries.legal_pieces(work.session, association_id=clara.id).to_dict("records")
        proof = Evidence(
            association_id=clara.id,
            subject_table="legal_piece",
            subject_uid=row["uid"],
            content_hash="0" * 64,
            file_name="estatutos.pdf",
            media_type="application/pdf",
            size=10,
        )
        work.add(proof)
    assert inputs(clara).legal_pieces["files"].tolist() == [1]
    words = piece_lines(inputs(clara), TODAY, CATALOG).set_index("piece")
    assert words.loc["statutes", "kept"] == "1 archivo adjunto"


# --- norms and story ------------------------------------------------------------------------


def test_an_expired_norm_is_marked_and_stays_in_the_story(clara: Office) -> None:
    with clara.work() as work:
        norm = add_norm(work, NormInput("Ordenanza 31", date(2020, 1, 1)))
        data = NormInput("Ordenanza 31", date(2020, 1, 1), date(2026, 1, 31))
        change_norm(work, norm.id, data, version=1)
        add_event(work, CRISIS, catalog=CATALOG)
    lines = story_lines(inputs(clara), TODAY, CATALOG)
    assert lines["kind"].tolist() == ["Norma vencida", "Crisis"]
    assert story_sentence(lines) == (
        "0 avances, 1 retroceso (1 sin resolver) y 1 norma (1 vencida)."
    )
    before = story_lines(inputs(clara), date(2025, 1, 1), CATALOG)
    assert before["kind"].tolist() == ["Norma vigente", "Crisis"]


def test_a_norm_needs_its_name_and_ends_after_it_begins(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_norm(work, NormInput(" ", date(2026, 2, 1), date(2026, 1, 1)))
    assert codes(raised) == ["V00", "V25"]
    with clara.work() as work:
        norm = add_norm(work, NormInput("Ley 1", date(2020, 1, 1)))
        remove_norm(work, norm.id, "No era de aquí")
    assert inputs(clara).norms.empty


def test_a_reform_of_the_statutes_needs_its_act(clara: Office) -> None:
    data = EventInput("statute_reform", "Suma los residuos", date(2024, 3, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_event(work, data, catalog=CATALOG)
    assert fields(raised) == {"act"}


def test_a_setback_is_resolved_after_it_happened_and_says_how(clara: Office) -> None:
    with clara.work() as work:
        event = add_event(work, replace(CRISIS, cost="1.200.000"), catalog=CATALOG)
        assert event.cost == 1_200_000
    bad = replace(CRISIS, resolved_on=date(2015, 1, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_event(work, event.id, bad, catalog=CATALOG, version=1)
    assert codes(raised) == ["V00", "V25"]
    good = replace(CRISIS, resolved_on=date(2017, 1, 1), resolution="Acuerdo de pago")
    with clara.work() as work:
        change_event(work, event.id, good, catalog=CATALOG, version=1)
    (line,) = story_lines(inputs(clara), TODAY, CATALOG).to_dict("records")
    assert (line["tone"], line["told"]) == ("back", "Acuerdo de pago")
    with clara.work() as work:
        remove_event(work, event.id, "Repetido")
    assert inputs(clara).events.empty


# --- the team -------------------------------------------------------------------------------


def post(office: Office, data: PostInput = DIRECTION) -> int:
    with office.work() as work:
        return add_post(work, data, catalog=CATALOG).id


def sit(office: Office, post_id: int, first: date, last: date | None = None, **given: str) -> int:
    with office.work() as work:
        data = OccupantInput(post_id, first, last, **given)
        return add_occupant(work, data, catalog=CATALOG).id


def test_a_month_is_covered_when_somebody_was_there_half_of_its_days(clara: Office) -> None:
    key = post(clara)
    sit(clara, key, date(2020, 1, 1), date(2026, 6, 15))
    sit(clara, key, date(2026, 9, 17))
    (row,) = coverage(inputs(clara), Cut(Month(2026, 10), date(2026, 10, 31))).to_dict("records")
    # Nov 2025–June 2026 (15 of 30 days), then July and August empty, 14 of 30 of September, October.
    assert (row["covered"], row["asked"]) == (9, 12)


def test_only_the_months_in_which_a_post_existed_are_asked(clara: Office) -> None:
    key = post(clara, replace(DIRECTION, from_on=date(2026, 9, 10)))
    sit(clara, key, date(2026, 9, 12))
    (row,) = coverage(inputs(clara), Cut(Month(2026, 10), date(2026, 10, 31))).to_dict("records")
    assert (row["covered"], row["asked"]) == (2, 2)


def test_two_people_in_one_post_at_once_are_refused(clara: Office) -> None:
    key = post(clara)
    sit(clara, key, date(2024, 1, 1))
    with pytest.raises(Problem) as raised:
        sit(clara, key, date(2026, 1, 1))
    assert codes(raised) == ["V131"]


def test_who_is_in_a_post_is_there_while_the_post_exists(clara: Office) -> None:
    key = post(clara, replace(DIRECTION, to_on=date(2026, 6, 30)))
    with pytest.raises(Problem) as raised:
        sit(clara, key, date(2019, 1, 1))
    assert fields(raised) == {"from_on", "to_on"}


def test_a_post_never_depends_on_itself(clara: Office) -> None:
    head = post(clara)
    under = post(clara, replace(DIRECTION, title="Proyectos", reports_to_id=head))
    with pytest.raises(Problem) as raised, clara.work() as work:
        data = replace(DIRECTION, reports_to_id=under)
        change_post(work, head, data, catalog=CATALOG, version=1)
    assert codes(raised) == ["V132"]


def test_the_organigram_puts_each_post_under_the_one_it_depends_on(clara: Office) -> None:
    head = post(clara)
    middle = post(clara, replace(DIRECTION, title="Proyectos", reports_to_id=head))
    post(clara, replace(DIRECTION, title="Servicios", reports_to_id=head))
    post(clara, replace(DIRECTION, title="Vivienda", reports_to_id=middle, dedication="40"))
    sit(clara, head, date(2024, 1, 1), sex="F")
    lines = post_lines(inputs(clara), TODAY, CATALOG)
    assert list(zip(lines["title"], lines["depth"], lines["holder"], strict=True)) == [
        ("Dirección ejecutiva", 0, "una mujer"),
        ("Proyectos", 1, ""),
        ("Vivienda", 2, ""),
        ("Servicios", 1, ""),
    ]


def test_a_post_with_people_or_posts_under_it_is_not_removed(clara: Office) -> None:
    head = post(clara)
    under = post(clara, replace(DIRECTION, title="Proyectos", reports_to_id=head))
    person = sit(clara, head, date(2024, 1, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_post(work, head, "Ya no está")
    assert codes(raised) == ["V59", "V59"]
    with clara.work() as work:
        data = OccupantInput(head, date(2024, 1, 1), date(2025, 1, 1))
        change_occupant(work, person, data, catalog=CATALOG, version=1)
        remove_occupant(work, person, "Repetida")
        remove_post(work, under, "Ya no está")
        remove_post(work, head, "Ya no está")
    assert inputs(clara).posts.empty


def test_a_dedication_is_a_percentage_and_the_rest_is_said_with_it(clara: Office) -> None:
    bad = PostInput(" ", "sponsor", None, dedication="140")
    with pytest.raises(Problem) as raised:
        post(clara, bad)
    assert fields(raised) == {"title", "funding", "from_on", "dedication"}


# --- objectives and the planned end -----------------------------------------------------------


def test_an_objective_gets_the_next_code_and_is_fulfilled_with_evidence(clara: Office) -> None:
    with clara.work() as work:
        first = add_objective(work, SERVICES, catalog=CATALOG)
        second = add_objective(work, replace(SERVICES, text="Planear"), catalog=CATALOG)
    assert (first.code, second.code) == ("O-01", "O-02")
    done = replace(SERVICES, fulfilled_on=date(2026, 3, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        change_objective(work, first.id, done, catalog=CATALOG, version=1)
    assert fields(raised) == {"evidence"}
    with clara.work() as work:
        data = replace(done, evidence="Resolución 4")
        change_objective(work, first.id, data, catalog=CATALOG, version=1)
    words = objective_lines(inputs(clara), TODAY, CATALOG)["word"].tolist()
    assert words == ["● Cumplido", "● Vigente"]


def test_an_objective_that_a_project_answers_to_is_not_removed(clara: Office) -> None:
    with clara.work() as work:
        aim = add_objective(work, SERVICES, catalog=CATALOG)
        project = Project(association_id=clara.id, code="P-1", name="Relleno", theme="solid_waste")
        project.objective_id = aim.id
        work.add(project)
    assert objective_lines(inputs(clara), TODAY, CATALOG)["projects"].tolist() == [1]
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_objective(work, aim.id, "Ya no")
    assert codes(raised) == ["V59"]
    with clara.db.session() as session:
        assert session.exec(select(Project)).one().objective_id == aim.id


def test_the_planned_end_is_after_the_foundation(clara: Office) -> None:
    about = clara.facts
    same = {
        "name": about.name,
        "acronym": "",
        "mission": "",
        "board_label": "Junta",
        "submission_day": 10,
        "closing_day": 25,
        "peace_mode": False,
    }
    with clara.work() as work:
        update_association(work, **same, ends_on=date(2032, 5, 14), version=about.version)  # type: ignore[arg-type]
    assert clara.facts.ends_on == date(2032, 5, 14)


def test_the_frames_of_an_empty_office_have_their_columns(clara: Office) -> None:
    found = inputs(clara)
    for name, columns in (
        ("legal_pieces", queries.LEGAL_PIECES),
        ("posts", queries.POSTS),
        ("objectives", queries.OBJECTIVES),
    ):
        frame = getattr(found, name)
        assert list(frame.columns) == list(columns)
        assert frame.empty
    assert pd.isna(found.legal_pieces["files"]).sum() == 0

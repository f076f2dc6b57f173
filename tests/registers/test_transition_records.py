"""What a change of government leaves written: candidates, packs, declarations, sessions, mentors."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sqlmodel import select

from conftest import NOW, READER, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Conflict, Problem
from evalua.registers.members.commands import MayorInput, set_mayor, set_term
from evalua.registers.transitions import queries
from evalua.registers.transitions.audiences import AudienceInput, reach_audience, remove_audience
from evalua.registers.transitions.calendar import declaration_months
from evalua.registers.transitions.candidates import (
    CandidateInput,
    ListInput,
    change_candidate,
    erased_from,
    register_list,
    remove_candidate,
)
from evalua.registers.transitions.declarations import (
    DeclarationInput,
    declare,
    remove_declaration,
)
from evalua.registers.transitions.erasure import erase_due_names
from evalua.registers.transitions.mentors import MentorInput, remove_mentor, set_mentor
from evalua.registers.transitions.packs import (
    DeliveryInput,
    PackInput,
    add_pack,
    change_pack,
    deliver,
    remove_delivery,
    remove_pack,
)
from evalua.registers.transitions.sessions import SessionInput, record_session, remove_session
from evalua.registers.transitions.tables import Candidate
from evalua.schema import METADATA
from evalua.storage import drafts
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
# The electoral window is open on 5 November 2026: it runs from 15 August to 13 December.
ELECTION, OFFICE = date(2026, 12, 13), date(2027, 3, 1)
LIST = "1; María Pérez; M\n2; Jairo Ríos; H\n3"


@pytest.fixture
def term(clara: Office) -> int:
    with clara.work() as work:
        present = queries.term_dates(work.session, association_id=clara.id)[-1]
        set_term(
            work,
            term_id=present.id,
            starts_on=present.starts_on,
            ends_on=date(2027, 2, 28),
            election_on=present.election_on,
        )
        return set_term(work, starts_on=OFFICE, ends_on=date(2031, 2, 28), election_on=ELECTION).id


def refused(raised: pytest.ExceptionInfo[Problem]) -> dict[str, str]:
    return {f.field: f.code for f in raised.value.findings}


def listed(office: Office, term: int, town: str = "Belmira", lines: str = LIST) -> list[int]:
    with office.work() as work:
        data = ListInput(term, office.members[town], lines, "Resolución 12")
        return [row.id for row in register_list(work, data, catalog=CATALOG)]


def pack(office: Office, term: int, kind: str = "pack", day: date = date(2026, 9, 1)) -> int:
    with office.work() as work:
        data = PackInput(term, kind, day, "Paquete técnico", "Acta 9")
        return add_pack(work, data, catalog=CATALOG).id


def handed(office: Office, pack_id: int, to: list[int], **confirmed: str) -> None:
    with office.work() as work:
        data = DeliveryInput(pack_id, to, date(2026, 10, 2), "in_person", "acuse 7")
        deliver(work, data, catalog=CATALOG, confirmed=confirmed)


def frame(office: Office, name: str) -> pd.DataFrame:
    with office.db.session() as session:
        found: pd.DataFrame = getattr(queries, name)(session, association_id=office.id)
        return found


def names(office: Office) -> list[str]:
    with office.db.session() as session:
        return list(queries.candidate_names(session, association_id=office.id).values())


# --- no party, anywhere --------------------------------------------------------------------


def test_no_table_has_a_column_for_a_party() -> None:
    words = ("party", "partido", "coalition", "coalicion", "affiliation", "movement", "ideology")
    columns = [f"{table.name}.{c.name}" for table in METADATA.tables.values() for c in table.c]
    assert len(columns) > 300
    assert [c for c in columns if any(word in c.casefold() for word in words)] == []


# --- the official list ---------------------------------------------------------------------


def test_a_list_is_pasted_a_line_per_candidate(clara: Office, term: int) -> None:
    listed(clara, term)
    rows = frame(clara, "candidates")
    assert rows["number"].tolist() == [1, 2, 3]
    assert rows["sex"].tolist() == ["F", "M", "U"]
    assert names(clara) == ["María Pérez", "Jairo Ríos"]
    assert "name" not in rows.columns


def test_pasting_again_corrects_the_known_numbers_and_adds_the_new_ones(
    clara: Office, term: int
) -> None:
    first = listed(clara, term)
    again = listed(clara, term, lines="2\tJairo Ríos Paz\tH\n4; Ana Luna; M")
    assert again[0] == first[1]
    assert frame(clara, "candidates")["number"].tolist() == [1, 2, 3, 4]
    assert "Jairo Ríos Paz" in names(clara)


def test_a_bad_list_says_everything_that_is_wrong_and_writes_nothing(
    clara: Office, term: int
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        data = ListInput(term, None, "uno; Ana; M\n5; Luis; Z\n5; Eva; M", "")
        register_list(work, data, catalog=CATALOG)
    said = " ".join(f.message for f in raised.value.findings)
    assert "«uno» no es el número de un aspirante" in said
    assert "Sexo de 5: use M, H o X." in said
    assert "El número 5 está más de una vez en la lista." in said
    assert {"municipality_id", "list_source", "lines"} == set(refused(raised))
    assert frame(clara, "candidates").empty


def test_an_empty_list_is_refused(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised:
        listed(clara, term, lines="  \n ")
    assert refused(raised) == {"lines": "V00"}


def test_one_line_is_corrected_and_may_not_take_the_number_of_another(
    clara: Office, term: int
) -> None:
    first, second, _ = listed(clara, term)
    town = clara.members["Belmira"]
    with clara.work() as work:
        data = CandidateInput(term, town, "7", "María Pérez Díaz", "F", "Resolución 12")
        change_candidate(work, first, data, catalog=CATALOG)
    assert frame(clara, "candidates")["number"].tolist() == [7, 2, 3]
    assert "María Pérez Díaz" in names(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        data = CandidateInput(term, town, "7", "", "M", "Resolución 12")
        change_candidate(work, second, data, catalog=CATALOG)
    assert refused(raised) == {"number": "V00"}


def test_who_received_something_stays_on_the_list(clara: Office, term: int) -> None:
    first, second, _ = listed(clara, term)
    version = pack(clara, term)
    handed(clara, version, [first])
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_candidate(work, first, "renunció")
    assert refused(raised) == {"reason": "V29"}
    with clara.work() as work:
        remove_candidate(work, second, "renunció")
    assert frame(clara, "candidates")["number"].tolist() == [1, 3]


def test_a_reader_may_not_write_the_list(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised, clara.work(actor=READER) as work:
        data = ListInput(term, clara.members["Belmira"], LIST, "Resolución 12")
        register_list(work, data, catalog=CATALOG)
    assert refused(raised) == {"": "V57"}


# --- names are forgotten -------------------------------------------------------------------


def test_names_are_kept_six_months_to_the_day() -> None:
    assert erased_from(date(2026, 12, 13)) == date(2027, 6, 13)
    assert erased_from(date(2027, 10, 31)) == date(2028, 4, 30)


def test_the_log_never_holds_a_name(clara: Office, term: int) -> None:
    first = listed(clara, term)[0]
    with clara.work() as work:
        data = CandidateInput(term, clara.members["Belmira"], 1, "Otra Persona", "F", "Resolución")
        assert change_candidate(work, first, data, catalog=CATALOG).version == 2
    with clara.db.session() as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.table_name == "candidate")).all()
    assert len(entries) == 4
    written = str([(e.before, e.after, e.reason) for e in entries])
    assert "number" in written
    assert not any(name in written for name in ("María", "Jairo", "Otra Persona"))


def test_with_the_clock_six_months_after_the_election_the_names_are_gone(
    clara: Office, term: int
) -> None:
    ids = listed(clara, term)
    with clara.work() as work:
        remove_candidate(work, ids[1], "renunció")
    drafts.keep(clara.db, "Directora", clara.id, "candidate_list", "1", {"lines": LIST}, NOW)
    day_before = datetime(2027, 6, 12, 12, tzinfo=UTC)
    assert erase_due_names(clara.db, day_before) == 0
    assert names(clara) == ["María Pérez"]
    revision = clara.db.revision(clara.id)
    assert erase_due_names(clara.db, datetime(2027, 6, 13, 12, tzinfo=UTC)) == 2
    assert clara.db.revision(clara.id) != revision
    with clara.db.session() as session:
        rows = session.exec(select(Candidate)).all()
    # The one taken out of the list is forgotten too; the numbers stay.
    assert [(r.number, r.name) for r in rows] == [(1, ""), (2, ""), (3, "")]
    assert rows[0].erased_on == date(2027, 6, 13)
    assert drafts.load(clara.db, "Directora", clara.id, "candidate_list", "1") == {}
    assert erase_due_names(clara.db, datetime(2027, 7, 1, tzinfo=UTC)) == 0


def test_after_that_day_a_new_name_is_refused_and_a_number_is_not(clara: Office, term: int) -> None:
    late = date(2027, 6, 13)
    town = clara.members["Belmira"]
    with pytest.raises(Problem) as raised, clara.work(today=late) as work:
        register_list(work, ListInput(term, town, "1; Ana; M", "Resolución"), catalog=CATALOG)
    assert refused(raised) == {"lines": "V59"}
    with clara.work(today=late) as work:
        register_list(work, ListInput(term, town, "1;;M", "Resolución"), catalog=CATALOG)
    assert frame(clara, "candidates")["number"].tolist() == [1]


# --- identical packs -----------------------------------------------------------------------


def test_versions_are_numbered_by_kind(clara: Office, term: int) -> None:
    pack(clara, term)
    pack(clara, term, day=date(2026, 9, 20))
    pack(clara, term, "briefing")
    rows = frame(clara, "candidate_packs")
    assert list(zip(rows["kind"], rows["number"], strict=True)) == [
        ("pack", 1),
        ("pack", 2),
        ("briefing", 1),
    ]


def test_a_pack_needs_its_kind_date_title_and_document(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_pack(work, PackInput(term, "gift", date(2027, 1, 1), "", ""), catalog=CATALOG)
    assert refused(raised) == {"kind": "V00", "dated_on": "V03", "title": "V00", "document": "V00"}


def test_a_pack_from_before_the_route_is_refused(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised:
        # 240 days before the election is 17 April 2026.
        pack(clara, term, day=date(2026, 4, 16))
    assert refused(raised) == {"dated_on": "V25"}


def test_a_pack_is_corrected_and_taken_back_only_while_nobody_has_it(
    clara: Office, term: int
) -> None:
    version = pack(clara, term)
    with clara.work() as work:
        data = PackInput(term, "pack", date(2026, 9, 2), "Paquete único", "Acta 10")
        change_pack(work, version, data, catalog=CATALOG, version=1)
    assert frame(clara, "candidate_packs")["title"].tolist() == ["Paquete único"]
    handed(clara, version, listed(clara, term)[:1])
    with pytest.raises(Problem) as raised, clara.work() as work:
        remove_pack(work, version, "repetida")
    assert refused(raised) == {"reason": "V59"}


def test_a_delivery_reaches_several_and_is_corrected_by_delivering_again(
    clara: Office, term: int
) -> None:
    ids, version = listed(clara, term), pack(clara, term)
    handed(clara, version, ids)
    with clara.work() as work:
        data = DeliveryInput(version, ids[:1], date(2026, 10, 9), "email", "correo 9")
        deliver(work, data, catalog=CATALOG)
    rows = frame(clara, "pack_deliveries")
    assert rows["channel"].tolist() == ["email", "in_person", "in_person"]
    with clara.work() as work:
        remove_delivery(work, int(rows["id"].iloc[2]), "no estaba")
    assert len(frame(clara, "pack_deliveries")) == 2


def test_a_bad_delivery_says_everything(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        deliver(work, DeliveryInput(None, [], None, "pigeon", ""), catalog=CATALOG)
    assert refused(raised) == {
        "pack_id": "V00",
        "candidate_ids": "V00",
        "delivered_on": "V00",
        "channel": "V00",
        "receipt": "V00",
    }


def test_a_delivery_before_its_version_existed_is_refused(clara: Office, term: int) -> None:
    ids, version = listed(clara, term), pack(clara, term, day=date(2026, 10, 3))
    with pytest.raises(Problem) as raised:
        handed(clara, version, ids)
    assert refused(raised) == {"delivered_on": "V25"}


def test_more_deliveries_than_candidates_on_the_list_are_refused(clara: Office, term: int) -> None:
    ids, version = listed(clara, term), pack(clara, term)
    with clara.work() as work:
        remove_candidate(work, ids[2], "renunció")
    with pytest.raises(Problem) as raised:
        handed(clara, version, ids)
    (finding,) = raised.value.findings
    assert (finding.code, finding.message) == (
        "V29",
        "Hay más entregas (3) que aspirantes en la lista (2). Actualice la lista oficial.",
    )


def test_an_older_version_is_delivered_only_with_a_reason(clara: Office, term: int) -> None:
    ids, old = listed(clara, term), pack(clara, term)
    pack(clara, term, day=date(2026, 9, 15))
    with pytest.raises(Problem) as raised:
        handed(clara, old, ids[:1])
    (finding,) = raised.value.findings
    assert (finding.code, finding.message) == (
        "V30",
        "1 aspirante recibió una versión distinta. Entregue la versión 2 a todos.",
    )
    handed(clara, old, ids[:1], V30="la nueva llega el lunes")
    assert len(frame(clara, "pack_deliveries")) == 1


# --- the monthly declaration ---------------------------------------------------------------


def test_the_months_to_declare_are_those_that_touch_the_electoral_window(
    clara: Office, term: int
) -> None:
    with clara.db.session() as session:
        terms = queries.term_dates(session, association_id=clara.id)
    windows = CATALOG.transition_windows
    asked = [str(m) for m in declaration_months(terms[-1:], Month(2027, 6), windows)]
    assert asked == ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]
    assert declaration_months(terms[-1:], Month(2026, 7), windows) == []


def test_a_month_is_declared_and_corrected(clara: Office) -> None:
    data = DeclarationInput(Month(2026, 9), date(2026, 10, 1), "Directora")
    with clara.work() as work:
        declare(work, data)
    fixed = DeclarationInput(
        Month(2026, 9), date(2026, 10, 2), "Directora", "1", "Se retiró el aviso", "Acta 3"
    )
    with clara.work() as work:
        declare(work, fixed, version=1)
    rows = frame(clara, "neutrality_declarations")
    assert rows[["month", "incidents", "act"]].values.tolist() == [["2026-09", 1, "Acta 3"]]
    with clara.work() as work:
        remove_declaration(work, int(rows["id"].iloc[0]), "se firmó otro mes")
    assert frame(clara, "neutrality_declarations").empty


def test_a_month_is_declared_when_it_ends_and_its_cases_need_measures_and_an_act(
    clara: Office,
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        declare(work, DeclarationInput(Month(2026, 11), TODAY, "", "2"))
    assert refused(raised) == {
        "declared_by": "V00",
        "declared_on": "V25",
        "measures": "V00",
        "act": "V00",
    }
    with pytest.raises(Problem) as raised, clara.work() as work:
        declare(work, DeclarationInput(Month(2026, 9), date(2026, 10, 1), "Directora", ""))
    assert refused(raised) == {"incidents": "V00"}


def test_what_was_done_about_a_case_is_written_without_parties(clara: Office) -> None:
    data = DeclarationInput(
        Month(2026, 9), date(2026, 10, 1), "Directora", 1, "Se pidió al partido retirarlo", "3"
    )
    with pytest.raises(Problem) as raised, clara.work() as work:
        declare(work, data)
    assert refused(raised) == {"measures": "V28"}


# --- sessions, audiences, mentors ----------------------------------------------------------


def session_of(office: Office, term: int, **given: object) -> SessionInput:
    values = {"kind": "induction", "held_on": date(2026, 11, 3), "incoming_team": True}
    told = values | {"product": "lista 4", "municipality_id": office.members["Belmira"]} | given
    return SessionInput(term_id=term, **told)  # type: ignore[arg-type]


def test_a_session_says_who_came_and_what_was_left(clara: Office, term: int) -> None:
    with clara.work() as work:
        row = record_session(work, session_of(clara, term), catalog=CATALOG)
        fixed = session_of(clara, term, product="lista 5")
        record_session(work, fixed, catalog=CATALOG, session_id=row.id, version=1)
    rows = frame(clara, "hand_over_sessions")
    assert rows[["kind", "outgoing_team", "incoming_team", "product"]].values.tolist() == [
        ["induction", False, True, "lista 5"]
    ]
    with clara.work() as work:
        remove_session(work, row.id, "no se hizo")
    assert frame(clara, "hand_over_sessions").empty


def test_a_bad_session_says_everything(clara: Office, term: int) -> None:
    data = session_of(
        clara, term, kind="party", held_on=None, incoming_team=False, product="", municipality_id=0
    )
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_session(work, data, catalog=CATALOG)
    assert refused(raised) == {
        "kind": "V00",
        "held_on": "V00",
        "municipality_id": "V21",
        "incoming_team": "V00",
        "product": "V00",
    }


def test_a_joint_session_needs_both_teams(clara: Office, term: int) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_session(work, session_of(clara, term, kind="joint_session"), catalog=CATALOG)
    assert refused(raised) == {"incoming_team": "V00"}
    with clara.work() as work:
        both = session_of(clara, term, kind="joint_session", outgoing_team=True)
        assert record_session(work, both, catalog=CATALOG).outgoing_team


def test_an_audience_is_reached_before_the_election_with_evidence(clara: Office, term: int) -> None:
    data = AudienceInput(
        term, clara.members["Belmira"], "ombudsman", date(2026, 7, 1), "4", "lista 2"
    )
    with clara.work() as work:
        row = reach_audience(work, data, catalog=CATALOG)
    assert frame(clara, "audiences")["people"].tolist() == [4]
    bad = AudienceInput(term, clara.members["Belmira"], "voters", date(2026, 12, 14), "-2", "")
    with pytest.raises(Problem) as raised, clara.work(today=date(2026, 12, 20)) as work:
        reach_audience(work, bad, catalog=CATALOG)
    assert refused(raised) == {
        "audience": "V00",
        "reached_on": "V25",
        "evidence": "V00",
        "people": "V23",
    }
    with clara.work() as work:
        remove_audience(work, row.id, "era de otro municipio")
    assert frame(clara, "audiences").empty


@pytest.fixture
def settled(clara: Office, term: int) -> Office:
    """The new government is in office; only Belmira and Dos Aguas have their holder recorded."""
    with clara.work() as work:
        for town in ("Belmira", "Dos Aguas"):
            set_mayor(work, MayorInput(clara.members[town], f"Titular de {town}", OFFICE))
    return clara


def mentor(office: Office, term: int, who: str, since: date = date(2027, 3, 10)) -> MentorInput:
    towns = office.members
    return MentorInput(term, towns["Belmira"], towns[who], since, "visita mensual")


def test_a_mentor_holds_office_in_another_municipality(settled: Office, term: int) -> None:
    later = date(2027, 3, 20)
    with settled.work(today=later) as work:
        row = set_mentor(work, mentor(settled, term, "Dos Aguas"), catalog=CATALOG)
    assert frame(settled, "mentors")["mentor_municipality_id"].tolist() == [
        settled.members["Dos Aguas"]
    ]
    with pytest.raises(Problem) as raised, settled.work(today=later) as work:
        set_mentor(work, mentor(settled, term, "Belmira"), catalog=CATALOG)
    assert refused(raised) == {"mentor_municipality_id": "V21"}
    with pytest.raises(Problem) as raised, settled.work(today=later) as work:
        set_mentor(work, mentor(settled, term, "Alto Claro"), catalog=CATALOG)
    assert refused(raised) == {"mentor_municipality_id": "V35"}
    with settled.work(today=later) as work:
        remove_mentor(work, row.id, "se acordó otro")
    assert frame(settled, "mentors").empty


def test_a_mentor_before_taking_office_or_before_the_election_is_refused(
    settled: Office, term: int
) -> None:
    later = date(2027, 3, 20)
    with pytest.raises(Problem) as raised, settled.work(today=later) as work:
        set_mentor(work, mentor(settled, term, "Dos Aguas", date(2027, 2, 27)), catalog=CATALOG)
    assert refused(raised) == {"mentor_municipality_id": "V35"}
    with pytest.raises(Problem) as raised, settled.work(today=later) as work:
        set_mentor(work, mentor(settled, term, "Dos Aguas", date(2026, 12, 12)), catalog=CATALOG)
    assert refused(raised)["since"] == "V25"


def test_a_mentor_is_changed_in_place(settled: Office, term: int) -> None:
    later = date(2027, 3, 20)
    with settled.work(today=later) as work:
        set_mentor(work, mentor(settled, term, "Dos Aguas"), catalog=CATALOG)
        set_mayor(work, MayorInput(settled.members["Cañaveral"], "Otra titular", OFFICE))
        set_mentor(work, mentor(settled, term, "Cañaveral"), catalog=CATALOG, version=1)
    assert frame(settled, "mentors")["mentor_municipality_id"].tolist() == [
        settled.members["Cañaveral"]
    ]


# --- what somebody wrote meanwhile ---------------------------------------------------------


def test_a_list_pasted_over_lines_somebody_corrected_is_refused(clara: Office, term: int) -> None:
    listed(clara, term)
    town = clara.members["Belmira"]
    seen = dict(
        zip(*(frame(clara, "candidates")[name] for name in ("number", "version")), strict=True)
    )
    listed(clara, term, lines="2; Jairo Ríos; M")
    data = ListInput(term, town, "2; Jairo R.; H", "Resolución 13")
    with pytest.raises(Conflict), clara.work() as work:
        register_list(work, data, catalog=CATALOG, versions=seen)
    with clara.work() as work:
        register_list(work, data, catalog=CATALOG, versions=seen | {2: seen[2] + 1})
    assert names(clara) == ["María Pérez", "Jairo R."]


def test_a_delivery_somebody_recorded_keeps_its_receipt(clara: Office, term: int) -> None:
    version, ids = pack(clara, term), listed(clara, term)
    handed(clara, version, ids[:1])
    data = DeliveryInput(version, ids[:2], date(2026, 10, 3), "email", "acuse 8")
    with pytest.raises(Conflict), clara.work() as work:
        deliver(work, data, catalog=CATALOG, versions=dict.fromkeys(ids, 0))
    assert list(frame(clara, "pack_deliveries")["receipt"]) == ["acuse 7"]
    with clara.work() as work:
        deliver(work, data, catalog=CATALOG, versions={ids[0]: 1, ids[1]: 0})
    assert list(frame(clara, "pack_deliveries")["receipt"]) == ["acuse 8", "acuse 8"]

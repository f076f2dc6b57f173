"""The activity log and the contacts of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlmodel import select

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.registers.activities import queries
from evalua.registers.activities.commands import (
    change_activity,
    record_activity,
    remove_activity,
    retake_activity,
)
from evalua.registers.activities.contacts import ContactInput, tick_contacts
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.activities.tables import Activity
from evalua.registers.members.commands import MemberInput, add_members, end_membership
from evalua.registers.partners.commands import PartnerInput, add_partner
from evalua.registers.partners.organizations import OrganizationInput, add_organization
from evalua.registers.periods.tables import ReportMonth
from evalua.storage.audit import AuditEntry

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
SAID = ContactInput(topic="agenda regional", result="enviará su lista")


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def training(office: Office, *places: str, **changes: object) -> ActivityInput:
    data = ActivityInput(
        kind="training",
        held_on=date(2026, 10, 5),
        topic="formulación de proyectos",
        municipalities=[office.members[p] for p in places or ("Belmira",)],
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def log(office: Office, first: date = date(2026, 1, 1), last: date = TODAY) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.log(session, association_id=office.id, first=first, last=last)


def contacts(office: Office, month: Month = OCTOBER) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.contacts_of_month(session, association_id=office.id, month=month)


def close(office: Office, month: str, state: str) -> None:
    with office.work() as work:
        work.add(ReportMonth(association_id=office.id, month=month, state=state))


# --- activities ----------------------------------------------------------------------------


def test_an_activity_is_read_back_with_the_names_of_those_who_took_part(clara: Office) -> None:
    with clara.work() as work:
        partner = add_partner(work, PartnerInput("SENA", "national"), catalog=CATALOG)
        group = add_organization(
            work,
            OrganizationInput("Las Moras", "rural_women", clara.members["Belmira"]),
            catalog=CATALOG,
        )
        record_activity(
            work,
            training(
                clara,
                "Dos Aguas",
                "Belmira",
                mayors_present=[clara.members["Belmira"]],
                spokesperson_id=clara.members["Belmira"],
                partners=[partner.id],
                organizations=[group.id],
                women="1.200",
                men="300",
            ),
            catalog=CATALOG,
        )
    (row,) = log(clara).to_dict("records")
    assert list(log(clara).columns) == list(queries.LOG)
    assert (row["municipalities"], row["mayors"]) == ("Belmira, Dos Aguas", "Belmira")
    assert (row["partners"], row["organizations"]) == ("SENA", "Las Moras")
    assert row["spokesperson"] == "Belmira"
    assert row["participants"] == 1500


def test_participants_left_blank_are_missing_and_not_zero(clara: Office) -> None:
    with clara.work() as work:
        record_activity(work, training(clara), catalog=CATALOG)
        record_activity(work, training(clara, women=0), catalog=CATALOG)
    participants = log(clara)["participants"]
    assert participants[0] == 0 and pd.isna(participants[1])


def test_the_log_holds_both_days_of_the_period_newest_first(clara: Office) -> None:
    with clara.work() as work:
        for day in (1, 15, 31):
            data = training(clara, held_on=date(2026, 10, day), topic=f"día {day}")
            record_activity(work, data, catalog=CATALOG)
    rows = log(clara, date(2026, 10, 1), date(2026, 10, 15))
    assert rows["topic"].tolist() == ["día 15", "día 1"]


def test_everything_wrong_with_an_activity_is_said_at_once(clara: Office) -> None:
    data = ActivityInput(
        kind="party", held_on=None, status="maybe", channel="pigeon", women="-1", men="dos"
    )
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("kind", "V00"),
        ("status", "V00"),
        ("channel", "V00"),
        ("topic", "V00"),
        ("held_on", "V00"),
        ("women", "V23"),
        ("men", "V05"),
    }
    assert log(clara).empty


def test_what_is_done_cannot_be_ahead_but_what_is_planned_can(clara: Office) -> None:
    ahead = training(clara, held_on=date(2026, 11, 6))
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, ahead, catalog=CATALOG)
    assert codes(raised) == {"V03"}
    with clara.work() as work:
        row = record_activity(work, replace(ahead, status="planned"), catalog=CATALOG)
    assert row.status == "planned"


def test_people_are_counted_whole(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, training(clara, women="2,5"), catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("women", "V23")}


def test_the_parts_must_add_up_to_the_total(clara: Office) -> None:
    data = training(clara, total=30, women=12, men=10, unstated=5)
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert [f.message for f in raised.value.findings] == [
        "La suma (27) no coincide con el total (30)."
    ]


@pytest.mark.parametrize(("unstated", "asked"), [(20, False), (21, True)])
def test_more_than_a_fifth_without_sex_asks_before_saving(
    clara: Office, unstated: int, asked: bool
) -> None:
    data = training(clara, women=80 - (unstated - 20), unstated=unstated)
    with clara.work() as work:
        if asked:
            with pytest.raises(Problem) as raised:
                record_activity(work, data, catalog=CATALOG)
            assert codes(raised) == {"V33"} and raised.value.only_confirmations
            assert "21 %" in raised.value.findings[0].message
        given = {"V33": "la lista no lo trae"} if asked else None
        record_activity(work, data, catalog=CATALOG, confirmed=given)
    assert log(clara)["unstated"].tolist() == [unstated]


def test_more_mayors_than_municipalities_are_refused(clara: Office) -> None:
    data = training(clara, "Belmira", mayors_present=list(clara.members.values())[:2])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert [f.message for f in raised.value.findings] == ["Registró 2 alcaldes y hay 1 municipio."]


def test_a_mayor_of_a_municipality_that_was_not_there_is_refused(clara: Office) -> None:
    data = training(clara, "Belmira", mayors_present=[clara.members["Cañaveral"]])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    (finding,) = raised.value.findings
    assert finding.code == "V34" and "Cañaveral" in finding.message


def test_who_speaks_for_the_region_was_there(clara: Office) -> None:
    data = training(clara, "Belmira", spokesperson_id=clara.members["Belmira"])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("spokesperson_id", "V34")}


@pytest.mark.parametrize(
    "changes",
    [
        {"municipalities": [999]},
        {"partners": [999]},
        {"organizations": [999]},
        {"project_id": 999},
        {"goal_id": 999},
        {"service_id": 999},
        {"rescheduled_from_id": 999},
    ],
)
def test_what_an_activity_points_to_must_exist(clara: Office, changes: dict[str, object]) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, training(clara, **changes), catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {(next(iter(changes)), "V56")}


def test_a_municipality_of_the_peer_cannot_be_chosen(clara: Office, izote: Office) -> None:
    data = training(clara, municipalities=[izote.members["Izotal"]])
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert codes(raised) == {"V56"}


@pytest.mark.parametrize("field", ["topic", "result", "product", "commitment"])
def test_a_note_about_a_campaign_asks_for_other_words(clara: Office, field: str) -> None:
    data = training(clara, **{field: "apoyo a la campaña electoral"})
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_activity(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {(field, "V28")}


def test_a_suspended_activity_keeps_when_and_whether_it_was_for_safety(clara: Office) -> None:
    data = training(clara, status="suspended", suspension_reason="security")
    with clara.work() as work:
        row = record_activity(work, data, catalog=CATALOG)
        assert (row.suspended_on, row.suspension_reason) == (date(2026, 10, 5), "security")
        with pytest.raises(Problem) as raised:
            record_activity(work, replace(data, suspended_on=date(2026, 12, 1)), catalog=CATALOG)
    assert codes(raised) == {"V03"}


def test_a_correction_leaves_exactly_the_links_given(clara: Office) -> None:
    belmira, aguas = clara.members["Belmira"], clara.members["Dos Aguas"]
    with clara.work() as work:
        row = record_activity(work, training(clara, "Belmira", "Cañaveral"), catalog=CATALOG)
        data = training(clara, "Belmira", "Dos Aguas", mayors_present=[belmira], topic="redes")
        change_activity(work, row.id, data, catalog=CATALOG, version=1)
        change_activity(
            work,
            row.id,
            replace(data, municipalities=[aguas], mayors_present=[]),
            catalog=CATALOG,
            version=2,
        )
    (found,) = log(clara).to_dict("records")
    assert (found["topic"], found["municipalities"], found["mayors"]) == ("redes", "Dos Aguas", "")


def test_a_stale_or_wrong_correction_is_refused(clara: Office) -> None:
    with clara.work() as work:
        row = record_activity(work, training(clara), catalog=CATALOG)
        change_activity(work, row.id, training(clara, topic="a"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_activity(work, row.id, training(clara, topic="b"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as wrong:
            change_activity(work, row.id, training(clara, topic=""), catalog=CATALOG, version=2)
    assert (codes(stale), codes(wrong)) == ({"V51"}, {"V00"})
    assert log(clara)["topic"].tolist() == ["a"]


def test_taking_an_activity_back_needs_a_reason_and_takes_its_links(clara: Office) -> None:
    with clara.work() as work:
        row = record_activity(work, training(clara), catalog=CATALOG)
        with pytest.raises(Problem):
            remove_activity(work, row.id, " ")
        remove_activity(work, row.id, "no se hizo")
    with clara.db.session() as session:
        assert queries.activities(session, association_id=clara.id).empty
        assert queries.activity_municipalities(session, association_id=clara.id).empty
        reasons = {e.reason for e in session.exec(select(AuditEntry)) if e.action == "delete"}
    assert reasons == {"no se hizo"}


def test_moving_an_activity_out_of_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    with clara.work() as work:
        row = record_activity(work, training(clara, held_on=date(2026, 9, 5)), catalog=CATALOG)
    close(clara, "2026-09", "approved")
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            change_activity(work, row.id, training(clara), catalog=CATALOG, version=1)
        assert codes(raised) == {"V43"} and raised.value.only_confirmations
        change_activity(
            work,
            row.id,
            training(clara),
            catalog=CATALOG,
            version=1,
            confirmed={"V43": "la lista traía otra fecha"},
        )
    assert log(clara)["held_on"].tolist() == [pd.Timestamp(2026, 10, 5)]


def test_a_month_sent_is_flagged_when_its_activities_change(clara: Office) -> None:
    close(clara, "2026-10", "submitted")
    with clara.work() as work:
        record_activity(work, training(clara), catalog=CATALOG)
        month = work.session.exec(select(ReportMonth)).one()
        assert month.changed_after_submission


def test_who_only_reads_records_no_activity(clara: Office) -> None:
    with clara.work(actor=READER) as work:
        for act in (
            lambda: record_activity(work, training(clara), catalog=CATALOG),
            lambda: change_activity(work, 1, training(clara), catalog=CATALOG, version=1),
            lambda: remove_activity(work, 1, "x"),
            lambda: tick_contacts(work, OCTOBER, {1: SAID}),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V57"}


def test_the_peer_sees_no_activity_of_the_owner(clara: Office, izote: Office) -> None:
    with clara.work() as work:
        record_activity(work, training(clara), catalog=CATALOG)
    assert log(izote).empty


# --- contacts ------------------------------------------------------------------------------


def test_ticks_share_the_topic_and_the_result_typed_once(clara: Office) -> None:
    own = ContactInput(date(2026, 10, 9), "vía terciaria", "radicará el estudio")
    with clara.work() as work:
        written = tick_contacts(
            work,
            OCTOBER,
            {clara.members["Belmira"]: ContactInput(), clara.members["Cañaveral"]: own},
            common=SAID,
        )
    assert [(a.held_on, a.topic) for a in written] == [
        (date(2026, 10, 31), "agenda regional"),
        (date(2026, 10, 9), "vía terciaria"),
    ]
    rows = contacts(clara).set_index("municipality")
    assert rows["contacts"].to_dict() == {
        "Alto Claro": 0,
        "Belmira": 1,
        "Cañaveral": 1,
        "Dos Aguas": 0,
    }
    assert rows.loc["Cañaveral", "result"] == "radicará el estudio"


def test_a_tick_of_this_month_is_dated_today(clara: Office) -> None:
    with clara.work() as work:
        (written,) = tick_contacts(work, Month(2026, 11), {clara.members["Belmira"]: SAID})
    assert (written.held_on, written.individual, written.kind) == (
        TODAY,
        True,
        "bilateral_contact",
    )


def test_the_same_tick_twice_adds_nothing_and_another_conversation_does(clara: Office) -> None:
    who = clara.members["Belmira"]
    with clara.work() as work:
        tick_contacts(work, OCTOBER, {who: SAID})
        again = tick_contacts(work, OCTOBER, {who: SAID})
        other = tick_contacts(work, OCTOBER, {who: replace(SAID, topic="aportes")})
    assert (again, len(other)) == ([], 1)
    row = contacts(clara).query("municipality == 'Belmira'")
    assert row[["contacts", "topic"]].values.tolist() == [[2, "aportes"]]


def test_a_tick_without_topic_or_result_names_the_municipality(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        tick_contacts(work, OCTOBER, {clara.members["Belmira"]: ContactInput()})
    assert [f.message for f in raised.value.findings] == [
        "Escriba el tema del contacto con Belmira.",
        "Escriba en qué quedó el contacto con Belmira.",
    ]


@pytest.mark.parametrize(
    ("month", "tick", "code"),
    [
        (Month(2026, 12), SAID, "V03"),
        (OCTOBER, replace(SAID, held_on=date(2026, 9, 30)), "V03"),
        (Month(2026, 11), replace(SAID, held_on=date(2026, 11, 6)), "V03"),
        (Month(2019, 12), SAID, "V07"),
        (OCTOBER, replace(SAID, topic="su partido"), "V28"),
    ],
)
def test_a_contact_out_of_its_month_or_its_bounds_is_refused(
    clara: Office, month: Month, tick: ContactInput, code: str
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        tick_contacts(work, month, {clara.members["Belmira"]: tick})
    assert code in codes(raised)
    assert log(clara, date(2019, 1, 1)).empty


def test_no_tick_and_an_unknown_municipality_are_refused(clara: Office) -> None:
    with clara.work() as work:
        with pytest.raises(Problem) as none:
            tick_contacts(work, OCTOBER, {})
        with pytest.raises(Problem) as unknown:
            tick_contacts(work, OCTOBER, {999: SAID})
    assert (codes(none), codes(unknown)) == ({"V21"}, {"V56"})


def test_a_group_call_or_one_without_result_is_not_a_contact_that_counts(clara: Office) -> None:
    with clara.work() as work:
        for changes in ({"individual": False, "result": "r"}, {"individual": True}):
            data = training(clara, kind="bilateral_contact", **changes)
            record_activity(work, data, catalog=CATALOG)
        assert len(work.session.exec(select(Activity)).all()) == 2
    assert contacts(clara)["contacts"].sum() == 0


def test_members_of_part_of_the_month_are_listed_and_told_apart(clara: Office) -> None:
    with clara.work() as work:
        add_members(work, [MemberInput("Estero", date(2026, 10, 12))], catalog.countries()["CO"])
        end_membership(work, clara.members["Dos Aguas"], date(2026, 10, 3), "budget")
        end_membership(work, clara.members["Cañaveral"], date(2026, 9, 30), "budget")
    rows = contacts(clara)
    assert dict(zip(rows["municipality"], rows["whole_month"], strict=True)) == {
        "Alto Claro": True,
        "Belmira": True,
        "Dos Aguas": False,
        "Estero": False,
    }


def test_a_tick_is_taken_back_by_its_activity(clara: Office) -> None:
    with clara.work() as work:
        tick_contacts(work, OCTOBER, {clara.members["Belmira"]: SAID})
    activity_id = contacts(clara).query("municipality == 'Belmira'")["activity_id"].item()
    with clara.work() as work:
        remove_activity(work, int(activity_id), "fue otro municipio")
    assert contacts(clara)["contacts"].sum() == 0


def test_a_contact_inside_an_approved_month_asks_once_for_a_reason(clara: Office) -> None:
    close(clara, "2026-10", "approved")
    ticks = dict.fromkeys(clara.members.values(), SAID)
    with clara.work() as work:
        with pytest.raises(Problem) as raised:
            tick_contacts(work, OCTOBER, ticks)
        assert [f.code for f in raised.value.findings] == ["V43"]
        done = tick_contacts(work, OCTOBER, ticks, confirmed={"V43": "estaban en la libreta"})
    assert len(done) == 4


def shown(office: Office, **changes: object) -> ActivityInput:
    """A promotion event in Belmira."""
    data = ActivityInput(
        "promotion_event",
        date(2026, 10, 4),
        "feria del café",
        promotion_kind="fair",
        shown="product",
        municipalities=[office.members["Alto Claro"], office.members["Belmira"]],
        place_id=office.members["Belmira"],
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def record(office: Office, data: ActivityInput, **confirmed: str) -> int:
    with office.work() as work:
        return record_activity(work, data, catalog=CATALOG, confirmed=confirmed).id


def refused(office: Office, data: ActivityInput) -> set[str]:
    with pytest.raises(Problem) as raised:
        record(office, data)
    return codes(raised)


@pytest.mark.parametrize("group", ["youth", "victims", "ethnic", "disability", "diversity"])
def test_a_voluntary_total_never_passes_that_of_participants(clara: Office, group: str) -> None:
    data = training(clara, women="6", men="4")
    assert refused(clara, replace(data, **{group: "11"})) == {"V100"}
    assert refused(clara, replace(training(clara), **{group: "1"})) == {"V100"}
    key = record(clara, replace(data, **{group: "10"}))
    with clara.db.session() as session:
        assert getattr(session.get_one(Activity, key), group) == 10


@pytest.mark.parametrize(
    "changes",
    [
        {"completed_women": "7"},
        {"completed_men": "5"},
        {"completed_before": "9"},
        {"counted_as": ""},
        {"completed": {1: "9"}},
        {"completed": {999: "1"}},
        {"exhibitors": {999: "1"}},
        {"audiences": {999: ["mayor"]}},
    ],
)
def test_those_who_completed_are_no_more_than_those_who_came(
    clara: Office, changes: dict[str, object]
) -> None:
    data = training(
        clara,
        "Alto Claro",
        women="6",
        men="4",
        completed_women="5",
        completed_men="3",
        counted_as="people",
        completed={clara.members["Alto Claro"]: "8"},
    )
    assert refused(clara, replace(data, **changes)) == {"V101"}  # type: ignore[arg-type]
    assert record(clara, data)


def test_an_event_says_where_it_was_unless_only_one_town_took_part(clara: Office) -> None:
    assert refused(clara, shown(clara, place_id=None)) == {"V102"}
    assert record(clara, shown(clara, place_id=None, place="Laguna Verde"))
    assert record(clara, shown(clara, place_id=None, promotion_kind="documentary"))
    key = record(clara, shown(clara, place_id=None, municipalities=[clara.members["Belmira"]]))
    with clara.db.session() as session:
        assert session.get_one(Activity, key).place_id == clara.members["Belmira"]


def test_a_presentation_by_mail_is_no_session_of_a_council(clara: Office) -> None:
    data = training(clara, kind="council_presentation", channel="message")
    assert refused(clara, data) == {"V103"}
    assert record(clara, replace(data, channel="in_person"))


def test_the_kind_says_the_track_unless_somebody_did(clara: Office) -> None:
    keys = [
        record(clara, training(clara)),
        record(clara, training(clara, kind="national_session")),
        record(clara, training(clara, kind="national_session", track="political")),
    ]
    with clara.db.session() as session:
        tracks = [session.get_one(Activity, key).track for key in keys]
    assert tracks == ["technical", "", "political"]


def test_what_is_suspended_says_why(clara: Office) -> None:
    assert refused(clara, training(clara, status="suspended")) == {"V104"}
    data = training(clara, status="suspended", suspension_reason="rain")
    assert refused(clara, data) == {"V00"}
    data = training(
        clara,
        status="cancelled",
        suspended_on=date(2026, 10, 5),
        cancelled_on=date(2026, 10, 4),
        suspension_reason="security",
    )
    assert refused(clara, data) == {"V104"}
    assert refused(clara, replace(data, cancelled_on=date(2027, 1, 1))) == {"V03"}


def test_a_suspended_activity_that_is_cancelled_keeps_why_it_was_suspended(clara: Office) -> None:
    data = training(clara, status="suspended", suspension_reason="security")
    key = record(clara, data)
    with clara.work() as work:
        row = change_activity(
            work,
            key,
            replace(
                data,
                status="cancelled",
                suspended_on=date(2026, 10, 5),
                cancelled_reason="sigue el riesgo",
            ),
            catalog=CATALOG,
            version=1,
        )
        assert (row.suspension_reason, row.suspended_on) == ("security", date(2026, 10, 5))
        assert (row.cancelled_on, row.cancelled_reason) == (TODAY, "sigue el riesgo")


def test_taking_up_a_suspended_activity_takes_what_was_planned_and_leaves_the_first(
    clara: Office,
) -> None:
    data = training(
        clara, "Alto Claro", "Belmira", status="suspended", suspension_reason="security"
    )
    key = record(clara, data)
    with pytest.raises(Problem) as raised, clara.work() as work:
        retake_activity(work, key, date(2026, 10, 4), catalog=CATALOG)
    assert codes(raised) == {"V105"}
    with clara.work() as work:
        again = retake_activity(work, key, date(2026, 10, 20), catalog=CATALOG, result="se hizo")
        assert (again.status, again.rescheduled_from_id) == ("done", key)
    rows = log(clara)
    assert rows["municipalities"].tolist() == ["Alto Claro, Belmira"] * 2
    assert rows["status"].tolist() == ["done", "suspended"]
    with pytest.raises(Problem) as raised, clara.work() as work:
        retake_activity(work, again.id, date(2026, 10, 21), catalog=CATALOG)
    assert codes(raised) == {"V105"}


def test_audiences_and_counts_of_each_municipality_are_kept_and_corrected(clara: Office) -> None:
    first, second = clara.members["Alto Claro"], clara.members["Belmira"]
    data = shown(
        clara,
        audiences={first: ["community"], second: ["mayor", "community"]},
        exhibitors={first: "4"},
    )
    key = record(clara, data)
    with clara.work() as work:
        change_activity(
            work,
            key,
            replace(data, audiences={second: ["council"]}, exhibitors={second: "2"}),
            catalog=CATALOG,
            version=1,
        )
    with clara.db.session() as session:
        reached = queries.activity_audiences(session, association_id=clara.id)
        links = queries.activity_municipalities(session, association_id=clara.id)
    assert reached[["municipality_id", "audience"]].values.tolist() == [[second, "council"]]
    assert links["exhibitors"].fillna(0).tolist() == [0, 2]
    with clara.work() as work:
        remove_activity(work, key, "se anotó dos veces")
    with clara.db.session() as session:
        assert queries.activity_audiences(session, association_id=clara.id).empty

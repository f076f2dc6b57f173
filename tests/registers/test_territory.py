"""Links, other schemes, tags, counterparts and figures of context."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.territory import queries
from evalua.registers.territory.context import (
    SeriesInput,
    paste_context,
    record_context,
    remove_context,
)
from evalua.registers.territory.directory import (
    CounterpartInput,
    add_counterpart,
    ask_roles,
    change_counterpart,
    remove_counterpart,
)
from evalua.registers.territory.links import LinkInput, add_link, change_link, remove_link
from evalua.registers.territory.schemes import (
    OtherSchemeInput,
    add_other_scheme,
    change_other_scheme,
    remove_other_scheme,
)
from evalua.registers.territory.tags import TagInput, add_tags, change_tag, remove_tag
from evalua.storage.audit import AuditEntry
from storage.conftest import query

CATALOG = catalog.load()
START = date(2025, 1, 1)


def said(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


# --- links ---------------------------------------------------------------------------------


def basin(office: Office, **changes: object) -> LinkInput:
    towns = [office.members["Belmira"], office.members["Cañaveral"]]
    return replace(LinkInput("basin", "Río Claro", towns, START), **changes)  # type: ignore[arg-type]


def test_a_link_without_kind_or_counterpart_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        alone = basin(
            clara, kind="friendship", name="", municipality_ids=[clara.members["Belmira"]]
        )
        add_link(work, alone, catalog=CATALOG)
    assert said(raised) == {("kind", "V00"), ("name", "V00"), ("municipality_ids", "V144")}


def test_a_link_is_corrected_ended_and_taken_back(clara: Office) -> None:
    with clara.work() as work:
        key = add_link(work, basin(clara), catalog=CATALOG).id
        everybody = list(clara.members.values())
        ended = basin(clara, municipality_ids=everybody, until=date(2026, 6, 30))
        change_link(work, key, ended, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as backwards:
            change_link(work, key, basin(clara, until=date(2024, 1, 1)), catalog=CATALOG, version=2)
    with clara.db.session() as session:
        assert len(queries.link_municipalities(session, association_id=clara.id)) == 4
    with clara.work() as work:
        with pytest.raises(Problem) as twice:
            add_link(work, basin(clara), catalog=CATALOG)
        remove_link(work, key, "no existe")
    assert (said(backwards), said(twice)) == ({("until", "V25")}, {("name", "V143")})
    with clara.db.session() as session:
        assert queries.link_municipalities(session, association_id=clara.id).empty


# --- other schemes -------------------------------------------------------------------------


def province(office: Office, **changes: object) -> OtherSchemeInput:
    data = OtherSchemeInput(office.members["Belmira"], "Provincia Norte", "tourism", START)
    return replace(data, **changes)  # type: ignore[arg-type]


def test_a_scheme_holds_once_for_the_same_purpose(clara: Office) -> None:
    with clara.work() as work:
        key = add_other_scheme(work, province(clara), catalog=CATALOG).id
        with pytest.raises(Problem) as twice:
            add_other_scheme(work, province(clara, name="PROVINCIA NORTE"), catalog=CATALOG)
        add_other_scheme(work, province(clara, purpose="roads"), catalog=CATALOG)
        until = province(clara, until=date(2025, 12, 31))
        change_other_scheme(work, key, until, catalog=CATALOG, version=1)
        back = add_other_scheme(work, province(clara, since=date(2026, 1, 1)), catalog=CATALOG)
        remove_other_scheme(work, back.id, "no volvió")
        with pytest.raises(Problem) as vague:
            add_other_scheme(work, province(clara, purpose="other things"), catalog=CATALOG)
    assert (said(twice), said(vague)) == ({("name", "V143")}, {("purpose", "V00")})


# --- tags ----------------------------------------------------------------------------------


def test_several_municipalities_get_a_tag_at_once(clara: Office) -> None:
    towns = [clara.members["Belmira"], clara.members["Cañaveral"]]
    with clara.work() as work:
        rows = add_tags(work, towns, TagInput("pdet"), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_tags(work, clara.members.values(), TagInput("pdet", START), catalog=CATALOG)
        change_tag(
            work,
            rows[0].id,
            TagInput("pdet", None, date(2024, 12, 31), "Decreto 1"),
            catalog=CATALOG,
            version=1,
        )
        add_tags(work, towns[:1], TagInput("pdet", START), catalog=CATALOG)
        remove_tag(work, rows[1].id, "no lo es")
    assert [f.message for f in raised.value.findings] == [
        "Belmira ya lo tiene en esas fechas.",
        "Cañaveral ya lo tiene en esas fechas.",
    ]
    with clara.db.session() as session:
        kept = queries.municipal_tags(session, association_id=clara.id)
    assert set(kept["municipality_id"]) == {clara.members["Belmira"]}


def test_a_tag_that_is_in_no_list_or_of_nobody_is_refused(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_tags(work, [], TagInput("red", date(2030, 1, 1)), catalog=CATALOG)
    assert said(raised) == {("tag", "V00"), ("municipality_ids", "V00"), ("since", "V03")}


# --- directory -----------------------------------------------------------------------------


def planner(office: Office, **changes: object) -> CounterpartInput:
    data = CounterpartInput(
        office.members["Belmira"], "planning", START, name="Ana Ruiz", contact="Ext. 12"
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def people(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.counterparts(session, association_id=office.id)


def test_who_arrives_in_a_role_ends_whoever_was_there(clara: Office) -> None:
    with clara.work() as work:
        add_counterpart(work, planner(clara), catalog=CATALOG)
        add_counterpart(work, planner(clara, since=date(2026, 1, 10), name=""), catalog=CATALOG)
    rows = people(clara)
    assert list(rows["until"].dt.date) == [date(2026, 1, 9), pd.NaT]
    assert list(rows["name"]) == ["Ana Ruiz", ""]


def test_councillors_are_several_at_once(clara: Office) -> None:
    with clara.work() as work:
        add_counterpart(work, planner(clara, role="council"), catalog=CATALOG)
        later = planner(clara, role="council", since=date(2026, 1, 1), name="Luis Mora")
        add_counterpart(work, later, catalog=CATALOG)
    assert people(clara)["until"].isna().all()


def test_names_and_contacts_never_reach_the_log(clara: Office) -> None:
    with clara.work() as work:
        row = add_counterpart(work, planner(clara), catalog=CATALOG)
        changed = planner(clara, contact="Ext. 77", until=TODAY)
        change_counterpart(work, row.id, changed, catalog=CATALOG, version=1)
        remove_counterpart(work, row.id, "otra persona")
    lines = query(
        clara.db.url, "SELECT before, after FROM audit_entry WHERE table_name = 'counterpart'"
    )
    assert len(lines) == 3
    assert "planning" in str(lines)
    assert "Ana Ruiz" not in str(lines)
    assert "Ext." not in str(lines)
    assert clara.db.count(AuditEntry) > 3


def test_everything_wrong_with_a_counterpart_is_said_at_once(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        data = CounterpartInput(None, "mayor", None, contact="sede del partido")
        add_counterpart(work, data, catalog=CATALOG)
    assert said(raised) == {
        ("municipality_id", "V00"),
        ("role", "V00"),
        ("since", "V00"),
        ("contact", "V28"),
    }


def test_the_roles_asked_for_keep_their_dates(clara: Office) -> None:
    with clara.work(today=date(2026, 1, 1)) as work:
        ask_roles(work, ["planning", "finance"], catalog=CATALOG)
    with clara.work() as work:
        ask_roles(work, ["planning", "oversight"], catalog=CATALOG)
        ask_roles(work, ["planning"], catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            ask_roles(work, ["mayor"], catalog=CATALOG)
    with clara.db.session() as session:
        rows = queries.asked_roles(session, association_id=clara.id).set_index("role")
    assert said(raised) == {("roles", "V00")}
    assert set(rows.index) == {"planning", "finance"}
    assert rows.loc["finance", "until"].date() == date(2026, 11, 4)
    assert pd.isna(rows.loc["planning", "until"])


# --- context -------------------------------------------------------------------------------

WOMEN = SeriesInput("population", "2025", "Censo", sex="F", area="rural")


def figures(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.context_figures(session, association_id=office.id)


def test_a_grid_of_context_writes_what_was_typed_and_leaves_blanks(clara: Office) -> None:
    one, two, three, _ = clara.members.values()
    with clara.work() as work:
        typed = {one: "1.250", two: "  ", three: "900"}
        record_context(work, WOMEN, typed, catalog=CATALOG)
        record_context(work, WOMEN, {one: "1.300"}, catalog=CATALOG, versions={one: 1})
        with pytest.raises(Problem) as stale:
            record_context(work, WOMEN, {one: "1.400"}, catalog=CATALOG, versions={one: 1})
    rows = figures(clara)
    assert dict(zip(rows["municipality_id"], rows["value"], strict=True)) == {one: 1300, three: 900}
    assert said(stale) == {("", "V51")}
    with clara.work() as work:
        remove_context(work, int(rows["id"].iloc[0]), "era de otro año")
    assert len(figures(clara)) == 1


def test_a_category_is_a_word_and_poverty_at_most_a_hundred(clara: Office) -> None:
    one, two, *_ = clara.members.values()
    category, poverty = SeriesInput("category", 2026, "Decreto"), SeriesInput("poverty", 2024, "X")
    with clara.work() as work:
        record_context(work, category, {one: "Sexta"}, catalog=CATALOG)
        record_context(work, poverty, {one: "38,4 %"}, catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            record_context(work, poverty, {two: "138"}, catalog=CATALOG)
    rows = figures(clara).set_index("indicator")
    assert (rows.loc["category", "word"], rows.loc["poverty", "value"]) == ("Sexta", 38.4)
    assert pd.isna(rows.loc["category", "value"])
    assert said(raised) == {(f"figure.{two}", "V23")}


def test_what_is_pasted_is_written_whole_or_not_at_all(clara: Office) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        bad = "Belmira\t1.200\nNadie\t4\nBelmira\t3\nCañaveral\tmucho\nDos Aguas"
        paste_context(work, WOMEN, bad, catalog=CATALOG)
    assert {f.code for f in raised.value.findings} == {"V146", "V46"}
    assert len(raised.value.findings) == 4
    assert figures(clara).empty
    with clara.work() as work:
        paste_context(work, WOMEN, "BELMIRA;1.200\ncanaveral;800", catalog=CATALOG)
    assert sorted(figures(clara)["value"]) == [800, 1200]


def test_context_asks_which_figure_of_which_year_and_source(clara: Office) -> None:
    one, *_ = clara.members.values()
    own = SeriesInput("own", "1800", " ", area="sea")
    with pytest.raises(Problem) as raised, clara.work() as work:
        record_context(work, own, {one: ""}, catalog=CATALOG)
    assert said(raised) == {("name", "V00"), ("source", "V00"), ("area", "V00"), ("year", "V23")}
    with pytest.raises(Problem) as split, clara.work() as work:
        by_sex = SeriesInput("poverty", 2024, "Censo", sex="F")
        record_context(work, by_sex, {one: "20"}, catalog=CATALOG)
    with pytest.raises(Problem) as nobody, clara.work() as work:
        record_context(work, WOMEN, {one: ""}, catalog=CATALOG)
    assert said(split) == {("sex", "V146")}
    assert said(nobody) == {("indicator", "V146")}

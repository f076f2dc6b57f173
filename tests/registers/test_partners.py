"""Partners, their agreements, and organizations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import READER, TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.activities.commands import record_activity, remove_activity
from evalua.registers.activities.inputs import ActivityInput
from evalua.registers.partners import queries
from evalua.registers.partners.commands import (
    AgreementInput,
    PartnerInput,
    add_agreement,
    add_partner,
    change_agreement,
    change_partner,
    remove_agreement,
    remove_partner,
)
from evalua.registers.partners.organizations import (
    OrganizationInput,
    add_organization,
    change_organization,
    remove_organization,
)
from evalua.registers.periods.tables import ReportMonth

CATALOG = catalog.load()
DONOR = PartnerInput("Agencia  de Cooperación", "cooperation", programme="Agua Segura")


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def donor(office: Office) -> int:
    with office.work() as work:
        return add_partner(work, DONOR, catalog=CATALOG).id


def pact(partner_id: int | None, /, **changes: object) -> AgreementInput:
    data = AgreementInput(partner_id, "Convenio 12", date(2026, 3, 2), date(2027, 3, 1))
    return replace(data, **changes)  # type: ignore[arg-type]


def group(office: Office, **changes: object) -> OrganizationInput:
    data = OrganizationInput("Las Moras", "rural_women", office.members["Belmira"])
    return replace(data, **changes)  # type: ignore[arg-type]


# --- partners ------------------------------------------------------------------------------


def test_a_partner_is_written_clean(clara: Office) -> None:
    donor(clara)
    with clara.db.session() as session:
        (row,) = queries.partners(session, association_id=clara.id).to_dict("records")
    assert (row["name"], row["programme"]) == ("Agencia de Cooperación", "Agua Segura")


def test_a_partner_typed_in_another_way_is_the_same(clara: Office, izote: Office) -> None:
    donor(clara)
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_partner(work, replace(DONOR, name="AGENCIA DE COOPERACION"), catalog=CATALOG)
    assert [f.message for f in raised.value.findings] == [
        "Agencia de Cooperación ya está en la lista de aliados. Use ese registro."
    ]
    assert donor(izote) > 0


def test_everything_wrong_with_a_partner_is_said_at_once(clara: Office) -> None:
    data = PartnerInput(" ", "friend", mandate="apoyar la campaña electoral")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_partner(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("name", "V00"),
        ("kind", "V00"),
        ("mandate", "V28"),
    }


def test_a_partner_is_corrected_unless_stale_or_repeated(clara: Office) -> None:
    partner = donor(clara)
    with clara.work() as work:
        add_partner(work, replace(DONOR, name="SENA"), catalog=CATALOG)
        change_partner(work, partner, replace(DONOR, mandate="agua"), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_partner(work, partner, DONOR, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as repeated:
            change_partner(work, partner, replace(DONOR, name="Sena"), catalog=CATALOG, version=2)
    assert (codes(stale), codes(repeated)) == ({"V51"}, {"V58"})


def test_a_partner_with_history_is_not_removed(clara: Office) -> None:
    partner = donor(clara)
    with clara.work() as work:
        signed = add_agreement(work, pact(partner), catalog=CATALOG)
        done = record_activity(
            work,
            ActivityInput("donor_table", TODAY, "agua", partners=[partner]),
            catalog=CATALOG,
        )
        with pytest.raises(Problem) as raised:
            remove_partner(work, partner, "se fue")
        assert [f.code for f in raised.value.findings] == ["V59", "V59"]
        remove_agreement(work, signed.id, "era de otro aliado")
        remove_activity(work, done.id, "era de otro aliado")
        with pytest.raises(Problem) as silent:
            remove_partner(work, partner, "")
        remove_partner(work, partner, "se registró por error")
    assert codes(silent) == {"V00"}
    assert donor(clara) != partner


# --- agreements ----------------------------------------------------------------------------


def test_an_agreement_may_have_no_end(clara: Office) -> None:
    with clara.work() as work:
        row = add_agreement(
            work, pact(add_partner(work, DONOR, catalog=CATALOG).id, ends_on=None), catalog=CATALOG
        )
    assert (row.ends_on, row.state) == (None, "active")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"partner_id": None}, ("partner_id", "V00")),
        ({"partner_id": 999}, ("partner_id", "V56")),
        ({"name": ""}, ("name", "V00")),
        ({"kind": "handshake"}, ("kind", "V00")),
        ({"state": "asleep"}, ("state", "V00")),
        ({"signed_on": None}, ("signed_on", "V00")),
        ({"signed_on": date(2026, 11, 6)}, ("signed_on", "V03")),
        ({"ends_on": date(2026, 3, 1)}, ("ends_on", "V25")),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    partner = donor(clara)
    with clara.work() as work:
        with pytest.raises(Problem) as added:
            add_agreement(work, pact(partner, **changes), catalog=CATALOG)
        row = add_agreement(work, pact(partner), catalog=CATALOG)
        with pytest.raises(Problem) as changed:
            change_agreement(work, row.id, pact(partner, **changes), catalog=CATALOG, version=1)
    for raised in (added, changed):
        assert {(f.field, f.code) for f in raised.value.findings} == {expected}


def test_the_same_agreement_twice_asks_whether_it_is_another(clara: Office) -> None:
    partner = donor(clara)
    with clara.work() as work:
        add_agreement(work, pact(partner), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_agreement(work, pact(partner), catalog=CATALOG)
    assert codes(raised) == {"V04"} and raised.value.only_confirmations


def test_an_agreement_changes_its_state_and_its_end(clara: Office) -> None:
    partner = donor(clara)
    with clara.work() as work:
        row = add_agreement(work, pact(partner), catalog=CATALOG)
        longer = pact(partner, state="permanent", ends_on=None)
        change_agreement(work, row.id, longer, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_agreement(work, row.id, longer, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as silent:
            remove_agreement(work, row.id, " ")
    assert (row.state, row.ends_on) == ("permanent", None)
    assert (codes(stale), codes(silent)) == ({"V51"}, {"V00"})


def test_an_agreement_signed_in_an_approved_month_asks_for_a_reason(clara: Office) -> None:
    partner = donor(clara)
    with clara.work() as work:
        work.add(ReportMonth(association_id=clara.id, month="2026-03", state="approved"))
        with pytest.raises(Problem) as raised:
            add_agreement(work, pact(partner), catalog=CATALOG)
        assert codes(raised) == {"V43"} and raised.value.only_confirmations
        row = add_agreement(work, pact(partner), catalog=CATALOG, confirmed={"V43": "tardío"})
    assert row.id > 0


# --- organizations -------------------------------------------------------------------------


def test_the_people_of_a_new_organization_are_its_first_count(clara: Office) -> None:
    with clara.work() as work:
        add_organization(work, group(clara, women="1.020", men=0), catalog=CATALOG)
        add_organization(work, group(clara, name="Sin contar"), catalog=CATALOG)
    with clara.db.session() as session:
        (row,) = queries.organization_counts(session, association_id=clara.id).to_dict("records")
    assert (row["women"], row["men"]) == (1020, 0) and pd.isna(row["families"])
    assert row["counted_on"].date() == TODAY


def test_people_counted_later_than_today_are_refused(clara: Office) -> None:
    late = group(clara, women=3, counted_on=date(2026, 12, 1))
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_organization(work, late, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {("counted_on", "V03")}


def test_a_name_repeats_only_in_another_municipality(clara: Office) -> None:
    with clara.work() as work:
        add_organization(work, group(clara), catalog=CATALOG)
        other = group(clara, municipality_id=clara.members["Dos Aguas"])
        add_organization(work, other, catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            add_organization(work, group(clara, name="las moras"), catalog=CATALOG)
    assert [f.message for f in raised.value.findings] == [
        "Las Moras de Belmira ya está en la lista. Use ese registro."
    ]


def test_everything_wrong_with_an_organization_is_said_at_once(clara: Office) -> None:
    data = OrganizationInput(
        "", "club", None, founded_on=date(2027, 1, 1), women="-1", men="1,5", families="x"
    )
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_organization(work, data, catalog=CATALOG)
    assert {(f.field, f.code) for f in raised.value.findings} == {
        ("name", "V00"),
        ("kind", "V00"),
        ("municipality_id", "V00"),
        ("founded_on", "V03"),
        ("women", "V23"),
        ("men", "V23"),
        ("families", "V05"),
    }


def test_an_organization_is_corrected_unless_stale_or_wrong(clara: Office) -> None:
    with clara.work() as work:
        row = add_organization(work, group(clara), catalog=CATALOG)
        change_organization(
            work, row.id, group(clara, led_by_woman=True), catalog=CATALOG, version=1
        )
        with pytest.raises(Problem) as stale:
            change_organization(work, row.id, group(clara), catalog=CATALOG, version=1)
        with pytest.raises(Problem) as wrong:
            change_organization(
                work, row.id, group(clara, municipality_id=999), catalog=CATALOG, version=2
            )
    assert row.led_by_woman
    assert (codes(stale), codes(wrong)) == ({"V51"}, {"V56"})


def test_an_organization_with_activities_is_not_removed(clara: Office) -> None:
    with clara.work() as work:
        row = add_organization(work, group(clara), catalog=CATALOG)
        done = record_activity(
            work,
            ActivityInput("organization_support", TODAY, "costos", organizations=[row.id]),
            catalog=CATALOG,
        )
        with pytest.raises(Problem) as raised:
            remove_organization(work, row.id, "cerró")
        assert codes(raised) == {"V59"}
        remove_activity(work, done.id, "era de otra")
        with pytest.raises(Problem):
            remove_organization(work, row.id, "")
        remove_organization(work, row.id, "se registró por error")
    with clara.db.session() as session:
        assert queries.organizations(session, association_id=clara.id).empty


def test_who_only_reads_writes_no_partner_agreement_or_organization(clara: Office) -> None:
    with clara.work(actor=READER) as work:
        for act in (
            lambda: add_partner(work, DONOR, catalog=CATALOG),
            lambda: change_partner(work, 1, DONOR, catalog=CATALOG, version=1),
            lambda: remove_partner(work, 1, "x"),
            lambda: add_agreement(work, pact(1), catalog=CATALOG),
            lambda: change_agreement(work, 1, pact(1), catalog=CATALOG, version=1),
            lambda: remove_agreement(work, 1, "x"),
            lambda: add_organization(work, group(clara), catalog=CATALOG),
            lambda: change_organization(work, 1, group(clara), catalog=CATALOG, version=1),
            lambda: remove_organization(work, 1, "x"),
        ):
            with pytest.raises(Problem) as raised:
                act()
            assert codes(raised) == {"V57"}


def test_the_peer_cannot_sign_with_a_partner_of_the_owner(clara: Office, izote: Office) -> None:
    partner = donor(clara)
    with pytest.raises(Problem) as raised, izote.work() as work:
        add_agreement(work, pact(partner), catalog=CATALOG)
    assert codes(raised) == {"V56"}
    with izote.db.session() as session:
        assert queries.partners(session, association_id=izote.id).empty

"""Donors: their profile, what they do on their own, and the notes that coordinate them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from conftest import Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.calls.commands import CallInput, add_call
from evalua.registers.partners import queries
from evalua.registers.partners.commands import (
    PartnerInput,
    add_partner,
    change_partner,
    remove_partner,
)
from evalua.registers.partners.coordination import (
    InterventionInput,
    NoteInput,
    add_intervention,
    add_note,
    change_intervention,
    remove_intervention,
    remove_note,
)

CATALOG = catalog.load()
STARTS, NOTED = date(2026, 2, 1), date(2026, 3, 1)


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[tuple[str, str]]:
    return {(f.field, f.code) for f in raised.value.findings}


def donor(office: Office, name: str, **said: object) -> int:
    data = replace(PartnerInput(name, "cooperation"), **said)  # type: ignore[arg-type]
    with office.work() as work:
        return add_partner(work, data, catalog=CATALOG).id


def does(office: Office, partner: int | None, **changes: object) -> InterventionInput:
    towns = [office.members["Belmira"]]
    data = InterventionInput(partner, "Acueductos", "water_sanitation", STARTS, None, towns)
    return replace(data, **changes)  # type: ignore[arg-type]


def note(office: Office, *donors: int, **changes: object) -> NoteInput:
    towns = [office.members["Belmira"]]
    data = NoteInput(donors, "water_sanitation", towns, NOTED, "Por veredas", "Acta 4")
    return replace(data, **changes)  # type: ignore[arg-type]


def test_a_donor_keeps_its_mandate_and_focus_and_what_leaves_the_list_is_removed(
    clara: Office,
) -> None:
    towns = [clara.members["Belmira"], clara.members["Dos Aguas"]]
    key = donor(clara, "Agencia", themes=["roads", "health"], municipality_ids=towns)
    now = PartnerInput("Agencia", "cooperation", themes=["health"], municipality_ids=towns[:1])
    with clara.work() as work:
        change_partner(work, key, now, catalog=CATALOG, version=1)
    with clara.db.session() as session:
        themes = queries.partner_themes(session, association_id=clara.id)
        focus = queries.partner_municipalities(session, association_id=clara.id)
    assert themes["theme"].tolist() == ["health"]
    assert focus["municipality_id"].tolist() == towns[:1]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"themes": ["potholes"]}, ("themes", "V00")),
        ({"municipality_ids": [999]}, ("municipality_ids", "V56")),
        ({"sector": "magic"}, ("sector", "V00")),
        ({"contact_role": "ana@agencia.org"}, ("contact_role", "V113")),
        ({"contact_role": "Oficial, tel. 300 555 12 34"}, ("contact_role", "V113")),
    ],
)
def test_a_profile_takes_closed_lists_and_the_post_of_the_contact_alone(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    data = replace(PartnerInput("Agencia", "cooperation"), **changes)  # type: ignore[arg-type]
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_partner(work, data, catalog=CATALOG)
    assert codes(raised) == {expected}


def test_a_donor_that_others_name_is_not_removed(clara: Office) -> None:
    key, other = donor(clara, "Agencia"), donor(clara, "Fondo")
    with clara.work() as work:
        call = CallInput("Agencia", "Agua 2026", "cooperation", STARTS, partner_id=key)
        add_call(work, call)
        add_intervention(work, does(clara, key), catalog=CATALOG)
        add_note(work, note(clara, key, other), catalog=CATALOG)
        with pytest.raises(Problem) as raised:
            remove_partner(work, key, "error")
    said = {f.message.split(" tiene ")[1].split(" que ")[0] for f in raised.value.findings}
    assert said == {"convocatorias", "intervenciones", "notas de coordinación"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"partner_id": None}, ("partner_id", "V00")),
        ({"partner_id": 999}, ("partner_id", "V56")),
        ({"name": ""}, ("name", "V00")),
        ({"theme": "very_fine_theme"}, ("theme", "V00")),
        ({"municipality_ids": []}, ("municipality_ids", "V00")),
        ({"starts_on": None}, ("starts_on", "V00")),
        ({"ends_on": date(2026, 1, 31)}, ("ends_on", "V25")),
    ],
)
def test_an_intervention_that_cannot_be_is_refused(
    clara: Office, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    key = donor(clara, "Agencia")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_intervention(work, does(clara, key, **changes), catalog=CATALOG)
    assert codes(raised) == {expected}


def test_only_donors_have_interventions_and_sign_notes(clara: Office) -> None:
    key = donor(clara, "Agencia")
    with clara.work() as work:
        office = add_partner(work, PartnerInput("Alcaldía", "municipal"), catalog=CATALOG).id
        with pytest.raises(Problem) as does_it:
            add_intervention(work, does(clara, office), catalog=CATALOG)
        with pytest.raises(Problem) as signs:
            add_note(work, note(clara, key, office), catalog=CATALOG)
    assert codes(does_it) == {("partner_id", "V114")}
    assert codes(signs) == {("partner_ids", "V114")}


def test_an_intervention_ends_and_is_taken_back_with_its_places(clara: Office) -> None:
    key = donor(clara, "Agencia")
    with clara.work() as work:
        row = add_intervention(work, does(clara, key), catalog=CATALOG)
        over = does(clara, key, ends_on=date(2026, 9, 30))
        change_intervention(work, row.id, over, catalog=CATALOG, version=1)
        with pytest.raises(Problem) as stale:
            change_intervention(work, row.id, over, catalog=CATALOG, version=1)
        assert codes(stale) == {("", "V51")} and row.ends_on == date(2026, 9, 30)
        remove_intervention(work, row.id, "era un proyecto")
    with clara.db.session() as session:
        assert queries.intervention_municipalities(session, association_id=clara.id).empty


def test_a_note_needs_two_donors_of_different_programmes(clara: Office) -> None:
    one = donor(clara, "Agencia", programme="Agua Segura")
    same = donor(clara, "Operador", programme="agua  segura")
    other = donor(clara, "Fondo")
    with clara.work() as work:
        for signed in ((one,), (one, one), (one, same)):
            with pytest.raises(Problem) as raised:
                add_note(work, note(clara, *signed), catalog=CATALOG)
            assert codes(raised) == {("partner_ids", "V114")}
        row = add_note(work, note(clara, one, same, other), catalog=CATALOG)
        remove_note(work, row.id, "no la firmaron")
    with clara.db.session() as session:
        assert queries.note_partners(session, association_id=clara.id).empty


def test_everything_wrong_with_a_note_is_said_at_once(clara: Office) -> None:
    bad = NoteInput((), "x", (), None, " ", "")
    with pytest.raises(Problem) as raised, clara.work() as work:
        add_note(work, bad, catalog=CATALOG)
    assert {field for field, _ in codes(raised)} == {
        "partner_ids",
        "theme",
        "municipality_ids",
        "agreed",
        "document",
        "noted_on",
    }

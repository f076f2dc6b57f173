"""The catalogue that ships is sound, complete and frozen."""

from collections import Counter

import pytest
from pydantic import ValidationError

from evalua.catalog import load, problems

CORE = {
    "A01-Q02-01", "A01-Q02-02", "A02-Q04-01", "A02-Q04-02", "A02-Q04-03", "A02-Q06-01",
    "A03-Q07-01", "A03-Q07-02", "A03-Q07-04", "A04-Q10-01", "A05-Q13-01", "A05-Q14-01",
    "A06-Q15-03", "A07-Q18-01", "A08-Q19-01", "A09-Q21-01", "A10-Q23-01", "A10-Q23-03",
}  # fmt: skip


def test_the_shipped_catalogue_has_no_problems() -> None:
    assert problems() == []


def test_it_holds_ten_areas_23_questions_15_factors_70_indicators_and_16_milestones() -> None:
    catalog = load()
    counted = (catalog.areas, catalog.questions, catalog.factors, catalog.indicators)
    assert [len(x) for x in counted] == [10, 23, 15, 70]
    assert [m.code for m in catalog.milestones] == [f"T{n:02}" for n in range(1, 17)]


def test_the_core_is_the_agreed_eighteen() -> None:
    assert {i.code for i in load().core} == CORE


def test_every_question_has_five_different_descriptors() -> None:
    assert all(len(set(q.descriptors)) == 5 for q in load().questions)


def test_each_indicator_has_its_own_tip_short_name_and_rule() -> None:
    indicators = load().indicators
    for field in ("tip", "short", "rule"):
        assert len({getattr(i, field) for i in indicators}) == 70
    assert not {i.tip for i in indicators} & {i.pitfall for i in indicators}


def test_a_tip_is_one_or_two_sentences_that_speak_to_the_reader() -> None:
    for indicator in load().indicators:
        assert indicator.tip.endswith(".")
        assert 60 <= len(indicator.tip) <= 220, indicator.code


def test_short_names_fit_a_chart() -> None:
    assert max(len(i.short) for i in load().indicators) <= 28


def test_percentages_and_ratios_say_what_a_zero_denominator_means() -> None:
    for indicator in load().indicators:
        divides = indicator.kind in ("percentage", "ratio")
        assert divides == (indicator.when_denominator_zero is not None), indicator.code
        assert divides == bool(indicator.denominator), indicator.code


def test_only_yearly_counts_and_amounts_are_prorated() -> None:
    prorated = [i for i in load().indicators if i.prorated]
    assert {(i.kind, i.accumulation, i.window) for i in prorated} == {
        ("count", "cumulative", "year"),
        ("amount", "cumulative", "year"),
    }


def test_the_plan_and_budget_indicator_is_due_at_the_end_of_the_first_year_of_government() -> None:
    indicator = load().indicator("A01-Q02-02")
    assert indicator.not_due_until == "first_year_end"
    assert indicator.member_grace_days == 365


def test_lower_is_better_is_scored_between_a_target_and_a_worse_zero_point() -> None:
    down = [i for i in load().indicators if i.direction == "down"]
    assert len(down) == 7
    for indicator in down:
        assert indicator.target_value is not None and indicator.zero_at is not None
        assert indicator.target_value < indicator.zero_at


def test_every_source_can_be_quoted() -> None:
    catalog = load()
    quotes = [catalog.cite(s) for i in catalog.indicators for s in i.sources]
    assert "FOINCIDE 2021, pregunta 6" in quotes
    assert len(quotes) > 70


def test_targets_are_said_in_words() -> None:
    said = {i.code: i.target_text for i in load().indicators}
    assert said["A02-Q04-01"] == "al menos 90 %"
    assert said["A02-Q04-05"] == "10 % o menos"
    assert said["A03-Q07-02"] == "la que fije el plan de trabajo"
    assert said["A04-Q10-01"] == "al menos 6 sesiones al año, salvo que el plan fije otra"
    assert said["A04-Q12-02"] == "sí"
    assert said["A06-Q15-03"] == "al menos 4 piezas al mes"
    assert said["A09-Q22-02"] == "la línea base más 5 % cada año"
    assert said["A09-Q22-03"] == "entre 45 y 60 %"
    assert said["A02-Q05-01"] == "la línea base más 1 cada 6 meses, y no menos de 5"
    assert said["A01-Q02-03"] == "30 % o menos (150 entre los miembros, si da más)"


def test_lookups_find_by_code_and_refuse_any_other() -> None:
    catalog = load()
    assert catalog.area("A03").number == 3
    assert catalog.question("Q07").area == "A03"
    assert [q.code for q in catalog.questions_of("A05")] == ["Q13", "Q14"]
    assert [i.code for i in catalog.indicators_of("Q01")] == ["A01-Q01-01", "A01-Q01-02"]
    assert {i.question for i in catalog.indicators_in("A10")} == {"Q23"}
    assert [f.number for f in catalog.factors_of("Q12")] == [3, 5]
    assert catalog.milestone("T15").offset_days == 165
    with pytest.raises(KeyError):
        catalog.indicator("A11-Q01-01")


def test_the_areas_share_out_the_seventy_indicators() -> None:
    counted = Counter(i.area for i in load().indicators)
    assert [counted[f"A{n:02}"] for n in range(1, 11)] == [7, 10, 13, 6, 7, 5, 5, 5, 5, 7]


def test_choices_give_the_spanish_name_of_each_key_in_order() -> None:
    catalog = load()
    assert dict(catalog.choices("sexes")) == {
        "F": "Mujer",
        "M": "Hombre",
        "X": "Otro",
        "U": "No informa",
    }
    assert next(iter(catalog.choices("project_stages"))) == "idea"
    assert catalog.name("project_stages", "in_execution") == "En ejecución"
    assert catalog.name("states", "not_due") == "Aún no exigible"
    with pytest.raises(KeyError):
        catalog.choices("colours")


def test_the_lists_people_choose_from_are_there() -> None:
    lists = set(load().offered)
    assert lists >= {
        "project_themes",
        "project_kinds",
        "project_scopes",
        "service_types",
        "partner_kinds",
        "agreement_kinds",
        "agreement_states",
        "organization_kinds",
        "instrument_kinds",
        "activity_types",
        "activity_channels",
        "activity_states",
        "attendance_kinds",
        "bodies",
        "decision_kinds",
        "community_session_kinds",
        "project_stages",
        "funding_sources",
        "funding_conditions",
        "contribution_schemes",
        "payment_methods",
        "schedule_kinds",
        "sexes",
        "association_states",
        "absence_reasons",
        "delay_causes",
        "publication_channels",
        "member_words",
    }
    assert len(load().choices("activity_types")) == 20


def test_project_themes_include_the_social_lines() -> None:
    social = {i.key for i in load().items_of("project_themes")}
    assert social >= {"childhood", "violence_prevention", "culture", "education", "health"}


def test_the_legal_figures_of_a_country_end_with_the_open_one() -> None:
    assert [f.key for f in load().figures_for("SV")] == ["mancomunidad_sv", "other"]
    assert [f.key for f in load().figures_for("ZZ")] == ["other"]


def test_the_default_policy_is_the_one_of_the_methodology() -> None:
    policy = load().scoring
    assert (policy.indicator_weight_core, policy.indicator_weight_complementary) == (2, 1)
    assert (policy.weight_objective, policy.weight_questionnaire) == (0.7, 0.3)
    assert (policy.band_green, policy.band_amber, policy.min_coverage_to_show) == (75, 50, 0.5)
    assert (policy.questionnaire_valid_months, policy.overdue_grace_days) == (18, 60)


def test_what_counts_as_applicable_and_as_data_follows_the_table_of_states() -> None:
    states = {s.key: (s.in_applicable, s.has_data) for s in load().states}
    missing = ("no_data", "overdue", "no_target", "not_calculable")
    outside = ("nothing_programmed", "not_due", "not_applicable", "not_available")
    assert states["calculable"] == (True, True)
    assert {states[key] for key in missing} == {(True, False)}
    assert {states[key] for key in outside} == {(False, False)}


def test_nothing_in_the_catalogue_can_be_changed() -> None:
    catalog = load()
    with pytest.raises(ValidationError):
        catalog.indicators[0].core = True
    with pytest.raises(TypeError):
        catalog.choices("sexes")["Z"] = "otra"  # type: ignore[index]


def test_it_is_read_once() -> None:
    assert load() is load()


def test_the_seven_objectives_a_goal_may_serve_name_their_document() -> None:
    catalog = load()
    assert len(catalog.choices("dnp_objectives")) == 7
    (listed,) = [closed for closed in catalog.lists if closed.key == "dnp_objectives"]
    assert [source.document for source in listed.sources] == ["D002"]

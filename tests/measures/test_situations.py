"""Whole associations in unusual situations: the state of the eighteen core indicators."""

from __future__ import annotations

import pandas as pd

from evalua.measures.observing import observe
from measures.chance import association
from measures.records import CAST, Rows, activity, cut_at, members, records, scheme, sent
from measures.worked import CATALOG

AT = cut_at("2026-10-31")
SENT = sent("2026-10", "2026-11-08")


def states(*given: Rows, start: str = "2020-01") -> dict[str, str]:
    frame = observe(records(*given, start=start), AT, CATALOG).indicators
    frame = frame[frame["core"]]
    return dict(zip(frame["indicator"], frame["state"], strict=True))


def codes(found: dict[str, str], name: str) -> set[str]:
    return {code for code, state in found.items() if state == name}


def test_a_new_association_with_nothing_recorded_has_no_zeros() -> None:
    found = states(CAST, start="2026-10")
    assert codes(found, "calculable") == set()
    assert codes(found, "not_applicable") == {"A03-Q07-04", "A09-Q21-01", "A10-Q23-03"}
    # October is its first month: its deadline is in November. A third of 6 sessions is due.
    assert codes(found, "not_due") == {"A10-Q23-01"}
    assert len(codes(found, "no_data")) == 14


def test_an_association_that_sent_an_empty_month_has_zeros_where_silence_means_none() -> None:
    found = states(CAST, SENT, scheme("equal_quota", "2020-01"))
    assert codes(found, "calculable") == {
        "A02-Q04-03",
        "A02-Q06-01",
        "A04-Q10-01",
        "A05-Q13-01",
        "A06-Q15-03",
        "A08-Q19-01",
        "A10-Q23-01",
    }
    assert codes(found, "no_target") == {"A03-Q07-02", "A07-Q18-01"}
    # No session, no plan, no calendar: there is nothing to divide, sent or not.
    assert codes(found, "no_data") == {"A01-Q02-01", "A01-Q02-02", "A03-Q07-01", "A05-Q14-01"}


def test_an_association_without_members_measures_no_member() -> None:
    found = states(members(), SENT, scheme("equal_quota", "2020-01"))
    of_members = {"A02-Q04-02", "A02-Q04-03", "A02-Q06-01", "A05-Q13-01"}
    assert of_members <= codes(found, "not_applicable")
    assert found["A02-Q04-01"] == "not_due"


def test_living_on_its_own_services_changes_only_the_two_indicators_of_quotas() -> None:
    known = [
        {name: rows for name, rows in part.items() if name not in ("charges", "schemes")}
        for part in association(11)
    ]
    quota, none = scheme("equal_quota", "2020-01"), scheme("no_quota", "2020-01")
    paying = observe(records(*known, quota), AT, CATALOG).indicators.set_index("indicator")
    free = observe(records(*known, none), AT, CATALOG).indicators.set_index("indicator")
    quotas = ["A02-Q04-01", "A02-Q04-02"]
    assert set(free.loc[quotas, "state"]) == {"not_applicable"}
    assert free.loc[quotas, "reason"].str.contains("ingresos propios").all()
    pd.testing.assert_frame_equal(paying.drop(quotas), free.drop(quotas))


def test_one_who_joins_inside_the_month_is_in_no_denominator_with_grace_and_is_shown() -> None:
    newcomer = members(*((n, "2020-01-01") for n in range(1, 5)), (5, "2026-10-12"))
    found = observe(records(newcomer, SENT, scheme("equal_quota", "2020-01")), AT, CATALOG)
    denominators = found.indicators.set_index("indicator")["denominator"]
    for code in ("A02-Q04-03", "A02-Q06-01", "A05-Q13-01"):
        assert denominators[code] == 4
        (row,) = found.details[code].query("label == 'M5'").to_dict("records")
        assert pd.isna(row["denominator"]) and row["note"].endswith("se cuenta")


def test_a_contact_in_the_log_makes_no_zero_of_what_the_log_does_not_hold() -> None:
    spoken = activity("bilateral_contact", "2026-10-12", (1,))
    found = states(CAST, spoken)
    assert found["A02-Q06-01"] == "calculable"
    of_other_kinds = {"A04-Q10-01", "A05-Q13-01", "A06-Q15-03", "A07-Q18-01", "A08-Q19-01"}
    assert of_other_kinds <= codes(found, "no_data")

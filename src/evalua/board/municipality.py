"""What a municipality paid and received: its sheet, seen from its own side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import account_statement, contribution_matrix, members_summary
from evalua.board.indicators import counts_money
from evalua.board.names import municipality_names
from evalua.board.projects import beneficiaries, project_lines
from evalua.board.transitions import milestone_matrix
from evalua.catalog import Catalog, Indicator
from evalua.measures.inputs import Inputs
from evalua.months.evaluation import Evaluation
from evalua.storage.frames import Columns, build

PROJECTS: Columns = {
    "uid": "text",
    "code": "text",
    "name": "text",
    "theme": "text",
    "stage": "text",
    "physical": "float",
    "delayed": "bool",
    "women": "int",
    "men": "int",
    "unstated": "int",
    "people": "int",
    "families": "int",
    "amount": "int",
    "public_status": "text",
    "public_status_on": "date",
}
"""``amount`` (minor units) and the people are what the project declares for this municipality."""

SERVICES: Columns = {
    "service": "text",
    "kind": "text",
    "unit": "text",
    "month": "text",
    "quantity": "float",
    "income": "int",
}
ATTENDANCE: Columns = {
    "uid": "text",
    "held_on": "date",
    "body": "text",
    "attended_as": "text",
    "person": "text",
}
CONTACTS: Columns = {
    "uid": "text",
    "held_on": "date",
    "kind": "text",
    "individual": "bool",
    "mayor_present": "bool",
    "topic": "text",
    "result": "text",
}
INDICATORS: Columns = {
    "municipality_id": "id",
    "code": "text",
    "name": "text",
    "unit": "text",
    "kind": "text",
    "money": "bool",
    "value": "float",
    "numerator": "float",
    "denominator": "float",
    "target": "float",
    "association_value": "float",
}
"""``target`` only for percentages: counts and amounts of one municipality have none."""

_SHARED_TARGET = ("percentage", "ratio")


@dataclass(frozen=True)
class MunicipalSheet:
    """One municipality as of a day. Money is in minor units.

    ``account`` is its row of ``members_summary`` (None while it has neither membership nor
    account); ``statement``, ``matrix`` and ``milestones`` are those of ``accounts`` and
    ``transitions``; the other frames have the columns of this module, newest first.
    """

    municipality_id: int
    uid: str
    name: str
    department: str
    population: int | None
    mayor: str
    joined_on: date | None
    left_on: date | None
    account: dict[str, Any] | None
    statement: pd.DataFrame
    matrix: pd.DataFrame
    projects: pd.DataFrame
    services: pd.DataFrame
    attendance: pd.DataFrame
    contacts: pd.DataFrame
    milestones: pd.DataFrame
    indicators: pd.DataFrame

    @property
    def seats_taken(self) -> int:
        """Sessions that somebody attended in its name."""
        return int((self.attendance["attended_as"] != "absent").sum())

    @property
    def people(self) -> int:
        """People that its projects declare; a person may be in more than one."""
        return int(self.projects["people"].sum())


def municipal_sheet(
    inputs: Inputs, evaluation: Evaluation, municipality_id: int, day: date, catalog: Catalog
) -> MunicipalSheet:
    """The sheet of a municipality, member or not any more. Raises KeyError for an unknown one."""
    about = _about(inputs, municipality_id)
    spell = spell_on(inputs, municipality_id, day)
    summary = _mine(members_summary(inputs, day), municipality_id)
    return MunicipalSheet(
        municipality_id=municipality_id,
        uid=about["uid"],
        name=municipality_names(inputs)[municipality_id],
        department=about["department"],
        population=None if pd.isna(about["population"]) else int(about["population"]),
        mayor=mayor_on(inputs, municipality_id, day),
        joined_on=spell[0],
        left_on=spell[1],
        account=None if summary.empty else summary.to_dict("records")[0],
        statement=account_statement(inputs, municipality_id, day),
        matrix=_mine(contribution_matrix(inputs, day), municipality_id),
        projects=_projects(inputs, municipality_id, day),
        services=_services(inputs, municipality_id, day),
        attendance=_attendance(inputs, municipality_id, day),
        contacts=_contacts(inputs, municipality_id, day),
        milestones=_mine(milestone_matrix(inputs, day, catalog), municipality_id),
        indicators=municipal_indicators(evaluation, municipality_id, catalog),
    )


def municipal_indicators(
    evaluation: Evaluation, municipality_id: int, catalog: Catalog
) -> pd.DataFrame:
    """Its rows of the indicators that are cut by municipality (columns ``INDICATORS``)."""
    return _mine(indicators_by_municipality(evaluation, catalog), municipality_id)


def indicators_by_municipality(evaluation: Evaluation, catalog: Catalog) -> pd.DataFrame:
    """The rows of every municipality, by indicator (columns ``INDICATORS``)."""
    scores = evaluation.scores.indicators.set_index("indicator")[["target", "value"]]
    whole = scores.to_dict("index")
    cards = {i.code: i for i in catalog.indicators if i.level == "municipality"}
    return build(
        (
            row | _card(cards[row["indicator"]], whole[row["indicator"]])
            for row in evaluation.municipal.to_dict("records")
            if row["indicator"] in cards
        ),
        INDICATORS,
    )


def _card(indicator: Indicator, whole: dict[str, float]) -> dict[str, Any]:
    """What every row of an indicator says; counts of one municipality have no target."""
    return {
        "code": indicator.code,
        "name": indicator.name,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "money": counts_money(indicator),
        "target": whole["target"] if indicator.kind in _SHARED_TARGET else None,
        "association_value": whole["value"],
    }


def mayor_on(inputs: Inputs, municipality_id: int, day: date) -> str:
    """Who headed the municipality on a day, "" where nobody is recorded."""
    rows, at = inputs.authorities, pd.Timestamp(day)
    there = (rows["from_on"] <= at) & (rows["to_on"].isna() | (rows["to_on"] >= at))
    found = rows[there & (rows["municipality_id"] == municipality_id)].sort_values("from_on")
    return "" if found.empty else str(found.iloc[-1]["name"])


def _about(inputs: Inputs, municipality_id: int) -> dict[str, Any]:
    rows = inputs.municipalities[inputs.municipalities["id"] == municipality_id]
    if rows.empty:
        raise KeyError(municipality_id)
    found: dict[str, Any] = rows.to_dict("records")[0]
    return found


def spell_on(inputs: Inputs, municipality_id: int, day: date) -> tuple[date | None, date | None]:
    """The last membership begun by the day, and its end once it came."""
    rows, at = inputs.memberships, pd.Timestamp(day)
    rows = rows[(rows["municipality_id"] == municipality_id) & (rows["joined_on"] <= at)]
    if rows.empty:
        return None, None
    last = rows.sort_values("joined_on").iloc[-1]
    ended = pd.notna(last["left_on"]) and last["left_on"] < at
    return last["joined_on"].date(), last["left_on"].date() if ended else None


def _mine(frame: pd.DataFrame, municipality_id: int) -> pd.DataFrame:
    return frame[frame["municipality_id"] == municipality_id].reset_index(drop=True)


def _projects(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    declared = beneficiaries(inputs, municipality_id)
    people = declared[["women", "men", "unstated"]].sum(axis=1, min_count=1)
    lines = project_lines(inputs, day).merge(
        declared.assign(people=people), on="project_id", how="inner", validate="1:1"
    )
    return build(lines.astype(object).to_dict("records"), PROJECTS)


def _services(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    names = inputs.services[["id", "name", "kind", "unit"]]
    names = names.set_axis(["service_id", "service", "kind", "unit"], axis=1)
    rows = _mine(inputs.service_records, municipality_id)
    rows = rows[rows["month"] <= f"{day:%Y-%m}"].merge(names, on="service_id", validate="m:1")
    rows = rows.sort_values(["month", "service"], ascending=[False, True])
    return build(rows.astype(object).to_dict("records"), SERVICES)


def _attendance(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    held = inputs.meetings[inputs.meetings["held_on"] <= pd.Timestamp(day)]
    held = held[["id", "uid", "body", "held_on"]].rename(columns={"id": "meeting_id"})
    rows = _mine(inputs.attendance, municipality_id).merge(held, on="meeting_id", validate="m:1")
    rows = rows.sort_values("held_on", ascending=False)
    return build(rows.astype(object).to_dict("records"), ATTENDANCE)


def _contacts(inputs: Inputs, municipality_id: int, day: date) -> pd.DataFrame:
    rows = inputs.activities[inputs.activities["held_on"] <= pd.Timestamp(day)]
    rows = rows[rows["status"] == "done"].rename(columns={"id": "activity_id"})
    mine = _mine(inputs.activity_municipalities, municipality_id)
    rows = mine.merge(rows, on="activity_id", validate="m:1")
    rows = rows.sort_values(["held_on", "activity_id"], ascending=False)
    return build(rows.astype(object).to_dict("records"), CONTACTS)

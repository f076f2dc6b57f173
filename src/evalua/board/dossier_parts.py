"""Tables that the folders of a change of government share, ready to print."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from evalua.board.accounts import account_statement
from evalua.board.document import Section, table
from evalua.board.projects import beneficiaries, project_lines
from evalua.board.transitions import milestone_matrix
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs
from evalua.measures.pacts import standing
from evalua.registers.association.facts import Facts

NO_STATUS = "Sin estado público registrado"
_PENDING = ("overdue", "due_soon", "not_due")


def year_by_year(inputs: Inputs, facts: Facts, municipality_id: int, day: date) -> pd.DataFrame:
    """What was charged and credited each year, and the balance at its end (columns as text)."""
    lines = account_statement(inputs, municipality_id, day)
    years = lines["dated_on"].dt.year
    rows = [
        {
            "year": str(year),
            "charged": facts.money(int(moves["charged"].fillna(0).sum())),
            "credited": facts.money(int(moves["credited"].fillna(0).sum())),
            "balance": facts.money(int(moves["balance"].iloc[-1])),
        }
        for year, moves in lines.groupby(years)
    ]
    return pd.DataFrame(rows, columns=["year", "charged", "credited", "balance"])


def projects(
    inputs: Inputs, facts: Facts, municipality_id: int | None, day: date, catalog: Catalog
) -> pd.DataFrame:
    """The projects of a municipality (of all without one), from the farthest stage (text columns)."""
    order = {stage.key: stage.order for stage in catalog.project_stages}
    names = catalog.names_of("project_stages")
    lines = project_lines(inputs, day)
    amounts: dict[int, Any] = {}
    if municipality_id is not None:
        declared = beneficiaries(inputs, municipality_id).set_index("project_id")
        lines = lines[lines["project_id"].isin(declared.index)]
        amounts = declared["amount"].to_dict()
    lines = lines.assign(place=lines["stage"].map(order).fillna(-9))
    lines = lines.sort_values(["place", "code"], ascending=[False, True])
    spoken = _public(inputs, day)
    columns = ["stage", "project", "status", "physical", "amount", "next_step"]
    rows = [
        {
            "stage": names.get(row["stage"], "Sin etapa"),
            "project": f"{row['code']} {row['name']}",
            "status": spoken.get(row["project_id"], NO_STATUS),
            "physical": _percent(facts, row["physical"]),
            "amount": _money(facts, amounts.get(row["project_id"])),
            "next_step": row["next_step"],
        }
        for row in lines.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=columns)


def _public(inputs: Inputs, day: date) -> dict[int, str]:
    """What each project says in public, with its date."""
    rows = inputs.projects[inputs.projects["public_status"] != ""]
    rows = rows[~(rows["public_status_on"] > pd.Timestamp(day))]
    return {
        row["id"]: row["public_status"]
        + ("" if pd.isna(row["public_status_on"]) else f" ({row['public_status_on']:%d/%m/%Y})")
        for row in rows.to_dict("records")
    }


def _percent(facts: Facts, value: float) -> str:
    return "—" if pd.isna(value) else f"{facts.number_format.write_short(value, 1)} %"


def _money(facts: Facts, minor: Any) -> str:
    return "—" if minor is None or pd.isna(minor) else facts.money(int(minor))


def agreements(inputs: Inputs, day: date, catalog: Catalog) -> Section:
    """The agreements with partners in force on a day."""
    rows = standing(inputs, day)
    shown = rows[rows["in_force"] | (rows["state"] == "negotiation")]
    shown = shown.assign(
        partner=shown["counterpart"],
        word=shown["state"].map(dict(catalog.choices("agreement_states"))),
    )
    return Section(
        "Convenios vigentes de la asociación",
        (),
        table(
            shown,
            {
                "name": "Convenio",
                "partner": "Con quién",
                "word": "Estado",
                "signed_on": "Desde",
                "ends_on": "Hasta",
            },
        ),
        "No hay convenios vigentes.",
    )


def steps(inputs: Inputs, municipality_id: int | None, day: date, catalog: Catalog) -> Section:
    """The route of the change of government, and what is due next.

    Of a municipality, every step; of the whole association, only what is still to be done.
    """
    lines = milestone_matrix(inputs, day, catalog)
    own = lines["municipality_id"].isna()
    if municipality_id is not None:
        lines = lines[own | (lines["municipality_id"] == municipality_id)]
        who = lines["municipality_id"].map(
            lambda key: "Asociación" if pd.isna(key) else "Municipio"
        )
    else:
        lines = lines[lines["status"].isin(_PENDING)]
        who = lines["municipality"].where(lines["municipality"] != "", "Asociación")
    shown = lines.assign(step=lines["milestone"] + " " + lines["name"], who=who)
    shown = shown.sort_values(["due_on", "milestone", "who"])
    return Section(
        "Calendario del cambio de gobierno",
        (_next(shown),),
        table(shown, {"due_on": "Plazo", "step": "Paso", "who": "De quién", "word": "Estado"}),
        "Sin pasos de un cambio de gobierno en curso.",
    )


def _next(lines: pd.DataFrame) -> str:
    """The first step that is still to be done, late ones first."""
    pending = lines[lines["status"].isin(_PENDING)]
    if pending.empty:
        return "Nada pendiente en la ruta."
    first = pending.iloc[0]
    verb = "venció" if first["status"] == "overdue" else "vence"
    return f"Lo siguiente: {first['step']}, {verb} el {long_date(first['due_on'].date())}."

"""Measures over what each member receives: A02-Q04-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, silent, within
from evalua.measures.measured import Measured, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.stages import stages_by
from evalua.scoring.states import State

NO_RECORDS = "No hay proyectos ni servicios registrados y el mes no se ha enviado."
FIGURES = ["women", "men", "unstated", "families", "amount"]


def members_with_benefit(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q04-03: members with a measured benefit in twelve months ÷ members past their grace.

    A benefit is a service received, or people or money of one's own in a project that was running
    or finished in the window; counts of municipalities. Empty registers in a month not sent are no
    data. Source: D001 Q4 and Q6; D004 §4.5.
    """
    card = catalog.indicator("A02-Q04-03")
    window = cut.window(card.window)
    served = _served(inputs, window)
    if served.empty and silent(inputs, cut, card.code, inputs.stages["reached_on"]):
        return nothing(State.NO_DATA, NO_RECORDS)
    shares = inputs.benefits[inputs.benefits["project_id"].isin(_under_way(inputs, cut, window))]
    measured = shares[(shares[FIGURES].fillna(0) > 0).any(axis=1)]
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    by_project, by_service = towns.isin(measured["municipality_id"]), towns.isin(served)
    note = pd.Series("sin proyecto ni servicio en doce meses", index=members.index, dtype=object)
    note = note.mask(
        towns.isin(shares["municipality_id"]), "está en un proyecto, sin cifras propias"
    )
    note = note.mask(by_service, "servicio recibido").mask(
        by_project, "proyecto con cifras propias"
    )
    note = note.mask(by_project & by_service, "proyecto con cifras propias y servicio recibido")
    return Measured(member_rows(members, by_project | by_service, note))


def _under_way(inputs: Inputs, cut: Cut, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.Series:
    """Projects that were in execution some day of the window, or finished in it."""
    events = stages_by(inputs, cut)
    still = events["next_on"].isna() | (events["next_on"] > window[0])
    running = (events["stage"] == "in_execution") & still
    finished = (events["stage"] == "finished") & within(events["reached_on"], window)
    return events.loc[running | finished, "project_id"]


def _served(inputs: Inputs, window: tuple[pd.Timestamp, pd.Timestamp]) -> pd.Series:
    """Municipalities that received some quantity of a service in the months of the window."""
    first, last = (str(Month.of(day)) for day in window)
    rows = inputs.service_records
    received = rows["month"].between(first, last) & (rows["quantity"] > 0)
    return rows.loc[received, "municipality_id"]

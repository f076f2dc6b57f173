"""Measures over projects: A03-Q07-02, A03-Q07-04 and A09-Q21-01."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import Measured, matched
from evalua.measures.project_rows import named, project_rows, unrecorded
from evalua.measures.stages import funded_in, resourced_since, stage_at


def funded_projects(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-02: projects funded in the year with a document and not returned or discarded since.

    Counts of projects, each once however often it was funded. No project in a month not sent is no
    data. Source: D001 Q7 and Q5.
    """
    card = catalog.indicator("A03-Q07-02")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    rows = named(inputs, funded_in(inputs, cut, cut.window(card.window)))
    lost = rows["lost"]
    note = pd.Series("cuenta", index=rows.index, dtype=object)
    note = note.mask(lost, "fue devuelto o descartado después")
    note = note.mask(~rows["written"], "falta el documento de la financiación")
    return Measured(
        project_rows(inputs, rows, rows["reached_on"], rows["written"] & ~lost, float("nan"), note)
    )


def follow_up_up_to_date(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q07-04: unfinished projects with a note of the last 30 days ÷ those it is due from.

    Expects projects funded, in execution or suspended after funding, whoever executes them; a note
    needs physical progress, spending or the cause of no change. Without a note a project enters
    after 30 days with resources; counts of projects. Source: D001 Q7; D000 route.
    """
    card = catalog.indicator("A03-Q07-04")
    first, _ = window = cut.window(card.window)
    notes = inputs.follow_ups[inputs.follow_ups["noted_on"] <= cut.at]
    said = notes[["physical", "financial", "paid"]].notna().any(axis=1)
    said |= (notes[["delay_cause", "no_change_reason"]] != "").any(axis=1)
    valid = notes[said].groupby("project_id")["noted_on"].max()
    rows = named(inputs, resourced_since(inputs, cut).rename("since").reset_index())
    noted_on = matched(rows["project_id"], valid)
    recent = within(noted_on, window)
    due = recent | (rows["since"] < first)
    empty = rows["project_id"].isin(
        notes.loc[~said & within(notes["noted_on"], window), "project_id"]
    )
    note = pd.Series("sin nota en el plazo", index=rows.index, dtype=object)
    note = note.mask(empty, "la nota no dice el avance ni la causa")
    note = note.mask(recent, "nota al día").mask(~due, "recién financiado: aún no se exige nota")
    return Measured(
        project_rows(inputs, rows, noted_on, recent.where(due), due.astype(float).where(due), note)
    )


def community_backing(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A09-Q21-01: live rural projects with a written backing ÷ those structured or beyond.

    Expects community sessions of kind ``backing`` with their act; ideas, suspended and finished
    projects stay out; counts of projects. Source: D001 Q21 and Q5.
    """
    beyond_idea = [s.key for s in catalog.project_stages if s.live and s.order != 0]
    standing = stage_at(inputs, cut)
    rural = inputs.projects.loc[inputs.projects["is_rural"], "id"]
    ids = standing.index[standing.isin(beyond_idea) & standing.index.isin(rural)]
    rows = named(inputs, pd.DataFrame({"project_id": ids}))
    sessions = inputs.community_sessions[inputs.community_sessions["held_on"] <= cut.at]
    written = sessions[(sessions["kind"] == "backing") & (sessions["act"] != "")]
    backed = rows["project_id"].isin(written["project_id"])
    note = pd.Series("sin sesión con la comunidad", index=rows.index, dtype=object)
    note = note.mask(
        rows["project_id"].isin(sessions["project_id"]), "hubo sesión, sin respaldo escrito"
    )
    note = note.mask(backed, "respaldo escrito")
    on = matched(rows["project_id"], written.groupby("project_id")["held_on"].max())
    return Measured(project_rows(inputs, rows, on, backed, 1.0, note))

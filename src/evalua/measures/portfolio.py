"""Measures over the portfolio of projects: A02-Q05-02, A02-Q06-03 and A03-Q08-03."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.live_projects import live_projects, members_without_project
from evalua.measures.measured import Measured, matched
from evalua.measures.members import member_rows, members_past_grace
from evalua.measures.project_rows import named, project_rows, unrecorded
from evalua.measures.stages import stage_at, stages_by
from evalua.measures.tags import tags_in_force

NO_LINE = "sin línea de la visión"


def formulated_with_community(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q05-02: projects with a documented session ÷ projects that were ever structured.

    Documented: an act that also says what the community asked for or proposed; a meeting that only
    informs, or the explanation of a delay, is not one. Discarded projects stay out. Counts of
    projects. Source: D001 Q5 and Q7; D004 §4.4.
    """
    missing = unrecorded(inputs, cut, "A02-Q05-02")
    if missing is not None:
        return missing
    beyond = [s.key for s in catalog.project_stages if s.order >= 1]
    events, standing = stages_by(inputs, cut), stage_at(inputs, cut)
    ids = events.loc[events["stage"].isin(beyond), "project_id"].unique()
    kept = ~pd.Series(ids).isin(standing.index[standing == "discarded"])
    rows = named(inputs, pd.DataFrame({"project_id": ids}).loc[kept.to_numpy()])
    sessions = inputs.community_sessions
    sessions = sessions[(sessions["held_on"] <= cut.at) & (sessions["kind"] != "delay")]
    written = sessions[sessions["act"] != ""]
    documented = written[written["contributions"] != ""]
    note = pd.Series("sin sesión con la comunidad", index=rows.index, dtype=object)
    note = note.mask(rows["project_id"].isin(sessions["project_id"]), "hubo sesión, sin acta")
    note = note.mask(
        rows["project_id"].isin(written["project_id"]), "el acta no dice qué propuso la comunidad"
    )
    done = rows["project_id"].isin(documented["project_id"])
    note = note.mask(done, "sesión con acta y propuestas de la comunidad")
    rural = matched(rows["project_id"], inputs.projects.set_index("id")["is_rural"])
    where = pd.Series("urbano: ", index=rows.index, dtype=object).mask(
        rural.astype(bool), "rural: "
    )
    on = matched(rows["project_id"], documented.groupby("project_id")["held_on"].min())
    return Measured(project_rows(inputs, rows, on, done, 1.0, where + note))


def without_project(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q06-03: members that no live project reaches ÷ members past their grace.

    An idea without movement in 180 days is not alive (measures/live_projects.py). The row says
    whether an alternative is being sought, which is not a project yet. Counts of municipalities.
    Source: D001 Q6.
    """
    card = catalog.indicator("A02-Q06-03")
    missing = unrecorded(inputs, cut, card.code)
    if missing is not None:
        return missing
    members = members_past_grace(inputs, cut, card.member_grace_days)
    towns = members["municipality_id"]
    bare = towns.isin(members_without_project(inputs, cut, catalog)["municipality_id"])
    reach = inputs.benefits[["project_id", "municipality_id"]]
    count = reach[reach["project_id"].isin(live_projects(inputs, cut, catalog))]
    count = count.groupby("municipality_id").size()
    found = towns.map(count).fillna(0).astype("int64")
    note = found.astype(str).astype(object) + " proyectos en gestión"
    note = note.mask(found == 1, "1 proyecto en gestión").mask(bare, "sin proyecto en gestión")
    still = reach["project_id"].isin(_still_ideas(inputs, cut, catalog))
    asleep = bare & towns.isin(reach.loc[still, "municipality_id"])
    note = note.mask(asleep, note + ": sus ideas llevan más de 180 días quietas")
    sought = bare & towns.isin(_sought(inputs, cut))
    note = note.mask(sought, note + "; se busca una alternativa")
    tags = tags_in_force(inputs, cut.day)
    inside = towns.isin(tags.loc[tags["tag"] == "pdet", "municipality_id"])
    return Measured(member_rows(members, bare, note.mask(inside, note + " · programa territorial")))


def aligned_portfolio(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A03-Q08-03: live projects with a line of a vision whose horizon holds the cut ÷ live projects.

    The row names the line; that one line gathers more than 60 % is a doubt (quality). Counts of
    projects. Source: D001 Q5 and Q8; D002 stage 2.
    """
    missing = unrecorded(inputs, cut, "A03-Q08-03")
    if missing is not None:
        return missing
    live = live_projects(inputs, cut, catalog)
    rows = named(inputs, pd.DataFrame({"project_id": live}))
    lines = project_lines_in_force(inputs, cut)
    said = matched(rows["project_id"], lines.set_index("project_id")["line"])
    aligned = said.notna()
    cited = inputs.projects.loc[inputs.projects["vision_line_id"].notna(), "id"]
    note = said.where(aligned, NO_LINE).astype(object)
    note = note.mask(
        ~aligned & rows["project_id"].isin(cited),
        "su línea es de una visión que ya no está vigente",
    )
    return Measured(
        project_rows(
            inputs, rows, pd.Series(pd.NaT, index=rows.index), aligned, 1.0, "línea: " + note
        )
    )


def project_lines_in_force(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The line of each project in a vision whose years hold the cut: project_id, line_id, line."""
    visions = inputs.visions[inputs.visions["starts_year"] <= cut.day.year]
    visions = visions[visions["ends_year"] >= cut.day.year]
    lines = inputs.vision_lines[inputs.vision_lines["vision_id"].isin(visions["id"])]
    lines = lines.assign(line=lines["code"] + " " + lines["text"]).rename(
        columns={"id": "vision_line_id"}
    )
    cited = inputs.projects[["id", "vision_line_id"]].rename(columns={"id": "project_id"})
    found = cited.dropna(subset=["vision_line_id"]).merge(
        lines[["vision_line_id", "line"]], on="vision_line_id", validate="m:1"
    )
    return found.rename(columns={"vision_line_id": "line_id"})


def _still_ideas(inputs: Inputs, cut: Cut, catalog: Catalog) -> pd.Index:
    standing = stage_at(inputs, cut)
    ideas = standing.index[standing == "idea"]
    return ideas.difference(live_projects(inputs, cut, catalog))


def _sought(inputs: Inputs, cut: Cut) -> pd.Series:
    """Members for which an alternative is being sought at the cut."""
    rows = inputs.alternatives
    still = rows["closed_on"].isna() | (rows["closed_on"] > cut.at)
    return rows.loc[(rows["sought_on"] <= cut.at) & still, "municipality_id"]

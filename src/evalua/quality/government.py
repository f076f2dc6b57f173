"""Doubts about members, sessions, milestones, agreements and the log of activities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evalua.domain.month import long_date
from evalua.measures.inputs import active_members, member_ids
from evalua.measures.pacts import standing
from evalua.quality.doubt import Doubt, Rule, in_month
from evalua.quality.ground import Ground

Row = dict[str, Any]
PRESENT = ("holder", "acting", "delegate")
BODIES = ("board", "assembly")
POPULATION_YEARS = 5
UNSTATED_SHARE = 0.2
_NAMED = 3
_IN_FORCE = ("pilot", "active", "evaluated")


def more_mayors_than_members(ground: Ground) -> Iterator[Doubt]:
    """Sessions attended by more municipalities than the association had that day (V34)."""
    inputs = ground.inputs
    held = inputs.meetings[inputs.meetings["held_on"] <= ground.cut.at]
    held = held[held["held_on"].dt.strftime("%Y-%m") >= ground.watched_from]
    seats = inputs.attendance[inputs.attendance["attended_as"].isin(PRESENT)]
    present = seats.groupby("meeting_id")["municipality_id"].nunique()
    for row in held[held["body"].isin(BODIES)].to_dict("records"):
        day = row["held_on"].date()
        members, came = member_ids(inputs, day).nunique(), int(present.get(row["id"], 0))
        if came > members:
            text = (
                f"Sesión del {long_date(day)}: registró {came} alcaldes y había {members} municipios. "
                "Revise la asistencia o las fechas de ingreso."
            )
            label = f"Sesión del {day:%d/%m/%Y}"
            yield Doubt(row["uid"], label, f"{day:%Y-%m}", text)


def milestone_without_evidence(ground: Ground) -> Iterator[Doubt]:
    """Milestones said to be done without the evidence that makes them count."""
    rows = ground.inputs.milestones
    rows = rows[(rows["done_on"] <= ground.cut.at) & (rows["evidence"] == "")]
    rows = rows[rows["not_applicable_reason"] == ""].sort_values(["code", "done_on"])
    for row in rows.to_dict("records"):
        place = row["municipality_id"]
        where = "" if pd.isna(place) else f" de {ground.name(place)}"
        text = (
            f"Transición {row['code']}{where}: se anotó cumplido el {row['done_on']:%d/%m/%Y} y no tiene "
            "evidencia; así no cuenta."
        )
        yield Doubt(row["uid"], f"{row['code']}{where}", f"{row['done_on']:%Y-%m}", text)


def agreement_past_its_end(ground: Ground) -> Iterator[Doubt]:
    """Agreements that figure in force after the day they ended."""
    rows = standing(ground.inputs, ground.cut.day)
    past = (rows["ends_on"] < ground.cut.at) & rows["state"].isin(_IN_FORCE)
    for row in rows[past].sort_values("ends_on").to_dict("records"):
        text = (
            f"El convenio {row['name']} figura vigente y terminó el {row['ends_on']:%d/%m/%Y}. Prorróguelo "
            "o ciérrelo."
        )
        yield Doubt(row["uid"], row["name"], ground.month, text, "", "vista=Convenios")


def without_mayor(ground: Ground) -> Iterator[Doubt]:
    """Members without a mayor registered on the day of the cut."""
    rows, at = ground.inputs.authorities, ground.cut.at
    heads = rows[(rows["from_on"] <= at) & (rows["to_on"].isna() | (rows["to_on"] >= at))]
    members = active_members(ground.inputs, ground.cut.day)
    for row in members[~members["municipality_id"].isin(heads["municipality_id"])].to_dict(
        "records"
    ):
        text = f"{row['name']} no tiene alcalde registrado a la fecha. Anote quién gobierna."
        yield Doubt(row["uid"], row["name"], ground.month, text, "", "vista=Alcaldías")


def old_population(ground: Ground) -> Iterator[Doubt]:
    """Members whose population has no year, or one of more than five years ago: one doubt for all."""
    members = active_members(ground.inputs, ground.cut.day)["municipality_id"]
    rows = ground.towns.loc[members]
    rows = rows[rows["population"].notna()]
    age = ground.cut.day.year - rows["population_year"]
    names = list(rows.loc[(age > POPULATION_YEARS).fillna(True).astype(bool), "name"])
    if names:
        more = f" y {len(names) - _NAMED} más" if len(names) > _NAMED else ""
        text = (
            f"La población no tiene año, o es de hace más de {POPULATION_YEARS}, en "
            f"{', '.join(names[:_NAMED])}{more}. Actualícela con la proyección vigente."
        )
        yield Doubt("population", "Población", ground.month, text, "", "vista=Miembros")


def term_to_confirm(ground: Ground) -> Iterator[Doubt]:
    """Periods of government whose dates nobody confirmed, while they are the next ones."""
    rows = ground.inputs.terms
    rows = rows[(rows["ends_on"] >= ground.cut.at) & ~rows["confirmed"]]
    for row in rows.sort_values("starts_on").to_dict("records"):
        label = f"Periodo {row['starts_on']:%Y}–{row['ends_on']:%Y}"
        text = f"{label}: las fechas son calculadas. Confírmelas con la norma de su país."
        yield Doubt(row["uid"], label, ground.month, text)


def activity_without_evidence(ground: Ground) -> Iterator[Doubt]:
    """Activities of the month without evidence."""
    rows = _done(ground)
    for row in rows[rows["evidence"] == ""].to_dict("records"):
        text = f"Actividad del {row['held_on']:%d/%m/%Y}, {_topic(row)}: falta decir dónde está el soporte."
        yield _of_activity(row, text)


def sex_unstated(ground: Ground) -> Iterator[Doubt]:
    """Activities of the month with more than a fifth of the people without sex (V33)."""
    rows = _done(ground)
    people = rows[["women", "men", "unstated"]].fillna(0).sum(axis=1).astype(float)
    share = rows["unstated"].fillna(0).astype(float) / people.where(people > 0)
    for row in rows.assign(share=share)[share > UNSTATED_SHARE].to_dict("records"):
        percent = ground.facts.number_format.write(row["share"] * 100, 0)
        text = (
            f"Actividad del {row['held_on']:%d/%m/%Y}, {_topic(row)}: falta el sexo de {percent} % de "
            "participantes; sin él no se puede decir cuántas mujeres hubo."
        )
        yield _of_activity(row, text)


def late_month(ground: Ground) -> Iterator[Doubt]:
    """Elapsed months that changed after they were sent and that nobody sent again."""
    rows = ground.inputs.months
    changed = rows["changed_after_submission"] & (rows["month"] <= ground.month)
    recent = rows["month"] >= ground.watched_from
    for row in rows[changed & recent].to_dict("records"):
        name = in_month(row["month"])
        text = (
            f"Un registro de {name} cambió después de enviarlo. Vea los ajustes en Cierre del mes."
        )
        yield Doubt(row["month"], name, row["month"], text, "", f"mes={row['month']}")


def _done(ground: Ground) -> pd.DataFrame:
    rows = ground.inputs.activities
    first = pd.Timestamp(ground.cut.month.first)
    mine = rows["held_on"].between(first, ground.cut.at) & (rows["status"] == "done")
    return rows[mine].sort_values(["held_on", "id"])


def _topic(row: Row) -> str:
    return f"«{row['topic']}»" if row["topic"] else "sin tema"


def _of_activity(row: Row, text: str) -> Doubt:
    label = row["topic"] or "Actividad"
    return Doubt(row["uid"], label, f"{row['held_on']:%Y-%m}", text, "", "vista=Lo registrado")


RULES = (
    Rule(
        "C05",
        "error",
        "meetings",
        "meetings",
        "A una sesión no llegan más alcaldías que miembros.",
        more_mayors_than_members,
    ),
    Rule(
        "C37",
        "warning",
        "transitions",
        "transitions",
        "Un paso cumplido tiene evidencia.",
        milestone_without_evidence,
    ),
    Rule(
        "C39",
        "warning",
        "partners",
        "other_registers",
        "Un convenio vigente no ha terminado.",
        agreement_past_its_end,
    ),
    Rule(
        "C40",
        "warning",
        "system",
        "close_month",
        "Un mes enviado no cambia sin volver a enviarse.",
        late_month,
    ),
    Rule(
        "C52",
        "information",
        "activities",
        "activities",
        "Una actividad tiene soporte.",
        activity_without_evidence,
    ),
    Rule(
        "C53",
        "information",
        "activities",
        "activities",
        "De las personas que participan se sabe el sexo.",
        sex_unstated,
    ),
    Rule(
        "C55",
        "information",
        "members",
        "association",
        "Cada miembro tiene alcalde registrado.",
        without_mayor,
    ),
    Rule(
        "C56",
        "information",
        "members",
        "association",
        "La población es de los últimos cinco años.",
        old_population,
    ),
    Rule(
        "C57",
        "information",
        "transitions",
        "transitions",
        "Las fechas del cambio de gobierno están confirmadas.",
        term_to_confirm,
    ),
)

"""Processes on screen: how far each municipality is, and the forms of its dates and of the process."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from evalua.board.names import members_on, municipality_names
from evalua.board.processes import Walk, walk
from evalua.measures.inputs import Cut
from evalua.registers.processes.commands import (
    ProcessInput,
    add_process,
    change_process,
    remove_process,
)
from evalua.registers.processes.marks import mark_steps
from evalua.storage.work import Work
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day as written_day
from evalua.ui.formats import percent, plain
from evalua.ui.forms import Entered, Form, remove

NEW = 0
DATES, PROCESS = "Fechas", "Proceso"
Row = dict[Any, Any]


def processes(here: Here) -> None:
    """The matrix of a process, beside the dates of a municipality or the process itself."""
    rows = cache.inputs(here).processes.sort_values("name")
    known: dict[int, Row] = {int(row["id"]): row for row in rows.to_dict("records")}
    left, right = st.columns([5, 2], gap="large")
    with right:
        chosen = _choose(known)
        what = PROCESS
        if chosen:
            what = str(
                st.segmented_control(
                    "Qué registrar",
                    (DATES, PROCESS),
                    default=DATES,
                    key="processes.what",
                    label_visibility="collapsed",
                    required=True,
                )
            )
    names = municipality_names(cache.inputs(here))
    walked = walk(cache.inputs(here), Cut.of(here.month, here.today), chosen, names)
    with left:
        _matrix(here, known.get(chosen), walked, names)
    with right:
        if what == DATES:
            _dates(here, chosen, walked, names)
        else:
            _process(here, known.get(chosen, {}), walked)


def _choose(known: dict[int, Row]) -> int:
    """The process looked at; the first one, unless somebody begins another."""
    options = [*known, NEW]
    return int(
        st.selectbox(
            "Proceso",
            options,
            format_func=lambda key: str(known[key]["name"]) if key else "Un proceso nuevo",
            key="processes.one",
        )
    )


def _matrix(here: Here, process: Row | None, walked: Walk, names: dict[int, str]) -> None:
    if process is None:
        layout.empty(
            "Un proceso paso a paso",
            "Aquí verá qué pasos terminó cada municipio y cuándo: por ejemplo, los de la guía para "
            "abrir una oficina de ordenamiento. Elija una plantilla o escriba los pasos.",
        )
        return
    layout.section(
        str(process["name"]),
        f"Desde el {written_day(process['since'])}. Avance: {percent(walked.overall, here.facts)}.",
    )
    dated = {
        f"step.{step}": [written_day(day) if pd.notna(day) else "" for day in walked.matrix[step]]
        for step in walked.steps["id"]
    }
    rows = pd.DataFrame(
        {
            "town": [names.get(town, "") for town in walked.matrix.index],
            "advance": [percent(part, here.facts) for part in walked.advance],
            **dated,
        }
    )
    heads = {f"step.{row['id']}": str(row["place"]) for row in walked.steps.to_dict("records")}
    layout.table(
        rows,
        {"town": "Municipio", "advance": "Avance", **heads},
        right=("Avance",),
        key="processes.matrix",
        alt="El día en que cada municipio terminó cada paso.",
    )
    st.markdown("  \n".join(plain(f"{r['place']}. {r['name']}") for r in _records(walked)))


def _records(walked: Walk) -> list[Row]:
    found: list[Row] = walked.steps.to_dict("records")
    return found


def _dates(here: Here, process_id: int, walked: Walk, names: dict[int, str]) -> None:
    """A day for each step of one municipality."""
    towns = [int(town) for town in walked.matrix.index]
    town = int(
        st.selectbox(
            "Municipio",
            towns,
            format_func=lambda key: names.get(key, ""),
            key=f"processes.town.{process_id}",
        )
    )
    steps = [int(step) for step in walked.steps["id"]]
    done = cache.inputs(here).process_done
    mine = done[(done["municipality_id"] == town) & done["step_id"].isin(steps)]
    days = dict(zip(mine["step_id"], mine["done_on"].dt.date, strict=True))
    version = dict.fromkeys(map(str, steps), 0) | {
        str(step): int(v) for step, v in zip(mine["step_id"], mine["version"], strict=True)
    }
    form = Form(
        here,
        "process.marks",
        subject=f"{process_id}.{town}",
        defaults={f"done_on.{step}": days.get(step) for step in steps},
        version=version,
    )
    for row in _records(walked):
        form.day(f"done_on.{row['id']}", f"{row['place']}. {row['name']}", latest=here.today)
    form.save("Guardar las fechas", lambda work, e: _save_dates(work, process_id, town, steps, e))


def _save_dates(work: Work, process_id: int, town: int, steps: list[int], entered: Entered) -> str:
    mark_steps(
        work,
        process_id,
        town,
        {step: entered[f"done_on.{step}"] for step in steps},
        versions={step: entered.version_of(step) for step in steps},
        confirmed=entered.confirmed,
    )
    return "Fechas guardadas."


def _process(here: Here, row: Row, walked: Walk) -> None:
    template = "" if row else _template()
    towns = members_on(cache.inputs(here), Cut.of(here.month, here.today).day)
    form = Form(
        here,
        "process",
        subject=f"{row['id']}" if row else f"new.{template}",
        defaults=_as_shown(row, walked) if row else _from_template(template, towns),
        version=row.get("version"),
    )
    form.text("name", "Nombre del proceso")
    form.day("since", "Empezó el", latest=here.today)
    form.text("steps", "Pasos, uno por renglón y en orden", long=True)
    walking = {int(t): n for t, n in municipality_names(cache.inputs(here)).items()}
    known = {t: walking[t] for t in walking if t in towns or t in walked.matrix.index}
    form.several("municipality_ids", "Municipios", known)
    form.save("Guardar el proceso", lambda work, e: _save(work, row, template, e))
    if row:
        remove(
            here,
            f"process.remove.{row['id']}",
            lambda work, why: _removed(work, int(row["id"]), why),
            label="Retirar este proceso",
        )


def _template() -> str:
    options = {t.key: t.name for t in CATALOG.process_templates} | {"": "Pasos propios"}
    chosen = st.selectbox(
        "Plantilla", list(options), format_func=options.__getitem__, key="processes.template"
    )
    return str(chosen)


def _from_template(key: str, towns: dict[int, str]) -> Row:
    """The steps of a template and every member, to be corrected before saving."""
    found = [t for t in CATALOG.process_templates if t.key == key]
    shown: Row = {"municipality_ids": list(towns)}
    return shown | ({"name": found[0].name, "steps": "\n".join(found[0].steps)} if found else {})


def _as_shown(row: Row, walked: Walk) -> Row:
    return row | {
        "since": row["since"].date(),
        "steps": "\n".join(walked.steps["name"]),
        "municipality_ids": [int(town) for town in walked.matrix.index],
    }


def _save(work: Work, row: Row, template: str, entered: Entered) -> str:
    data = ProcessInput(
        name=entered.text("name"),
        since=entered["since"],
        steps=entered.text("steps").splitlines(),
        municipality_ids=entered["municipality_ids"] or [],
        template=template,
    )
    if row:
        change_process(
            work, int(row["id"]), data, version=entered.version, confirmed=entered.confirmed
        )
        return "Proceso corregido."
    add_process(work, data, confirmed=entered.confirmed)
    return "Proceso guardado. Ya puede anotar las fechas de cada municipio."


def _removed(work: Work, process_id: int, why: str) -> str:
    remove_process(work, process_id, why)
    return "Proceso retirado."

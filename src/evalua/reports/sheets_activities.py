"""The sheets of the activity log, and of groups, deliveries of documents and agreed priorities."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evalua.board.activity_year import activity_lines, held_up
from evalua.board.document_deliveries import post_names
from evalua.board.working_groups import group_lines, session_lines
from evalua.catalog import Catalog
from evalua.measures.documents import delivery_pairs
from evalua.measures.inputs import Cut, Inputs
from evalua.months.evaluation import Evaluation
from evalua.reports.report import Block, Column, Sheet

_LOG = (
    Column("held_on", "Fecha", "date", 12, "Día de la actividad."),
    Column("kind", "Tipo", "text", 26, "Tipo de actividad."),
    Column("topic", "Tema", "wrap", 36, "De qué se trató."),
    Column("status", "Estado", "text", 12, "Realizada, programada, suspendida o cancelada."),
    Column("track", "Canal", "text", 11, "Político o técnico."),
    Column("municipalities", "Municipios", "wrap", 32, "Los que participaron o aparecieron."),
    Column("mayors", "Alcaldías", "int", 10, "Alcaldías presentes; vacía si no se anotó."),
    Column("spokesperson", "Vocería", "text", 18, "Municipio de la alcaldía que habló."),
    Column("women", "Mujeres", "int", 9, "Participantes mujeres."),
    Column("men", "Hombres", "int", 9, "Participantes hombres."),
    Column("unstated", "Sin dato", "int", 9, "Participantes sin dato de sexo."),
    Column("completed", "Completaron", "int", 11, "Quienes completaron la formación."),
    Column("counted_as", "Se contaron", "text", 20, "Personas con lista, o asistencias."),
    Column("youth", "Jóvenes", "int", 9, "Total voluntario."),
    Column("victims", "Víctimas", "int", 9, "Total voluntario."),
    Column("ethnic", "Pueblos étnicos", "int", 9, "Total voluntario."),
    Column("disability", "Con discapacidad", "int", 11, "Total voluntario."),
    Column("diversity", "Diversidad sexual", "int", 10, "Total voluntario."),
    Column("shown", "Se mostró", "text", 20, "Qué se mostró de los municipios."),
    Column("result", "Resultado o producto", "wrap", 32, "Lo que quedó."),
    Column("commitment", "Compromiso", "wrap", 30, "A qué se comprometió alguien."),
    Column("adjust", "Qué ajustar", "wrap", 26, "Lo que el equipo cambiaría."),
    Column("evidence", "Soporte", "wrap", 24, "Acta, lista o dónde está."),
    Column("link", "Enlace", "wrap", 26, "Enlace a la pieza o memoria."),
)
_GROUPS = (
    Column("name", "Mesa", "wrap", 34, "Mesa técnica o comunidad de práctica."),
    Column("kind", "Tipo", "text", 26, "Tipo de mesa."),
    Column("since", "Desde", "date", 12, "Cuándo se constituyó."),
    Column("until", "Hasta", "date", 12, "Último día; vacía si sigue."),
    Column("municipal", "Municipios", "int", 11, "Municipios con asiento al corte."),
    Column("external", "Entidades", "int", 11, "Entidades de fuera con asiento al corte."),
    Column("programmed", "Programadas", "int", 12, "Sesiones del trimestre del corte."),
    Column("with_act", "Con acta", "int", 10, "Sesiones con acta en ese trimestre."),
    Column("without_act", "Sin acta", "int", 10, "Sesiones sin acta: no cuentan."),
    Column("last_on", "Última sesión", "date", 13, "La última realizada."),
)
_SESSIONS = (
    Column("group", "Mesa", "wrap", 34, "La mesa que sesionó."),
    Column("held_on", "Fecha", "date", 12, "Día de la sesión."),
    Column("topic", "Tema", "wrap", 36, "De qué se trató."),
    Column("act", "Acta", "wrap", 18, "El acta de la sesión."),
    Column("municipal", "Municipios", "int", 11, "Con asiento que vinieron."),
    Column("external", "Entidades", "int", 11, "Con asiento que vinieron."),
    Column("quorum", "Quórum", "text", 9, "Según la regla de la mesa."),
)
_DELIVERIES = (
    Column("title", "Documento", "wrap", 40, "Documento técnico."),
    Column("post", "Cargo", "wrap", 36, "Cargo de la lista oficial; nunca un nombre."),
    Column("first_on", "Primera entrega", "date", 14, "El día que alguien lo recibió primero."),
    Column("delivered_on", "Lo recibió", "date", 12, "Vacía si todavía no."),
    Column("on_time", "A tiempo", "text", 10, "En los siete días de la primera entrega."),
)
_PRIORITIES = (
    Column("list", "Lista", "wrap", 34, "Lo que se pactó, y cuándo se congeló."),
    Column("level", "Nivel", "text", 24, "A quién se le pidió."),
    Column("frozen_on", "Congelada", "date", 12, "Desde ese día no cambia."),
    Column("text", "Prioridad", "wrap", 44, "Lo que se pidió."),
    Column("adopted_on", "En el plan", "date", 12, "Vacía si el plan no la recoge."),
    Column("reference", "Dónde", "wrap", 26, "Página o programa del plan."),
)


def sheet_activities(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """What was done in the year; what was suspended for safety is told only as a total."""
    cut = Cut(evaluation.month, evaluation.cut)
    total = held_up(inputs, cut)
    said = f"Suspendidas por seguridad en el año: {total}. De ellas solo se muestra el total."
    return Sheet(
        title="Bitácora",
        heading="Bitácora del año",
        question="¿Qué se hizo, con quién y qué resultó?",
        blocks=(Block("Bitacora", _LOG, activity_lines(inputs, cut, catalog).to_dict("records")),),
        note=said if total else "",
    )


def sheet_groups(evaluation: Evaluation, inputs: Inputs, catalog: Catalog) -> Sheet:
    """Groups with their sessions, deliveries to the political representation, and priorities."""
    cut = Cut(evaluation.month, evaluation.cut)
    groups = group_lines(inputs, cut)
    kinds = catalog.names_of("group_kinds")
    blocks = (
        Block(
            "Mesas",
            _GROUPS,
            groups.assign(kind=groups["kind"].map(kinds)).to_dict("records"),
            title="Mesas y comunidades de práctica",
        ),
        Block("Sesiones", _SESSIONS, _sessions(inputs, groups, cut), title="Sesiones del año"),
        Block(
            "Entregas",
            _DELIVERIES,
            _deliveries(inputs, cut, catalog),
            title="Documentos entregados a la representación política",
        ),
        Block("Prioridades", _PRIORITIES, _priorities(inputs, cut), title="Prioridades pactadas"),
    )
    return Sheet(
        title="Mesas y entregas",
        heading="Mesas, entregas y prioridades",
        question="¿Las mesas cumplen su calendario y los documentos llegan a todos?",
        blocks=blocks,
    )


def _sessions(inputs: Inputs, groups: pd.DataFrame, cut: Cut) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = []
    for key, name in zip(groups["id"], groups["name"], strict=True):
        held = session_lines(inputs, int(key), cut)
        held = held[(held["held_on"] >= pd.Timestamp(cut.year_start)) & (held["status"] == "done")]
        rows += held.assign(group=name, quorum=held["quorum"].map(_yes)).to_dict("records")
    return rows


def _deliveries(inputs: Inputs, cut: Cut, catalog: Catalog) -> list[dict[Any, Any]]:
    pairs = delivery_pairs(inputs, cut.day)
    pairs = pairs[pairs["first_on"] >= pd.Timestamp(cut.year_start)]
    posts = post_names(inputs, catalog)
    told: list[dict[Any, Any]] = pairs.assign(
        post=[posts.get(int(key), "") for key in pairs["recipient_id"]],
        on_time=pairs["on_time"].map(_yes),
    ).to_dict("records")
    return told


def _priorities(inputs: Inputs, cut: Cut) -> list[dict[Any, Any]]:
    lists = inputs.priority_lists.rename(
        columns={"id": "list_id", "name": "list", "level_name": "level"}
    )
    lists = lists.loc[
        lists["frozen_on"] <= cut.at, ["list_id", "list", "level", "frozen_on", "agreed_on"]
    ]
    items = inputs.agreed_priorities.merge(lists, on="list_id", validate="m:1")
    adopted = items["adopted_on"] <= cut.at
    items = items.assign(
        adopted_on=items["adopted_on"].where(adopted),
        reference=items["reference"].where(adopted, ""),
    )
    ordered = items.sort_values(["frozen_on", "list_id", "id"])
    told: list[dict[Any, Any]] = ordered.to_dict("records")
    return told


def _yes(value: bool) -> str:
    return "Sí" if value else "No"

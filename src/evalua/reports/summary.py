"""The monthly summary: which sheets it has, and the same tables as separate text files."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

import evalua
from evalua.board.approval import facts_of, marked, marks
from evalua.board.areas import area_lines, index_line
from evalua.board.sentences import headline
from evalua.catalog import Catalog
from evalua.measures.inputs import Cut, Inputs
from evalua.months.evaluation import Evaluation
from evalua.quality.rules import doubts
from evalua.reports.csv_files import write_csv_files
from evalua.reports.marks import with_marks
from evalua.reports.report import Cover, Report, Sheet
from evalua.reports.sheets_accounts import (
    sheet_ageing,
    sheet_agreements,
    sheet_contributions,
    sheet_statement,
)
from evalua.reports.sheets_activities import sheet_activities, sheet_groups
from evalua.reports.sheets_alignment import sheet_alignment, sheet_needs
from evalua.reports.sheets_alliances import sheet_donors, sheet_organizations, sheet_pacts
from evalua.reports.sheets_delays import sheet_calls, sheet_delays, sheet_left_out
from evalua.reports.sheets_equity import sheet_equity
from evalua.reports.sheets_goals import sheet_goal_alerts, sheet_goals
from evalua.reports.sheets_institution import sheet_institution, sheet_story
from evalua.reports.sheets_measuring import sheet_measuring
from evalua.reports.sheets_members import sheet_by_municipality, sheet_municipalities
from evalua.reports.sheets_notes import sheet_dictionary, sheet_quality
from evalua.reports.sheets_projects import (
    sheet_coverage,
    sheet_funding,
    sheet_programmes,
    sheet_projects,
    sheet_timeline,
)
from evalua.reports.sheets_registers import (
    sheet_commitments,
    sheet_transitions,
)
from evalua.reports.sheets_scores import (
    sheet_definitions,
    sheet_history,
    sheet_indicators,
    sheet_summary,
)
from evalua.reports.sheets_services import sheet_audits, sheet_finances, sheet_services
from evalua.reports.sheets_territory import (
    sheet_expiries,
    sheet_instruments,
    sheet_peace,
    sheet_territory,
)
from evalua.reports.sheets_transitions import sheet_hand_over
from evalua.reports.workbook import write_workbook

DRAFT = "BORRADOR"
_DEMO = "DEMOSTRACIÓN · datos ficticios"


def summary_workbook(
    evaluation: Evaluation,
    inputs: Inputs,
    history: pd.DataFrame,
    catalog: Catalog,
    *,
    before: Evaluation | None,
    generated_on: date,
) -> bytes:
    """The summary of a month as an .xlsx file.

    ``history`` has the columns of ``months.history.scores_by_month``; ``before`` is the month to
    compare with. The registers are read as of the month's cut.
    """
    return write_workbook(
        summary_report(
            evaluation, inputs, history, catalog, before=before, generated_on=generated_on
        )
    )


def summary_csv(
    evaluation: Evaluation,
    inputs: Inputs,
    history: pd.DataFrame,
    catalog: Catalog,
    *,
    before: Evaluation | None,
    generated_on: date,
) -> bytes:
    """The tables of the same summary as a .zip of .csv files, in the country's number format."""
    report = summary_report(
        evaluation, inputs, history, catalog, before=before, generated_on=generated_on
    )
    return write_csv_files(report, evaluation.facts.number_format)


def summary_report(
    evaluation: Evaluation,
    inputs: Inputs,
    history: pd.DataFrame,
    catalog: Catalog,
    *,
    before: Evaluation | None,
    generated_on: date,
) -> Report:
    """The summary as data: every sheet with its columns and rows."""
    found = doubts(inputs, Cut(evaluation.month, evaluation.cut), evaluation.facts)
    sheets = (
        sheet_summary(evaluation, before, history, catalog),
        sheet_indicators(evaluation, before, catalog),
        sheet_history(evaluation, history, catalog),
        sheet_measuring(evaluation, inputs, catalog),
        sheet_goals(evaluation, inputs, catalog),
        sheet_goal_alerts(evaluation, inputs),
        sheet_alignment(evaluation, inputs, catalog),
        sheet_contributions(evaluation, inputs),
        sheet_ageing(evaluation, inputs),
        sheet_statement(evaluation, inputs),
        sheet_agreements(evaluation, inputs),
        sheet_equity(evaluation, inputs),
        sheet_projects(evaluation, inputs, catalog),
        sheet_funding(evaluation, inputs, catalog),
        sheet_timeline(evaluation, inputs, catalog),
        sheet_delays(evaluation, inputs, catalog),
        sheet_left_out(evaluation, inputs, catalog),
        sheet_calls(evaluation, inputs, catalog),
        sheet_coverage(evaluation, inputs, catalog),
        sheet_programmes(evaluation, inputs, catalog),
        sheet_pacts(evaluation, inputs, catalog),
        sheet_donors(evaluation, inputs, catalog),
        sheet_organizations(evaluation, inputs, catalog),
        sheet_services(evaluation, inputs, catalog),
        sheet_finances(evaluation, inputs, catalog),
        sheet_audits(evaluation, inputs, catalog),
        sheet_transitions(evaluation, inputs, catalog),
        sheet_hand_over(evaluation, inputs, catalog),
        sheet_commitments(evaluation, inputs, catalog),
        sheet_institution(evaluation, inputs, catalog),
        sheet_story(evaluation, inputs, catalog),
        sheet_activities(evaluation, inputs, catalog),
        sheet_groups(evaluation, inputs, catalog),
        sheet_municipalities(evaluation, inputs, catalog),
        sheet_by_municipality(evaluation, inputs, catalog),
        sheet_needs(evaluation, inputs, catalog),
        sheet_instruments(evaluation, inputs, catalog),
        sheet_territory(evaluation, inputs, catalog),
        sheet_peace(evaluation, inputs, catalog),
        sheet_expiries(evaluation, inputs, catalog),
        sheet_quality(evaluation, inputs, catalog, found),
    )
    return Report(
        cover=_cover(evaluation, before, catalog, generated_on),
        sheets=_with_dictionary(with_marks(sheets, evaluation, inputs, found), catalog),
        line=_line(evaluation),
        money_digits=evaluation.facts.currency.digits,
        author=evaluation.facts.name,
    )


def _with_dictionary(sheets: tuple[Sheet, ...], catalog: Catalog) -> tuple[Sheet, ...]:
    every = (*sheets, sheet_definitions(catalog))
    return (*every, sheet_dictionary(every))


def _cover(
    evaluation: Evaluation, before: Evaluation | None, catalog: Catalog, generated_on: date
) -> Cover:
    areas = area_lines(evaluation, before, catalog)
    label = evaluation.month.label
    return Cover(
        title=f"Resumen de {label}",
        association=evaluation.facts.name,
        stamp=_stamp(evaluation),
        is_draft=not _is_approved(evaluation),
        sentence=headline(areas, evaluation.facts.number_format),
        facts=_facts(evaluation, before, catalog, generated_on),
        notes=_notes(evaluation),
    )


def _facts(
    evaluation: Evaluation, before: Evaluation | None, catalog: Catalog, generated_on: date
) -> tuple[tuple[str, Any], ...]:
    index = index_line(evaluation, before, catalog).to_dict("records")[0]
    fmt, states = evaluation.facts.number_format, catalog.names_of("month_states")
    covered = index["coverage"]
    return (
        ("Mes evaluado", evaluation.month.label),
        ("Fecha de corte", evaluation.cut),
        ("Estado del mes", states.get(evaluation.state, "")),
        ("Acta de aprobación", evaluation.act or "sin acta"),
        *(facts_of(evaluation.approval) if evaluation.approval else ()),
        ("Nota del mes", evaluation.context_note or "sin nota"),
        ("Se compara con", before.month.label if before is not None else "ningún mes"),
        ("Alcance", index["scope"]),
        ("Cobertura del dato", f"{fmt.write(covered * 100, 0)} %" if covered == covered else "–"),
        ("Franjas", _bands(evaluation, catalog)),
        ("Moneda", f"{evaluation.facts.currency.many} ({evaluation.facts.currency.code})"),
        ("Versión del catálogo", evaluation.catalogue_version),
        ("Generado el", generated_on),
        ("Programa", f"Evalúa {evalua.__version__}"),
    )


def _bands(evaluation: Evaluation, catalog: Catalog) -> str:
    if not evaluation.policy.bands:
        return "solo cifras: la junta decidió no clasificar los puntajes"
    fmt = evaluation.facts.number_format
    names = {band.key: f"{band.mark} {band.name}" for band in catalog.bands}
    green = fmt.write_short(evaluation.policy.band_green)
    amber = fmt.write_short(evaluation.policy.band_amber)
    return (
        f"{names['green']} desde {green} · {names['amber']} desde {amber} · "
        f"{names['red']} por debajo"
    )


def _notes(evaluation: Evaluation) -> tuple[str, ...]:
    first = (
        "Los puntajes son los que aprobó la junta. Las hojas de registros muestran lo anotado hoy "
        "con fecha hasta el corte, así que pueden diferir si algo se corrigió después."
        if evaluation.frozen
        else "La junta todavía no ha aprobado estas cifras: pueden cambiar."
    )
    return (
        first,
        "Las celdas guardan los valores sin redondear y una celda vacía es un dato que falta, "
        "nunca un cero. Dos puntajes que no miden lo mismo no se comparan sin decirlo.",
    )


def _is_approved(evaluation: Evaluation) -> bool:
    return evaluation.frozen and evaluation.state == "approved"


def _stamp(evaluation: Evaluation) -> str:
    demo = f"{_DEMO} · " if evaluation.facts.is_demo else ""
    if _is_approved(evaluation):
        return marked(f"{demo}Aprobado por la junta, {evaluation.act}", evaluation)
    if evaluation.frozen:
        return f"{demo}{DRAFT} · mes reabierto; cifras aprobadas en {evaluation.act}"
    return f"{demo}{DRAFT} · sin aprobar por la junta"


def _line(evaluation: Evaluation) -> str:
    """Whose, of when and how firm, for every sheet and every foot."""
    state = evaluation.act if _is_approved(evaluation) else DRAFT
    parts = [evaluation.facts.name, evaluation.month.label, state, *marks(evaluation)]
    if evaluation.facts.is_demo:
        parts.append(_DEMO)
    return " · ".join(parts)

"""Measures over services: A10-Q23-06."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from evalua.catalog import Catalog
from evalua.catalog.services import ServiceMeasure
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs, silent
from evalua.measures.measured import NO_ROWS, Measured, detail_from, nothing
from evalua.measures.once import once
from evalua.scoring.states import State
from evalua.storage.frames import Columns, build

CODE = "A10-Q23-06"
NO_SERVICES = "Todavía no hay servicios registrados."
NO_FIGURES = "Ningún servicio con estándar tiene datos del trimestre."
MET, MISSED = "cumple su estándar", "no llega a su estándar"
NO_STANDARD = "sin estándar aprobado: cuenta como no cumplido"
NOT_RECORDED = "sin datos del trimestre: cuenta como no cumplido"
NO_CASES = "en el trimestre no hubo casos: nada lo incumple"
HOSTED = "ventanilla de otra entidad: no se cuenta"
NAN = float("nan")
STANDING: Columns = {
    "id": "id",
    "uid": "text",
    "name": "text",
    "kind": "text",
    "unit": "text",
    "measure": "text",
    "direction": "text",
    "threshold": "float",
    "approved_on": "date",
    "act": "text",
    "value": "float",
    "met": "bool",
    "note": "text",
}
_SERVICE = ["id", "uid", "name", "kind", "unit", "hosted_for"]
_STANDARD = ["measure", "direction", "threshold", "approved_on", "act"]
_NONE = {"measure": "", "direction": "", "threshold": NAN, "approved_on": pd.NaT, "act": ""}
Period = tuple[pd.Timestamp, pd.Timestamp]
Row = dict[Any, Any]
Months = Mapping[str, npt.NDArray[np.float64]]


def within_standard(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-06: services that met their own standard ÷ services provided in the last full quarter.

    Expects the figures that each kind of service records by month, and the standards the board
    approved. A service without one, or without figures in the quarter, does not meet it; the window
    that another institution keeps in the house is not counted. The standard is the one in force when
    the quarter began, so an easier one counts from the next; a first one counts at once. Counts of
    services. Source: D001, recommendation X; D004 §3 and §2.5.
    """
    period = cut.window(catalog.indicator(CODE).window)
    rows = standing(inputs, period, catalog)
    if rows.empty:
        unknown = silent(inputs, cut, CODE, inputs.services["since"])
        return nothing(State.NO_DATA, NO_SERVICES) if unknown else Measured(NO_ROWS)
    counted = rows["note"] != HOSTED
    asked = rows[counted & (rows["measure"] != "")]
    blank = not asked.empty and bool((asked["note"] == NOT_RECORDED).all())
    if blank and not inputs.answered(cut.month, CODE):
        return nothing(State.NO_DATA, NO_FIGURES)
    return Measured(
        detail_from(
            rows,
            register="service",
            label=rows["name"],
            numerator=rows["met"].astype("float64"),
            denominator=counted.astype("float64"),
            note=rows["note"],
            municipality_ids=pd.Series([()] * len(rows), index=rows.index, dtype=object),
        )
    )


def standing(inputs: Inputs, period: Period, catalog: Catalog) -> pd.DataFrame:
    """How each service provided in a period stands against its standard, by name.

    Returns id, uid, name, kind, unit, measure ("" without a standard), direction, threshold,
    approved_on, act, value (in the measure's own unit; NaN without figures or cases), met and note.
    """
    first, last = period
    services = inputs.services
    provided = services["until"].isna() | (services["until"] >= first)
    mine = services[(services["since"] <= last) & provided]
    standards, figures = _in_force(inputs, period), _figures(inputs, period)
    rows = []
    for row in mine[_SERVICE].to_dict("records"):
        held = row | standards.get(row["id"], _NONE)
        value, met, note = _against(held, figures.get(row["id"]), catalog)
        rows.append(held | {"value": value, "met": met, "note": note})
    rows.sort(key=lambda row: str(row["name"]))
    return build(rows, STANDING)


@once
def monthly(inputs: Inputs) -> pd.DataFrame:
    """Every figure of every service, a row a month: service_id, order, and a column a figure.

    ``order`` counts months from year 0; ``quantity`` is what members and other customers received
    together. A figure that was not recorded is NaN.
    """
    columns = ["service_id", "month", "quantity"]
    given = pd.concat([inputs.service_records[columns], inputs.customer_records[columns]])
    total = given.groupby(["service_id", "month"], as_index=False)["quantity"].sum()
    quantity = total.rename(columns={"quantity": "amount"}).assign(measure="quantity")
    figures = inputs.service_figures[["service_id", "month", "measure", "amount"]]
    joined = pd.concat([figures, quantity], ignore_index=True)
    wide = joined.pivot(index=["service_id", "month"], columns="measure", values="amount")
    months = wide.index.get_level_values("month")
    order = [_order(Month.parse(str(month))) for month in months]
    return (
        wide.astype("float64")
        .reset_index(level="month", drop=True)
        .reset_index()
        .assign(order=pd.Series(order, dtype="int64"))
    )


def figure_of(measure: ServiceMeasure, months: Months, catalog: Catalog) -> float | None:
    """A measure over the months recorded (figure → its value each month, NaN where missing).

    A share divides the sums of the months that hold all its parts; an average is weighted where the
    measure says by what. None: nothing was recorded; NaN: what was recorded is zero cases.
    """
    if measure.form == "checklist":
        conditions = (m.key for m in catalog.service_measures if m.form == "yes_no")
        answers = np.concatenate([[], *(months[key] for key in conditions if key in months)])
        answers = answers[~np.isnan(answers)]
        return float(100 * answers.mean()) if answers.size else None
    needed = [*measure.of, *measure.over] or [measure.key]
    if any(key not in months for key in needed):
        return None
    whole = ~np.isnan(np.vstack([months[key] for key in needed])).any(axis=0)
    if not whole.any():
        return None
    if measure.form == "share":
        over = sum(float(months[key][whole].sum()) for key in measure.over)
        part = sum(float(months[key][whole].sum()) for key in measure.of)
        return 100 * part / over if over else NAN
    weights = months.get(measure.weight or "", np.full(whole.shape, NAN))[whole]
    if np.isnan(weights).any() or weights.sum() <= 0:
        weights = np.ones(len(weights))
    return float(np.average(months[measure.key][whole], weights=weights))


def _in_force(inputs: Inputs, period: Period) -> dict[int, Row]:
    """The standard each service is held to in a period: that of its first day, or the first in it."""
    first, last = period
    standards = inputs.service_standards
    dated = standards[standards["approved_on"] <= last].sort_values("approved_on")
    found: dict[int, Row] = {}
    for row in dated[["service_id", *_STANDARD]].to_dict("records"):
        service = row.pop("service_id")
        if row["approved_on"] <= first or service not in found:
            found[service] = row
    return found


def _figures(inputs: Inputs, period: Period) -> dict[int, Months]:
    """Service → its figures in the months of a period."""
    first, last = (_order(Month.of(day.date())) for day in period)
    wide = monthly(inputs)
    mine = wide[wide["order"].between(first, last)]
    names = [name for name in mine.columns if name not in ("service_id", "order")]
    values, services = mine[names].to_numpy(), mine["service_id"].to_numpy()
    found: dict[int, Months] = {}
    for service in dict.fromkeys(services.tolist()):
        own = values[services == service]
        found[service] = {name: own[:, place] for place, name in enumerate(names)}
    return found


def _order(month: Month) -> int:
    return month.year * 12 + month.month


def _against(row: Row, months: Months | None, catalog: Catalog) -> tuple[float, bool, str]:
    """What a service reached, whether it meets its standard, and why in words."""
    if row["hosted_for"]:
        return NAN, False, HOSTED
    if not row["measure"]:
        return NAN, False, NO_STANDARD
    measure = catalog.service_measure(str(row["measure"]))
    value = None if months is None else figure_of(measure, months, catalog)
    if value is None:
        return NAN, False, NOT_RECORDED
    if pd.isna(value):
        return NAN, True, NO_CASES
    threshold = row["threshold"]
    met = value >= threshold if row["direction"] == "at_least" else value <= threshold
    return value, met, MET if met else MISSED

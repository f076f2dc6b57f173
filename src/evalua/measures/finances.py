"""Measures over the finances of the months: A10-Q23-05."""

from __future__ import annotations

from math import ceil

import pandas as pd

from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, detail, nothing
from evalua.measures.once import once
from evalua.scoring.states import State

CODE = "A10-Q23-05"
OWN_SOURCES = ("contributions", "services")
TYPED_SOURCES = ("services", "projects", "cooperation", "other")
COMPUTED, TYPED = "calculado", "digitado"
FEWEST_MONTHS = 3
"""Below a quarter of a year, one large bill or one late payment is the whole figure."""
_FROM = {
    "contributions": "de los pagos registrados",
    "services": "de lo registrado en los servicios",
}


def autonomy(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A10-Q23-05: contributions paid and services sold ÷ operating expense, over twelve months.

    Only months with their finances recorded add to either side; where fewer than the catalogue asks
    of those already over are recorded (``finances.months_recorded_share``), the figure would speak
    of the chosen months and there is none. The expense holds the whole payroll, also what projects
    paid of it, so paying salaries with projects does not raise the figure. Minor units of money.
    Source: D000, what to evaluate; D004 §5.3, §2.5 and §2.3.
    """
    first, _ = cut.window(catalog.indicator(CODE).window)
    start = max(Month.of(first.date()), inputs.evaluation_start)
    over = len([*start.to(cut.elapsed)])
    months = inputs.month_finances
    mine = months[months["month"].between(str(start), str(cut.month))].sort_values("month")
    needed = max(FEWEST_MONTHS, ceil(over * catalog.finances.months_recorded_share))
    if len(mine) < needed:
        return nothing(
            State.NO_DATA,
            f"Hay ingresos y gastos de {len(mine)} de los últimos {over} meses; hacen falta {needed}.",
        )
    income = income_by_month(inputs)
    own = income[income["source"].isin(OWN_SOURCES) & income["month"].isin(mine["month"])]
    return Measured(detail([*_earned(own, catalog), *_spent(mine)]))


@once
def income_by_month(inputs: Inputs) -> pd.DataFrame:
    """What came in by month and source, oldest first: month, source, amount, origin.

    Contributions are the payments, less refunds and what was applied to charges of a project;
    services come from their records in the months that hold an amount, else from what was typed.
    Minor units; a source nobody recorded in a month has no row there.
    """
    services = _services(inputs)
    typed = inputs.month_finances.melt(
        id_vars="month", value_vars=list(TYPED_SOURCES), var_name="source", value_name="amount"
    ).dropna(subset=["amount"])
    told = (typed["source"] == "services") & typed["month"].isin(services["month"])
    parts = [
        _contributions(inputs).assign(source="contributions", origin=COMPUTED),
        services.assign(source="services", origin=COMPUTED),
        typed[~told].assign(origin=TYPED),
    ]
    columns = ["month", "source", "amount", "origin"]
    joined = pd.concat([part[columns].astype({"amount": "int64"}) for part in parts])
    return joined.sort_values(["month", "source"], ignore_index=True)


def income_mix(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """The income of each year by source up to a cut: year, source, amount, share (0–1 of the year).

    Only months with their finances recorded: of the others one source is known and the rest is not.
    """
    income = income_by_month(inputs)
    recorded = income["month"].isin(inputs.month_finances["month"])
    seen = income[recorded & (income["month"] <= str(cut.month))]
    by_year = seen.assign(year=seen["month"].str[:4].astype("int64"))
    sums = by_year.groupby(["year", "source"], as_index=False)["amount"].sum()
    sums = sums[sums["amount"] > 0]
    return sums.assign(share=sums["amount"] / sums.groupby("year")["amount"].transform("sum"))


def one_source(mix: pd.DataFrame, limit: float) -> pd.DataFrame:
    """The years in which one source alone gave more than a share of the income (rows of the mix)."""
    return mix[mix["share"] > limit].reset_index(drop=True)


def _contributions(inputs: Inputs) -> pd.DataFrame:
    """Payments less refunds, and less what covers charges that pay for a project, by month."""
    schemes = inputs.schemes
    of_projects = schemes.loc[
        (schemes["kind"] == "counterpart") | schemes["project_id"].notna(), "id"
    ]
    charges = inputs.charges.loc[inputs.charges["scheme_id"].isin(of_projects), "id"]
    applied = inputs.allocations[inputs.allocations["charge_id"].isin(charges)]
    signed = pd.concat(
        [
            _dated(inputs.payments, "paid_on", 1),
            _dated(inputs.refunds, "refunded_on", -1),
            _dated(applied, "paid_on", -1),
        ]
    )
    return signed.groupby("month", as_index=False)["amount"].sum()


def _services(inputs: Inputs) -> pd.DataFrame:
    """What members and other customers paid for services by month, where an amount is known."""
    members = inputs.service_records[["month", "income"]].rename(columns={"income": "amount"})
    others = inputs.customer_records[["month", "invoiced"]].rename(columns={"invoiced": "amount"})
    known = pd.concat([members, others]).dropna(subset=["amount"]).astype({"amount": "int64"})
    return known.groupby("month", as_index=False)["amount"].sum()


def _dated(rows: pd.DataFrame, day: str, sign: int) -> pd.DataFrame:
    """The amounts of dated rows by the month of their day."""
    months = rows[day].dt.year * 12 + rows[day].dt.month
    names = {n: str(Month((n - 1) // 12, (n - 1) % 12 + 1)) for n in months.dropna().unique()}
    amounts = sign * rows["amount"].astype("int64")
    return pd.DataFrame({"month": months.map(names).astype(object), "amount": amounts})


def _earned(income: pd.DataFrame, catalog: Catalog) -> list[dict[str, object]]:
    sources = catalog.choices("income_sources")
    return [
        {
            "register": "finance",
            "uid": f"{row['month']}.{row['source']}",
            "label": f"{sources[row['source']]}, {Month.parse(row['month']).label}",
            "numerator": float(row["amount"]),
            "denominator": 0.0,
            "note": _FROM[row["source"]] if row["origin"] == COMPUTED else "digitado",
        }
        for row in income.to_dict("records")
    ]


def _spent(months: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {
            "register": "finance",
            "uid": row["uid"],
            "label": f"Gasto de operación, {Month.parse(row['month']).label}",
            "numerator": 0.0,
            "denominator": float(row["expense"]),
            "note": _payroll_note(row["payroll_projects"]),
        }
        for row in months.to_dict("records")
    ]


def _payroll_note(by_projects: int) -> str:
    if by_projects:
        return "digitado; incluye la nómina que pagaron los proyectos"
    return "digitado; ningún proyecto pagó nómina"

"""Doubts about what was charged and paid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from evalua.measures.balances import balances
from evalua.measures.inputs import active_members
from evalua.quality import series
from evalua.quality.doubt import Doubt, Rule, in_month
from evalua.quality.ground import Ground

Row = dict[str, Any]
_STATEMENT, _SCHEME = "vista=Estado de cuenta", "vista=Esquema"


def charge_overpaid(ground: Ground) -> Iterator[Doubt]:
    """Charges with more applied to them and written off than they are worth."""
    rows = balances(ground.inputs, ground.cut)
    for row in rows[rows["left"] < 0].to_dict("records"):
        covered = ground.money(row["paid"] + row["written_off"])
        text = (
            f"{_town(ground, row)}: al cobro de {in_month(row['month'])} por "
            f"{ground.money(row['amount'])} se le aplicaron {covered}. Retire lo que sobra."
        )
        yield _of_town(ground, row, row["month"], text)


def payment_overspent(ground: Ground) -> Iterator[Doubt]:
    """Payments with more applied to charges, or given back, than was received."""
    inputs = ground.inputs
    parts = [inputs.allocations[["payment_id", "amount"]], inputs.refunds[["payment_id", "amount"]]]
    used = pd.concat(parts).groupby("payment_id")["amount"].sum()
    rows = inputs.payments[inputs.payments["paid_on"] <= ground.cut.at]
    rows = rows.assign(used=rows["id"].map(used).fillna(0))
    for row in rows[rows["used"] > rows["amount"]].to_dict("records"):
        text = (
            f"{_town(ground, row)}: el pago del {row['paid_on']:%d/%m/%Y} es de "
            f"{ground.money(row['amount'])} y se usaron {ground.money(row['used'])}. Revise a qué se aplicó."
        )
        yield _of_town(ground, row, f"{row['paid_on']:%Y-%m}", text)


def charged_outside(ground: Ground) -> Iterator[Doubt]:
    """Charges for a month in which the municipality was not a member on any day (V07)."""
    inputs = ground.inputs
    charges = inputs.charges[inputs.charges["month"] <= ground.month]
    spells = inputs.memberships[["municipality_id", "joined_on", "left_on"]]
    pairs = charges.merge(spells, on="municipality_id", validate="m:m")
    joined = pairs["joined_on"].dt.strftime("%Y-%m") <= pairs["month"]
    staying = pairs["left_on"].isna() | (pairs["left_on"].dt.strftime("%Y-%m") >= pairs["month"])
    member = charges["id"].isin(pairs.loc[joined & staying, "id"])
    for row in charges[~member].to_dict("records"):
        text = (
            f"{_town(ground, row)} no era miembro en {in_month(row['month'])} y tiene un cobro de ese "
            "mes. Revise su fecha de ingreso o retiro."
        )
        yield _of_town(ground, row, row["month"], text)


def without_population(ground: Ground) -> Iterator[Doubt]:
    """Members without population while a per-capita scheme is in force."""
    if "per_capita" not in set(_in_force(ground)["kind"]):
        return
    members = active_members(ground.inputs, ground.cut.day)["municipality_id"]
    known = ground.towns["population"].reindex(members)
    for town in known.index[known.isna()]:
        text = f"Falta la población de {ground.name(town)}: el aporte por habitante no se puede calcular."
        yield Doubt(ground.uid(town), ground.name(town), ground.month, text, "", "vista=Miembros")


def without_base(ground: Ground) -> Iterator[Doubt]:
    """Members whose base of the transfer is missing while a percentage of it is charged (V08)."""
    schemes = _in_force(ground)
    members = active_members(ground.inputs, ground.cut.day)
    bases, charges = ground.inputs.bases, ground.inputs.charges
    for scheme in schemes[schemes["kind"] == "percent_of_transfer"].to_dict("records"):
        known = bases[(bases["month"] == ground.month) & (bases["transfer"] == scheme["transfer"])]
        charged = charges[
            (charges["month"] == ground.month) & (charges["scheme_id"] == scheme["id"])
        ]
        settled = pd.concat([known["municipality_id"], charged["municipality_id"]])
        if scheme["periodicity"] != "month":
            continue
        for row in members[~members["municipality_id"].isin(settled)].to_dict("records"):
            text = (
                f"Falta la base de {scheme['transfer']} de {row['name']} en {in_month(ground.month)}; "
                "sin ella no se puede calcular la cuota."
            )
            yield Doubt(row["uid"], row["name"], ground.month, text, "", _SCHEME)


def unusual_payment(ground: Ground) -> Iterator[Doubt]:
    """What a municipality paid in a month, far from what it usually pays (V06)."""
    rows = ground.inputs.payments
    rows = rows[rows["paid_on"] <= ground.cut.at]
    points = _by_town(ground, rows.assign(month=rows["paid_on"].dt.strftime("%Y-%m")))
    for row in _watched(ground, series.unusual(points)):
        yield _of_series(ground, row, "lo pagado", _STATEMENT)


def unusual_base(ground: Ground) -> Iterator[Doubt]:
    """A base of a transfer far from the municipality's usual one (V06)."""
    rows = ground.inputs.bases
    for transfer, own in rows[rows["month"] <= ground.month].groupby("transfer"):
        for row in _watched(ground, series.unusual(_by_town(ground, own))):
            yield _of_series(ground, row, f"la base de {transfer}", _SCHEME)


def repeated_base(ground: Ground) -> Iterator[Doubt]:
    """The same base four months running: transfers move."""
    rows = ground.inputs.bases
    for transfer, own in rows[rows["month"] <= ground.month].groupby("transfer"):
        for row in _watched(ground, series.repeated(_by_town(ground, own))):
            text = (
                f"{row['label']}: la base de {transfer} lleva {row['times']} meses seguidos en "
                f"{ground.money(row['value'])}. Revise si es la de cada mes."
            )
            yield Doubt(row["subject"], row["label"], row["month"], text, "", _SCHEME)


def without_reference(ground: Ground) -> Iterator[Doubt]:
    """Payments of the month without a reference with which to find them at the bank."""
    rows = ground.inputs.payments
    first = pd.Timestamp(ground.cut.month.first)
    rows = rows[rows["paid_on"].between(first, ground.cut.at) & (rows["reference"] == "")]
    for town, own in rows.groupby("municipality_id"):
        many = "un pago" if len(own) == 1 else f"{len(own)} pagos"
        text = (
            f"{ground.name(town)}: {many} de {in_month(ground.month)} "
            f"({ground.money(own['amount'].sum())}) sin número de referencia."
        )
        yield Doubt(ground.uid(town), ground.name(town), ground.month, text, "", _STATEMENT)


def _in_force(ground: Ground) -> pd.DataFrame:
    schemes = ground.inputs.schemes
    started = schemes["starts_month"] <= ground.month
    ended = (schemes["ends_month"] != "") & (schemes["ends_month"] < ground.month)
    return schemes[started & ~ended]


def _by_town(ground: Ground, rows: pd.DataFrame) -> pd.DataFrame:
    """Amounts by municipality and month, as points of a series."""
    sums = rows.groupby(["municipality_id", "month"], as_index=False)["amount"].sum()
    towns = sums["municipality_id"]
    return sums.assign(
        subject=towns.map(ground.towns["uid"]),
        label=towns.map(ground.towns["name"]),
        value=sums["amount"],
    )


def _watched(ground: Ground, rows: pd.DataFrame) -> list[Row]:
    found: list[Row] = rows[rows["month"] >= ground.watched_from].to_dict("records")
    return found


def _of_series(ground: Ground, row: Row, what: str, opens: str) -> Doubt:
    value, usual = row["value"], row["usual"]
    text = (
        f"{row['label']}: {what} en {in_month(row['month'])} ({ground.money(value)}) es mucho "
        f"{'mayor' if value > usual else 'menor'} que lo habitual ({ground.money(usual)}). Confirme o "
        "corrija los ceros."
    )
    return Doubt(str(row["subject"]), str(row["label"]), str(row["month"]), text, "", opens)


def _town(ground: Ground, row: Row) -> str:
    return ground.name(row["municipality_id"])


def _of_town(ground: Ground, row: Row, month: str, text: str) -> Doubt:
    town = row["municipality_id"]
    return Doubt(ground.uid(town), ground.name(town), month, text, "", _STATEMENT)


RULES = (
    Rule(
        "C01",
        "error",
        "contributions",
        "contributions",
        "A un cobro no se le aplica más de lo que vale.",
        charge_overpaid,
    ),
    Rule(
        "C02",
        "error",
        "contributions",
        "contributions",
        "De un pago no se usa más de lo que entró.",
        payment_overspent,
    ),
    Rule(
        "C03",
        "error",
        "contributions",
        "contributions",
        "Solo se cobra a quien era miembro en el mes.",
        charged_outside,
    ),
    Rule(
        "C04",
        "error",
        "members",
        "association",
        "El aporte por habitante necesita la población de cada miembro.",
        without_population,
    ),
    Rule(
        "C11",
        "confirm",
        "contributions",
        "contributions",
        "Lo que paga un municipio se parece a lo que suele pagar.",
        unusual_payment,
    ),
    Rule(
        "C12",
        "confirm",
        "contributions",
        "contributions",
        "La base de una transferencia se parece a las de otros meses.",
        unusual_base,
    ),
    Rule(
        "C19",
        "confirm",
        "contributions",
        "contributions",
        "Cada miembro tiene la base del mes de la que sale su cuota.",
        without_base,
    ),
    Rule(
        "C31",
        "warning",
        "contributions",
        "contributions",
        "La base de una transferencia no se repite cuatro meses seguidos.",
        repeated_base,
    ),
    Rule(
        "C50",
        "information",
        "contributions",
        "contributions",
        "Un pago tiene referencia.",
        without_reference,
    ),
)

"""Measures over contributions: A02-Q04-01, A02-Q04-02 and A02-Q04-05."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.agreements import rescheduled
from evalua.measures.balances import balances
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.measured import NO_ROWS, Measured, detail_from, matched, nothing
from evalua.measures.members import member_rows, members_past_grace
from evalua.scoring.states import State

ARREARS_AFTER_DAYS = 30
OLD_DEBT_DAYS = 90
"""Days past the original due date from which a debt is old (indicator A02-Q04-05)."""
ISSUED_IN = "12m"
AGES = (
    (OLD_DEBT_DAYS, "vencido hace 90 días o menos"),
    (180, "vencido hace 91 a 180 días"),
    (365, "vencido hace 181 a 365 días"),
    (None, "vencido hace más de un año"),
)
NO_QUOTAS = "La asociación no cobra cuotas: se financia con ingresos propios."
NOTHING_DUE = "A la fecha de corte todavía no vence ningún cobro del año."
NO_SCHEME = "Todavía no hay un esquema de aportes registrado."
NOT_CHARGED = "todavía no se le ha vencido ningún cobro: no se cuenta"


def collection_rate(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q04-01: what was applied by the cut ÷ charges of the year due by then, less write-offs.

    Expects charges in cash; each belongs to the year of its original due date, and advances and
    payments of earlier years do not add. Figures are minor units. Source: D001 Q6, D004 §2.2;
    methodology, decision 10.
    """
    window = cut.window(catalog.indicator("A02-Q04-01").window)
    charges = in_cash(inputs, balances(inputs, cut))
    due = charges[within(charges["original_due_on"], window)]
    if due.empty:
        return _without_charges(inputs, cut)
    return Measured(
        detail_from(
            due,
            register="charge",
            label=due["month"],
            dated_on=due["original_due_on"],
            numerator=due["paid"],
            denominator=due["amount"] - due["written_off"],
            note=_paid_note(due),
        )
    )


def members_up_to_date(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q04-02: members with nothing overdue for more than 30 days ÷ members with a charge due.

    Overdue counts from the original due date; who keeps a payment agreement that holds everything
    overdue is shown in its own group and is not up to date. Counts of municipalities. Source: D001
    Q4 and Q6.
    """
    if not has_quotas(inputs, cut):
        return _without_charges(inputs, cut)
    charges = balances(inputs, cut)
    due = charges[charges["original_due_on"] <= cut.at]
    card = catalog.indicator("A02-Q04-02")
    members = members_past_grace(inputs, cut, card.member_grace_days)
    charged = members["municipality_id"].isin(due["municipality_id"])
    members = members.assign(excluded=members["excluded"].mask(~charged, NOT_CHARGED))
    overdue = (cut.at - due["original_due_on"]).dt.days > ARREARS_AFTER_DAYS
    late = due[(due["left"] > 0) & overdue]
    up_to_date = ~members["municipality_id"].isin(late["municipality_id"])
    loose = late.loc[~late["id"].isin(rescheduled(inputs, cut)), "municipality_id"]
    agreed = ~up_to_date & ~members["municipality_id"].isin(loose)
    note = _standing(members["municipality_id"], up_to_date, agreed, due)
    return Measured(member_rows(members, up_to_date, note))


def old_debt(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A02-Q04-05: what is left of charges more than 90 days past due ÷ charges due in twelve months.

    Expects charges in cash of every year, those of who left included, by their original due date: a
    date moved later changes nothing and the row says it. Minor units; it may pass 100 %, since old
    debt is compared with one year of charges. Source: D001 Q6 and Q4.
    """
    del catalog
    charges = in_cash(inputs, balances(inputs, cut))
    charges = charges[charges["original_due_on"] <= cut.at]
    issued = within(charges["original_due_on"], cut.window(ISSUED_IN))
    days = (cut.at - charges["original_due_on"]).dt.days
    old = (charges["left"] > 0) & (days > OLD_DEBT_DAYS)
    if charges.empty:
        return _without_charges(inputs, cut)
    rows, days = charges[issued | old], days[issued | old]
    towns = inputs.municipalities.set_index("id")["name"]
    return Measured(
        detail_from(
            rows,
            register="charge",
            label=matched(rows["municipality_id"], towns).astype(object).fillna("")
            + ": "
            + rows["month"],
            dated_on=rows["original_due_on"],
            numerator=rows["left"].astype("float64").where(old[rows.index], 0.0),
            denominator=rows["amount"].astype("float64").where(issued[rows.index], 0.0),
            note=_age_note(rows, days),
        )
    )


def has_quotas(inputs: Inputs, cut: Cut) -> bool:
    """Whether a scheme that charges quotas is in force at the cut."""
    return "quota" in _schemes_in_force(inputs, cut)


def _schemes_in_force(inputs: Inputs, cut: Cut) -> set[str]:
    schemes = inputs.schemes
    started = schemes["starts_month"] <= str(cut.month)
    ended = (schemes["ends_month"] != "") & (schemes["ends_month"] < str(cut.month))
    kinds = schemes.loc[started & ~ended & schemes["ordinary"], "kind"]
    return {"no_quota" if kind == "no_quota" else "quota" for kind in kinds}


def _without_charges(inputs: Inputs, cut: Cut) -> Measured:
    in_force = _schemes_in_force(inputs, cut)
    if "quota" in in_force:
        return Measured(NO_ROWS, reason=NOTHING_DUE)
    if "no_quota" in in_force:
        return nothing(State.NOT_APPLICABLE, NO_QUOTAS)
    return nothing(State.NO_DATA, NO_SCHEME)


def in_cash(inputs: Inputs, charges: pd.DataFrame) -> pd.DataFrame:
    """The charges to be paid in money: those of schemes in kind are shown apart."""
    in_kind = inputs.schemes.loc[inputs.schemes["kind"] == "in_kind", "id"]
    return charges[~charges["scheme_id"].isin(in_kind)]


def _paid_note(due: pd.DataFrame) -> pd.Series:
    note = pd.Series("pagado", index=due.index)
    note = note.mask(due["left"] > 0, "pago parcial").mask(due["paid"] == 0, "sin pago")
    return note.mask(due["written_off"] > 0, "condonado por acta")


def _age_note(rows: pd.DataFrame, days: pd.Series) -> pd.Series:
    """How old what is left of each charge is, and whether its date was moved."""
    note = pd.Series(AGES[-1][1], index=rows.index, dtype=object)
    for limit, words in reversed(AGES[:-1]):
        note = note.mask(days <= limit, words)
    note = note.mask(rows["left"] <= 0, "pagado o condonado")
    moved = rows["due_on"] != rows["original_due_on"]
    return note.mask(moved, note + "; se aplazó y cuenta la fecha original")


def _standing(
    ids: pd.Series, up_to_date: pd.Series, agreed: pd.Series, due: pd.DataFrame
) -> pd.Series:
    """What each member's row says: al día, con acuerdo, en mora, or forgiven by act."""
    note = pd.Series("al día", index=ids.index).mask(~up_to_date, "en mora")
    note = note.mask(agreed, "con acuerdo")
    forgiven = due.loc[due["written_off"] > 0, "municipality_id"]
    return note.mask(up_to_date & ids.isin(forgiven), "al día; hay cobros condonados por acta")

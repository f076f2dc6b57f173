"""How the money of cooperation is being spent: A08-Q20-02."""

from __future__ import annotations

import pandas as pd

from evalua.catalog import Catalog
from evalua.measures.calendars import first_calendars, last_known, programmed
from evalua.measures.cofinancing import COOPERATION, committed
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.measured import Measured, matched, nothing
from evalua.measures.pacts import standing
from evalua.measures.project_rows import named, project_rows, unrecorded
from evalua.measures.stages import resourced_since
from evalua.scoring.states import State

NO_FIGURES = (
    "Los proyectos de cooperación no tienen anotado el dinero programado en su cronograma o lo pagado "
    "en su seguimiento."
)


def cooperation_executed(inputs: Inputs, cut: Cut, catalog: Catalog) -> Measured:
    """A08-Q20-02: what was paid by the cut ÷ what the first calendar had programmed by then.

    Expects unfinished projects with committed cooperation money; one that names its agreement,
    while this is in force. Both figures are the project's own times the share of cooperation in its
    committed money, in minor units; what is committed and not paid is said apart and does not count.
    A project without one of them stays out; where all of them do, there is no data.
    Source: D001 Q20; D004 §2.2.
    """
    missing = unrecorded(inputs, cut, "A08-Q20-02")
    if missing is not None:
        return missing
    rows = named(inputs, _with_share(inputs, cut))
    ids = rows["project_id"]
    due = matched(ids, programmed(inputs, cut, first_calendars(inputs))["amount"])
    known = last_known(inputs, cut)
    paid = matched(ids, known["paid"])
    counts = (due > 0) & paid.notna() & (rows["ended"] == "")
    if len(rows) and not counts.any():
        nothing_due = (rows["ended"] != "") | (due.notna() & ~(due > 0))
        if not nothing_due.all():
            return nothing(State.NO_DATA, NO_FIGURES)
    note = pd.Series("falta lo pagado en su seguimiento", index=rows.index, dtype=object)
    note = note.mask(due.isna(), "su cronograma no dice el dinero programado a la fecha")
    note = note.mask(due == 0, "todavía no tiene dinero programado")
    note = note.mask(counts, _spent(paid, due, matched(ids, known["committed"])))
    note = note.mask(rows["ended"] != "", rows["ended"])
    return Measured(
        project_rows(
            inputs,
            rows,
            pd.Series(pd.NaT, index=rows.index),
            (paid * rows["share"]).where(counts),
            (due * rows["share"]).where(counts),
            note + " · " + rows["donor"] + " · ejecuta " + rows["executor"],
        )
    )


def _with_share(inputs: Inputs, cut: Cut) -> pd.DataFrame:
    """Unfinished projects with cooperation money: its share, who gives it, who executes.

    ``ended`` says why its agreement is no longer in force, "" where it is or where none is named.
    """
    money = committed(inputs, cut)
    theirs = money[money["source"] == COOPERATION]
    theirs = theirs[theirs["project_id"].isin(resourced_since(inputs, cut).index)]
    given = theirs.groupby("project_id")["amount"].sum()
    whole = money.groupby("project_id")["amount"].sum().reindex(given.index)
    rows = pd.DataFrame({"project_id": given.index, "share": (given / whole).to_numpy(float)})
    entity = theirs["entity"].mask(theirs["entity"] == "", "cooperante sin anotar")
    donors = entity.groupby(theirs["project_id"]).first()
    cards = inputs.projects.set_index("id")
    executor = cards["executor"].mask(cards["executor"] == "", "sin anotar")
    executor = executor.mask(cards["executed_by_association"], "la asociación")
    ids = rows["project_id"]
    return rows.assign(
        donor=matched(ids, donors).astype(object),
        executor=matched(ids, executor).astype(object),
        ended=_ended(inputs, cut, matched(ids, cards["agreement_id"])),
    )


def _ended(inputs: Inputs, cut: Cut, agreements: pd.Series) -> pd.Series:
    """Why the agreement a project names is not in force at the cut; "" where it is, or none is named."""
    known = standing(inputs, cut.day)
    over = agreements.notna() & ~agreements.isin(known.loc[known["in_force"], "id"])
    return over.astype(bool).map({True: "su convenio no está vigente", False: ""})


def _spent(paid: pd.Series, due: pd.Series, promised: pd.Series) -> pd.Series:
    """Paid and committed apart, as whole shares of what was programmed."""
    share = _percent(paid, due)
    apart = _percent(promised, due)
    said = "pagado el " + share + " % de lo programado"
    return said.mask(promised > 0, said + "; comprometido sin pagar, el " + apart + " %")


def _percent(part: pd.Series, whole: pd.Series) -> pd.Series:
    return (
        (100 * part / whole.where(whole > 0))
        .round()
        .fillna(0)
        .astype("int64")
        .astype(str)
        .astype(object)
    )

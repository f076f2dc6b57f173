"""The doubts about services, finances and audits."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evalua.domain.month import Month
from evalua.measures.audits import findings
from evalua.quality.doubt import Doubt, Rule, in_month
from evalua.quality.ground import Ground

_SHIFTED = 0.20
"""Points of the payroll that pass to projects from which somebody should ask why."""
_BEFORE = 3
_DEADLINE_AFTER_DAYS = 30


def payroll_moved_to_projects(ground: Ground) -> Iterator[Doubt]:
    """A month in which projects pay twenty points more of the payroll than in the three before."""
    rows = ground.inputs.month_finances
    rows = rows[(rows["month"] <= ground.month) & (rows["payroll"] > 0)].sort_values("month")
    share = rows["payroll_projects"].astype("float64") / rows["payroll"].astype("float64")
    usual = share.shift().rolling(_BEFORE, min_periods=_BEFORE).mean()
    watched = (share - usual >= _SHIFTED) & (rows["month"] >= ground.watched_from)
    for place in rows.index[watched]:
        row = rows.loc[place]
        text = (
            f"En {in_month(row['month'])} los proyectos pagaron {_percent(ground, share[place])} de la "
            f"nómina; en los tres meses anteriores, {_percent(ground, usual[place])}. Diga qué cambió."
        )
        yield Doubt(row["uid"], "Nómina", row["month"], text, "", "vista=Finanzas del mes")


def pending_does_not_add_up(ground: Ground) -> Iterator[Doubt]:
    """What is pending is what was pending, plus what came in, less what was resolved."""
    rows = ground.inputs.service_figures
    rows = rows[rows["measure"].str.startswith("requests_")]
    wide = rows.pivot(index=["service_id", "month"], columns="measure", values="amount")
    wide = wide.reindex(columns=["requests_in", "requests_out", "requests_pending"])
    names = ground.inputs.services.set_index("id")[["uid", "name"]]
    for (service, month), row in wide.dropna().iterrows():
        before = (service, str(Month.parse(str(month)).previous))
        watched = ground.watched_from <= str(month) <= ground.month
        if not watched or service not in names.index or before not in wide.index:
            continue
        expected = wide.at[before, "requests_pending"] + row["requests_in"] - row["requests_out"]
        if pd.isna(expected) or expected == row["requests_pending"]:
            continue
        text = (
            f"{names.at[service, 'name']}: en {in_month(month)} quedaron "
            f"{ground.number(row['requests_pending'])} solicitudes pendientes; por lo recibido y lo "
            f"resuelto deberían ser {ground.number(expected)}."
        )
        yield Doubt(
            names.at[service, "uid"],
            names.at[service, "name"],
            str(month),
            text,
            "",
            "vista=Servicios",
        )


def finding_without_deadline(ground: Ground) -> Iterator[Doubt]:
    """A finding that nobody gave a deadline never becomes due, and so never counts."""
    rows = findings(ground.inputs, ground.cut)
    late = (ground.cut.at - rows["audited_on"]).dt.days > _DEADLINE_AFTER_DAYS
    for row in rows[rows["due_on"].isna() & ~rows["closed"] & late].to_dict("records"):
        text = (
            f"El hallazgo «{row['title']}», del informe del {row['audited_on']:%d/%m/%Y}, no tiene "
            "plazo: así nunca vence. Acuérdelo con quien auditó."
        )
        month = str(Month.of(row["audited_on"].date()))
        yield Doubt(row["uid"], row["title"], month, text, "", "vista=Auditorías")


def _percent(ground: Ground, share: float) -> str:
    return f"{ground.number(round(100 * share))} %"


RULES = (
    Rule(
        "C41",
        "warning",
        "finances",
        "other_registers",
        "La nómina no pasa a los proyectos sin que se diga por qué.",
        payroll_moved_to_projects,
    ),
    Rule(
        "C42",
        "warning",
        "services",
        "other_registers",
        "Las solicitudes pendientes cuadran con las recibidas y las resueltas.",
        pending_does_not_add_up,
    ),
    Rule(
        "C43",
        "warning",
        "finances",
        "other_registers",
        "Todo hallazgo de auditoría tiene plazo.",
        finding_without_deadline,
    ),
)

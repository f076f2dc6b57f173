"""What needs somebody's attention on a day, worst first, each with the page where it is fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import pandas as pd

from evalua.board.accounts import ageing, members_summary
from evalua.board.commitments import commitment_lines
from evalua.board.projects import project_lines
from evalua.board.quality import missing_lines
from evalua.board.transitions import milestone_matrix
from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Cut, Inputs
from evalua.measures.stages import resourced_since
from evalua.months.evaluation import Evaluation
from evalua.storage.frames import Columns, build

ATTENTION: Columns = {
    "kind": "text",
    "severity": "int",
    "days": "int",
    "text": "text",
    "page": "text",
    "subject": "text",
}
"""``kind``: month, core_data, commitment, arrears, delay, follow_up, agreement, milestone.
``severity``: 3 act now, 2 soon, 1 keep in sight. ``days`` late (below zero: days left). ``page`` is
the key of the page that fixes it; ``subject`` the uid (or code) of what it is about."""

SEVERITY_WORDS = {3: "◆ Urgente", 2: "▲ Pronto", 1: "– A la vista"}
_OLD_COMMITMENT = 30
_OLD_NOTE = 60
_NOTE_DUE = 30
_FAR_BEHIND = 30.0
_AGREEMENT_SOON, _AGREEMENT_NEAR = 60, 15
_IN_FORCE = ("pilot", "active", "permanent", "evaluated")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs attention (the columns of ``ATTENTION``)."""

    kind: str
    severity: int
    days: int
    text: str
    page: str
    subject: str


@dataclass(frozen=True)
class Situation:
    """What every rule looks at."""

    inputs: Inputs
    evaluation: Evaluation
    day: date
    catalog: Catalog


def attention(inputs: Inputs, evaluation: Evaluation, day: date, catalog: Catalog) -> pd.DataFrame:
    """Everything that needs attention, worst first (columns ``ATTENTION``)."""
    situation = Situation(inputs, evaluation, day, catalog)
    items = [item for rule in RULES for item in rule(situation)]
    items.sort(key=lambda item: (-item.severity, -item.days, item.text))
    return build((asdict(item) for item in items), ATTENTION)


def _month(s: Situation) -> Iterator[Item]:
    """The month that should have been sent, and the core data it still lacks."""
    month = s.evaluation.month
    if s.evaluation.state not in ("draft", "reopened") or s.evaluation.in_progress:
        return
    deadline = s.evaluation.facts.submission_deadline(month)
    late = (s.day - deadline).days
    if late > 0 and s.evaluation.state == "draft":
        text = f"El mes de {month.label} debía enviarse el {long_date(deadline)}."
        yield Item("month", 3, late, text, "close_month", str(month))
    lines = missing_lines(s.evaluation, s.inputs, s.catalog)
    names = list(lines.loc[lines["explanation"] == "", "name"])
    if names:
        verb = "Falta" if len(names) == 1 else "Faltan"
        count = plural(len(names), "dato", "datos")
        text = f"{verb} {count} núcleo de {month.label}: {_some(names)}."
        yield Item("core_data", 2, late, text, "close_month", str(month))


def _commitments(s: Situation) -> Iterator[Item]:
    lines = commitment_lines(s.inputs, s.day)
    for row in lines[lines["state"] == "overdue"].to_dict("records"):
        days = row["overdue_days"]
        who = f" ({row['responsible']})" if row["responsible"] else ""
        text = f"Compromiso vencido hace {plural(days, 'día', 'días')}: {row['text']}{who}."
        severity = 3 if days > _OLD_COMMITMENT else 2
        yield Item("commitment", severity, days, text, "meetings", row["uid"])


def _arrears(s: Situation) -> Iterator[Item]:
    summary = members_summary(s.inputs, s.day).set_index("municipality_id")
    for row in ageing(s.inputs, s.day).to_dict("records"):
        old = row["days_61_90"] + row["days_over_90"]
        if not old:
            continue
        account = summary.loc[row["municipality_id"]]
        days = int(account["oldest_overdue_days"])
        agreed = account["standing"] == "agreement"
        text = (
            f"{row['municipality']} tiene {s.evaluation.facts.money(old)} con más de 60 días de "
            f"vencido; lo más antiguo, {days} días{'. Cumple un acuerdo de pago' if agreed else ''}."
        )
        severity = 1 if agreed else (3 if row["days_over_90"] else 2)
        yield Item("arrears", severity, days, text, "contributions", account["uid"])


def _delays(s: Situation) -> Iterator[Item]:
    lines = project_lines(s.inputs, s.day)
    causes = s.catalog.names_of("delay_causes")
    for row in lines[lines["delayed"]].to_dict("records"):
        past = (s.day - row["ends_on"].date()).days
        far = row["behind"] > _FAR_BEHIND
        cause = causes.get(row["delay_cause"], "")
        why = f" Causa: {cause.lower()}." if cause else " Falta anotar la causa."
        text = f"Proyecto {row['code']} {row['name']}: {_how_late(s, row, past)}.{why}"
        severity = 3 if past > 0 or far else 2
        yield Item("delay", severity, max(past, 0), text, "projects", row["uid"])


def _how_late(s: Situation, row: dict[str, object], past: int) -> str:
    if past > 0:
        return f"debía terminar hace {plural(past, 'día', 'días')}"
    fmt = s.evaluation.facts.number_format
    physical = fmt.write_short(float(str(row["physical"])), 1)
    planned = fmt.write_short(float(str(row["planned_physical"])), 1)
    return f"avance físico {physical} % frente a {planned} % programado"


def _follow_ups(s: Situation) -> Iterator[Item]:
    since = resourced_since(s.inputs, Cut(s.evaluation.month, s.day))
    lines = project_lines(s.inputs, s.day)
    for row in lines[lines["project_id"].isin(since.index)].to_dict("records"):
        funded = since[row["project_id"]]
        last = row["noted_on"] if pd.notna(row["noted_on"]) else funded
        days = (pd.Timestamp(s.day) - max(last, funded)).days
        if days > _NOTE_DUE:
            text = (
                f"Proyecto {row['code']} {row['name']}: {plural(days, 'día', 'días')} sin nota de "
                "seguimiento."
            )
            severity = 3 if days > _OLD_NOTE else 2
            yield Item("follow_up", severity, days, text, "projects", row["uid"])


def _agreements(s: Situation) -> Iterator[Item]:
    partners = dict(zip(s.inputs.partners["id"], s.inputs.partners["name"], strict=True))
    rows, at = s.inputs.agreements, pd.Timestamp(s.day)
    ending = rows["ends_on"].between(at, at + timedelta(days=_AGREEMENT_SOON))
    signed = rows["signed_on"] <= at
    for row in rows[ending & signed & rows["state"].isin(_IN_FORCE)].to_dict("records"):
        left = (row["ends_on"] - at).days
        partner = partners.get(row["partner_id"], "")
        text = (
            f"El convenio {row['name']}{f' con {partner}' if partner else ''} termina "
            f"{_in_days(left)}, el {long_date(row['ends_on'].date())}."
        )
        severity = 2 if left <= _AGREEMENT_NEAR else 1
        yield Item("agreement", severity, -left, text, "other_registers", row["uid"])


def _milestones(s: Situation) -> Iterator[Item]:
    """One line per milestone and status, however many municipalities lack it."""
    lines = milestone_matrix(s.inputs, s.day, s.catalog)
    lines = lines[lines["status"].isin(["overdue", "due_soon"])]
    for (code, status), rows in lines.groupby(["milestone", "status"]):
        left = int(rows["days"].iloc[0])
        overdue = status == "overdue"
        when = (
            f"venció hace {plural(-left, 'día', 'días')}" if overdue else f"vence {_in_days(left)}"
        )
        names = [name for name in rows["municipality"] if name]
        where = f" en {_some(names)}" if names else ""
        text = f"Transición {code}, {rows['name'].iloc[0]}: {when}{where}."
        yield Item("milestone", 3 if overdue else 1, -left, text, "transitions", str(code))


def _in_days(left: int) -> str:
    return "hoy" if left == 0 else f"en {plural(left, 'día', 'días')}"


def _some(names: list[str]) -> str:
    """A few names, and how many more."""
    if len(names) <= _NAMED + 1:
        return listed(names)
    return f"{', '.join(names[:_NAMED])} y {len(names) - _NAMED} más"


RULES: tuple[Callable[[Situation], Iterator[Item]], ...] = (
    _month,
    _commitments,
    _arrears,
    _delays,
    _follow_ups,
    _agreements,
    _milestones,
)

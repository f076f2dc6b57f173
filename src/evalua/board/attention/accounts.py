"""What members owe, whom to visit, and who asked to leave."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.accounts import ageing, members_summary
from evalua.board.attention.item import Item, Rule, Situation
from evalua.board.early_warning import listed
from evalua.board.names import municipality_names
from evalua.board.withdrawals import withdrawal_lines
from evalua.board.wording import plural
from evalua.measures.agreements import agreements
from evalua.measures.inputs import Cut

_SETTLE_WITHIN = 30


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


def _early_warnings(s: Situation) -> Iterator[Item]:
    """Members that combine arrears, no live project and absences: somebody should visit them."""
    for row in listed(s.inputs, s.day).to_dict("records"):
        text = f"Conviene visitar a {row['text']}"
        yield Item("early_warning", 2, int(row["overdue_days"]), text, "association", row["uid"])


def _withdrawals(s: Situation) -> Iterator[Item]:
    """Requests to leave that nobody decided, and accounts of who left that nobody settled."""
    for row in withdrawal_lines(s.inputs, s.day).to_dict("records"):
        days = row["waiting_days"]
        if row["step"] == "requested":
            text = (
                f"{row['municipality']} pidió retirarse hace {plural(days, 'día', 'días')}: "
                "falta decidirlo."
            )
            yield Item("withdrawal", 2, days, text, "association", row["uid"])
        elif row["step"] == "accepted" and days > _SETTLE_WITHIN:
            text = (
                f"{row['municipality']} se retiró hace {plural(days, 'día', 'días')}: falta "
                "liquidar su cuenta."
            )
            yield Item("withdrawal", 2, days, text, "association", row["uid"])


def _defaults(s: Situation) -> Iterator[Item]:
    """Payment agreements with an instalment more than fifteen days late."""
    towns = municipality_names(s.inputs)
    standing = agreements(s.inputs, Cut(s.evaluation.month, s.day))
    for row in standing[standing["state"] == "defaulted"].to_dict("records"):
        days = int(row["days_late"])
        text = (
            f"{towns.get(int(row['municipality_id']), '')} incumple su acuerdo de pago: una cuota "
            f"lleva {plural(days, 'día', 'días')} de vencida y faltan "
            f"{s.evaluation.facts.money(row['left'])}."
        )
        yield Item("payment_agreement", 3, days, text, "contributions", row["uid"])


RULES: tuple[Rule, ...] = (_arrears, _defaults, _early_warnings, _withdrawals)

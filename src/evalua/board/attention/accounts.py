"""What members owe."""

from __future__ import annotations

from collections.abc import Iterator

from evalua.board.accounts import ageing, members_summary
from evalua.board.attention.item import Item, Rule, Situation


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


RULES: tuple[Rule, ...] = (_arrears,)

"""The finding that a decision answers: what kind it is and where it is written."""

from __future__ import annotations

import re

from evalua.catalog import Catalog
from evalua.registers.checks import chosen
from evalua.registers.entry import Entry
from evalua.registers.neutrality import check_neutral

ADJUSTMENTS = "Ajustes"
"""The group of the kinds of decision that change something after evaluating."""

_CODE = re.compile(r"A\d{2}-Q\d{2}-\d{2}")


def adjustments(catalog: Catalog) -> frozenset[str]:
    """The kinds of decision that change services, plan, quotas or statutes."""
    items = catalog.items_of("decision_kinds")
    return frozenset(item.key for item in items if getattr(item, "group", None) == ADJUSTMENTS)


def check_finding(entry: Entry, kind: str, finding: str, catalog: Catalog) -> None:
    """Refuse (V130) a finding without its kind or its reference; neither is fine, and counts less."""
    if not kind and not finding.strip():
        return
    kinds = catalog.choices("finding_kinds")
    if not kind:
        entry.error("finding_kind", "V130", "Elija de dónde sale el hallazgo.")
        return
    chosen(entry, "finding_kind", kind, kinds, "Elija de dónde sale el hallazgo.")
    if not finding.strip():
        entry.error(
            "finding",
            "V130",
            "Escriba cuál es el hallazgo: la ronda, el informe o el código del indicador.",
        )
    elif kind == "indicator" and not _cites(finding, catalog):
        entry.error(
            "finding", "V130", "Empiece por el código del indicador, como «A02-Q04-01: recaudo»."
        )
    check_neutral(entry, "finding", finding)


def _cites(finding: str, catalog: Catalog) -> bool:
    codes = {indicator.code for indicator in catalog.indicators}
    return any(code in codes for code in _CODE.findall(finding.upper()))

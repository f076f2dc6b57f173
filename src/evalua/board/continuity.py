"""What survived a change of government, in words and counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from evalua.board.wording import listed, plural
from evalua.catalog import Catalog
from evalua.domain.month import long_date
from evalua.measures.inputs import Inputs
from evalua.measures.survival import judged_on, survival
from evalua.measures.transitions import Term
from evalua.storage.frames import Columns, build

CONTINUITY: Columns = {
    "kind": "text",
    "kind_name": "text",
    "uid": "text",
    "name": "text",
    "then": "text",
    "now": "text",
    "changed_on": "date",
    "outcome": "text",
    "word": "text",
}
OUTCOME_WORDS = {
    "finished": "● Terminó",
    "alive": "◐ Sigue vivo",
    "stopped": "◆ Se detuvo",
    "not_known": "– Aún no se sabe",
}
KINDS = {"project": "Proyecto", "commitment": "Compromiso", "agreement": "Convenio"}
_MANY = {
    "project": ("proyecto", "proyectos"),
    "commitment": ("compromiso", "compromisos"),
    "agreement": ("convenio", "convenios"),
}
_STATES = {
    "open": "Pendiente",
    "done": "Cumplido",
    "cancelled": "Cancelado por acta",
    "active": "Vigente",
    "expired": "Llegó a su fin",
    "terminated": "Terminado antes de tiempo",
}


def last_change(known: Sequence[Term], day: date) -> Term | None:
    """The last government that took office by a day, leaving out the first one on record."""
    begun = [term for term in known if term.starts_on <= day]
    return begun[-1] if len(begun) > 1 else None


def continuity(inputs: Inputs, term: Term, day: date, catalog: Catalog) -> pd.DataFrame:
    """What was alive when a government took office and what became of it (columns ``CONTINUITY``)."""
    stages = catalog.names_of("project_stages")
    rows = survival(inputs, term.starts_on, day, catalog).to_dict("records")
    return build(
        (
            row
            | {
                "kind_name": KINDS[row["kind"]],
                "name": f"{row['code']} {row['name']}".strip(),
                "then": stages.get(row["then"]) or _STATES[row["then"]],
                "now": stages.get(row["now"]) or _STATES[row["now"]],
                "word": OUTCOME_WORDS[row["outcome"]],
            }
            for row in rows
        ),
        CONTINUITY,
    )


def continuity_line(lines: pd.DataFrame, term: Term, day: date) -> str:
    """How much survived, in one sentence; before twelve months, how much is settled already."""
    asked = judged_on(term.starts_on)
    if lines.empty:
        return f"No hay registros vivos el {long_date(term.starts_on)}, cuando cambió el gobierno."
    parts = [
        f"{_kept(rows)} de {plural(len(rows), *_MANY[str(kind)])}"
        for kind, rows in lines.groupby("kind", sort=False)
    ]
    if day >= asked:
        return f"Doce meses después del cambio terminaron o siguen vivos {listed(parts)}."
    return (
        f"Hasta hoy terminaron {listed(parts)} que estaban vivos; lo demás se sabrá el "
        f"{long_date(asked)}, a los doce meses."
    )


def _kept(rows: pd.DataFrame) -> int:
    return int(rows["outcome"].isin(("finished", "alive")).sum())

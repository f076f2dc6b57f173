"""The yearly question whether each service is still useful, and what was decided."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlmodel import Session, col, select

from evalua.accounts.permissions import require
from evalua.domain.month import Month, long_date
from evalua.domain.problems import Findings
from evalua.domain.text import clean
from evalua.registers.association.facts import facts
from evalua.registers.reading import alive, one, rows
from evalua.registers.services.tables import Service, ServiceReview
from evalua.storage.frames import Columns
from evalua.storage.work import Work

SERVICE_REVIEWS: Columns = {
    "id": "id",
    "uid": "text",
    "year": "int",
    "reviewed_on": "date",
    "act": "text",
    "conclusion": "text",
    "version": "int",
}
_LONGEST = 300


def service_reviews(session: Session, *, association_id: int) -> pd.DataFrame:
    """Every yearly review of services (columns ``SERVICE_REVIEWS``)."""
    return rows(session, ServiceReview, association_id, SERVICE_REVIEWS)


def review_of(session: Session, *, association_id: int, year: int) -> ServiceReview | None:
    """The review of the services of a year, or None where nobody made it."""
    found = alive(session, ServiceReview, association_id, year=year)
    return found[0] if found else None


def year_to_review(session: Session, *, association_id: int, month: Month) -> int | None:
    """The year whose services the close of a month asks to review: the one before it.

    From January's close on, as the whole year is then known. None where no service was provided
    that year or the association did not answer yet.
    """
    year = month.year - 1
    if facts(session, association_id).evaluation_start > Month(year, 12):
        return None
    provided = session.exec(
        select(col(Service.id))
        .where(
            col(Service.association_id) == association_id,
            col(Service.deleted_at).is_(None),
            col(Service.since) <= date(year, 12, 31),
            col(Service.until).is_(None) | (col(Service.until) >= date(year, 1, 1)),
        )
        .limit(1)
    ).first()
    return None if provided is None else year


def review_services(
    work: Work, year: int, *, reviewed_on: date | None, act: str, conclusion: str
) -> ServiceReview:
    """Write what was decided about the services of a year; one review a year (V83)."""
    require(work.actor, "record")
    findings = Findings()
    findings.require("reviewed_on", reviewed_on, "Elija la fecha en que se revisaron.")
    findings.require("conclusion", conclusion, "Escriba la conclusión en una o dos frases.")
    if len(clean(conclusion)) > _LONGEST:
        findings.error(
            "conclusion", "V82", f"La conclusión es muy larga: caben {_LONGEST} caracteres."
        )
    if reviewed_on is not None and reviewed_on > work.today:
        findings.error("reviewed_on", "V03", "La fecha de la revisión aún no llega.")
    elif reviewed_on is not None and reviewed_on.year < year:
        findings.error(
            "reviewed_on", "V25", f"La revisión de {year} no puede ser anterior a ese año."
        )
    made = review_of(work.session, association_id=work.association_id, year=year)
    if made is not None:
        findings.error(
            "",
            "V83",
            f"Los servicios de {year} ya se revisaron el {long_date(made.reviewed_on)}. Retire esa "
            "revisión si hay que escribirla de nuevo.",
        )
    findings.stop_if_any()
    assert reviewed_on is not None
    return work.add(
        ServiceReview(
            association_id=work.association_id,
            year=year,
            reviewed_on=reviewed_on,
            act=clean(act),
            conclusion=clean(conclusion),
        )
    )


def remove_review(work: Work, review_id: int, reason: str) -> None:
    """Take a review back, with its reason."""
    require(work.actor, "record")
    work.remove(one(work.session, ServiceReview, work.association_id, review_id), reason)

"""What every command and every screen needs to know of the association."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from evalua.domain.money import CURRENCIES, Currency
from evalua.domain.month import Month
from evalua.domain.numbers import FORMATS, NumberFormat
from evalua.domain.problems import refuse
from evalua.registers.association.tables import Association

_MASCULINE = ("consejo", "comité", "directorio", "órgano")


@dataclass(frozen=True, slots=True)
class Facts:
    """An association as a value, safe to keep after its session is closed."""

    id: int
    uid: str
    code: str
    name: str
    acronym: str
    country: str
    currency: Currency
    number_format: NumberFormat
    time_zone: str
    legal_figure: str
    founded_on: date | None
    mission: str
    board_label: str
    submission_day: int
    evaluation_start: Month
    peace_mode: bool
    has_intermediate_level: bool
    is_demo: bool
    version: int
    closing_day: int = 25
    ends_on: date | None = None

    def today(self, now: datetime) -> date:
        """The civil date where the association is; ``now`` is an instant with its zone."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    def local(self, stored: datetime) -> datetime:
        """A stored instant, which is UTC, on the clock of the association's place."""
        aware = stored if stored.tzinfo else stored.replace(tzinfo=UTC)
        return aware.astimezone(ZoneInfo(self.time_zone))

    @property
    def the_board(self) -> str:
        """Its board with its article: «la junta directiva», «el consejo directivo»."""
        label = (self.board_label or "junta").lower()
        return f"{'el' if label.startswith(_MASCULINE) else 'la'} {label}"

    @property
    def to_the_board(self) -> str:
        """The same after «a»: «a la junta directiva», «al consejo directivo»."""
        return f"a {self.the_board}".replace("a el ", "al ", 1)

    def submission_deadline(self, month: Month) -> date:
        """The last day on which a month is sent on time."""
        return month.next.day(self.submission_day)

    def closing_date(self, month: Month) -> date:
        """The day by which the board is expected to have approved a month."""
        return month.next.day(self.closing_day)

    def money(self, minor: int) -> str:
        """An amount as the country writes it."""
        return self.currency.format(minor, self.number_format)


def facts(session: Session, association_id: int) -> Facts:
    """The association's facts. Raises Problem when there is no such association."""
    row = session.get(Association, association_id)
    if row is None or row.deleted_at is not None:
        raise refuse("", "V56", "Esa asociación ya no existe. Elija otra.")
    return _facts(row)


def every(session: Session) -> list[Facts]:
    """All associations: real ones first, then demonstrations, by name."""
    rows = session.exec(
        select(Association)
        .where(col(Association.deleted_at).is_(None))
        .order_by(col(Association.is_demo), col(Association.name))
    )
    return [_facts(row) for row in rows]


def by_code(session: Session, code: str) -> Facts:
    """The association with that code. Raises Problem that lists the codes there are."""
    known = every(session)
    for item in known:
        if item.code.casefold() == code.strip().casefold():
            return item
    names = ", ".join(item.code for item in known) or "ninguna todavía"
    raise refuse(
        "association", "V56", f"No hay una asociación con código «{code}». Existen: {names}."
    )


def _facts(row: Association) -> Facts:
    currency = CURRENCIES[row.currency]
    return Facts(
        id=row.id,
        uid=row.uid,
        code=row.code,
        name=row.name,
        acronym=row.acronym,
        country=row.country,
        currency=currency,
        number_format=FORMATS[row.number_format],
        time_zone=row.time_zone,
        legal_figure=row.legal_figure,
        founded_on=row.founded_on,
        mission=row.mission,
        board_label=row.board_label,
        submission_day=row.submission_day,
        evaluation_start=Month.parse(row.evaluation_start),
        peace_mode=row.peace_mode,
        has_intermediate_level=row.has_intermediate_level,
        is_demo=row.is_demo,
        version=row.version,
        closing_day=row.closing_day,
        ends_on=row.ends_on,
    )

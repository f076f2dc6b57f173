"""What people (or a file from somewhere else) may type, at its worst, and an office full of it.

Each text carries a mark (``zqa``, ``zqb``…) right after what a program would swallow if it took the
text for markup: wherever the mark is read, what stands before it must be read too.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import String
from sqlmodel import SQLModel, col, select

import evalua.schema  # noqa: F401  (every table is known from here on)
from evalua.storage.base import Registered, Stored
from evalua.storage.work import Work


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text, and the part of it that must be seen whole wherever it is shown."""

    text: str
    seen: str
    what: str

    @property
    def mark(self) -> str:
        """The word that finds it."""
        start = self.seen.index("zq")
        return self.seen[start : start + 3]


HOSTILE = (
    Hostile("**zqa**", "**zqa**", "Markdown: bold"),
    Hostile("<b>zqb</b>", "<b>zqb</b>", "HTML and Plotly: bold"),
    Hostile("[zqc](javascript:window.__x=1)", "[zqc](", "Markdown: a link that runs a script"),
    Hostile("![zqd](http://zq.invalid/x.png)", "![zqd](", "Markdown: a picture from elsewhere"),
    Hostile(":red[zqe]", ":red[zqe]", "Streamlit: colour"),
    Hostile(":material/home:zqf", ":material/home:zqf", "Streamlit: icon"),
    Hostile("$zqg^2$", "$zqg^2$", "LaTeX"),
    Hostile("`zqh`", "`zqh`", "Markdown: code"),
    Hostile("<img src=x onerror=window.__x=1>zqi", ">zqi", "HTML: a picture that fails"),
    Hostile("<script>window.__x=1</script>zqj", "</script>zqj", "HTML: a script"),
    Hostile("%{x}zqk<extra>z</extra>", "%{x}zqk", "Plotly: a hover template"),
    Hostile("&lt;zql&amp;", "&lt;zql&amp;", "HTML: entities already written"),
    Hostile("=HYPERLINK(http://zq.invalid;zqm)", ";zqm)", "a formula"),
    Hostile("# zqn", "# zqn", "Markdown: a heading"),
    Hostile("<!-- zqo -->", "<!-- zqo -->", "HTML: a comment"),
    Hostile("~~zqp~~", "~~zqp~~", "Markdown: struck out"),
    Hostile("https://zqr.invalid/a", "https://zqr.invalid/a", "an address on its own"),
    Hostile("{zqs}{0.__class__}%s", "{zqs}{0", "templates of Python"),
    Hostile("O'zqt\"; DROP TABLE meeting;--", "O'zqt\";", "SQL"),
    Hostile("| zqu | b |", "| zqu |", "Markdown: a table"),
    Hostile(":smile:zqv", ":smile:zqv", "an emoji by its name"),
    Hostile("a->zqw--b<=c", "->zqw--b", "arrows and dashes"),
    Hostile("<a href=javascript:window.__x=1>zqx</a>", ">zqx</a>", "HTML: a link"),
    Hostile("@SUM(1+1)zqy", ")zqy", "a formula of another program"),
    Hostile("+1-zqz|cmd", "+1-zqz", "a formula that starts with a sign"),
    Hostile("../../zqA\\CON", "../../zqA\\CON", "a path"),
    Hostile("1. zqB", "1. zqB", "Markdown: a list"),
    Hostile('{"zqC": [1]}', '{"zqC"', "JSON"),
    Hostile("👩‍👩‍👧‍👦zqD Ñandú", "👩‍👩‍👧‍👦zqD", "emoji that are several joined"),
    Hostile("a<br>zqE", "<br>zqE", "Plotly: a line break"),
    Hostile("_zqF_", "_zqF_", "Markdown: italics"),
    Hostile(":blue-badge[zqG]", ":blue-badge[zqG]", "Streamlit: badge"),
    Hostile("zqH@correo.invalid", "zqH@correo.invalid", "an address of mail"),
    Hostile("www.zqI.invalid", "www.zqI.invalid", "an address without its scheme"),
    Hostile("שלום zqJ", "zqJ", "letters written from right to left"),
    Hostile("\\zqK\\", "\\zqK\\", "backslashes"),
    Hostile("[^1]zqL", "[^1]zqL", "Markdown: a note"),
    Hostile("-1zqM", "-1zqM", "a sign before a figure"),
)

REFUSED = (
    ("a\x00b", "U+0000"),
    ("a\x1bb", "U+001B"),
    ("a\x7fb", "U+007F"),
    ("a\x85b".replace("\x85", "\x9b"), "U+009B"),
    ("pago\u202efdp.exe", "U+202E"),
    ("a\u2066b", "U+2066"),
    ("a\ud800b", "U+D800"),
    ("a\uffffb", "U+FFFF"),
)
"""Texts that no register takes, and the sign that its sentence names."""

_CODES = """
    accumulation affinity area attended_as audience axis_kind basis_kind body catalogue_version
    category channel code condition content_hash country currency department_key direction
    ends_month evaluation_start exchange_rate expected_source first_month foreign_currency incident_kind
    indicator key kind legal_figure level login login_hash media_type method_kind month
    name_key number_format official_code percent periodicity pillar position program_version
    question role rule schedule scope seal sex source_kind stage starts_month state status subject
    subject_table subject_uid submitted_uid tag theme time_zone transfer uid value
    numerator_of numerator_only denominator_of denominator_only largest_of frequency
    formula feed window target_mode
"""
_CODED = frozenset(_CODES.split())
"""Columns whose values come from a closed list or are written by the program; the rest is typed."""
_CODED_IN = {
    ("association", "board_label"),
    ("audit", "origin"),
    ("partner", "sector"),
    ("production_unit", "sector"),
    ("production_unit", "owner_sex"),
    ("agreement_share", "contributor_key"),
    ("audit_finding", "severity"),
    ("lost_funding", "source"),
    ("process", "template"),
    ("service_figure", "measure"),
    ("service_standard", "measure"),
    ("service_tariff", "payer"),
    ("payment", "method"),
    ("project_funding", "source"),
    ("funding_call", "source"),
    ("other_scheme", "purpose"),
    ("withdrawal", "reason"),
    ("service", "unit_kind"),
    ("legal_piece", "piece"),
    ("staff_post", "funding"),
    ("statutory_objective", "function"),
    ("body_term", "quorum_rule"),
    ("decision", "finding_kind"),
    ("disagreement", "outcome"),
}
_NOT_TYPED = frozenset(
    [
        "created_by",
        "updated_by",
        "deleted_by",
        "deleted_reason",
        "taken_by",
        "submitted_by",
        "approved_by",
        "who",
    ]
)


def typed_columns(table: type[SQLModel]) -> dict[str, int | None]:
    """The columns of free text of a table, with the room each has."""
    found = {}
    for column in table.metadata.tables[str(table.__tablename__)].columns:
        kind = getattr(column.type, "impl_instance", column.type)
        coded = (
            column.name in _CODED
            or column.name in _NOT_TYPED
            or (str(table.__tablename__), column.name) in _CODED_IN
        )
        if isinstance(kind, String) and not coded:
            found[column.name] = kind.length
    return found


def registers() -> list[type[Registered]]:
    """Every table of what people record."""
    kinds = [Registered, *Registered.__subclasses__()]
    tables = {k for kind in kinds for k in (kind, *kind.__subclasses__())}
    return sorted(
        (t for t in tables if hasattr(t, "__table__")), key=lambda t: str(t.__tablename__)
    )


START = 7
"""Here the long texts fall on the association and on names that are cut or broken: plans, projects."""
_STEP = 5
"""From the text of a column to that of the next one; with the number of texts it has no factor."""


def soil(work: Work, tables: list[type[Stored]], start: int = START) -> int:
    """Leave hostile text in every free column of every row of an association; returns how many.

    Which text depends on the row's key and on its column only: neither on the day, nor on what other
    tables hold. Each of ``start`` 0, 1, 2… gives every column of every row another text.
    """
    done = 0
    for table in tables:
        columns = typed_columns(table)
        where = col(table.id) == work.association_id
        if issubclass(table, Registered):
            where = col(table.association_id) == work.association_id
        alive = select(table).where(where, col(table.deleted_at).is_(None))
        for row in work.session.exec(alive.order_by(col(table.id))).all():
            turns = enumerate(columns.items())
            values = {
                name: _fitting(start + row.id + _STEP * place, room or 400, f" {row.id}")
                for place, (name, room) in turns
            }
            work.change(row, "prueba", **values)
            done += len(values)
    return done


def _fitting(turn: int, room: int, tail: str) -> str:
    """The next text that fits, told apart from the others by its tail."""
    for step in range(len(HOSTILE)):
        text = HOSTILE[(turn + step) % len(HOSTILE)].text
        if len(text) + len(tail) <= room:
            return text + tail
    raise AssertionError(f"nothing fits in {room}")

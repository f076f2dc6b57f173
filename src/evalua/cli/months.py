"""``evalua month``: where a month is in its life, and moving it on."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evalua.cli.arguments import (
    Commands,
    add_association,
    add_command,
    add_group,
    add_json,
    add_month,
    add_person,
    day,
)
from evalua.cli.output import DONE, say, say_json

if TYPE_CHECKING:
    from evalua.cli.office import Office
    from evalua.domain.month import Month

_SEVERITIES = {"error": "por corregir", "confirm": "por confirmar"}
STATES = {
    "draft": "borrador",
    "submitted": "enviado a la junta",
    "approved": "aprobado",
    "reopened": "reabierto",
}


def register(commands: Commands) -> None:
    group = add_group(commands, "month", "el mes: su estado, envío, aprobación y reapertura")
    status = _action(group, "status", "dice en qué va el mes y qué le falta", status_of)
    add_json(status)
    add_person(_action(group, "submit", "envía el mes a la junta", submit))
    approve_parser = _action(
        group, "approve", "aprueba el mes por acta y congela sus cifras", approve
    )
    approve_parser.add_argument("--act", metavar="ACTA", default="", help="número del acta")
    approve_parser.add_argument(
        "--date", metavar="AAAA-MM-DD", type=day, default=None, help="fecha de la aprobación"
    )
    add_person(approve_parser)
    for name, about, run in (
        ("return", "devuelve el mes enviado, con una nota", send_back),
        ("reopen", "reabre un mes enviado o aprobado, con un motivo", reopen),
    ):
        parser = _action(group, name, about, run)
        parser.add_argument("--reason", metavar="MOTIVO", default="", help="por qué, en una frase")
        add_person(parser)


def status_of(arguments: argparse.Namespace) -> int:
    """Print where the month is, which core data it lacks and which goals stood still."""
    from evalua.cli.office import office
    from evalua.months.checklist import standstill_sentence

    with office(arguments.association) as place:
        found = _status(place, arguments.month)
    if arguments.json:
        say_json(found)
        return DONE
    say(f"{arguments.month.label.capitalize()} · {found['association']} · {_in_words(found)}")
    if found["one_person"]:
        say("  Aprobado sin segunda persona.")
    if found["seal"]:
        say(f"  Sello: {found['seal']}")
    if found["context_note"]:
        say(f"  Nota del mes: {found['context_note']}")
    for item in found["missing"]:
        say(f"  falta {item['code']}  {item['name']}: {item['reason']}")
    if not found["missing"]:
        say("  Los datos núcleo están completos.")
    if found["stood_still"]:
        say(f"  {standstill_sentence(found['stood_still'], arguments.month)}")
    for doubt in found["doubts"]:
        say(f"  {_SEVERITIES[doubt['severity']]} {doubt['rule']}  {doubt['text']}")
    return DONE


def submit(arguments: argparse.Namespace) -> int:
    """Send the month to the board."""
    from evalua.cli.catalogs import loaded
    from evalua.cli.office import office
    from evalua.months import life

    with office(arguments.association) as place, place.work(arguments.person) as work:
        life.submit(work, arguments.month, catalog=loaded())
    say(f"{arguments.month.label.capitalize()} quedó enviado a la junta.")
    return DONE


def approve(arguments: argparse.Namespace) -> int:
    """Approve the month by act; without ``--date`` it is approved today."""
    from evalua.cli.catalogs import loaded
    from evalua.cli.office import office
    from evalua.months import life

    with office(arguments.association) as place, place.work(arguments.person) as work:
        row = life.approve(
            work,
            arguments.month,
            act=arguments.act,
            approved_on=arguments.date or place.today,
            catalog=loaded(),
        )
        same = row.one_person
    say(f"{arguments.month.label.capitalize()} quedó aprobado: {arguments.act}.")
    if same:
        say("La misma persona lo envió y lo aprobó: queda como «aprobado sin segunda persona».")
    return DONE


def send_back(arguments: argparse.Namespace) -> int:
    """Return a submitted month."""
    from evalua.cli.office import office
    from evalua.months import life

    with office(arguments.association) as place, place.work(arguments.person) as work:
        life.send_back(work, arguments.month, arguments.reason)
    say(f"{arguments.month.label.capitalize()} volvió a la dirección ejecutiva.")
    return DONE


def reopen(arguments: argparse.Namespace) -> int:
    """Open a month again; what the board approved stays in force meanwhile."""
    from evalua.cli.office import office
    from evalua.months import life

    with office(arguments.association) as place, place.work(arguments.person) as work:
        life.reopen(work, arguments.month, arguments.reason)
    say(f"{arguments.month.label.capitalize()} quedó reabierto.")
    return DONE


def _action(
    group: Commands, name: str, about: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser = add_command(group, name, about)
    add_month(parser)
    add_association(parser)
    parser.set_defaults(run=run)
    return parser


def _status(place: Office, month: Month) -> dict[str, Any]:
    from evalua.cli.catalogs import loaded
    from evalua.months.approvals import approvals
    from evalua.months.checklist import missing_core, unexplained_goals, unsettled_doubts
    from evalua.registers.periods.queries import month_row, month_state

    with place.database.session() as session:
        row = month_row(session, place.facts.id, month)
        state = month_state(session, place.facts.id, month)
        missing = missing_core(
            session,
            association_id=place.facts.id,
            month=month,
            today=place.today,
            catalog=loaded(),
        )
        kept = [
            item
            for item in approvals(session, association_id=place.facts.id)
            if item.month == month
        ]
        still = unexplained_goals(session, association_id=place.facts.id, month=month)
        waiting = unsettled_doubts(
            session, association_id=place.facts.id, month=month, today=place.today
        )
    return {
        "association": place.facts.code,
        "month": str(month),
        "state": state,
        "in_progress": place.today <= month.last,
        "deadline": place.facts.submission_deadline(month),
        "closes_on": place.facts.closing_date(month),
        "submitted_on": row.first_submitted_on if row else None,
        "approved_on": row.approved_on if row else None,
        "act": row.act if row else "",
        "one_person": row.one_person if row and state == "approved" else False,
        "context_note": row.context_note if row else "",
        "seal": kept[-1].seal if kept else "",
        "missing": [{"code": m.code, "name": m.name, "reason": m.reason} for m in missing],
        "stood_still": still,
        "doubts": waiting[["rule", "severity", "text"]].to_dict("records"),
    }


def _in_words(status: dict[str, Any]) -> str:
    """«aprobado por el acta 12 el 5 de noviembre de 2026», «borrador, se envía hasta el …»."""
    from evalua.domain.month import long_date

    words = STATES[status["state"]]
    if status["state"] == "approved":
        return f"{words} el {long_date(status['approved_on'])}, {status['act']}"
    if status["in_progress"] and status["state"] == "draft":
        return "en curso"
    if status["state"] == "draft":
        return f"{words}, se envía a más tardar el {long_date(status['deadline'])}"
    if status["state"] == "submitted":
        return f"{words}, se cierra el {long_date(status['closes_on'])}"
    return words

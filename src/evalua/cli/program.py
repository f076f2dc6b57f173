"""The program: which commands there are, and how each one ends.

Commands import what they need when they run, so that ``evalua --help`` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from evalua.cli import (
    backups,
    bench,
    catalogs,
    database,
    demo,
    doctor,
    dossiers,
    exports,
    months,
    scores,
    serve,
    users,
)
from evalua.cli.output import DONE, FIX, complain, say_json
from evalua.cli.spanish import Parser
from evalua.domain.problems import Problem

_COMMANDS = (
    serve,
    demo,
    catalogs,
    months,
    scores,
    exports,
    dossiers,
    users,
    backups,
    database,
    bench,
    doctor,
)
_EPILOG = (
    "Al terminar: 0 si se hizo, 1 si hay algo que una persona debe corregir, 2 si el comando está "
    "mal escrito."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status and never shows a traceback for bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as ended:
        return int(ended.code or 0)
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
        return status
    except Problem as problem:
        return _refused(problem, as_json=getattr(arguments, "json", False))
    except KeyboardInterrupt:
        return FIX
    except BrokenPipeError:
        # The reader (head, less) left: what it wanted was written; nothing else can be flushed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="evalua",
        description="Autoevaluación mensual de asociaciones de municipios.",
        epilog=_EPILOG,
    )
    commands = parser.add_subparsers(metavar="COMANDO", required=True, title="comandos")
    for command in _COMMANDS:
        command.register(commands)
    return parser


def _refused(problem: Problem, *, as_json: bool) -> int:
    if as_json:
        say_json(
            {
                "problems": [
                    {"code": f.code, "field": f.field, "message": f.message}
                    for f in problem.findings
                ]
            }
        )
    for finding in problem.findings:
        complain(finding.message)
    return FIX

"""argparse in Spanish: its own words, its headings and its refusals."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from evalua.cli.output import MISUSE, complain

_WORDS = {
    "usage: ": "uso: ",
    "positional arguments": "qué se le dice",
    "options": "opciones",
    "show this help message and exit": "muestra esta ayuda y termina",
    "the following arguments are required: %s": "falta indicar: %s",
    "one of the arguments %s is required": "indique uno de estos: %s",
    "unrecognized arguments: %s": "no entiendo: %s",
    "expected one argument": "necesita un valor",
    "expected at least one argument": "necesita al menos un valor",
    "expected at most one argument": "admite un solo valor",
    "not allowed with argument %s": "no se usa junto con %s",
    "ignored explicit argument %r": "no lleva valor: %r",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "«%(value)s» no es una opción. Elija entre: %(choices)s"
    ),
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "«%(value)s» no es una opción, ¿quiso decir «%(suggestion)s»? Elija entre: %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "no hay un comando «%(parser_name)s». Elija entre: %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "no entiendo «%(value)s»",
    "ambiguous option: %(option)s could match %(matches)s": (
        "«%(option)s» puede ser %(matches)s; escríbala completa"
    ),
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "%(heading)s:": "%(heading)s:",
    " (default: %(default)s)": " (si no se indica: %(default)s)",
}


def _say(message: str) -> str:
    return _WORDS.get(message, message)


def _say_many(one: str, many: str, count: int) -> str:
    if one == "expected %s argument":
        return "necesita %s valor" if count == 1 else "necesita %s valores"
    return _say(one if count == 1 else many)


# argparse asks gettext for its words each time; replacing what it asks needs no compiled catalogue
# and does not depend on the language of the machine.
vars(argparse)["_"] = _say
vars(argparse)["ngettext"] = _say_many


class Parser(argparse.ArgumentParser):
    """A parser that refuses in Spanish, in one line, with exit status 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        text = message.strip()
        complain(f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}")
        complain(f"Vea cómo se usa con: {self.prog} --help")
        raise SystemExit(MISUSE)

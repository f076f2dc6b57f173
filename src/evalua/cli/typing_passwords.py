"""Asking for a password at the terminal: never an argument, which every user of the machine can list."""

from __future__ import annotations

import sys
from getpass import getpass

from evalua.domain.problems import Findings, refuse


def typed_hash(login: str, name: str) -> str:
    """The hash of a password typed twice without showing it.

    Raises Problem V74 without a terminal, where they differ, or for a password that will not do.
    """
    from evalua.accounts import passwords

    if not sys.stdin.isatty():
        raise refuse(
            "",
            "V74",
            "La contraseña se escribe en una terminal. Sin ella, quite --password: se da un enlace "
            "para elegirla.",
        )
    typed = getpass(f"Contraseña nueva de {login}: ")
    findings = Findings()
    passwords.check(findings, typed, known=(login, name))
    findings.stop_if_any()
    if getpass("Escríbala otra vez: ") != typed:
        raise refuse("", "V74", "Las dos contraseñas no son iguales. No se cambió nada.")
    return passwords.hashed(typed)

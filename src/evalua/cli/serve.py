"""``evalua serve``: the same server as ``streamlit run app.py``."""

from __future__ import annotations

import argparse
import ipaddress
import os
import socket
import subprocess
import sys

from evalua import ROOT
from evalua.cli.arguments import Commands, add_command, port
from evalua.domain.problems import refuse

DEFAULT_PORT = 8501
ACCOUNTS_FIRST = (
    "Evalúa solo atiende en este computador: abrirla a una red necesita primero cuentas con "
    "contraseña, que aún no existen. Quite --host, o use --host 127.0.0.1."
)


def register(commands: Commands) -> None:
    parser = add_command(commands, "serve", "abre Evalúa en este computador")
    parser.add_argument("--port", metavar="PUERTO", type=port, default=DEFAULT_PORT, help="puerto")
    parser.add_argument(
        "--host", metavar="DIRECCIÓN", default="127.0.0.1", help="dirección de este computador"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Become the server; returns only where the system has no way to become another program."""
    if not is_loopback(arguments.host):
        raise refuse("host", "V57", ACCOUNTS_FIRST)
    _refuse_busy(arguments.host, arguments.port)
    # The settings and the theme are in the project's folder, where Streamlit looks for them.
    os.chdir(ROOT)
    command = server_command(arguments.host, arguments.port)
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def server_command(host: str, number: int) -> list[str]:
    """The command that starts the server."""
    return [
        sys.executable,
        *("-m", "streamlit", "run", str(ROOT / "app.py")),
        *("--server.address", host, "--server.port", str(number)),
    ]


def is_loopback(host: str) -> bool:
    """Whether an address is this computer's own; a name other than localhost is not trusted."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refuse_busy(host: str, number: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError as error:
            raise refuse(
                "port",
                "V57",
                f"El puerto {number} está ocupado o reservado: quizá Evalúa ya está abierta en "
                f"http://localhost:{number}. Si no, elija otro con --port.",
            ) from error

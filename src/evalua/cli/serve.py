"""``evalua serve``: the same server as ``streamlit run app.py``."""

from __future__ import annotations

import argparse
import errno
import ipaddress
import os
import socket
import subprocess
import sys

from evalua import ROOT
from evalua.cli.arguments import Commands, add_command, port
from evalua.cli.output import complain
from evalua.domain.problems import refuse

DEFAULT_PORT = 8501
OPEN_TO_NETWORK = (
    "Atiende también a otros computadores, sin cifrar lo que viaja: hágalo solo en la red de su oficina. "
    "En cualquier otra, ponga delante un servidor con HTTPS y defina EVALUA_TRUST_PROXY y EVALUA_HOSTS."
)

_NOT_MINE = (
    "«{}» no es una dirección de este computador. Quite --host para atender solo aquí, o use 0.0.0.0 "
    "para atender a toda la red de la oficina."
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
    _refuse_busy(arguments.host, arguments.port)
    if not is_loopback(arguments.host):
        complain(OPEN_TO_NETWORK)
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
    if not host:
        raise refuse("host", "V57", _NOT_MINE.format(host))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise refuse("host", "V57", _NOT_MINE.format(host)) from error
            raise refuse(
                "port",
                "V57",
                f"El puerto {number} está ocupado o reservado: quizá Evalúa ya está abierta en "
                f"http://localhost:{number}. Si no, elija otro con --port.",
            ) from error

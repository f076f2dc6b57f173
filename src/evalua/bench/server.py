"""A server of one measurement: started on a free port, with a database of its own, and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from evalua import ROOT

_PATIENCE = 90.0
_POLL = 0.02
_BARE = """\
import plotly.graph_objects as go
import streamlit as st

st.title("Una gráfica")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[3, 1, 2])))
"""
STACK = "import pandas\nimport sqlmodel\n"
"""What a program on these libraries imports before it has a line of its own."""

_QUIET = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
_PLAIN = (*_QUIET, "--server.fileWatcherType", "none", "--server.address", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers; ``started`` is the clock (``time.perf_counter``) when it was launched."""

    address: str
    started: float

    @property
    def age(self) -> float:
        """Seconds since it was launched."""
        return time.perf_counter() - self.started


@contextmanager
def evalua_server(database_url: str) -> Iterator[Running]:
    """Evalúa itself on a database."""
    with _server(ROOT / "app.py", ROOT, {"EVALUA_DATABASE_URL": database_url}, _QUIET) as running:
        yield running


@contextmanager
def bare_server(folder: Path, imports: str = "") -> Iterator[Running]:
    """The smallest Streamlit app with one Plotly chart, as the floor to compare with.

    ``imports`` are lines it also runs before drawing.
    """
    script = folder / "bare.py"
    script.write_text(imports + _BARE, encoding="utf-8")
    with _server(script, folder, {}, _PLAIN) as running:
        yield running


@contextmanager
def _server(
    script: Path, folder: Path, extra: Mapping[str, str], options: tuple[str, ...]
) -> Iterator[Running]:
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.port", str(port), *options]
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **extra},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health", process)
        yield Running(address, started)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    limit = time.perf_counter() + _PATIENCE
    while time.perf_counter() < limit and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(_POLL)
    raise TimeoutError("the measured server did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

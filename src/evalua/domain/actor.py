"""Who acts: the person whose name signs what is written, and the role that allows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["administrator", "director", "team", "board", "mayor", "reader"]
ROLE_NAMES: dict[Role, str] = {
    "administrator": "Administración",
    "director": "Dirección ejecutiva",
    "team": "Equipo técnico",
    "board": "Junta",
    "mayor": "Alcaldía",
    "reader": "Consulta",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person using Evalúa.

    ``uid`` is the account's (empty where nobody signed in: tests, the command line); a mayor has a
    municipality. With an ``association_id`` the person acts there and nowhere else; None is anywhere.
    ``is_administrator`` adds what an administrator may do to what the role here allows.
    """

    name: str
    role: Role = "director"
    uid: str = ""
    municipality_id: int | None = None
    association_id: int | None = None
    is_administrator: bool = False

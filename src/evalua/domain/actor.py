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
    """A person using Evalúa."""

    name: str
    role: Role = "director"
    uid: str = ""
    municipality_id: int | None = None

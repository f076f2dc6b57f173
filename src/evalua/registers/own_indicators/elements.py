"""The recorded data elements over which an association may define its own indicators.

It is a closed list: an element is the rows of a register, dated, with the fields by which one may
choose a part of them and, where it is summed, the quantity. Nothing a person writes is executed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Element:
    """Rows that can be counted, or summed where they have quantities.

    ``register`` is the kind of record its rows are; ``frame`` and ``dated`` are the register's frame and the date of its rows («» for what is true
    on a day); ``keep`` are the values that every row must have; ``only`` gives, by column, the
    closed list one chooses from; ``sums`` the columns whose total is the quantity; ``joined`` a
    frame that completes the rows, and the column with its key; ``places`` the frame that says the
    municipalities of each row, the column of it that names the row and the row's own key, where the
    rows have none of their own.
    """

    key: str
    name: str
    register: str
    frame: str
    dated: str
    keep: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    sums: tuple[str, ...] = ()
    joined: tuple[str, str] | None = None
    places: tuple[str, str, str] | None = None
    money: bool = False
    label: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """What the largest share may be taken of."""
        return ("municipality", *self.only)


_DONE = {"status": "done"}
_KIND = {"kind": "activity_types"}
_OF_ACTIVITY = ("activity_municipalities", "activity_id", "id")
_OF_PROJECT = ("benefits", "project_id", "project_id")
_ELEMENTS = (
    Element(
        "activities",
        "actividades realizadas",
        "activity",
        "activities",
        "held_on",
        keep=_DONE,
        only=_KIND,
        places=_OF_ACTIVITY,
        label="topic",
    ),
    Element(
        "participants",
        "participantes en actividades",
        "activity",
        "activities",
        "held_on",
        keep=_DONE,
        only=_KIND,
        sums=("women", "men", "unstated"),
        places=_OF_ACTIVITY,
        label="topic",
    ),
    Element(
        "women",
        "mujeres participantes en actividades",
        "activity",
        "activities",
        "held_on",
        keep=_DONE,
        only=_KIND,
        sums=("women",),
        places=_OF_ACTIVITY,
        label="topic",
    ),
    Element("members", "municipios miembros", "municipality", "members", ""),
    Element(
        "members_reached",
        "miembros con al menos una actividad",
        "municipality",
        "members",
        "",
        only=_KIND,
    ),
    Element(
        "meetings",
        "sesiones de los órganos",
        "meeting",
        "meetings",
        "held_on",
        only={"body": "bodies"},
    ),
    Element(
        "seats",
        "sillas convocadas a sesiones",
        "meeting",
        "attendance",
        "held_on",
        only={"attended_as": "attendance_kinds"},
        joined=("meetings", "meeting_id"),
        label="person",
    ),
    Element(
        "commitments_due",
        "compromisos con plazo",
        "commitment",
        "commitments",
        "due_on",
        label="text",
    ),
    Element(
        "commitments_done",
        "compromisos cumplidos",
        "commitment",
        "commitments",
        "done_on",
        label="text",
    ),
    Element(
        "stages",
        "pasos de proyectos a una etapa",
        "project",
        "stages",
        "reached_on",
        only={"stage": "project_stages"},
        places=_OF_PROJECT,
    ),
    Element(
        "follow_ups",
        "seguimientos de proyectos",
        "project",
        "follow_ups",
        "noted_on",
        places=_OF_PROJECT,
        label="next_step",
    ),
    Element(
        "funding",
        "recursos de proyectos",
        "project",
        "funding",
        "dated_on",
        only={"source": "funding_sources", "condition": "funding_conditions"},
        sums=("amount",),
        places=_OF_PROJECT,
        money=True,
        label="entity",
    ),
    Element(
        "payments", "aportes pagados", "charge", "payments", "paid_on", sums=("amount",), money=True
    ),
    Element(
        "community_sessions",
        "reuniones con la comunidad",
        "project",
        "community_sessions",
        "held_on",
        only={"kind": "community_session_kinds"},
        places=_OF_PROJECT,
        label="act",
    ),
    Element(
        "services",
        "cantidades de servicios prestados",
        "service",
        "service_records",
        "month",
        only={"kind": "service_types"},
        sums=("quantity",),
        joined=("services", "service_id"),
    ),
    Element(
        "agreements",
        "convenios firmados",
        "partner",
        "agreements",
        "signed_on",
        only={"kind": "agreement_kinds"},
        label="name",
    ),
    Element(
        "needs",
        "necesidades expresadas por los municipios",
        "municipality",
        "needs",
        "stated_on",
        only={"theme": "project_themes"},
        label="text",
    ),
)
ELEMENTS: Mapping[str, Element] = {element.key: element for element in _ELEMENTS}
"""By key, in the order they are offered."""

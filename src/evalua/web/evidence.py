"""Evidence files, served one by one to who may read the association they belong to.

What is not there and what belongs to others answer alike, so that asking tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from evalua.domain.problems import Problem
from evalua.web.aside import aside
from evalua.web.gate import visitor_of
from evalua.web.pages import notice

if TYPE_CHECKING:
    from evalua.accounts.sessions import SignedIn

_INERT = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
)
_NOT_HERE = "Ese archivo no existe, se retiró o no es de una asociación que usted pueda consultar."


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it is sent: what it is, under which name, and whether a browser may show it."""

    content: bytes
    media_type: str
    name: str
    inline: bool


async def serve_evidence(request: Request) -> Response:
    """The file of an address, or one sentence."""
    try:
        found = await aside(_find, visitor_of(request), request.path_params["uid"])
    except Problem as problem:
        return notice("El archivo no está disponible", str(problem), status=500)
    if found is None:
        return notice("Ese archivo no está", _NOT_HERE, status=404)
    return Response(
        found.content,
        headers={
            "content-type": _content_type(found.media_type),
            "content-disposition": _disposition(found),
            "content-security-policy": _INERT,
            "x-content-type-options": "nosniff",
            "cache-control": "no-store",
        },
    )


def _find(visitor: SignedIn, uid: str) -> Found | None:
    """The file, if it exists and the visitor may read where it belongs; None otherwise."""
    # Imported at the first file: the tables take a second to load.
    from evalua.accounts.identity import actor_in
    from evalua.accounts.permissions import may
    from evalua.domain.uploads.kinds import by_media_type
    from evalua.domain.uploads.names import saved_name
    from evalua.registers.association.facts import facts
    from evalua.registers.evidence.queries import by_uid
    from evalua.storage import evidence_files
    from evalua.web import doors

    database = doors.database()
    with database.session() as session:
        row = by_uid(session, uid)
        kind = by_media_type(row.media_type) if row is not None else None
        if row is None or kind is None:
            return None
        about = facts(session, row.association_id)
        actor = actor_in(session, visitor, row.association_id, about.is_demo)
        if actor is None or not may(actor, "read"):
            return None
        digest, name = row.content_hash, saved_name(row.file_name, kind.suffixes)
    content = evidence_files.read(evidence_files.folder_of(database.url), digest)
    return Found(content, kind.media_type, name, kind.inline)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type == "text/plain" else media_type


def _disposition(found: Found) -> str:
    """The name twice: in plain letters for old browsers, and whole."""
    how = "inline" if found.inline else "attachment"
    simple = "".join(c if (c.isascii() and c.isalnum()) or c in "._- " else "_" for c in found.name)
    return f"{how}; filename=\"{simple}\"; filename*=UTF-8''{quote(found.name, safe='')}"

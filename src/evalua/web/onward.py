"""Where somebody goes after signing in: an address of this server, whatever the link asked for."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from starlette.types import Scope

HOME = "/"
_LONGEST = 2000
_NOT_THERE = ("entrar", "salir", "primera-vez", "clave", "auth", "oidc", "_stcore", "media")
# What an address keeps as it is: already escaped letters and the marks that separate its parts.
_KEPT = "/?=&%:@!$'()*+,;~-._"


def safe(asked: str) -> str:
    """The address asked for, or the first page where it is not one of ours.

    Browsers read «//», a backslash, or a tab between slashes as another site.
    """
    if not asked.startswith("/") or asked[1:2] in ("/", "\\") or len(asked) > _LONGEST:
        return HOME
    if "\\" in asked or any(ord(letter) < 33 or ord(letter) == 127 for letter in asked):
        return HOME
    try:
        parts = urlsplit(asked)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or parts.path.split("/")[1].lower() in _NOT_THERE:
        return HOME
    return quote(parts._replace(fragment="").geturl(), safe=_KEPT)


def to_sign_in(scope: Scope) -> str:
    """The address of the sign-in page, which remembers what was asked for."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return "/entrar"
    path = quote(scope["path"], safe="/~-._")
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = safe(f"{path}?{query}" if query else path)
    return "/entrar" if wanted == HOME else f"/entrar?{urlencode({'siguiente': wanted})}"

"""A browser as a person would call it: «Chrome en Windows», from what it says of itself."""

from __future__ import annotations

# In this order: nearly all of them also claim to be Chrome or Safari.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "Otro navegador"


def browser_name(said: str) -> str:
    """The browser and the system of a User-Agent; «Otro navegador» where it says neither."""
    name = next((name for mark, name in _BROWSERS if mark in said), UNKNOWN)
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return f"{name} en {system}" if system else name

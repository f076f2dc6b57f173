"""How much a file may be, as it comes and once it is opened. Every upload uses these."""

from __future__ import annotations

MEGABYTE = 1 << 20
LARGEST_FILE = 10 * MEGABYTE
LARGEST_TOTAL = 2_000 * MEGABYTE
"""What all the evidence files of an association may take: each content counts once."""

MOST_PARTS = 2_000
"""Files inside a compressed document."""
LARGEST_OPENED = 100 * MEGABYTE
"""What a compressed document may take once opened."""
MOST_PIXELS = 60_000_000
"""Width by height of a picture: more than any telephone takes."""


def megabytes(size: float) -> str:
    """A size as it is read: ``0,3 MB``, ``12 MB``."""
    value = size / MEGABYTE
    if value >= 10:
        return f"{value:.0f} MB"
    return "menos de 0,1 MB" if value < 0.05 else f"{value:.1f} MB".replace(".", ",")

"""Evalúa: monthly self-evaluation for associations of municipalities.

registers -> measures -> scores -> views; data moves left to right and never back.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder: where ``app.py``, ``pages/`` and ``data/`` are."""

__version__ = "0.1.0"

"""Which page holds the records of each register, and of each kind of row behind a figure."""

from __future__ import annotations

REGISTER_PAGES = {
    "activities": "activities",
    "contributions": "contributions",
    "goals": "goals",
    "meetings": "meetings",
    "members": "association",
    "municipal_plans": "transitions",
    "organizations": "activities",
    "partners": "activities",
    "projects": "projects",
    "services": "other_registers",
    "system": "close_month",
    "transitions": "transitions",
}
"""Register of the catalogue → key of the page where what is missing is filled in: organizations and
partners count by the activities done with them."""

ROW_PAGES = {
    "activity": "activities",
    "charge": "contributions",
    "commitment": "meetings",
    "goal": "goals",
    "meeting": "meetings",
    "milestone": "transitions",
    "month": "close_month",
    "municipality": "association",
    "organization": "other_registers",
    "partner": "other_registers",
    "project": "projects",
}
"""Kind of row (column ``register`` of a detail frame) → key of its page."""

"""Which page holds the records of each register, and of each kind of row behind a figure."""

from __future__ import annotations

REGISTER_PAGES = {
    "activities": "activities",
    "contributions": "contributions",
    "finances": "other_registers",
    "goals": "goals",
    "instruments": "other_registers",
    "meetings": "meetings",
    "members": "association",
    "municipal_plans": "transitions",
    "organizations": "activities",
    "own": "targets",
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
    "affinity_study": "other_registers",
    "agreed_priority": "activities",
    "audit_finding": "other_registers",
    "charge": "contributions",
    "commitment": "meetings",
    "decision": "meetings",
    "disagreement": "meetings",
    "finance": "other_registers",
    "goal": "goals",
    "instrument": "other_registers",
    "legal_piece": "association",
    "meeting": "meetings",
    "milestone": "transitions",
    "month": "close_month",
    "municipality": "association",
    "organization": "other_registers",
    "peace_initiative": "other_registers",
    "partner": "other_registers",
    "project": "projects",
    "service": "other_registers",
    "technical_document": "activities",
    "typed_figure": "targets",
    "working_group": "activities",
}
"""Kind of row (column ``register`` of a detail frame) → key of its page."""

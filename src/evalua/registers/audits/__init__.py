"""Audits and what became of their findings."""

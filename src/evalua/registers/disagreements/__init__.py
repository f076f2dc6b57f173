"""Disagreements that somebody brought to the association, and how they were answered."""

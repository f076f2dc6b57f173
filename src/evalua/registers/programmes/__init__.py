"""Programmes and units of the association, which group goals, projects and services."""

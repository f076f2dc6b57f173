"""Priorities agreed by the members, frozen before the plan they aim at is known."""

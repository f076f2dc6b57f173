"""Contributions: schemes, charges, payments and how each payment was applied."""

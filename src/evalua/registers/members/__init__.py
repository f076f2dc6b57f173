"""Municipalities, their spells as members, their mayors and the terms of government."""

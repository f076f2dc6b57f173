"""Calls and sources of funding: who opens them, until when, and who may apply."""

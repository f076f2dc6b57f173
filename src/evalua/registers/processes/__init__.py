"""Things done step by step in several municipalities."""

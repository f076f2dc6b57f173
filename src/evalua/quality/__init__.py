"""Doubts about the data: one rule, one function, pure."""

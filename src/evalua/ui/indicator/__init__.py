"""Indicador on screen: its value, what to do where it has none, and its card."""

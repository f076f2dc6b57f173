"""Measuring Evalúa's speed on invented data, in a folder of its own."""

"""Metas on screen: its sentence and its three views."""

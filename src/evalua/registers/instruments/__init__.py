"""Instruments of the municipalities with their steps, and studies of what the territory shares."""

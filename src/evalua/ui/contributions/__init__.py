"""Aportes on screen: the year at a glance, and the door to its other views."""

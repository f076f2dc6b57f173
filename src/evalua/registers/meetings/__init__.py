"""Meetings of the bodies: attendance, decisions and commitments."""

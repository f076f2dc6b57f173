"""Asociación y miembros on screen: what the association is, and the acts that changed it."""

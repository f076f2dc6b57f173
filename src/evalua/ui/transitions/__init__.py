"""Transiciones on screen: how far the change of government is, and the views of the register."""

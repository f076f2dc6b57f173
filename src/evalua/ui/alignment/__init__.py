"""Alineación on screen: the vision, the lines of other plans and who cites them."""

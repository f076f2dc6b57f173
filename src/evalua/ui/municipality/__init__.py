"""Ficha municipal on screen: what one municipality paid, owes and received."""

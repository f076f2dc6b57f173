"""Juntas y compromisos on screen: what is pending, and the views of the register."""

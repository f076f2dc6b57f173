"""Bitácora on screen: what the month holds so far, and the views of the register."""

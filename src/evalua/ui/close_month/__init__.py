"""Cierre del mes on screen: the steps of the month, what is missing, and sending it."""

"""Calidad del dato on screen: what does not add up, what is missing, and what has evidence."""

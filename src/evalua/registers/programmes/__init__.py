"""Programmes and units of the association: what they group, since when and by which act."""

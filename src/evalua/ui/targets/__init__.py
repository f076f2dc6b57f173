"""Indicadores y metas on screen: the targets of a year and who answers for each indicator."""

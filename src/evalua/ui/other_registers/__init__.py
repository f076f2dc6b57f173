"""Otros registros on screen: what they hold, and the views of each one."""

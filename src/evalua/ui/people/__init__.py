"""Personas y accesos on screen: who enters, as what, and from where."""

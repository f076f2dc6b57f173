"""Proyectos on screen: its sentence, its views, and which project is open."""

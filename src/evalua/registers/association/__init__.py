"""The association, its states and who uses Evalúa."""

"""Partners with their agreements, and organizations."""

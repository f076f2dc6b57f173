"""Lo aprobado on screen: every approval, and what changed between any two."""

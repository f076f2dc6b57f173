"""Figures typed with their proof, for what no register computes yet."""

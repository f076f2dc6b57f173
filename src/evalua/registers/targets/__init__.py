"""Targets, owners and adopted indicators, and the dated scoring policy."""

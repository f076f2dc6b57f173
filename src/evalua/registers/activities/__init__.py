"""The activity log: what was done, when, with whom."""

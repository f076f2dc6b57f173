"""The history of changes as people read it: who changed what, from what, to what and why."""

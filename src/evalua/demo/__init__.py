"""Two fictional associations with two years of records, described in ``data/demo``."""

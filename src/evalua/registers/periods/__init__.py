"""The months: their state, the reasons for missing data, and reports delivered."""

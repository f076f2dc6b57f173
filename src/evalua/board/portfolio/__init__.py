"""The portfolio seen from each side: money, calendar, coverage, bank, and what does not add up."""

"""The income and expense of each month, and the funding that was lost."""

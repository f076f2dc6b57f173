"""The work plan: goals, their schedules and their monthly progress."""

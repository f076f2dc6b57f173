"""Projects from idea to settlement: stages, funding, schedules, follow-up, community."""

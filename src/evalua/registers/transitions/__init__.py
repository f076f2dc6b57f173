"""Changes of municipal government: milestones T01–T16, municipal plans and budget lines."""

"""What the association stands on: legal file, norms, its story, staff posts and objectives."""

"""Mi cuenta on screen: one's own password, sessions, and the way out."""

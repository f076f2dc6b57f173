"""What the records amount to: pure functions from register frames to observations."""

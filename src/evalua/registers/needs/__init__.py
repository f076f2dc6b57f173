"""What each municipality needs, and the dated sign-off of its sheet."""

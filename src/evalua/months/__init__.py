"""The month's life, its evaluation and its snapshots."""

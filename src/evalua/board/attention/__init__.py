"""What needs somebody's attention: one module per subject, each with its rules."""

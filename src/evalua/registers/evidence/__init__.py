"""Files that prove what was recorded: acts, photographs, certificates."""

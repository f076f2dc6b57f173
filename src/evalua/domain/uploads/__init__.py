"""Files that people bring: which kinds are taken, how large, and under which name."""

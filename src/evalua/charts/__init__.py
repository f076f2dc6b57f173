"""Charts: ``(frame, *, options) -> Figure``; nothing is computed here beyond layout."""

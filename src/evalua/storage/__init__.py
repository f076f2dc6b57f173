"""The database: one transaction per use case, an audit row per change, copies that are checked."""

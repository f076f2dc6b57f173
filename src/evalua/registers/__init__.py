"""What people record: one package per register, dated rows that are never overwritten."""

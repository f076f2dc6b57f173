"""People, roles and what each role may do."""

"""Values with no input or output: months, money, numbers as people write them, problems."""

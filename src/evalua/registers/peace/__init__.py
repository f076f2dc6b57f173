"""The list of peace and transformation initiatives, with the date of each change of it."""

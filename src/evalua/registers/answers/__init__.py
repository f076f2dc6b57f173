"""What was answered to a question about the quality of a figure."""

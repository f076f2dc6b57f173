"""Technical documents, the official list of those who should have them, and each delivery."""

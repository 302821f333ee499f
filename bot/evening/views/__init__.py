"""What is seen of an evening."""

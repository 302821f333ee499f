"""What admins see of the language model."""

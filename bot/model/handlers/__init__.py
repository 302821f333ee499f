"""What is done for commands about the language model."""

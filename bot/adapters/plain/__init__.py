"""Views as plain text, for terminals, pipes and screen readers."""

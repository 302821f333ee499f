"""What an admin sets for a whole community."""

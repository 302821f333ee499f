"""What is done for commands on evenings."""

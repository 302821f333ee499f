"""What is done for each command: load, decide, write, show."""

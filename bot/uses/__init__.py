"""What is done for each command: load, apply the rules, write, show."""

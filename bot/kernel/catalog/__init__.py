"""How a command is declared once, and read from what a person typed."""

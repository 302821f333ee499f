"""How good the answers are, and where their weights come from."""

"""How it looks: from state to View."""

"""How an evening is planned, and how it goes on."""

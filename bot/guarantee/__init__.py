"""The design of security guarantees: clauses, designs, tensions and sheets."""

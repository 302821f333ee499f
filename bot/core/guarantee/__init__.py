"""The design of a security guarantee: clauses, designs, tensions and comparison."""

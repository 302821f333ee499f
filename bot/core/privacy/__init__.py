"""What is kept of a member, and how they take it away."""

"""What a group thinks: statements, groups of opinion, and ranked alternatives."""

"""What a group thinks: statements, groups of opinion, motions and joint statements."""

"""A moderated debate: its format, its life, the floor, the clock, ballots and the result."""

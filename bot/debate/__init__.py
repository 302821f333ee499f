"""Debates: formats, seats, the clock, the floor, ballots, positions, claims and results."""

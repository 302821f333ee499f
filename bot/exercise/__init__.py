"""Exercises: incidents played against a guarantee, and their debriefs."""

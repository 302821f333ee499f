"""The exercise: an invented incident played against a guarantee, and what it showed."""

"""Practice debates and coaching, for one member alone."""

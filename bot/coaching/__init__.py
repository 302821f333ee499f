"""What a language model does for one member alone. Loaded when the first of it is asked for."""

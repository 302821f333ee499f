"""Formats from files of Debatekeeper: what is read, what is guessed, what is left out."""

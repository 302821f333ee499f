"""Data that ships with Parley, each file with its loader."""

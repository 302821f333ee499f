"""Measurements of Parley beside what others do: `python3 dev.py bench`."""

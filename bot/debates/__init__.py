"""Debates as they run: written, shown, timed and summed up."""

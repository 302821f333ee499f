"""Debates as files."""

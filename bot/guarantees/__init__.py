"""Guarantees as members name them."""

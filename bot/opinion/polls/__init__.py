"""Statements and votes as files: written for Polis’s tools, and read from them."""

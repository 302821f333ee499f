"""Guarantee sheets: what a group puts down clause by clause, how it decides, what it adopted."""

"""Sentences that claim to rest on a text, held against that text; what does not hold is left out.

The rules are one-sided: each says that a sentence does not hold, none that it does. Which they are,
how often they catch what is wrong, and what they miss, stands in docs/model.md.
"""

"""The rules: plain functions on frozen values. No I/O, no clock, no randomness, no async."""

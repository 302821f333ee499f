"""Rules: plain functions on frozen values."""

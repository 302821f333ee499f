"""Data that ships with Parley: each file is read by the module beside it."""

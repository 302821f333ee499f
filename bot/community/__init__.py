"""A community: its settings and members, privacy, home and help."""

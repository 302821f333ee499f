"""Where people stand on a motion, how that changed, and what a debate's numbers say."""

"""Where people stand on a motion, how that changed, and what the numbers say."""

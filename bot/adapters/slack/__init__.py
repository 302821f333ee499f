"""Slack: the catalog as slash commands, Views as Block Kit, debates in threads."""

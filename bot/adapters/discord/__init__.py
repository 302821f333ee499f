"""Discord: the catalog as slash commands, Views as components, rooms as channels."""

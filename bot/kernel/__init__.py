"""What every feature stands on: commands, refusals, views, journals, rooms and the clock."""

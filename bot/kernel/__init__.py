"""What every feature stands on: the journal that keeps what happened, its clock and its room."""

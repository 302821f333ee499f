"""What every kind of journal shares: deciding one by one, keeping time, showing what is new."""

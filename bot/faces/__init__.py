"""What the faces on chat platforms share: lines that members cause, and long words in pieces."""

"""Places elsewhere that watch a debate and vote in its closing vote."""

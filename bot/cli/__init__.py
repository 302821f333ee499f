"""The command line: the main job, and everything that members can do, in a terminal."""

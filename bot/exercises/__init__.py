"""Exercises as they run: acting, showing, keeping time, debriefing."""

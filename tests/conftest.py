"""What all tests share."""

from hypothesis import settings

# No test holds a stopwatch: how fast a machine is just now says nothing about the code.
settings.register_profile("parley", deadline=None)
settings.load_profile("parley")

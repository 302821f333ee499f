"""Parley: a debate bot for Discord and Slack that has read the article."""

__version__ = "0.1.0"

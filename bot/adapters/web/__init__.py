"""The web console: rooms in a browser, with everything that Parley does on a chat platform."""

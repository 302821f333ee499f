"""Questions of other kinds than those that an article’s sentences answer."""

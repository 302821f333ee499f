"""The rules about the language model: how much may be asked, when to wait, when to stop."""

"""Words as the rules read them: stems, names, numbers, denials."""

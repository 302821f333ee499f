"""How large the program is, and how far one command walks through it."""


def measure() -> dict[str, dict[str, float]]:
    """Files, lines, lines of imports, the most complex functions, and files per command."""
    from bench.size import complexity, counting, walking

    return {
        "size": counting.measure(),
        "ten most complex functions": complexity.measure(),
        "one command, warm, with its room served": walking.measure(),
    }

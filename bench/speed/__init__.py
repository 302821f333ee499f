"""How fast Parley is, beside what it is fair to compare it with; all in one run."""


def measure() -> dict[str, dict[str, float]]:
    """Every measurement; times in the unit that its name ends with."""
    from bench.speed import asking, console, debating, library, long_debates, starting, writing

    return {
        "ask, 600 articles": asking.measure(),
        "durable writes, fifty writers": writing.measure(),
        "start and memory": starting.measure(),
        "adding articles, and memory": library.measure(),
        "console": console.measure(),
        "debates": debating.measure(),
        "long debates": long_debates.measure(),
    }

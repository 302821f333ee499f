"""`python -m bot`, and the command `parley`: Parley's command line."""

import os
import sys


def main() -> int:
    """Run the command line that the program was started with; returns the exit code."""
    words = sys.argv[1:]
    if words[:1] == ["health"]:  # asked every half minute by containers: nothing else is loaded
        from bot.cli.health import main as health

        return health()
    if words == ["--version"]:
        from bot import __version__

        sys.stdout.write(f"Parley {__version__}\n")
        return 0
    # Our products of matrices are small: more threads would only wait, and hold memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from bot.cli.starting import main as start

    return start(words)


if __name__ == "__main__":
    sys.exit(main())

"""`python -m bot`: Parley's command line."""

import os
import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["health"]:  # asked every half minute by containers: nothing else is loaded
        from bot.cli.health import main as health

        sys.exit(health())
    # Our products of matrices are small: more threads would only wait, and hold memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from bot.cli.starting import main

    sys.exit(main(sys.argv[1:]))

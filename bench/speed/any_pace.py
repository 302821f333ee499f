"""`parley run`, but that nobody is told that they go too fast: a bench asks in a second what no
community does in a minute, and would measure how fast it is refused."""

import sys

from bot.__main__ import main
from bot.kernel import pace

pace.MEMBER_PACE = pace.COMMUNITY_PACE = pace.Pace(burst=1e9, per_second=1e9)
sys.argv = ["parley", "run"]
sys.exit(main())

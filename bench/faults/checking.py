"""What became of what was acknowledged: there, lost, doubled; shown, not shown, shown twice."""

import asyncio
from collections import Counter

from bench.faults.acting import ANNOUNCED
from bench.faults.program import Program

SETTLING = 60.0
"""Seconds after the last start in which all must be answered and shown."""

KEPT = {
    "position": "SELECT reason FROM positions",
    "statement": "SELECT words FROM statements",
    "motion": "SELECT words FROM proposals",
    "development": "SELECT words FROM exercise_moves",
    "amendment": "SELECT reason FROM sheet_proposals",
}
"""Where each kind of act is kept."""

UNSHOWN = (
    "SELECT (SELECT count(*) FROM outbox WHERE shown = 0 OR stale = 1)"
    " + (SELECT count(*) FROM streams WHERE shown < version)"
)
UNANSWERED = "SELECT count(*) FROM console_waiting"

ANSWERING = 10.0
"""Seconds in which lines are answered. One whose answer the store did not take waits for the next
start; its member's tab said so."""

BOARD = "room-"
"""Begins the post of what is edited in place, and may repeat what the news told."""

POSTS = (
    "SELECT view, post FROM console_posts WHERE author = '' AND reader IS NULL AND view IS NOT NULL"
)


async def settle(program: Program) -> bool:
    """Wait until nothing waits for an answer or to be shown; is all shown?"""
    await _wait(program, UNANSWERED, ANSWERING)
    return await _wait(program, UNSHOWN, SETTLING)


async def _wait(program: Program, sql: str, seconds: float) -> bool:
    for _ in range(int(seconds / 0.25)):
        if program.read(sql) == [(0,)]:
            return True
        await asyncio.sleep(0.25)
    return False


def count_faults(program: Program, done: dict[str, str]) -> dict[str, int]:
    """How many acknowledged acts are not there, or twice; and the same of their announcements. One
    whose work a kill interrupted is said so to its member, and counts apart."""
    posts = program.read("SELECT nonce, view FROM console_posts WHERE view IS NOT NULL")
    lines = Counter(str(nonce) for nonce, *_ in posts)
    sorry = "".join(str(view) for _, view in posts if "was stopped while it worked" in str(view))
    sorry += "".join(str(words) for (words,) in program.read("SELECT words FROM console_waiting"))
    room = [str(view) for view, post in program.read(POSTS) if not str(post).startswith(BOARD)]
    rows = {kind: [str(row[0]) for row in program.read(sql)] for kind, sql in KEPT.items()}
    found = Counter[str]()
    for mark, kind in done.items():
        found["lines lost"] += lines[mark] == 0
        found["lines doubled"] += lines[mark] > 1
        if kind == "talk":
            continue
        times = sum(mark in words for words in rows[kind])
        found["told that they were interrupted"] += times == 0 and mark in sorry
        found["acts lost"] += times == 0 and mark not in sorry
        found["acts doubled"] += times > 1
        if kind in ANNOUNCED and times:
            shown = sum(mark in view for view in room)
            found["news lost"] += shown == 0
            found["news doubled"] += shown > 1
    for text, count in Counter(room).items():
        if not any(words in text for words in GIVING_BACK):
            found["news doubled"] += count - 1
    return dict(found)


GIVING_BACK = ("goes on", "was away", "paused")
"""Words of news that each restart may bring, and that therefore come more than once."""

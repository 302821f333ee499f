"""Answers the lines that members sent, once they are on disk: the views go to the room."""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.adapters.web import rows as console
from bot.adapters.web.lines import Line, To
from bot.adapters.web.live import Live
from bot.adapters.web.posting import as_post, withdrawn
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Waiting
from bot.adapters.web.tasks import Tasks
from bot.app import App
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.view import View, text
from bot.store.database import Database
from bot.store.refusals import StoreRefusal
from bot.store.statement import Statement

INTERRUPTED = (
    "Parley was stopped while it worked on “{words}”. If nothing came of it, please send it again."
)
"""Said after a start to those whose last line was never answered."""

MOST_AT_ONCE = 8
"""Lines of one member that may be at work at the same time."""

log = logging.getLogger(__name__)


class Answering:
    """Lines at work. A line that a stop or a fault leaves unanswered is on disk as waiting."""

    def __init__(self, app: App, db: Database, live: Live) -> None:
        self._app = app
        self._db = db
        self._live = live
        self._tasks = Tasks()
        self._at_work: Counter[MemberId] = Counter()
        self._closed = False

    def reserve(self, member: MemberId) -> None:
        """Take a place among the lines at work; `begin` or `release` gives it back.

        Raises Refused (TOO_MUCH_WAITING, STORE_CLOSED).
        """
        if self._closed:
            raise Unavailable(StoreRefusal.STORE_CLOSED)
        if self._at_work[member] >= MOST_AT_ONCE:
            raise Refused(ConsoleRefusal.TOO_MUCH_WAITING, waiting=self._at_work[member])
        self._at_work[member] += 1

    def release(self, member: MemberId) -> None:
        """Give back a place that was reserved."""
        self._at_work[member] -= 1
        if not self._at_work[member]:
            del self._at_work[member]

    def begin(self, by: Caller, line: Line, post: str, nonce: str) -> None:
        """Answer a line that is stored under this post id, in the place reserved for it."""
        self._tasks.start(self._answer(by, line, post, nonce))

    async def finish(self, seconds: float) -> None:
        """Take no more, and let those at work end."""
        self._closed = True
        await self._tasks.finish(seconds)

    async def apologise(self, unanswered: Iterable[Waiting], at: datetime) -> None:
        """Tell those whose lines were left unanswered when Parley last stopped."""
        for left in unanswered:
            if left.words:
                sorry = View(blocks=(text(say(INTERRUPTED, words=left.words)),))
                statements = as_post(sorry, left.place, left.member, at).statements
            else:
                statements = withdrawn(left.place, left.post, left.member, at)
            await self._db.change(*statements, console.answered(left.post))
            self._live.changed(left.place)

    async def _answer(self, by: Caller, line: Line, post: str, nonce: str) -> None:
        try:
            await self._answer_with_progress(by, line, post)
        except Refused as refused:
            log.warning("no answer shown: %s because of %r", refused.code, refused.__cause__)
            trouble = {"type": "trouble", "code": str(refused.code), "sentence": sentence(refused)}
            self._live.tell(by.place, by.member, trouble)
        finally:
            self.release(by.member)
            self._live.tell(by.place, by.member, {"type": "done", "nonce": nonce})

    async def _answer_with_progress(self, by: Caller, line: Line, post: str) -> None:
        going_on: set[str] = set()

        async def progress(view: View) -> None:
            posted = as_post(view, by.place, by.member, clock.now())
            marks: tuple[Statement, ...] = ()
            if view.key is not None and posted.post not in going_on:
                going_on.add(posted.post)
                marks = (console.await_answer(by.place, posted.post, by.member, ""),)
            await self._db.change(*posted.statements, *marks)
            self._live.changed(by.place)

        if line.to is To.COMMAND:
            views = await self._app.hear(by, line.words, line.given, progress)
        else:
            views = await self._app.mentioned(by, line.words, progress)
        await self._post_all(by, views, post, going_on, moves=line.typed)

    async def _post_all(
        self, by: Caller, views: tuple[View, ...], post: str, going_on: set[str], *, moves: bool
    ) -> None:
        """The answer, and the end of all that was shown on the way to it, in one write."""
        at = clock.now()
        statements: list[Statement] = []
        final: set[str] = set()
        for view in views:
            posted = as_post(view, by.place, by.member, at, moves=moves)
            if posted.post in going_on | final:  # it stands where the progress stood
                posted = as_post(view, by.place, by.member, at)
            statements += posted.statements
            final.add(posted.post)
        for left in going_on - final:
            statements += withdrawn(by.place, left, by.member, at)
        statements += [console.answered(done) for done in (*going_on, post)]
        await self._db.change(*statements)
        self._live.changed(by.place)

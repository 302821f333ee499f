"""Answers the lines that members sent, once they are on disk: the views go to the room."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from bot.adapters.web import rows as console
from bot.adapters.web.lines import Line, To
from bot.adapters.web.live import Live, Notice
from bot.adapters.web.posting import as_post, withdrawn
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Waiting
from bot.adapters.web.tasks import Tasks
from bot.app import App
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import say
from bot.kernel.parts import Progress, show_no_progress
from bot.kernel.permission import ASK_A_CHAIR, Role
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.view import Button, Buttons, Plain, Text, View, note, text
from bot.kernel.view_json import dump
from bot.store.database import Database
from bot.store.refusals import StoreRefusal
from bot.store.statement import Statement

INTERRUPTED = (
    "Parley was stopped while it worked on “{words}”. If you see no answer, please send it again."
)
"""Said after a start to those whose last line was never answered."""

PATIENCE = 3.0
"""Seconds that a line waits for the one that the same member sent before it in the same place; what
takes longer holds up nobody."""

MOST_AT_ONCE = 8
"""Lines of one member that may be at work at the same time."""

ROLE_ACTION = "/console role"
"""What the page's script does by itself: it comes in anew, under the same name, in another role."""

TAKE_ROLE = {Role.CHAIR: say("Become a chair"), Role.ADMIN: say("Become an admin")}

log = logging.getLogger(__name__)


class Answering:
    """Lines at work. A line that a stop or a fault leaves unanswered is on disk as waiting."""

    def __init__(self, app: App, db: Database, live: Live, *, guarded: bool) -> None:
        self._app = app
        self._guarded = guarded
        self._db = db
        self._live = live
        self._tasks = Tasks()
        self._at_work: Counter[MemberId] = Counter()
        self._last: dict[tuple[PlaceId, MemberId], asyncio.Task[None]] = {}
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
        """Answer a line that is stored under this post id, in the place reserved for it; lines of
        one member in one room in the order in which they came."""
        who = by.place, by.member
        before = self._last.get(who)
        task = self._tasks.start(self._answer_after(before, by, line, post, nonce))
        self._last[who] = task
        task.add_done_callback(lambda done: self._forget(who, done))

    def begin_unkept(self, by: Caller, line: Line, nonce: str, trouble: Unavailable) -> None:
        """Answer a line that the store could not take, in the place reserved for it, as far as
        that changes nothing: the answer is shown to the member's open tabs alone, and not kept."""
        _ = self._tasks.start(self._answer_unkept(by, line, nonce, trouble))

    async def _withdraw(self, by: Caller, *posts: str) -> None:
        at = clock.now()
        statements = [s for post in posts for s in withdrawn(by.place, post, by.member, at)]
        await self._db.change(*statements)
        self._live.changed(by.place)

    async def _answer_unkept(
        self, by: Caller, line: Line, nonce: str, trouble: Unavailable
    ) -> None:
        done = {"type": "done", "nonce": nonce}
        try:
            for view in await self._hear(by, line):
                self._live.show_unkept(by.place, by.member, dump(view), clock.now())
        except Refused as refused:
            log.warning("no answer shown: %s because of %s", refused.code, trouble.code)
            done["failed"] = "yes"
        finally:
            self.release(by.member)
            self._live.tell(by.place, by.member, done)

    def _forget(self, who: tuple[PlaceId, MemberId], task: asyncio.Task[None]) -> None:
        if self._last.get(who) is task:
            del self._last[who]

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

    async def _answer_after(
        self, before: asyncio.Task[None] | None, by: Caller, line: Line, post: str, nonce: str
    ) -> None:
        if before is not None:
            await asyncio.wait({before}, timeout=PATIENCE)
        await self._answer(by, line, post, nonce)

    async def _answer(self, by: Caller, line: Line, post: str, nonce: str) -> None:
        done = {"type": "done", "nonce": nonce}
        try:
            views, posts = await self._answer_with_progress(by, line, post)
            if line.filled:
                refused = [(v, at) for v, at in zip(views, posts, strict=True) if v.trouble]
                for view, at in refused:
                    refusal = {**_build_refusal(view, at), "nonce": nonce}
                    self._live.tell(by.place, by.member, refusal)
                if refused and self._live.is_open(by.place, by.member):
                    # The form says all of it: nothing of what was not taken looks as if it were.
                    await self._withdraw(by, post, *(at for _, at in refused))
                if any(view.gives_back for view in views):
                    done["failed"] = "yes"
                elif not refused:
                    done["form"] = line.form  # other tabs of the member fold it as well
        except Refused as refused:
            log.warning("no answer shown: %s because of %r", refused.code, refused.__cause__)
            trouble = {"type": "trouble", "code": str(refused.code), "sentence": sentence(refused)}
            self._live.tell(by.place, by.member, trouble)
            done["failed"] = "yes"
        finally:
            self.release(by.member)
            self._live.tell(by.place, by.member, done)

    async def _answer_with_progress(
        self, by: Caller, line: Line, post: str
    ) -> tuple[tuple[View, ...], list[str]]:
        """Answer a line: the views, and the posts in which they stand."""
        going_on: set[str] = set()

        async def progress(view: View) -> None:
            posted = as_post(view, by.place, by.member, clock.now())
            marks: tuple[Statement, ...] = ()
            if view.key is not None and posted.post not in going_on:
                going_on.add(posted.post)
                marks = (
                    console.await_answer(by.place, posted.post, by.member, "", self._db.process),
                )
            await self._db.change(*posted.statements, *marks)
            self._live.changed(by.place)

        views: tuple[View, ...] = ()
        try:
            views = await self._offer_role(by, line, await self._hear(by, line, progress))
            posts = await self._post_all(by, views, post, going_on, moves=line.typed)
        except Refused:
            self._post_later(by, views, post, going_on, moves=line.typed)
            raise
        return views, posts

    async def _offer_role(
        self, by: Caller, line: Line, views: tuple[View, ...]
    ) -> tuple[View, ...]:
        """An answer; where it refuses what takes a role that anybody may take here, or says whom
        to ask for it, with the button that takes it."""
        if self._guarded:
            return views
        needed = await self._find_needed_role(by, line, views)
        if by.role >= needed:
            return views
        offer = Buttons((Button(TAKE_ROLE[needed], f"{ROLE_ACTION} {needed.title}"),))
        return (replace(views[0], blocks=(*views[0].blocks, offer)), *views[1:])

    async def _find_needed_role(self, by: Caller, line: Line, views: tuple[View, ...]) -> Role:
        """The least role that an answer asks for, as far as it asks for one."""
        if any(note(ASK_A_CHAIR) in view.blocks for view in views):
            return Role.CHAIR
        if line.entry is None or not any(view.trouble for view in views):
            return Role.MEMBER
        settings = await self._app.parts.communities.settings(by.community)
        opens = line.entry.opens and not settings.may_open(by.role)
        return max(line.entry.role, Role.CHAIR) if opens else line.entry.role

    async def _hear(
        self, by: Caller, line: Line, progress: Progress = show_no_progress
    ) -> tuple[View, ...]:
        if line.to is To.COMMAND:
            return await self._app.hear(by, line.words, line.given, progress)
        return await self._app.mentioned(by, line.words, progress)

    def _post_later(
        self, by: Caller, views: tuple[View, ...], post: str, going_on: set[str], *, moves: bool
    ) -> None:
        """Show the answer that the store refused once it takes it again, so that its line waits no
        longer; a stop before that leaves it to the next start."""
        rooms, queue = self._app.parts.rooms, f"answer {post}"

        async def post_now() -> None:
            try:
                await self._post_all(by, views, post, going_on, moves=moves)
            except Unavailable:
                rooms.retry_later(queue, post_now)
            else:
                rooms.reached(queue)

        rooms.retry_later(queue, post_now)

    async def _post_all(
        self, by: Caller, views: tuple[View, ...], post: str, going_on: set[str], *, moves: bool
    ) -> list[str]:
        """The answer, and the end of all that was shown on the way to it, in one write; the posts
        of the views."""
        at = clock.now()
        statements: list[Statement] = []
        posts: list[str] = []
        final: set[str] = set()
        for view in views:
            posted = as_post(view, by.place, by.member, at, moves=moves or view.moves)
            if posted.post in going_on | final:  # it stands where the progress stood
                posted = as_post(view, by.place, by.member, at)
            statements += posted.statements
            final.add(posted.post)
            posts.append(posted.post)
        for left in going_on - final:
            statements += withdrawn(by.place, left, by.member, at)
        statements += [console.answered(done) for done in (*going_on, post)]
        await self._db.change(*statements)
        self._live.changed(by.place)
        return posts


def _build_refusal(view: View, post: str) -> Notice:
    """What a form is told that was refused by a view, which stands in a post."""
    said = next((block.spans for block in view.blocks if isinstance(block, Text)), ())
    match said:
        case (Plain(words),):
            pass
        case _:
            words = "".join(map(str, said))
    return {"type": "refused_form", "sentence": words, "about": view.about, "post": post}

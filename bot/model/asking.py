"""The language model as the rest of Parley asks it: within budgets, in time, on record."""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct

from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.community_settings import ON, SettingsSource
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.metrics import METER, MODEL_DOLLARS, MODEL_REQUESTS, MODEL_TOKENS
from bot.kernel.refusal import Refused, Unavailable
from bot.model import prompts, rows
from bot.model.config import ModelConfig
from bot.model.failing import Failed, Trouble
from bot.model.inputs import Input, RenderedPrompt
from bot.model.pricing import find_price
from bot.model.prompts import Prompt
from bot.model.refusals import ModelRefusal
from bot.model.rows import Call
from bot.model.rules import breaker as breakers
from bot.model.rules.breaker import Resting
from bot.model.rules.budget import check, estimate, midnight
from bot.model.rules.patience import next_pause
from bot.model.speaking import ModelReply, Speaker
from bot.model.views.usage import Usage
from bot.store.database import Database
from bot.store.statement import Statement

log = logging.getLogger(__name__)

T = TypeVar("T")

_SAID = {
    Trouble.SLOW: ModelRefusal.MODEL_SLOW,
    Trouble.DOWN: ModelRefusal.MODEL_DOWN,
    Trouble.BUSY: ModelRefusal.MODEL_BUSY,
    Trouble.REFUSED: ModelRefusal.MODEL_REFUSED,
    Trouble.DECLINED: ModelRefusal.MODEL_DECLINED,
    Trouble.GARBLED: ModelRefusal.MODEL_GARBLED,
}
_AGAIN = (Trouble.SLOW, Trouble.DOWN, Trouble.BUSY, Trouble.GARBLED)
"""Troubles after which it is worth asking again, if there is time."""

_UNBILLED = (Trouble.BUSY, Trouble.REFUSED)
"""Troubles in which the server turned a request down without an answer, which costs no tokens."""

WAITING = 0.5
"""Share of a question's time that it may wait for its turn; the rest is for the answer."""

JITTER = 0.25
"""Share of a pause added by chance, so that many who wait do not all come back at once."""


class ModelAnswer(Struct, Generic[T], frozen=True, kw_only=True):
    """What the model said in the shape asked for; nothing of it is checked yet.

    `model` and `prompt` (a hash) are kept with what is made of it: see `kept`. Where it was `cut`
    off, its list has the elements that came whole. `call` is the request's id on record.
    """

    value: T
    task: str
    model: str
    prompt: str
    cut: bool = False
    call: str = ""

    def kept(self, community: CommunityId, result: str, at: datetime) -> Statement:
        """Statement that keeps which model and which prompt made a result, by the result's id."""
        return rows.insert_made(
            community, result, task=self.task, model=self.model, prompt=self.prompt, at=at
        )


class _Outcome(Struct, Generic[T], frozen=True):
    """How a question ended, after so many requests; of those that failed, so many are `billed`."""

    spoken: ModelReply[T] | None
    failed: Failed | None
    requests: int
    billed: int = 0


class LanguageModel:
    """Asks the model that the settings name, if they name one. Made once for a process."""

    def __init__(
        self, db: Database, communities: SettingsSource, config: ModelConfig | None = None
    ) -> None:
        """Raises Refused (MODEL_NOT_INSTALLED, PROMPTS_MISSING, PROMPT_UNKNOWN, PROMPT_WRONG)."""
        self._db = db
        self._communities = communities
        self.config = config or ModelConfig()
        self._prompts: Mapping[str, Prompt] = {}
        if self.config.name:
            if find_spec("pydantic_ai") is None:
                raise Refused(ModelRefusal.MODEL_NOT_INSTALLED)
            self._prompts = prompts.load(self.config.prompts)
        self._speaker = Speaker(self.config)
        self._resting = Resting()
        self._turns = asyncio.Semaphore(self.config.at_once)
        self._reserving: defaultdict[CommunityId, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def resting(self) -> Resting:
        """Whether the model may be asked just now, and when again."""
        return self._resting

    async def is_on(self, community: CommunityId) -> bool:
        """Is a model set up, and did this community's admins switch it on?"""
        if not self.config.name:
            return False
        return (await self._communities.settings(community)).model == ON

    async def is_wording_on(self, community: CommunityId) -> bool:
        """May the model also write words of its own here?"""
        settings = await self._communities.settings(community)
        return await self.is_on(community) and settings.model_wording == ON

    async def require(self, community: CommunityId, *, wording: bool = False) -> None:
        """See that the model may be used here, with `wording` also for words of its own. Raises
        Refused (MODEL_OFF, MODEL_OFF_HERE, MODEL_WORDING_OFF_HERE)."""
        if not self.config.name:
            raise Refused(ModelRefusal.MODEL_OFF)
        if not await self.is_on(community):
            raise Refused(ModelRefusal.MODEL_OFF_HERE)
        if wording and not await self.is_wording_on(community):
            raise Refused(ModelRefusal.MODEL_WORDING_OFF_HERE)

    async def ask(
        self,
        by: Caller,
        task: str,
        inputs: "Mapping[str, Input]",
        shape: type[T],
        until: float | None = None,
    ) -> ModelAnswer[T]:
        """Put a task's prompt to the model for a member; the answer fits `shape`, a dataclass.

        `until` is the end of the question's time, from `deadline`, where more than one request
        is made for it; a request that begins later is not sent. An answer that is cut off holds as
        far as the elements of its list came whole. Raises Refused (MODEL_OFF, MODEL_OFF_HERE,
        MODEL_MEMBER_SPENT, MODEL_COMMUNITY_SPENT, PROMPT_WRONG, MODEL_NOT_INSTALLED, MODEL_UNKNOWN)
        and Unavailable (MODEL_SLOW, MODEL_DOWN, MODEL_BUSY, MODEL_REFUSED, MODEL_GARBLED,
        MODEL_RESTING, MODEL_NOT_RECORDED).
        """
        await self.require(by.community)
        prompt = self._prompts[task].render(inputs)
        loop = asyncio.get_running_loop()
        started, until = loop.time(), self.deadline() if until is None else until
        try:
            ready = await self._speaker.ready(until - started)
        except TimeoutError:
            raise Unavailable(ModelRefusal.MODEL_SLOW) from None
        if loop.time() >= until:
            raise Unavailable(ModelRefusal.MODEL_SLOW)
        self._let_through(by.community, clock.now())
        outcome = None
        try:
            call = await self._reserve(by, prompt, ready.room)
            outcome = await self._try(by.community, prompt, shape, until)
        finally:
            if outcome is None or outcome.requests == 0:
                self._resting = breakers.give_up(self._resting, by.community)
        took = timedelta(seconds=loop.time() - started)
        sent = call.tokens - prompt.most_tokens - ready.room
        await self._settle(by.community, call, sent, outcome, took)
        if outcome.spoken is None or outcome.failed is not None:
            trouble = outcome.failed.trouble if outcome.failed else Trouble.GARBLED
            raise Unavailable(_SAID[trouble]) from outcome.failed
        return ModelAnswer(
            value=outcome.spoken.value,
            task=task,
            model=self.config.name,
            prompt=prompt.hash,
            cut=outcome.spoken.cut,
            call=call.id,
        )

    async def reject(
        self, community: CommunityId, why: ModelRefusal, *answers: ModelAnswer[Any]
    ) -> NoReturn:
        """Put on record that nothing of some answers could be used. Raises Unavailable."""
        log.info("model answer dropped task=%s: %s", answers[0].task, why)
        await self._record(*(rows.set_dropped(community, each.call) for each in answers))
        raise Unavailable(why)

    def deadline(self) -> float:
        """When a question that begins now must be answered, by the event loop's clock, in seconds;
        all requests made for one question share one."""
        return asyncio.get_running_loop().time() + self.config.seconds

    async def usage(self, community: CommunityId, at: datetime) -> Usage:
        """What was used of a community's budget."""
        return await rows.load_usage(self._db, community, midnight(at))

    async def close(self) -> None:
        """Let go of connections."""
        await self._speaker.close()

    def _let_through(self, community: CommunityId, at: datetime) -> None:
        if not breakers.may_try(self._resting.everywhere, at):
            raise Unavailable(ModelRefusal.MODEL_RESTING)
        if not breakers.may_try(breakers.find_here(self._resting, community), at):
            raise Unavailable(ModelRefusal.MODEL_BUSY)
        self._resting = breakers.begin_try(self._resting, community)

    async def _reserve(self, by: Caller, prompt: "RenderedPrompt", room: int) -> Call:
        """Put the call on record at the most it may cost, if the budgets allow it."""
        letters = len(prompt.instructions) + len(prompt.request)
        call = Call(
            id=fresh_id(),
            member=by.member,
            task=prompt.task,
            model=self.config.name,
            prompt=prompt.hash,
            tokens=estimate(letters, prompt.most_tokens + room),
        )
        at = clock.now()
        async with self._reserving[by.community]:
            own_use, every = await rows.load_spent(self._db, by.community, by.member, midnight(at))
            check(self.config.limits, own_use, every, call.tokens)
            try:
                await self._db.change(rows.insert_call(by.community, call, at))
            except Unavailable as unavailable:
                raise Unavailable(ModelRefusal.MODEL_NOT_RECORDED) from unavailable
        return call

    @asynccontextmanager
    async def _turn(self, until: float) -> AsyncIterator[None]:
        """A turn to send a request. Raises TimeoutError where none comes in time."""
        now = asyncio.get_running_loop().time()
        async with asyncio.timeout_at(now + (until - now) * WAITING):
            await self._turns.acquire()
        try:
            yield
        finally:
            self._turns.release()

    async def _try(
        self, community: CommunityId, prompt: "RenderedPrompt", shape: type[T], until: float
    ) -> _Outcome[T]:
        """Ask, and ask again where that may help, until the time is up. Who waits before asking
        again leaves the turn to others. If no turn comes, nothing was sent."""
        loop, failure = asyncio.get_running_loop(), None
        tries = billed = 0
        while True:
            try:
                async with self._turn(until):
                    tries += 1
                    reply = await self._speaker.say(prompt, shape, until - loop.time())
            except TimeoutError:
                if failure is not None:
                    self._note(community, failure)
                failure = failure or Failed(Trouble.BUSY, "no turn in time")
                return _Outcome(None, failure, tries, billed)
            except Failed as failed:
                log.warning(
                    "model failed task=%s trouble=%s try=%d", prompt.task, failed.trouble, tries
                )
                failure = failed
                billed += failed.trouble not in _UNBILLED
                pause = next_pause(tries, failed.wait, until - loop.time())
                if failed.trouble not in _AGAIN or pause is None:
                    self._note(community, failed)
                    return _Outcome(None, failed, tries, billed)
                await asyncio.sleep(pause * random.uniform(1, 1 + JITTER))  # noqa: S311  # no secret
            else:
                self._resting = breakers.note_success(self._resting, community)
                log.info(
                    "model answered task=%s try=%d in=%s cached=%d out=%s cut=%s",
                    *(prompt.task, tries),
                    *(reply.tokens_in, reply.cached, reply.tokens_out, reply.cut),
                )
                return _Outcome(reply, None, tries, billed)

    def _note(self, community: CommunityId, failed: Failed) -> None:
        """Let the breaker know; an answer that cannot be read is no sign of an outage, nor is a
        request that is too long, and one community that asks too much is none for the others."""
        most = breakers.LONGEST_PAUSE.total_seconds()  # a server may say any number
        wait = timedelta(seconds=min(failed.wait, most)) if failed.wait else None
        match failed.trouble:
            case Trouble.GARBLED | Trouble.DECLINED:
                self._resting = breakers.note_success(self._resting, community)
            case Trouble.REFUSED if failed.is_of_request:
                self._resting = breakers.give_up(self._resting, community)
            case Trouble.BUSY:
                self._resting = breakers.note_busy(self._resting, community, clock.now(), wait)
            case _:
                self._resting = breakers.note_failure(self._resting, community, clock.now(), wait)

    async def _record(self, *statements: Statement) -> None:
        """Put on record what came of a request. Where that cannot be, as while the disk is full,
        the estimate stays, and the answer is given all the same."""
        try:
            await self._db.change(*statements)
        except Unavailable as unavailable:
            log.warning("what came of a request was not put on record: %s", unavailable.code)

    async def _settle(
        self,
        community: CommunityId,
        call: Call,
        sent: int,
        outcome: _Outcome[T],
        took: timedelta,
    ) -> None:
        """Put on record how it ended. What the server did not count stays at the estimate; a try
        that failed counts as the tokens `sent`, but for one that the server turned down unread."""
        reply, failed = outcome.spoken, outcome.failed
        if failed is not None or reply is None:
            tokens = (sent * outcome.billed, 0)
        elif reply.tokens_in is None or reply.tokens_out is None:
            tokens = (call.tokens, 0)
        else:
            tokens = (reply.tokens_in + sent * outcome.billed, reply.tokens_out)
        result = failed.trouble.value if failed else "good"
        METER.count(MODEL_REQUESTS, call.task, result, by=outcome.requests)
        METER.count(MODEL_TOKENS, "in", by=tokens[0])
        METER.count(MODEL_TOKENS, "out", by=tokens[1])
        price = await asyncio.to_thread(find_price, self.config, *tokens)
        METER.count(MODEL_DOLLARS, by=price or 0)
        await self._record(
            rows.set_outcome(
                community,
                call.id,
                outcome=result,
                requests=outcome.requests,
                tokens=tokens,
                took=took,
            )
        )

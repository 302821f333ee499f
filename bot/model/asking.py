"""The language model as the rest of Parley asks it: within budgets, in time, on record."""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Generic, TypeVar

from msgspec import Struct

from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.community_settings import ON, SettingsSource
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.refusal import Refused, Unavailable
from bot.model import prompts, rows
from bot.model.config import ModelConfig
from bot.model.inputs import Input, RenderedPrompt
from bot.model.prompts import Prompt
from bot.model.refusals import ModelRefusal
from bot.model.rows import Call
from bot.model.rules import breaker as breakers
from bot.model.rules.breaker import CLOSED, Breaker
from bot.model.rules.budget import check, estimate, midnight
from bot.model.rules.patience import next_pause
from bot.model.speaking import Failed, Growing, ModelReply, Speaker, Trouble
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
    Trouble.GARBLED: ModelRefusal.MODEL_GARBLED,
}
_AGAIN = (Trouble.DOWN, Trouble.BUSY, Trouble.GARBLED)
"""Troubles after which it is worth asking again."""

WAITING = 0.5
"""Share of a question's time that it may wait for its turn; the rest is for the answer."""

JITTER = 0.25
"""Share of a pause added by chance, so that many who wait do not all come back at once."""


class ModelAnswer(Struct, Generic[T], frozen=True, kw_only=True):
    """What the model said in the shape asked for; nothing of it is checked yet.

    `model` and `prompt` (a hash) are kept with what is made of it: see `kept`.
    """

    value: T
    task: str
    model: str
    prompt: str

    def kept(self, community: CommunityId, result: str, at: datetime) -> Statement:
        """Statement that keeps which model and which prompt made a result, by the result's id."""
        return rows.insert_made(
            community, result, task=self.task, model=self.model, prompt=self.prompt, at=at
        )


class _Outcome(Struct, Generic[T], frozen=True):
    """How a question ended, after so many requests."""

    spoken: ModelReply[T] | None
    failed: Failed | None
    requests: int


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
        self._breaker = CLOSED
        self._turns = asyncio.Semaphore(self.config.at_once)
        self._reserving: defaultdict[CommunityId, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def breaker(self) -> Breaker:
        """Whether the model may be asked just now, and when again."""
        return self._breaker

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
        growing: Growing[T] | None = None,
        until: float | None = None,
    ) -> ModelAnswer[T]:
        """Put a task's prompt to the model for a member; the answer fits `shape`, a dataclass.

        `until` is the end of the question's time, from `deadline`, where more than one request
        is made for it. `growing` is told what has come in so far, while the model goes on; the last
        part of it may be cut off. Raises Refused (MODEL_OFF, MODEL_OFF_HERE, MODEL_MEMBER_SPENT,
        MODEL_COMMUNITY_SPENT, PROMPT_WRONG) and Unavailable (MODEL_SLOW, MODEL_DOWN, MODEL_BUSY,
        MODEL_REFUSED, MODEL_GARBLED, MODEL_RESTING).
        """
        await self.require(by.community)
        prompt = self._prompts[task].render(inputs)
        self._let_through(clock.now())
        call = await self._reserve(by, prompt)
        loop = asyncio.get_running_loop()
        started, outcome = loop.time(), None
        try:
            outcome = await self._in_turn(prompt, shape, growing, until or self.deadline())
        finally:
            if outcome is None:
                self._breaker = breakers.given_up(self._breaker)
        took = timedelta(seconds=loop.time() - started)
        await self._settle(by.community, call, prompt, outcome, took)
        if outcome.spoken is None or outcome.failed is not None:
            trouble = outcome.failed.trouble if outcome.failed else Trouble.GARBLED
            raise Unavailable(_SAID[trouble]) from outcome.failed
        return ModelAnswer(
            value=outcome.spoken.value, task=task, model=self.config.name, prompt=prompt.hash
        )

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

    def _let_through(self, at: datetime) -> None:
        if not breakers.may_try(self._breaker, at):
            raise Unavailable(ModelRefusal.MODEL_RESTING)
        self._breaker = breakers.trying(self._breaker)

    async def _reserve(self, by: Caller, prompt: "RenderedPrompt") -> Call:
        """Put the call on record at the most it may cost, if the budgets allow it."""
        letters = len(prompt.instructions) + len(prompt.request)
        call = Call(
            id=fresh_id(),
            member=by.member,
            task=prompt.task,
            model=self.config.name,
            prompt=prompt.hash,
            tokens=estimate(letters, prompt.most_tokens),
        )
        at = clock.now()
        try:
            async with self._reserving[by.community]:
                own_use, every = await rows.load_spent(
                    self._db, by.community, by.member, midnight(at)
                )
                check(self.config.limits, own_use, every)
                await self._db.change(rows.insert_call(by.community, call, at))
        except Refused:
            self._breaker = breakers.given_up(self._breaker)
            raise
        return call

    async def _in_turn(
        self, prompt: "RenderedPrompt", shape: type[T], growing: Growing[T] | None, until: float
    ) -> _Outcome[T]:
        """Ask when it is this question's turn. If none comes in time, nothing was sent."""
        try:
            now = asyncio.get_running_loop().time()
            async with asyncio.timeout_at(now + (until - now) * WAITING):
                await self._turns.acquire()
        except TimeoutError:
            self._breaker = breakers.given_up(self._breaker)
            return _Outcome(None, Failed(Trouble.BUSY, "no turn in time"), 0)
        try:
            return await self._try(prompt, shape, growing, until)
        finally:
            self._turns.release()

    async def _try(
        self, prompt: "RenderedPrompt", shape: type[T], growing: Growing[T] | None, until: float
    ) -> _Outcome[T]:
        """Ask, and ask again where that may help, until the time is up."""
        loop = asyncio.get_running_loop()
        tries = 0
        while True:
            tries += 1
            try:
                reply = await self._speaker.say(prompt, shape, until - loop.time(), growing)
            except Failed as failed:
                log.warning(
                    "model failed task=%s trouble=%s try=%d", prompt.task, failed.trouble, tries
                )
                pause = next_pause(tries, failed.wait, until - loop.time())
                if failed.trouble not in _AGAIN or pause is None:
                    self._note(failed)
                    return _Outcome(None, failed, tries)
                await asyncio.sleep(pause * random.uniform(1, 1 + JITTER))  # noqa: S311  # no secret
            else:
                self._breaker = CLOSED
                return _Outcome(reply, None, tries)

    def _note(self, failed: Failed) -> None:
        """Let the breaker know; an answer that cannot be read is no sign of an outage."""
        if failed.trouble is Trouble.GARBLED:
            self._breaker = CLOSED
            return
        wait = timedelta(seconds=failed.wait) if failed.wait else None
        self._breaker = breakers.failed(self._breaker, clock.now(), wait)

    async def _settle(
        self,
        community: CommunityId,
        call: Call,
        prompt: "RenderedPrompt",
        outcome: _Outcome[T],
        took: timedelta,
    ) -> None:
        """Put on record how it ended. What the server did not count stays at the estimate; a try
        that failed counts as what was sent."""
        reply, failed = outcome.spoken, outcome.failed
        tokens_in_prompt = call.tokens - prompt.most_tokens
        if failed is not None:
            tokens = (tokens_in_prompt * outcome.requests, 0)
        elif reply is None or reply.tokens_in is None or reply.tokens_out is None:
            tokens = (call.tokens, 0)
        else:
            tokens = (reply.tokens_in + tokens_in_prompt * (outcome.requests - 1), reply.tokens_out)
        await self._db.change(
            rows.set_outcome(
                community,
                call.id,
                outcome=failed.trouble.value if failed else "good",
                requests=outcome.requests,
                tokens=tokens,
                took=took,
            )
        )

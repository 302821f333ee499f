"""Candidates for a group statement, drafted by the model from members’ words; its revision."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft, Kept
from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.digesting import after_progress
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rules.who import is_chair
from bot.debate.views.digest import WHY, working
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused, Unavailable
from bot.kernel.view import View
from bot.model.asking import LanguageModel, Said
from bot.model.inputs import Input, Ours
from bot.opinion.commands import DraftConsensus, ReviseConsensus
from bot.opinion.handlers.consensus import leading
from bot.opinion.rows import joint, proposals
from bot.opinion.rows.proposals import Proposal
from bot.opinion.rules.joint import (
    CANDIDATES,
    LEAST_OPINIONS,
    ROUNDS,
    Voice,
    VoiceKind,
    current,
    different,
    fit_for_ballot,
    fitting,
    scope,
    shuffled,
    worded,
)
from bot.opinion.views import joint as views
from bot.store.statement import Conflict, Statement

log = logging.getLogger(__name__)

STATEMENT, REVISION = "statement", "revision"

NOBODY = MemberId("")
"""Who wrote a candidate of the model's."""

TRIES = 5

Candidate = tuple[tuple[Kept, ...], Said[Draft]]


async def draft(parts: Parts, command: DraftConsensus, progress: Progress) -> tuple[View, ...]:
    """Have candidates drafted for the running round."""
    found = await find_debate(parts, command.by, command.debate)
    _chairs_only(found, command)
    community, debate = command.by.community, found.row.id
    round_ = await joint.round_of(parts.db, community, debate)
    said = current(await joint.voices(parts.db, community, debate))
    given = sum(one.kind is VoiceKind.OPINION for one in said)
    if given < LEAST_OPINIONS:
        raise Refused(Code.NO_OPINIONS, count=given, least=LEAST_OPINIONS)
    if not await parts.of(LanguageModel).is_on(community):
        return (views.not_drafted(""),)
    leads = await _first_of(parts, command, debate, round_) if round_ > 1 else ""
    await progress(working(command.id, "Drafting statements …"))
    try:
        made = await _candidates(parts, command, found, said, leads)
        shown = await _added(parts, command, scope(debate, round_), made, said)
    except Refused as refused:
        if refused.code not in WHY:
            raise
        shown = views.not_drafted(WHY[refused.code])
    return (after_progress(shown, command, shown=True),)


async def revise(parts: Parts, command: ReviseConsensus, progress: Progress) -> tuple[View, ...]:
    """Begin the second round: what leads, and candidates revised after the critiques. It begins
    with all of them, or not at all."""
    found = await find_debate(parts, command.by, command.debate)
    _chairs_only(found, command)
    community, debate = command.by.community, found.row.id
    round_ = await joint.round_of(parts.db, community, debate)
    if round_ >= ROUNDS:
        raise Refused(Code.LAST_ROUND)
    first = await leading(parts, command.by, found)
    every = await joint.voices(parts.db, community, debate)
    clauses = await joint.clauses(parts.db, community, first.id, every)
    carried = replace(first, id=fresh_id(), scope=scope(debate, round_ + 1), number=1)
    statements = [
        joint.begun(community, debate, round_ + 1, command.by.member, command.at),
        proposals.proposed(community, carried, command.at),
        *(joint.rests(community, carried.id, clauses, every) if clauses else ()),
    ]
    shown = views.second_round(first.words, "")
    asked = bool(every) and await parts.of(LanguageModel).is_on(community)
    if asked:
        await progress(working(command.id, "Revising the statement …"))
        said = current(every)
        try:
            made = await _candidates(parts, command, found, said, _as_sent(first, clauses))
            more, shown = _on_the_ballot(command, [carried], carried.scope, made, said)
            statements += more
        except Refused as refused:
            if refused.code not in WHY:
                raise
            shown = views.second_round(first.words, WHY[refused.code])
    await parts.db.change(*statements)
    return (after_progress(shown, command, shown=asked),)


def _chairs_only(found: LoadedDebate, command: DebateCommand) -> None:
    if not is_chair(found.state, command.by):
        raise Refused(Code.NOT_CHAIR)


async def _first_of(parts: Parts, command: DebateCommand, debate: str, round_: int) -> str:
    """What a round began with, as it may be sent."""
    community = command.by.community
    there = await proposals.proposals(parts.db, community, scope(debate, round_))
    first = next((one for one in there if one.number == 1), None)
    if first is None:
        return ""
    every = await joint.voices(parts.db, community, debate)
    return _as_sent(first, await joint.clauses(parts.db, community, first.id, every))


def _as_sent(one: Proposal, clauses: Sequence[Kept]) -> str:
    """A statement without the clauses that rest on nothing but what was erased since."""
    return worded(clause for clause in clauses if clause.sources) if clauses else one.words


async def _candidates(
    parts: Parts, command: DebateCommand, found: LoadedDebate, said: Sequence[Voice], leads: str
) -> list[Candidate]:
    """Candidates that hold, asked for at once, each with the voices in an order of its own. Those
    that fail are left out; if all do, what the first raised is raised."""
    asked = [_candidate(parts, command, found, said, leads, place) for place in range(CANDIDATES)]
    ended = await asyncio.gather(*asked, return_exceptions=True)
    good: list[Candidate] = []
    for one in ended:
        if isinstance(one, BaseException):
            if not isinstance(one, Refused):
                raise one
            log.info("no candidate: %s", one.code)
        else:
            good.append(one)
    if not good:
        raise next(one for one in ended if isinstance(one, Refused))
    return good


async def _candidate(
    parts: Parts,
    command: DebateCommand,
    found: LoadedDebate,
    said: Sequence[Voice],
    leads: str,
    place: int,
) -> Candidate:
    ground = fitting(said)
    mixed = shuffled(said, f"{command.id}:{place}")
    task = REVISION if leads else STATEMENT
    inputs = inputs_of(found.row.motion, mixed, ground, leads)
    done = await ask_grounded(parts.of(LanguageModel), command.by, task, inputs, ground)
    return fit_for_ballot(done.kept), done.said


def inputs_of(
    motion: str, said: Sequence[Voice], ground: Mapping[int, str], leads: str
) -> dict[str, Input]:
    """What the prompts take; `leads` is "" in the first round."""
    opinions: list[Mapping[str, str | int]] = [
        {"number": one.number, "kind": Ours(one.kind.value), "words": ground[one.number]}
        for one in said
    ]
    inputs: dict[str, Input] = {"motion": motion, "opinions": opinions}
    return {**inputs, "statement": leads} if leads else inputs


async def _added(
    parts: Parts,
    command: DebateCommand,
    where: str,
    made: Sequence[Candidate],
    said: Sequence[Voice],
) -> View:
    """Put candidates on a ballot, also where somebody proposes at the same time."""
    for _ in range(TRIES):
        there = await proposals.proposals(parts.db, command.by.community, where)
        statements, shown = _on_the_ballot(command, there, where, made, said)
        try:
            await parts.db.write(*statements)
        except Conflict:
            continue
        return shown
    raise Unavailable(Code.CHANGED_MEANWHILE)


def _on_the_ballot(
    command: DebateCommand,
    there: Sequence[Proposal],
    where: str,
    made: Sequence[Candidate],
    said: Sequence[Voice],
) -> tuple[list[Statement], View]:
    """Statements that keep candidates under the next numbers, each with what it rests on and who
    worded it. Raises Unavailable (MODEL_SILENT) where all stand there already."""
    community = command.by.community
    by = {worded(clauses): one for clauses, one in made}
    new = different((clauses for clauses, _ in made), [one.words for one in there])
    if not new:
        raise Unavailable(Code.MODEL_SILENT)
    numbers = [len(there) + place for place in range(1, len(new) + 1)]
    statements: list[Statement] = []
    for number, clauses in zip(numbers, new, strict=True):
        words = worded(clauses)
        one = Proposal(id=fresh_id(), scope=where, number=number, member=NOBODY, words=words)
        statements += [
            proposals.proposed(community, one, command.at),
            *joint.rests(community, one.id, clauses, said),
            by[words].kept(community, one.id, command.at),
        ]
    shown = views.drafted(numbers, [worded(one) for one in new], len(said), made[0][1].model)
    return statements, shown


USES: dict[type, Use] = {DraftConsensus: draft, ReviseConsensus: revise}

"""Candidates for a group statement, drafted by the model from members’ words; its revision."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.article.wording.asking import ask_for_sentences
from bot.article.wording.shapes import Draft, Kept
from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.digesting import replace_progress
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.who import is_chair
from bot.debate.views.digest import render_working
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.streams import key_of
from bot.kernel.view import View
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Input, Ours
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import say_why
from bot.opinion.commands import DraftConsensus, ReviseConsensus
from bot.opinion.handlers.consensus import find_leading
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import joint, proposals
from bot.opinion.rows.proposals import GroupProposal
from bot.opinion.rules.joint import (
    CANDIDATES,
    LEAST_OPINIONS,
    ROUNDS,
    Voice,
    VoiceKind,
    drop_repeats,
    fit_for_ballot,
    fit_to_prompt,
    join_clauses,
    latest_voices,
    scope,
    shuffle_voices,
)
from bot.opinion.views import joint as views
from bot.store.statement import Conflict, Statement

log = logging.getLogger(__name__)

STATEMENT, REVISION = "statement", "revision"

NOBODY = MemberId("")
"""Who wrote a candidate of the model's."""

TRIES = 5

Candidate = tuple[tuple[Kept, ...], ModelAnswer[Draft]]


async def draft(parts: Parts, command: DraftConsensus, progress: Progress) -> tuple[View, ...]:
    """Have candidates drafted for the running round."""
    loaded = await find_debate(parts, command.by, command.debate)
    _refuse_unless_chair(loaded, command)
    community, debate = command.by.community, loaded.row.id
    round_ = await joint.find_round(parts.db, community, debate)
    voices = latest_voices(await joint.load_voices(parts.db, community, debate))
    opinions = sum(voice.kind is VoiceKind.OPINION for voice in voices)
    if opinions < LEAST_OPINIONS:
        raise Refused(OpinionRefusal.NO_OPINIONS, count=opinions, least=LEAST_OPINIONS)
    if not await parts.of(LanguageModel).is_wording_on(community):
        return (views.show_not_drafted(""),)
    leads = await _load_first(parts, command, debate, round_) if round_ > 1 else ""
    await progress(render_working(command.id, say("Drafting statements …")))
    try:
        candidates = await _ask_for_candidates(parts, command, loaded, voices, leads)
        return await _add_candidates(parts, command, scope(debate, round_), candidates, voices)
    except Refused as refused:
        view = views.show_not_drafted(say_why(refused))
    return (replace_progress(view, command, progress_shown=True),)


async def revise(parts: Parts, command: ReviseConsensus, progress: Progress) -> tuple[View, ...]:
    """Begin the second round: what leads, and candidates revised after the critiques. It begins
    with all of them, or not at all."""
    loaded = await find_debate(parts, command.by, command.debate)
    _refuse_unless_chair(loaded, command)
    community, debate = command.by.community, loaded.row.id
    round_ = await joint.find_round(parts.db, community, debate)
    if round_ >= ROUNDS:
        raise Refused(OpinionRefusal.LAST_ROUND)
    first = await find_leading(parts, command.by, loaded)
    all_voices = await joint.load_voices(parts.db, community, debate)
    clauses = await joint.load_clauses(parts.db, community, first.id, all_voices)
    carried = replace(first, id=fresh_id(), scope=scope(debate, round_ + 1), number=1)
    statements = [
        joint.insert_round(community, debate, round_ + 1, command.by.member, command.at),
        proposals.insert_proposal(community, carried, command.at),
        *(joint.insert_clauses(community, carried.id, clauses, all_voices) if clauses else ()),
    ]
    view = views.announce_second_round(first.words, "")
    model_is_on = bool(all_voices) and await parts.of(LanguageModel).is_wording_on(community)
    if model_is_on:
        await progress(render_working(command.id, say("Revising the statement …")))
        voices = latest_voices(all_voices)
        try:
            candidates = await _ask_for_candidates(
                parts, command, loaded, voices, _words_to_send(first, clauses)
            )
            added, view = _build_ballot(command, [carried], carried.scope, candidates, voices)
            statements += added
        except Refused as refused:
            view = views.announce_second_round(first.words, say_why(refused))
    told = Announcement(parts, command, view)
    await parts.db.change(*statements, *told.statements)
    return tuple(
        replace_progress(left, command, progress_shown=model_is_on) for left in await told.show()
    )


def _refuse_unless_chair(loaded: LoadedDebate, command: DebateCommand) -> None:
    if not is_chair(loaded.state, command.by):
        raise Refused(DebateRefusal.NOT_CHAIR)


async def _load_first(parts: Parts, command: DebateCommand, debate: str, round_: int) -> str:
    """What a round began with, as it may be sent."""
    community = command.by.community
    on_ballot = await proposals.load_proposals(parts.db, community, scope(debate, round_))
    first = next((proposal for proposal in on_ballot if proposal.number == 1), None)
    if first is None:
        return ""
    voices = await joint.load_voices(parts.db, community, debate)
    return _words_to_send(first, await joint.load_clauses(parts.db, community, first.id, voices))


def _words_to_send(proposal: GroupProposal, clauses: Sequence[Kept]) -> str:
    """A statement without the clauses that rest on nothing but what was erased since."""
    return (
        join_clauses(clause for clause in clauses if clause.sources) if clauses else proposal.words
    )


async def _ask_for_candidates(
    parts: Parts, command: DebateCommand, loaded: LoadedDebate, voices: Sequence[Voice], leads: str
) -> list[Candidate]:
    """Candidates that hold, asked for at once, each with the voices in an order of its own. Those
    that fail are left out; if all do, what the first raised is raised."""
    requests = [
        _ask_for_candidate(parts, command, loaded, voices, leads, place)
        for place in range(CANDIDATES)
    ]
    results = await asyncio.gather(*requests, return_exceptions=True)
    candidates: list[Candidate] = []
    for result in results:
        if isinstance(result, BaseException):
            if not isinstance(result, Refused):
                raise result
            log.info("no candidate: %s", result.code)
        else:
            candidates.append(result)
    if not candidates:
        raise next(result for result in results if isinstance(result, Refused))
    return candidates


async def _ask_for_candidate(
    parts: Parts,
    command: DebateCommand,
    loaded: LoadedDebate,
    voices: Sequence[Voice],
    leads: str,
    place: int,
) -> Candidate:
    ground = fit_to_prompt(voices)
    mixed = shuffle_voices(voices, f"{command.id}:{place}")
    task = REVISION if leads else STATEMENT
    inputs = build_inputs(loaded.row.motion, mixed, ground, leads)
    worded = await ask_for_sentences(parts.of(LanguageModel), command.by, task, inputs, ground)
    return fit_for_ballot(worded.kept), worded.said


def build_inputs(
    motion: str, voices: Sequence[Voice], ground: Mapping[int, str], leads: str
) -> dict[str, Input]:
    """What the prompts take; `leads` is "" in the first round."""
    opinions: list[Mapping[str, str | int]] = [
        {"number": voice.number, "kind": Ours(voice.kind.value), "words": ground[voice.number]}
        for voice in voices
    ]
    inputs: dict[str, Input] = {"motion": motion, "opinions": opinions}
    return {**inputs, "statement": leads} if leads else inputs


async def _add_candidates(
    parts: Parts,
    command: DebateCommand,
    ballot_scope: str,
    candidates: Sequence[Candidate],
    voices: Sequence[Voice],
) -> tuple[View, ...]:
    """Put candidates on a ballot, also where somebody proposes at the same time, and tell the
    room; what is left to answer."""
    for _ in range(TRIES):
        async with parts.streams.deciding(key_of(command.by.community, f"ballot:{ballot_scope}")):
            on_ballot = await proposals.load_proposals(parts.db, command.by.community, ballot_scope)
            statements, view = _build_ballot(command, on_ballot, ballot_scope, candidates, voices)
            told = Announcement(parts, command, view)
            try:
                await parts.db.write(*statements, *told.statements)
            except Conflict:
                continue
        return tuple(
            replace_progress(left, command, progress_shown=True) for left in await told.show()
        )
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


def _build_ballot(
    command: DebateCommand,
    on_ballot: Sequence[GroupProposal],
    ballot_scope: str,
    candidates: Sequence[Candidate],
    voices: Sequence[Voice],
) -> tuple[list[Statement], View]:
    """Statements that keep candidates under the next numbers, each with what it rests on and who
    worded it. Raises Unavailable (MODEL_SILENT) where all stand there already."""
    community = command.by.community
    by = {join_clauses(clauses): proposal for clauses, proposal in candidates}
    new = drop_repeats(
        (clauses for clauses, _ in candidates), [proposal.words for proposal in on_ballot]
    )
    if not new:
        raise Unavailable(ModelRefusal.MODEL_SILENT)
    numbers = [len(on_ballot) + place for place in range(1, len(new) + 1)]
    statements: list[Statement] = []
    for number, clauses in zip(numbers, new, strict=True):
        words = join_clauses(clauses)
        proposal = GroupProposal(
            id=fresh_id(), scope=ballot_scope, number=number, member=NOBODY, words=words
        )
        statements += [
            proposals.insert_proposal(community, proposal, command.at),
            *joint.insert_clauses(community, proposal.id, clauses, voices),
            by[words].kept(community, proposal.id, command.at),
        ]
    view = views.announce_drafted(
        numbers, [join_clauses(proposal) for proposal in new], len(voices), candidates[0][1].model
    )
    return statements, view


HANDLERS: dict[type, CommandHandler] = {DraftConsensus: draft, ReviseConsensus: revise}

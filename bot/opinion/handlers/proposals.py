"""Motions: proposed, ranked, vetoed, withdrawn; and what joint statements share with them."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from bot.debate.refusals import DebateRefusal
from bot.kernel.command import Caller, Command
from bot.kernel.loading import load_module_aside
from bot.kernel.message import Message, say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.streams import key_of
from bot.kernel.view import Audience, Block, Button, Buttons, Person, View, text
from bot.opinion.commands import (
    KeepMotion,
    ListMotions,
    ProposeMotion,
    RankMotions,
    WithdrawMotion,
)
from bot.opinion.content import motions
from bot.opinion.handlers.likeness import find_near
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import proposals
from bot.opinion.rows.proposals import GroupProposal, RankingRow
from bot.opinion.rules.ranking import schulze
from bot.opinion.rules.reading_rankings import Ranking, read_numbers, read_ranking
from bot.opinion.views import proposals as views
from bot.store.statement import Conflict

MOST = 50
"""Proposals in one scope."""

SEED = 1
"""Of the lot that breaks ties: the same rankings give the same order."""

TRIES = 5


def _motion_scope(by: Caller) -> str:
    return f"motion:{by.place}"


async def propose_motion(parts: Parts, command: ProposeMotion, _: Progress) -> tuple[View, ...]:
    """Propose a motion; #open_scope stands for one that comes along."""
    wording = command.words
    await asyncio.to_thread(motions.load)
    if wording.startswith("#") and (motion := motions.find_motion(wording.removeprefix("#"))):
        wording = motion.words
    there = {
        p.number: p.words for p in await load_standing(parts, command.by, _motion_scope(command.by))
    }
    same = wording.casefold() in (words.casefold() for words in there.values())
    near = None if same else await find_near(parts, wording, there)
    if near is None:
        return await _put_motion(parts, command, wording)
    scope = _draft_scope(command.by)
    draft = GroupProposal(
        id=command.id,
        scope=scope,
        number=len(await proposals.load_proposals(parts.db, command.by.community, scope)) + 1,
        member=command.by.member,
        words=wording,
        withdrawn=True,
    )
    keeping = proposals.insert_proposal(command.by.community, draft, command.at)
    try:
        await parts.db.write(keeping)
    except Conflict:
        raise Unavailable(KernelRefusal.CHANGED_MEANWHILE) from None
    return (views.ask_whether_same(draft.id, wording, near, there[near]),)


async def keep_motion(parts: Parts, command: KeepMotion, _: Progress) -> tuple[View, ...]:
    """Propose a motion that its author was asked about."""
    scope = _draft_scope(command.by)
    drafts = await proposals.load_proposals(parts.db, command.by.community, scope)
    words = next((draft.words for draft in drafts if draft.id == command.draft), "")
    if not words:
        raise Refused(OpinionRefusal.NO_SUCH_DRAFT)
    return await _put_motion(parts, command, words)


def _draft_scope(by: Caller) -> str:
    """Where motions are kept whose author is asked about them; nothing lists them."""
    return f"asked:{by.place}:{by.member}"


async def _put_motion(
    parts: Parts, command: ProposeMotion | KeepMotion, words: str
) -> tuple[View, ...]:
    """Put a motion on the ballot here, and tell the room what can be done with it."""
    by, scope = command.by, _motion_scope(command.by)
    rivals = await load_standing(parts, by, scope)
    settings = await parts.communities.settings(by.community)

    def announce(number: int) -> Message:
        return say(
            "{member} proposes motion {number}: {words}",
            member=Person(by.member, by.name),
            number=number,
            words=words,
        )

    def offer(number: int) -> tuple[Button, ...]:
        return views.offer_motion(
            number, ranked=bool(rivals), debated=settings.may_open(Role.MEMBER)
        )

    return await propose(parts, command, scope, words, announce, offer)


async def propose(
    parts: Parts,
    command: Command,
    scope: str,
    words: str,
    announce: Callable[[int], Message],
    offer: Callable[[int], Sequence[Button]] = lambda _: (),
) -> tuple[View, ...]:
    """Put something on the ballot of a scope, and tell the room what `announce` says of it under
    its number, with the buttons that it `offer`s; what is left to answer.

    Raises Refused (SPEECH_EMPTY, PROPOSED_ALREADY, TOO_MANY_PROPOSALS)."""
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    community = command.by.community
    for _ in range(TRIES):
        async with parts.streams.deciding(key_of(community, f"ballot:{scope}")):
            on_ballot = await proposals.load_proposals(parts.db, community, scope)
            same = [
                p for p in on_ballot if p.words.casefold() == words.casefold() and not p.withdrawn
            ]
            if same:
                raise Refused(OpinionRefusal.PROPOSED_ALREADY, number=same[0].number)
            if len(on_ballot) >= MOST:
                raise Refused(OpinionRefusal.TOO_MANY_PROPOSALS, most=MOST)
            proposal = GroupProposal(
                id=command.id,
                scope=scope,
                number=len(on_ballot) + 1,
                member=command.by.member,
                words=words,
            )
            blocks: list[Block] = [text(announce(proposal.number))]
            if buttons := offer(proposal.number):
                blocks.append(Buttons(tuple(buttons)))
            said = View(blocks=tuple(blocks), audience=Audience.ROOM)
            told = Announcement(parts, command, said)
            try:
                inserting = proposals.insert_proposal(community, proposal, command.at)
                await parts.db.write(inserting, *told.statements)
            except Conflict:
                continue
        return await told.show()
    raise Unavailable(KernelRefusal.CHANGED_MEANWHILE)


async def list_motions(parts: Parts, command: ListMotions, _: Progress) -> tuple[View, ...]:
    """The motions of this place."""
    return (views.show_motions(await load_ranked(parts, command.by, _motion_scope(command.by))),)


async def load_ranked(parts: Parts, by: Caller, scope: str) -> views.RankedProposals:
    """What stands in a scope, as the last ballot of each ranks it."""
    on_ballot = await load_standing(parts, by, scope)
    if not on_ballot:
        return views.RankedProposals(words={}, outcome=None, voters=0, vetoes={})
    cast = await proposals.load_rankings(parts.db, by.community, scope)
    numbers = [str(p.number) for p in on_ballot]
    ballots = [ballot_of(ranking.ranking, numbers) for ranking in cast]
    outcome = None
    if ballots:
        await load_module_aside("numpy")
        outcome = schulze(numbers, ballots, SEED)
    return views.RankedProposals(
        words={str(p.number): p.words for p in on_ballot},
        outcome=outcome,
        voters=len(ballots),
        vetoes=Counter(n for ranking in cast for n in ranking.vetoes.split() if n in numbers),
        dissents=[ranking.dissent for ranking in cast if ranking.dissent],
    )


def ballot_of(ranking: str, numbers: Collection[str]) -> Ranking:
    """A ballot as it was kept, without what no longer stands."""
    return tuple(
        step
        for part in ranking.split(">")
        if (step := tuple(number for number in part.split("=") if number in numbers))
    )


async def load_standing(parts: Parts, by: Caller, scope: str) -> Sequence[GroupProposal]:
    """What was proposed in a scope, and neither taken back nor erased."""
    on_ballot = await proposals.load_proposals(parts.db, by.community, scope)
    return [p for p in on_ballot if not p.withdrawn and p.words]


async def rank_motions(parts: Parts, command: RankMotions, _: Progress) -> tuple[View, ...]:
    """Rank the motions."""
    await rank(parts, command, _motion_scope(command.by), command.ranking, veto=command.veto)
    return (views.confirm_ranking(),)


async def rank(
    parts: Parts, command: Command, scope: str, words: str, *, veto: str = "", dissent: str = ""
) -> None:
    """Keep a member's ballot. Raises Refused (NOTHING_TO_RANK and what `read_ranking` raises)."""
    on_ballot = await load_standing(parts, command.by, scope)
    if not on_ballot:
        raise Refused(OpinionRefusal.NOTHING_TO_RANK)
    numbers = {str(p.number): p.words for p in on_ballot}
    ranking = read_ranking(words, numbers)
    row = RankingRow(
        id=command.id,
        scope=scope,
        member=command.by.member,
        ranking=">".join("=".join(step) for step in ranking),
        vetoes=" ".join(sorted(read_numbers(veto, numbers))),
        dissent=dissent,
    )
    await parts.db.change(proposals.save_ranking(command.by.community, row, command.at))


async def withdraw(parts: Parts, command: WithdrawMotion, _: Progress) -> tuple[View, ...]:
    """Take a motion back."""
    proposal = await _find_proposal(parts, command.by, command.motion)
    if proposal.member != command.by.member and command.by.role < Role.CHAIR:
        raise Refused(OpinionRefusal.NOT_YOUR_PROPOSAL)
    await parts.db.change(proposals.withdraw_proposal(command.by.community, proposal.id))
    return (View(blocks=(text(say("Motion {number} is withdrawn.", number=proposal.number)),)),)


async def load_words(parts: Parts, by: Caller) -> dict[str, str]:
    """The motions proposed here and not taken back, by number."""
    return {
        str(proposal.number): proposal.words
        for proposal in await load_standing(parts, by, _motion_scope(by))
    }


async def load_motion_words(parts: Parts, by: Caller, number: int) -> str:
    """The words of a motion proposed here. Raises Refused (NO_SUCH_PROPOSAL)."""
    return (await _find_proposal(parts, by, number)).words


async def _find_proposal(parts: Parts, by: Caller, number: int) -> GroupProposal:
    on_ballot = await load_standing(parts, by, _motion_scope(by))
    for proposal in on_ballot:
        if proposal.number == number:
            return proposal
    known = ", ".join(str(p.number) for p in on_ballot) or say("none")
    raise Refused(OpinionRefusal.NO_SUCH_PROPOSAL, number=number, known=known)


HANDLERS: dict[type, CommandHandler] = {
    ProposeMotion: propose_motion,
    KeepMotion: keep_motion,
    ListMotions: list_motions,
    RankMotions: rank_motions,
    WithdrawMotion: withdraw,
}

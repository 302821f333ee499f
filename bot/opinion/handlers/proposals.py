"""Motions: proposed, ranked, vetoed, withdrawn; and what joint statements share with them."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence

from bot.kernel.command import Caller, Command
from bot.kernel.loading import loaded
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.permission import Role
from bot.kernel.refusal import Code, Refused, Unavailable
from bot.kernel.view import Audience, Person, View, text
from bot.opinion.commands import ListMotions, ProposeMotion, RankMotions, WithdrawMotion
from bot.opinion.content import motions
from bot.opinion.rows import proposals
from bot.opinion.rows.proposals import Proposal, Ranked
from bot.opinion.rules.ranking import schulze
from bot.opinion.rules.reading_rankings import Ranking, read_numbers, read_ranking
from bot.opinion.views import proposals as views
from bot.store.statement import Conflict

MOST = 50
"""Proposals in one scope."""

SEED = 1
"""Of the lot that breaks ties: the same rankings give the same order."""

TRIES = 5


def _motions(by: Caller) -> str:
    return f"motion:{by.place}"


async def propose_motion(parts: Parts, command: ProposeMotion, _: Progress) -> tuple[View, ...]:
    """Propose a motion; #open_scope stands for one that comes along."""
    proposed = command.words
    await asyncio.to_thread(motions.load)
    if proposed.startswith("#") and (known := motions.of(proposed.removeprefix("#"))):
        proposed = known.words
    number = await propose(parts, command, _motions(command.by), proposed)
    words = text(
        Person(command.by.member, command.by.name), f" proposes motion {number}: {proposed}"
    )
    return (View(blocks=(words,), audience=Audience.ROOM),)


async def propose(parts: Parts, command: Command, scope: str, words: str) -> int:
    """Put something on the ballot of a scope; its number. Raises Refused (SPEECH_EMPTY,
    PROPOSED_ALREADY, TOO_MANY_PROPOSALS)."""
    if not any(letter.isalnum() for letter in words):
        raise Refused(Code.SPEECH_EMPTY)
    community = command.by.community
    for _ in range(TRIES):
        there = await proposals.proposals(parts.db, community, scope)
        same = [p for p in there if p.words.casefold() == words.casefold() and not p.withdrawn]
        if same:
            raise Refused(Code.PROPOSED_ALREADY, number=same[0].number)
        if len(there) >= MOST:
            raise Refused(Code.TOO_MANY_PROPOSALS, most=MOST)
        one = Proposal(
            id=command.id,
            scope=scope,
            number=len(there) + 1,
            member=command.by.member,
            words=words,
        )
        try:
            await parts.db.write(proposals.proposed(community, one, command.at))
        except Conflict:
            continue
        return one.number
    raise Unavailable(Code.CHANGED_MEANWHILE)


async def list_motions(parts: Parts, command: ListMotions, _: Progress) -> tuple[View, ...]:
    """The motions of this place."""
    return (views.motions(await ranked_in(parts, command.by, _motions(command.by))),)


async def ranked_in(parts: Parts, by: Caller, scope: str) -> views.Ranked:
    """What stands in a scope, as the last ballot of each ranks it."""
    there = await standing(parts, by, scope)
    if not there:
        return views.Ranked(words={}, outcome=None, voters=0, vetoes={})
    cast = await proposals.rankings(parts.db, by.community, scope)
    numbers = [str(p.number) for p in there]
    ballots = [ballot_of(one.ranking, numbers) for one in cast]
    outcome = None
    if ballots:
        await loaded("numpy")
        outcome = schulze(numbers, ballots, SEED)
    return views.Ranked(
        words={str(p.number): p.words for p in there},
        outcome=outcome,
        voters=len(ballots),
        vetoes=Counter(n for one in cast for n in one.vetoes.split() if n in numbers),
        dissents=[one.dissent for one in cast if one.dissent],
    )


def ballot_of(ranking: str, numbers: Collection[str]) -> Ranking:
    """A ballot as it was kept, without what no longer stands."""
    return tuple(
        step
        for part in ranking.split(">")
        if (step := tuple(number for number in part.split("=") if number in numbers))
    )


async def standing(parts: Parts, by: Caller, scope: str) -> Sequence[Proposal]:
    """What was proposed in a scope, and neither taken back nor erased."""
    there = await proposals.proposals(parts.db, by.community, scope)
    return [p for p in there if not p.withdrawn and p.words]


async def rank_motions(parts: Parts, command: RankMotions, _: Progress) -> tuple[View, ...]:
    """Rank the motions."""
    await rank(parts, command, _motions(command.by), command.ranking, veto=command.veto)
    return (views.noted(),)


async def rank(
    parts: Parts, command: Command, scope: str, words: str, *, veto: str = "", dissent: str = ""
) -> None:
    """Keep a member's ballot. Raises Refused (NOTHING_TO_RANK and what `read_ranking` raises)."""
    there = await standing(parts, command.by, scope)
    if not there:
        raise Refused(Code.NOTHING_TO_RANK)
    known = [str(p.number) for p in there]
    ranking = read_ranking(words, known)
    one = Ranked(
        id=command.id,
        scope=scope,
        member=command.by.member,
        ranking=">".join("=".join(step) for step in ranking),
        vetoes=" ".join(sorted(read_numbers(veto, known))),
        dissent=dissent,
    )
    await parts.db.change(proposals.ranked(command.by.community, one, command.at))


async def withdraw(parts: Parts, command: WithdrawMotion, _: Progress) -> tuple[View, ...]:
    """Take a motion back."""
    one = await _numbered(parts, command.by, command.motion)
    if one.member != command.by.member and command.by.role < Role.CHAIR:
        raise Refused(Code.NOT_YOUR_PROPOSAL)
    await parts.db.change(proposals.withdrawn(command.by.community, one.id))
    return (View(blocks=(text(f"Motion {one.number} is withdrawn."),)),)


async def words_of(parts: Parts, by: Caller) -> dict[str, str]:
    """The motions proposed here and not taken back, by number."""
    return {str(one.number): one.words for one in await standing(parts, by, _motions(by))}


async def proposed_motion(parts: Parts, by: Caller, number: int) -> str:
    """The words of a motion proposed here. Raises Refused (NO_SUCH_PROPOSAL)."""
    return (await _numbered(parts, by, number)).words


async def _numbered(parts: Parts, by: Caller, number: int) -> Proposal:
    there = await standing(parts, by, _motions(by))
    for one in there:
        if one.number == number:
            return one
    known = ", ".join(str(p.number) for p in there) or "none"
    raise Refused(Code.NO_SUCH_PROPOSAL, number=number, known=known)


USES: dict[type, Use] = {
    ProposeMotion: propose_motion,
    ListMotions: list_motions,
    RankMotions: rank_motions,
    WithdrawMotion: withdraw,
}

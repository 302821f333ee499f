"""Joint statements: opinions, critiques, proposals, rankings, and what stands beside the winner."""

from collections.abc import Sequence

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts, Progress, Use
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import Audience, Person, View, text
from bot.opinion.commands import (
    GiveCritique,
    GiveOpinion,
    ListOpinions,
    ProposeConsensus,
    RankConsensus,
    ShowConsensus,
    ShowGrounds,
)
from bot.opinion.handlers.proposals import ballot_of, propose, rank, ranked_in, standing_proposals
from bot.opinion.rows import joint, proposals
from bot.opinion.rows.proposals import GroupProposal
from bot.opinion.rules.joint import ROUNDS, Voice, VoiceKind, current, scope, unheard
from bot.opinion.views import joint as views
from bot.opinion.views.joint import Joint
from bot.opinion.views.proposals import noted, order


async def propose_consensus(
    parts: Parts, command: ProposeConsensus, _: Progress
) -> tuple[View, ...]:
    """Propose a joint statement."""
    found = await find_debate(parts, command.by, command.debate)
    number = await propose(parts, command, await ballot(parts, command.by, found), command.words)
    words = text(
        say(
            "{member} proposes joint statement {number}: {words}",
            member=Person(command.by.member, command.by.name),
            number=number,
            words=command.words,
        ),
    )
    return (View(blocks=(words,), audience=Audience.ROOM),)


async def rank_consensus(parts: Parts, command: RankConsensus, _: Progress) -> tuple[View, ...]:
    """Rank the joint statements."""
    found = await find_debate(parts, command.by, command.debate)
    where = await ballot(parts, command.by, found)
    await rank(parts, command, where, command.ranking, dissent=command.dissent)
    return (noted(),)


async def show_consensus(parts: Parts, command: ShowConsensus, _: Progress) -> tuple[View, ...]:
    """The joint statements of a debate, with the minority check."""
    found = await find_debate(parts, command.by, command.debate)
    return (views.consensus(await joint_of(parts, command.by, found)),)


async def opinion(parts: Parts, command: GiveOpinion, _: Progress) -> tuple[View, ...]:
    """Say what one thinks."""
    found = await find_debate(parts, command.by, command.debate)
    round_ = await joint.round_of(parts.db, command.by.community, found.row.id)
    return await _say(parts, command, found, VoiceKind.OPINION, round_, command.words)


async def critique(parts: Parts, command: GiveCritique, _: Progress) -> tuple[View, ...]:
    """Say what the statement that leads lacks."""
    found = await find_debate(parts, command.by, command.debate)
    round_ = await joint.round_of(parts.db, command.by.community, found.row.id)
    if round_ >= ROUNDS:
        raise Refused(Code.LAST_ROUND)
    await leading(parts, command.by, found)
    return await _say(parts, command, found, VoiceKind.CRITIQUE, round_, command.words)


async def _say(
    parts: Parts,
    command: DebateCommand,
    found: LoadedDebate,
    kind: VoiceKind,
    round_: int,
    words: str,
) -> tuple[View, ...]:
    if not any(letter.isalnum() for letter in words):
        raise Refused(Code.SPEECH_EMPTY)
    one = Voice(
        number=0, id=command.id, member=command.by.member, kind=kind, round=round_, words=words
    )
    await parts.db.change(joint.keep_voice(command.by.community, found.row.id, one, command.at))
    return (views.noted(kind),)


async def list_opinions(parts: Parts, command: ListOpinions, _: Progress) -> tuple[View, ...]:
    """What members said, without names."""
    found = await find_debate(parts, command.by, command.debate)
    said = await joint.voices(parts.db, command.by.community, found.row.id)
    return (views.opinions(current(said)),)


async def show_grounds(parts: Parts, command: ShowGrounds, _: Progress) -> tuple[View, ...]:
    """What a statement rests on."""
    found = await find_debate(parts, command.by, command.debate)
    community = command.by.community
    if command.statement is None:
        one = await leading(parts, command.by, found)
    else:
        there = await standing_proposals(parts, command.by, await ballot(parts, command.by, found))
        known = {p.number: p for p in there}
        if command.statement not in known:
            listed = ", ".join(map(str, known)) or say("none")
            raise Refused(Code.NO_SUCH_JOINT, number=command.statement, known=listed)
        one = known[command.statement]
    said = await joint.voices(parts.db, community, found.row.id)
    clauses = await joint.clauses(parts.db, community, one.id, said)
    return (views.grounds(str(one.number), one.words, clauses, said, found.row.id),)


# --- what the steps share ---------------------------------------------------------------------


async def ballot(parts: Parts, by: Caller, found: LoadedDebate) -> str:
    """Where the statements of the running round are proposed and ranked."""
    return scope(found.row.id, await joint.round_of(parts.db, by.community, found.row.id))


async def leading(parts: Parts, by: Caller, found: LoadedDebate) -> GroupProposal:
    """The statement that leads. Raises Refused (NOT_RANKED_YET)."""
    where = await ballot(parts, by, found)
    ranked = await ranked_in(parts, by, where)
    if ranked.outcome is None:
        raise Refused(Code.NOT_RANKED_YET)
    there = await standing_proposals(parts, by, where)
    return next(one for one in there if str(one.number) == order(ranked)[0])


async def joint_of(parts: Parts, by: Caller, found: LoadedDebate) -> Joint:
    """A debate's statement as it stands."""
    community, debate = by.community, found.row.id
    round_ = await joint.round_of(parts.db, community, debate)
    where = scope(debate, round_)
    ranked = await ranked_in(parts, by, where)
    said = await joint.voices(parts.db, community, debate)
    there = await standing_proposals(parts, by, where)
    made = await joint.drafted(parts.db, community, where)
    beside: tuple[Voice, ...] = ()
    if ranked.outcome is not None:
        beside = await _beside(parts, community, where, order(ranked)[0], there, said)
    return Joint(
        debate=debate,
        motion=found.row.motion,
        round=round_,
        voices=current(said),
        ranked=ranked,
        beside=beside,
        drafted={str(one.number) for one in there if one.id in made},
    )


async def _beside(
    parts: Parts,
    community: CommunityId,
    where: str,
    winner: str,
    there: Sequence[GroupProposal],
    said: tuple[Voice, ...],
) -> tuple[Voice, ...]:
    """What a minority said that the winner does not rest on."""
    numbers = [str(one.number) for one in there]
    cast = await proposals.rankings(parts.db, community, where)
    first = next(one for one in there if str(one.number) == winner)
    clauses = await joint.clauses(parts.db, community, first.id, said)
    cited = {source.number for clause in clauses for source in clause.sources}
    return unheard(
        winner,
        {one.member: ballot_of(one.ranking, numbers) for one in cast},
        said,
        {one.id for one in said if one.number in cited},
    )


USES: dict[type, Use] = {
    ProposeConsensus: propose_consensus,
    RankConsensus: rank_consensus,
    ShowConsensus: show_consensus,
    GiveOpinion: opinion,
    GiveCritique: critique,
    ListOpinions: list_opinions,
    ShowGrounds: show_grounds,
}

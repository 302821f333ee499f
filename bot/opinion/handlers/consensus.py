"""Joint statements: opinions, critiques, proposals, rankings, and what stands beside the winner."""

from collections.abc import Sequence

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.refusals import DebateRefusal
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
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
from bot.opinion.handlers.proposals import ballot_of, load_ranked, load_standing, propose, rank
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import joint, proposals
from bot.opinion.rows.proposals import GroupProposal
from bot.opinion.rules.joint import ROUNDS, Voice, VoiceKind, find_unheard, latest_voices, scope
from bot.opinion.views import joint as views
from bot.opinion.views.joint import Joint
from bot.opinion.views.proposals import confirm_ranking, order


async def propose_consensus(
    parts: Parts, command: ProposeConsensus, _: Progress
) -> tuple[View, ...]:
    """Propose a joint statement."""
    debate = await find_debate(parts, command.by, command.debate)
    number = await propose(
        parts, command, await find_ballot_scope(parts, command.by, debate), command.words
    )
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
    debate = await find_debate(parts, command.by, command.debate)
    ballot_scope = await find_ballot_scope(parts, command.by, debate)
    await rank(parts, command, ballot_scope, command.ranking, dissent=command.dissent)
    return (confirm_ranking(),)


async def show_consensus(parts: Parts, command: ShowConsensus, _: Progress) -> tuple[View, ...]:
    """The joint statements of a debate, with the minority check."""
    debate = await find_debate(parts, command.by, command.debate)
    return (views.show_joint(await load_joint(parts, command.by, debate)),)


async def give_opinion(parts: Parts, command: GiveOpinion, _: Progress) -> tuple[View, ...]:
    """Say what one thinks."""
    debate = await find_debate(parts, command.by, command.debate)
    round_ = await joint.find_round(parts.db, command.by.community, debate.row.id)
    return await _save_voice(parts, command, debate, VoiceKind.OPINION, round_, command.words)


async def give_critique(parts: Parts, command: GiveCritique, _: Progress) -> tuple[View, ...]:
    """Say what the statement that leads lacks."""
    debate = await find_debate(parts, command.by, command.debate)
    round_ = await joint.find_round(parts.db, command.by.community, debate.row.id)
    if round_ >= ROUNDS:
        raise Refused(OpinionRefusal.LAST_ROUND)
    await find_leading(parts, command.by, debate)
    return await _save_voice(parts, command, debate, VoiceKind.CRITIQUE, round_, command.words)


async def _save_voice(
    parts: Parts,
    command: DebateCommand,
    debate: LoadedDebate,
    kind: VoiceKind,
    round_: int,
    words: str,
) -> tuple[View, ...]:
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    voice = Voice(
        number=0, id=command.id, member=command.by.member, kind=kind, round=round_, words=words
    )
    await parts.db.change(
        joint.insert_voice(command.by.community, debate.row.id, voice, command.at)
    )
    return (views.confirm_voice(kind),)


async def list_opinions(parts: Parts, command: ListOpinions, _: Progress) -> tuple[View, ...]:
    """What members said, without names."""
    debate = await find_debate(parts, command.by, command.debate)
    voices = await joint.load_voices(parts.db, command.by.community, debate.row.id)
    return (views.show_opinions(latest_voices(voices)),)


async def show_grounds(parts: Parts, command: ShowGrounds, _: Progress) -> tuple[View, ...]:
    """What a statement rests on."""
    debate = await find_debate(parts, command.by, command.debate)
    community = command.by.community
    if command.statement is None:
        statement = await find_leading(parts, command.by, debate)
    else:
        on_ballot = await load_standing(
            parts, command.by, await find_ballot_scope(parts, command.by, debate)
        )
        by_number = {p.number: p for p in on_ballot}
        if command.statement not in by_number:
            listed = ", ".join(map(str, by_number)) or say("none")
            raise Refused(OpinionRefusal.NO_SUCH_JOINT, number=command.statement, known=listed)
        statement = by_number[command.statement]
    voices = await joint.load_voices(parts.db, community, debate.row.id)
    clauses = await joint.load_clauses(parts.db, community, statement.id, voices)
    return (
        views.show_grounds(str(statement.number), statement.words, clauses, voices, debate.row.id),
    )


# --- what the steps share ---------------------------------------------------------------------


async def find_ballot_scope(parts: Parts, by: Caller, debate: LoadedDebate) -> str:
    """Where the statements of the running round are proposed and ranked."""
    return scope(debate.row.id, await joint.find_round(parts.db, by.community, debate.row.id))


async def find_leading(parts: Parts, by: Caller, debate: LoadedDebate) -> GroupProposal:
    """The statement that leads. Raises Refused (NOT_RANKED_YET)."""
    ballot_scope = await find_ballot_scope(parts, by, debate)
    ranked = await load_ranked(parts, by, ballot_scope)
    if ranked.outcome is None:
        raise Refused(OpinionRefusal.NOT_RANKED_YET)
    on_ballot = await load_standing(parts, by, ballot_scope)
    return next(proposal for proposal in on_ballot if str(proposal.number) == order(ranked)[0])


async def load_joint(parts: Parts, by: Caller, loaded: LoadedDebate) -> Joint:
    """A debate's statement as it stands."""
    community, debate = by.community, loaded.row.id
    round_ = await joint.find_round(parts.db, community, debate)
    ballot_scope = scope(debate, round_)
    ranked = await load_ranked(parts, by, ballot_scope)
    voices = await joint.load_voices(parts.db, community, debate)
    on_ballot = await load_standing(parts, by, ballot_scope)
    drafted_ids = await joint.load_drafted_ids(parts.db, community, ballot_scope)
    beside: tuple[Voice, ...] = ()
    if ranked.outcome is not None:
        beside = await _load_minority(
            parts, community, ballot_scope, order(ranked)[0], on_ballot, voices
        )
    return Joint(
        debate=debate,
        motion=loaded.row.motion,
        round=round_,
        voices=latest_voices(voices),
        ranked=ranked,
        beside=beside,
        drafted={str(proposal.number) for proposal in on_ballot if proposal.id in drafted_ids},
    )


async def _load_minority(
    parts: Parts,
    community: CommunityId,
    ballot_scope: str,
    winner: str,
    on_ballot: Sequence[GroupProposal],
    voices: tuple[Voice, ...],
) -> tuple[Voice, ...]:
    """What a minority said that the winner does not rest on."""
    numbers = [str(item.number) for item in on_ballot]
    cast = await proposals.load_rankings(parts.db, community, ballot_scope)
    first = next(item for item in on_ballot if str(item.number) == winner)
    clauses = await joint.load_clauses(parts.db, community, first.id, voices)
    cited = {source.number for clause in clauses for source in clause.sources}
    return find_unheard(
        winner,
        {item.member: ballot_of(item.ranking, numbers) for item in cast},
        voices,
        {item.id for item in voices if item.number in cited},
    )


HANDLERS: dict[type, CommandHandler] = {
    ProposeConsensus: propose_consensus,
    RankConsensus: rank_consensus,
    ShowConsensus: show_consensus,
    GiveOpinion: give_opinion,
    GiveCritique: give_critique,
    ListOpinions: list_opinions,
    ShowGrounds: show_grounds,
}

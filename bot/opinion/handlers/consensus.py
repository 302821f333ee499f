"""Joint statements: opinions, critiques, proposals, rankings, and what stands beside the winner."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.debate.commands.base import DebateCommand
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.pinning import pin_view
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.kernel.message import Listed, Message, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Audience, Person, View
from bot.opinion.commands import (
    GiveCritique,
    GiveOpinion,
    ListOpinions,
    ProposeConsensus,
    RankConsensus,
    ShowConsensus,
    ShowGrounds,
    SignConsensus,
)
from bot.opinion.handlers.proposals import ballot_of, load_ranked, load_standing, propose, rank
from bot.opinion.handlers.without_debate import load_without_debate
from bot.opinion.ports import JointStatementChanged
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rows import joint, proposals
from bot.opinion.rows.proposals import GroupProposal, RankingRow
from bot.opinion.rules.joint import (
    ROUNDS,
    Voice,
    VoiceKind,
    find_unheard,
    latest_voices,
    scope,
    shuffle_voices,
)
from bot.opinion.rules.signing import Signature, Signing, signature_scope
from bot.opinion.views import joint as views
from bot.opinion.views.grounds import show_grounds as show_grounds_view
from bot.opinion.views.joint import Joint
from bot.opinion.views.proposals import confirm_ranking, leaders, order
from bot.opinion.views.signing import confirm_signature

CARRIED = "1"
"""The number, in the second ranking, of what led the first."""


async def propose_consensus(
    parts: Parts, command: ProposeConsensus, _: Progress
) -> tuple[View, ...]:
    """Propose a joint statement."""
    debate = await find_debate(parts, command.by, command.debate)
    ballot_scope = await find_ballot_scope(parts, command.by, debate)

    def announce(number: int) -> Message:
        return say(
            "{member} proposes joint statement {number}: {words}",
            member=Person(command.by.member, command.by.name),
            number=number,
            words=command.words,
        )

    answer = await propose(parts, command, ballot_scope, command.words, announce)
    await _tell_changed(parts, command, debate)
    return answer


async def rank_consensus(parts: Parts, command: RankConsensus, _: Progress) -> tuple[View, ...]:
    """Rank the joint statements."""
    debate = await find_debate(parts, command.by, command.debate)
    ballot_scope = await find_ballot_scope(parts, command.by, debate)
    await rank(parts, command, ballot_scope, command.ranking, dissent=command.dissent)
    await _tell_changed(parts, command, debate)
    return (confirm_ranking(),)


async def show_consensus(parts: Parts, command: ShowConsensus, _: Progress) -> tuple[View, ...]:
    """The joint statements of a debate, with the minority check."""
    audience = Audience.ROOM if command.share else Audience.ASKER
    try:
        debate = await find_debate(parts, command.by, command.debate)
    except Refused as refused:
        shared = await load_without_debate(parts, command, refused)
        return tuple(replace(view, audience=audience, key="") for view in shared)
    shown = views.show_joint(await load_joint(parts, command.by, debate))
    return (pin_view(parts.catalog, replace(shown, audience=audience), debate.row.id),)


async def sign_consensus(parts: Parts, command: SignConsensus, _: Progress) -> tuple[View, ...]:
    """Sign the statement that leads, or dissent. Raises Refused (NOT_RANKED_YET, TIED, SAY_WHY)."""
    debate = await find_debate(parts, command.by, command.debate)
    signing = Signing(command.how)
    if signing is not Signing.SIGNED and not any(letter.isalnum() for letter in command.words):
        raise Refused(OpinionRefusal.SAY_WHY).regarding("words")
    joint_now = await load_joint(parts, command.by, debate)
    if len(joint_now.tied) > 1:
        raise Refused(OpinionRefusal.TIED, numbers=Listed(tuple(joint_now.tied), "and"))
    if not joint_now.leading:
        raise Refused(OpinionRefusal.NOT_RANKED_YET)
    row = RankingRow(
        id=command.id,
        scope=signature_scope(joint_now.leading_id),
        member=command.by.member,
        ranking=signing.value,
        dissent="" if signing is Signing.SIGNED else command.words,
    )
    await parts.db.change(proposals.save_ranking(command.by.community, row, command.at))
    await _tell_changed(parts, command, debate)
    return (confirm_signature(signing),)


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
    shuffled = shuffle_voices(latest_voices(voices), debate.row.id)
    return (views.show_opinions(shuffled),)


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
        show_grounds_view(str(statement.number), statement.words, clauses, voices, debate.row.id),
    )


# --- what the steps share ---------------------------------------------------------------------


async def _tell_changed(parts: Parts, command: DebateCommand, debate: LoadedDebate) -> None:
    community, at = command.by.community, command.at
    await parts.tell(JointStatementChanged(community=community, debate=debate.row.id, at=at))


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
    tied = leaders(ranked)
    earlier_voters = 0
    if ranked.outcome is None and round_ > 1:
        # What led the first ranking leads until somebody ranks the second.
        earlier = await load_ranked(parts, by, scope(debate, round_ - 1))
        earlier_voters, tied = earlier.voters, [CARRIED] if CARRIED in ranked.words else []
    elif ranked.outcome is None and len(on_ballot) == 1:
        tied = [str(on_ballot[0].number)]  # there is nothing to rank
    if ranked.outcome is not None and len(tied) == 1:
        beside = await _load_minority(parts, community, ballot_scope, tied[0], on_ballot, voices)
    leading = next((item for item in on_ballot if [str(item.number)] == tied), None)
    signatures: tuple[Signature, ...] = ()
    if leading is not None:
        signatures = await _load_signatures(parts, community, leading)
    if leading is not None and round_ > 1 and str(leading.number) == CARRIED:
        # Who signed the same words in the first round still stands by them.
        before = await load_standing(parts, by, scope(debate, round_ - 1))
        same = next((item for item in before if item.words == leading.words), None)
        earlier_ones = () if same is None else await _load_signatures(parts, community, same)
        again = {signature.member for signature in signatures}
        signatures += tuple(one for one in earlier_ones if one.member not in again)
    return Joint(
        debate=debate,
        motion=loaded.row.motion,
        round=round_,
        voices=latest_voices(voices),
        ranked=ranked,
        beside=beside,
        tied=tied,
        leading=leading.words if leading is not None else "",
        leading_id=leading.id if leading is not None else "",
        earlier_voters=earlier_voters,
        signatures=signatures,
        names=await debates.load_names(parts.db, community) if signatures else {},
        drafted={str(proposal.number) for proposal in on_ballot if proposal.id in drafted_ids},
    )


async def _load_signatures(
    parts: Parts, community: CommunityId, leading: GroupProposal
) -> tuple[Signature, ...]:
    rows = await proposals.load_rankings(parts.db, community, signature_scope(leading.id))
    return tuple(
        Signature(member=row.member, signing=Signing(row.ranking), words=row.dissent)
        for row in rows
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
    SignConsensus: sign_consensus,
    GiveOpinion: give_opinion,
    GiveCritique: give_critique,
    ListOpinions: list_opinions,
    ShowGrounds: show_grounds,
}

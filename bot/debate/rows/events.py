"""The rows that stand beside a debate's events: words, and what analysts look for."""

from collections.abc import Sequence

from bot.article.rows.articles import StoredArticle
from bot.article.rules.quoting import quotations, references
from bot.debate import events as e
from bot.debate.commands.base import BringClaims
from bot.debate.commands.debating import (
    ChangeSpeech,
    CorrectRestatement,
    FileBallot,
    HandInLate,
    KeepDraft,
    MakeClaim,
    RaiseOrder,
    RestatePoint,
    Speak,
    TakePosition,
)
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers import evidence
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rows import claims, debates, positions
from bot.debate.rows.brought_claims import brought_claims
from bot.debate.rows.claims import insert_quotations
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.acts import Decided
from bot.debate.state import Debate
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Statement


async def rows_of(  # noqa: C901  # one case an event
    parts: Parts, before: LoadedDebate, command: Decided, events: Sequence[DebateEvent]
) -> list[Statement]:
    """The statements for what follows from a command, given the debate before it."""
    community, row, state = command.by.community, before.row, before.state
    debate = row.id
    article = await _article(parts, community, row, command, events)
    statements: list[Statement] = []
    for number, event in enumerate(events, before.version + 1):
        match event:
            case e.SpeechGiven():
                statements += await _speech(
                    parts, community, debate, command, event, state, article
                )
            case e.PointMade() if isinstance(command, Speak):
                statements += await _point(community, debate, command, event, state, article)
            case e.OrderRaised() if isinstance(command, RaiseOrder):
                statements.append(_beside(community, debate, command, debates.ORDER, state))
            case e.PointRestated() if isinstance(command, RestatePoint):
                statements.append(_beside(community, debate, command, debates.HEARD, state))
            case e.RestatementAnswered() if isinstance(command, CorrectRestatement):
                statements.append(_beside(community, debate, command, debates.HEARD, state))
            case e.SpeechContinued() if isinstance(command, Speak):
                statements += await _more_words(community, command, event, article)
            case e.SpeechChanged() if isinstance(command, ChangeSpeech):
                statements += await _other_words(community, command, event, article)
            case e.DraftKept() if isinstance(command, KeepDraft):
                statements.append(
                    debates.put_draft(community, debate, event.member, event.speech, command.words)
                )
            case e.PositionTaken() if isinstance(command, TakePosition):
                statements += _position(community, debate, command, event, article, number)
            case e.ClaimMade() if isinstance(command, MakeClaim):
                statements.append(_claim(community, debate, command, event, state))
            case e.ClaimsBrought() if isinstance(command, BringClaims):
                statements += brought_claims(community, debate, command, event, state)
            case e.ClaimLinked():
                statements.append(
                    claims.insert_link(
                        community,
                        event.claim,
                        event.target,
                        event.relation,
                        confirmed=event.confirmed,
                    )
                )
            case e.Scheduled(start=start):
                statements.append(debates.set_start(community, debate, start))
            case e.Moved():
                statements.append(debates.set_place(community, debate, command.by.place))
            case e.ClaimConfirmed():
                statements.append(claims.confirm_link(community, event.claim, event.target))
            case e.BallotFiled() if isinstance(command, FileBallot):
                statements += _ballot(community, debate, command, event)
            case _:
                pass
        state = evolve(state, event)
    return statements


async def _article(
    parts: Parts,
    community: CommunityId,
    row: ListedDebate,
    command: Decided,
    events: Sequence[DebateEvent],
) -> StoredArticle | None:
    """The debate's article, where there may be words to check against it."""
    quotes = isinstance(command, Speak | HandInLate | ChangeSpeech) and bool(
        quotations(command.words)
    )
    cites = isinstance(command, TakePosition) and bool(references(command.reason))
    drafts = any(isinstance(event, e.SpeechGiven) and event.unfinished for event in events)
    if not quotes and not cites and not drafts:
        return None
    return await evidence.article_of(parts, community, row.place, row.article)


async def _speech(
    parts: Parts,
    community: CommunityId,
    debate: str,
    command: Decided,
    event: e.SpeechGiven,
    state: Debate,
    article: StoredArticle | None,
) -> list[Statement]:
    segment = state.format.segments[event.segment].key
    if event.unfinished:
        words = await debates.find_draft(parts.db, community, debate, event.member)
        kept_speech = debates.give_draft(
            community, debate, event.speech, segment, event.seat, event.at
        )
    elif isinstance(command, Speak | HandInLate):
        words = command.words
        kept_speech = debates.insert_speech(
            community,
            debates.Speech(
                id=event.speech,
                debate=debate,
                segment=segment,
                seat=event.seat,
                member=event.member,
                words=words,
                at=event.at,
            ),
        )
    else:
        return []
    deletes_draft = debates.delete_draft(community, debate, event.member)
    quoted = await _quotations(community, event.speech, words, article)
    sent = [_message(community, event.speech, command)] if event.in_room else []
    return [kept_speech, deletes_draft, *quoted, *sent]


async def _point(
    community: CommunityId,
    debate: str,
    command: Speak,
    event: e.PointMade,
    state: Debate,
    article: StoredArticle | None,
) -> list[Statement]:
    """A point of information stands with the speeches, and has evidence as they have."""
    row = debates.Speech(
        id=event.point,
        debate=debate,
        segment=state.format.segments[event.segment].key,
        seat=event.seat,
        member=event.member,
        words=command.words,
        at=event.at,
        kind=debates.POINT,
    )
    quoted = await _quotations(community, event.point, command.words, article)
    sent = [_message(community, event.point, command)] if event.in_room else []
    return [debates.insert_speech(community, row), *quoted, *sent]


def _beside(
    community: CommunityId,
    debate: str,
    command: RaiseOrder | RestatePoint | CorrectRestatement,
    kind: str,
    state: Debate,
) -> Statement:
    """Words that are no speech stand with the speeches, too, under the id of their command."""
    segments = state.format.segments
    row = debates.Speech(
        id=command.id,
        debate=debate,
        segment=segments[min(state.segment, len(segments) - 1)].key,
        seat=state.seat_of(command.by.member),
        member=command.by.member,
        words=command.words,
        at=command.at,
        kind=kind,
    )
    return debates.insert_speech(community, row)


async def _more_words(
    community: CommunityId,
    command: Speak,
    event: e.SpeechContinued,
    article: StoredArticle | None,
) -> list[Statement]:
    return [
        debates.lengthen_speech(community, event.speech, command.words),
        *((_message(community, event.speech, command),) if event.in_room else ()),
        *await _quotations(community, event.speech, command.words, article),
    ]


async def _other_words(
    community: CommunityId,
    command: ChangeSpeech,
    event: e.SpeechChanged,
    article: StoredArticle | None,
) -> list[Statement]:
    return [
        debates.replace_words(community, event.speech, command.words),
        claims.delete_quotations(community, event.speech),
        *await _quotations(community, event.speech, command.words, article),
    ]


async def _quotations(
    community: CommunityId, speech: str, words: str, article: StoredArticle | None
) -> list[Statement]:
    """What keeps the quotations in words that were said."""
    quotes = await evidence.check_quotations(article, words)
    return [insert_quotations(community, speech, quotes)] if quotes else []


def _message(community: CommunityId, speech: str, command: Decided) -> Statement:
    by = command.by
    message = debates.SpeechMessage(
        id=command.id, speech=speech, member=by.member, address=by.message, at=command.at
    )
    return debates.insert_speech_message(community, message)


def _position(
    community: CommunityId,
    debate: str,
    command: TakePosition,
    event: e.PositionTaken,
    article: StoredArticle | None,
    number: int,
) -> tuple[Statement, ...]:
    position = positions.StoredPosition(
        id=event.position,
        debate=debate,
        member=event.member,
        phase=event.phase,
        stance=event.stance,
        confidence=event.confidence,
        reason=command.reason,
        at=event.at,
        moved_by=event.moved_by,
        would_change=command.would_change,
        cited=evidence.find_citations(article, command.reason),
    )
    return positions.insert_position(community, position, number)


def _claim(
    community: CommunityId, debate: str, command: MakeClaim, event: e.ClaimMade, state: Debate
) -> Statement:
    claim = claims.Claim(
        id=event.claim,
        debate=debate,
        number=len(state.claims) + 1,
        side=event.side,
        member=event.member,
        words=command.words,
    )
    return claims.insert_claim(community, claim, event.at)


def _ballot(
    community: CommunityId, debate: str, command: FileBallot, event: e.BallotFiled
) -> tuple[Statement, ...]:
    replies = tuple((f"reply:{side}", points) for side, points in event.replies)
    ballot = claims.StoredBallot(
        id=event.ballot,
        debate=debate,
        judge=event.member,
        shadow=event.shadow,
        ranks=event.ranks,
        reason=command.reason,
        at=event.at,
        scores=(*event.scores, *replies),
    )
    return claims.insert_ballot(community, ballot)

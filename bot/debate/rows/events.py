"""The rows that stand beside a debate's events: words, and what analysts look for."""

from collections.abc import Sequence

from bot.article.rows.articles import StoredArticle
from bot.debate import events as e
from bot.debate.commands.debating import FileBallot, KeepDraft, MakeClaim, Speak, TakePosition
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.handlers import evidence
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.rows import claims, debates, positions
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
    for event in events:
        match event:
            case e.SpeechGiven():
                statements += await _speech(
                    parts, community, debate, command, event, state, article
                )
            case e.DraftKept() if isinstance(command, KeepDraft):
                statements.append(
                    debates.put_draft(community, debate, event.member, event.speech, command.words)
                )
            case e.PositionTaken() if isinstance(command, TakePosition):
                statements += _position(community, debate, command, event, article)
            case e.ClaimMade() if isinstance(command, MakeClaim):
                statements.append(_claim(community, debate, command, event, state))
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
    """The debate's article, where there are words to check against it."""
    speaks = any(isinstance(event, e.SpeechGiven) for event in events)
    if not speaks and not (isinstance(command, TakePosition) and command.reason):
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
    elif isinstance(command, Speak):
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
    statements = [kept_speech, debates.delete_draft(community, debate, event.member)]
    if quotes := await evidence.check_quotations(article, words):
        statements.append(insert_quotations(community, event.speech, quotes))
    return statements


def _position(
    community: CommunityId,
    debate: str,
    command: TakePosition,
    event: e.PositionTaken,
    article: StoredArticle | None,
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
    return positions.insert_position(community, position)


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

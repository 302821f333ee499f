"""The rows that stand beside a sheet's events: its words, and what analysts look for."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.guarantee import events as e
from bot.guarantee.events import SheetEvent
from bot.guarantee.evolve import evolve
from bot.guarantee.handlers.loaded import LoadedSheet
from bot.guarantee.rows import sheet_parts as parts_of
from bot.guarantee.rows.sheet_parts import NO_WORDS
from bot.guarantee.rules.steps import SheetStep
from bot.guarantee.rules.votes import Ballot
from bot.guarantee.rules.words import SheetWords, words_said
from bot.guarantee.state import RULES, WHOLE, Proposal, Sheet, Whose
from bot.kernel import journal_rows
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Statement, to_ms


async def rows_of(
    _: Parts, before: LoadedSheet, command: SheetStep, events: Sequence[SheetEvent]
) -> list[Statement]:
    """The statements for what follows from a command, given the sheet before it."""
    community = command.by.community
    return statements(community, before.state, events, words_said(before.state, command))


def made(community: CommunityId, sheet: Sheet, words: SheetWords) -> list[Statement]:
    """The statements for a new sheet. Writing them raises Conflict when its number is taken."""
    return [
        parts_of.made(community, sheet, words.title or ""),
        *(
            parts_of.clause_set(
                community, sheet, clause, setting, words.clauses.get(clause, NO_WORDS)
            )
            for clause, setting in sheet.settings.items()
        ),
        *(
            parts_of.evidence_attached(
                community, sheet, evidence, words.evidence.get(evidence.number, NO_WORDS)
            )
            for evidence in sheet.evidence
        ),
        *shown_where_own(community, sheet),
    ]


def statements(
    community: CommunityId, before: Sheet, events: Iterable[SheetEvent], words: SheetWords
) -> list[Statement]:
    """The statements for what happened to a sheet, with the words that were said."""
    written: list[Statement] = []
    sheet = before
    for event in events:
        open_before = {vote.number for vote in sheet.open_votes}
        sheet = evolve(sheet, event)
        written += _beside(community, sheet, event, words)
        if isinstance(event, e.ProposalWithdrawn | e.MemberLeft):  # votes on what amended it
            ended = [v for v in sheet.votes if v.number in open_before and not v.open]
            for vote in ended:
                written += parts_of.vote_ended(community, sheet, vote)
    return written + shown_where_own(community, sheet)


def shown_where_own(community: CommunityId, sheet: Sheet) -> list[Statement]:
    """Nobody is shown an own sheet unasked, so that it counts as shown."""
    if sheet.whose is Whose.GROUP:
        return []
    return [journal_rows.set_shown_version(community, f"sheet:{sheet.id}", sheet.revision)]


def _beside(  # noqa: C901
    community: CommunityId, sheet: Sheet, event: SheetEvent, words: SheetWords
) -> list[Statement]:
    """The statements for an event, given the sheet after it."""
    match event:  # one case an event
        case e.SheetMade() | e.SheetCaptured() | e.ChangedBefore():
            return []
        case e.ClauseSet(clause=clause):
            said = words.clauses.get(clause, NO_WORDS)
            return [parts_of.clause_set(community, sheet, clause, sheet.at(clause), said)]
        case e.ClauseOpened(clause=clause):
            return [parts_of.clause_opened(community, sheet, clause)]
        case e.VersionKept():
            return parts_of.version_kept(community, sheet, sheet.versions[-1])
        case e.RulesChanged():
            return [parts_of.ruled(community, sheet)]
        case e.EvidenceAttached():
            piece = sheet.evidence[-1]
            said = words.evidence.get(piece.number, NO_WORDS)
            return [parts_of.evidence_attached(community, sheet, piece, said)]
        case e.EvidenceRemoved(number=number, at=at):
            return [parts_of.evidence_removed(community, sheet, number, to_ms(at))]
        case e.AmendmentMoved() | e.AdoptionMoved():
            moved = sheet.proposals[-1]
            said = words.proposals.get(moved.number, NO_WORDS)
            return [parts_of.proposed(community, sheet, moved, said)]
        case e.ProposalSeconded() | e.ProposalWithdrawn() | e.VoteAsked():
            return _touched(community, sheet)
        case e.PackageMoved() | e.RulesContested():
            return _moved(community, sheet, event, words)
        case e.ConsentGiven(numbers=numbers):
            ones = [sheet.proposals[number - 1] for number in numbers]
            return [*_touched(community, sheet), *_adopted(community, sheet, ones)]
        case e.MemberPresent() | e.VotesPaused() | e.VotesResumed():
            return []
        case e.DebateNoted(number=number):
            return [parts_of.staged(community, sheet, [sheet.proposals[number - 1]])]
        case e.VoteOpened():
            return [
                parts_of.vote_opened(community, sheet, sheet.votes[-1]),
                *_touched(community, sheet),
            ]
        case e.BallotCast(vote=vote, by=by, says=says, ranking=ranking):
            ballot = Ballot(says=says, ranking=ranking)
            return [parts_of.ballot_cast(community, sheet, vote, by, ballot)]
        case e.VoteClosed(vote=vote):
            return [
                *parts_of.vote_ended(community, sheet, sheet.votes[vote - 1]),
                *_touched(community, sheet),
                *_carried(community, sheet, event),
            ]
        case e.VoteCalledOff(vote=vote):
            return [
                *parts_of.vote_ended(community, sheet, sheet.votes[vote - 1]),
                *_touched(community, sheet),
            ]
        case e.MemberLeft(by=by):
            return [
                parts_of.ballots_withdrawn(community, sheet, by),
                *_touched(community, sheet),
            ]
        case _:
            assert_never(event)


def _touched(community: CommunityId, sheet: Sheet) -> list[Statement]:
    """The proposals whose stage changed last."""
    some = [proposal for proposal in sheet.proposals if proposal.touched == sheet.revision]
    return [parts_of.staged(community, sheet, some)] if some else []


def _carried(community: CommunityId, sheet: Sheet, event: e.VoteClosed) -> list[Statement]:
    """What a proposal that carried makes of the clauses, or of the versions."""
    if event.carried is None:
        return []
    carried = sheet.proposals[event.carried - 1]
    if carried.clause == WHOLE:
        return parts_of.version_kept(community, sheet, sheet.versions[-1])
    if carried.clause == RULES:
        return [parts_of.ruled(community, sheet)]
    return _adopted(community, sheet, sheet.bundled(carried))


def _adopted(community: CommunityId, sheet: Sheet, ones: Iterable[Proposal]) -> list[Statement]:
    """What amendments make of their clauses, given the sheet after they were adopted."""
    return [
        parts_of.clause_carried(community, sheet, sheet.at(one.clause).proposal or one.number)
        if one.clause in sheet.settings
        else parts_of.clause_opened(community, sheet, one.clause)
        for one in ones
    ]


def _moved(
    community: CommunityId,
    sheet: Sheet,
    event: e.PackageMoved | e.RulesContested,
    words: SheetWords,
) -> list[Statement]:
    """What is newly proposed, several at once."""
    ones = [proposal for proposal in sheet.proposals if proposal.touched == sheet.revision]
    rows = [
        parts_of.proposed(community, sheet, one, words.proposals.get(one.number, NO_WORDS))
        for one in ones
    ]
    if isinstance(event, e.RulesContested):
        rows.append(parts_of.ruled(community, sheet))
    return rows

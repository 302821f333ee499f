"""From a journal to a sheet: each event changes it, by one revision, and none is ever refused."""

from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from bot.guarantee import events as e
from bot.guarantee.events import SheetEvent
from bot.guarantee.rules.advancing import (
    advance,
    after_vote,
    called_off,
    opened,
    with_setting,
    without_member,
)
from bot.guarantee.rules.captured import recall_proposal, recall_vote
from bot.guarantee.rules.stages import Seconded, withdraw
from bot.guarantee.rules.votes import Ballot
from bot.guarantee.state import WHOLE, Evidence, Proposal, Setting, Sheet, Version
from bot.kernel.ids import MemberId


def fold(sheet: Sheet, events: Iterable[SheetEvent]) -> Sheet:
    """The sheet after events."""
    return reduce(evolve, events, sheet)


def begun(id_: str, title: str, first: SheetEvent) -> Sheet:
    """The sheet that its first event makes."""
    match first:
        case e.SheetMade(clauses=clauses, evidence=evidence):
            return replace(
                _empty(id_, title, first),
                settings={
                    chosen.clause: Setting(options=chosen.options, member=chosen.member)
                    for chosen in clauses
                },
                evidence=tuple(
                    _attached(number, piece, piece.member)
                    for number, piece in enumerate(evidence, 1)
                ),
            )
        case e.SheetCaptured():
            return replace(
                _empty(id_, title, first),
                settings=first.settings,
                proposals=tuple(recall_proposal(proposal) for proposal in first.proposals),
                votes=tuple(recall_vote(vote) for vote in first.votes),
                versions=first.versions,
                evidence=first.evidence,
            )
        case _:
            raise ValueError("a journal that does not begin with a sheet")


def _empty(id_: str, title: str, first: e.SheetBegun) -> Sheet:
    return Sheet(
        id=id_,
        number=first.number,
        title=title,
        whose=first.whose,
        place=first.place,
        maker=first.by,
        made_at=first.at,
        basis=first.basis,
        rule=first.rule,
        quorum=first.quorum,
        hours=first.hours,
    )


def evolve(sheet: Sheet, event: SheetEvent) -> Sheet:
    """The sheet after an event, one revision on. It never refuses."""
    return _evolved(replace(sheet, revision=sheet.revision + 1), event)


def _evolved(sheet: Sheet, event: SheetEvent) -> Sheet:  # noqa: C901
    match event:  # one case an event
        case e.SheetMade() | e.SheetCaptured() | e.ChangedBefore():
            return sheet
        case e.ClauseSet(clause=clause, options=options, by=by):
            setting = Setting(options=options, member=by)
            return replace(sheet, settings=with_setting(sheet.settings, clause, setting))
        case e.ClauseOpened(clause=clause):
            return replace(sheet, settings=with_setting(sheet.settings, clause, None))
        case e.VersionKept(by=by, at=at):
            version = Version(
                number=len(sheet.versions) + 1,
                settings=sheet.settings,
                proposer=by,
                at=at,
                touched=sheet.revision,
            )
            return replace(sheet, versions=(*sheet.versions, version))
        case e.RulesChanged(rule=rule, quorum=quorum, hours=hours):
            return replace(sheet, rule=rule, quorum=quorum, hours=hours)
        case e.EvidenceAttached():
            piece = _attached(len(sheet.evidence) + 1, event, event.by)
            return replace(sheet, evidence=(*sheet.evidence, piece))
        case e.EvidenceRemoved(number=number, at=at):
            kept_ones = tuple(
                replace(evidence, removed_at=at) if evidence.number == number else evidence
                for evidence in sheet.evidence
            )
            return replace(sheet, evidence=kept_ones)
        case e.AmendmentMoved(clause=clause, options=options):
            return _moved(sheet, clause, options, event)
        case e.AdoptionMoved():
            return _moved(sheet, WHOLE, None, event)
        case e.ProposalSeconded(number=number, by=by):
            return advance(sheet, (number,), lambda _: Seconded(by))
        case e.ProposalWithdrawn(number=number):
            return advance(sheet, (number,), withdraw)
        case e.DebateNoted(number=number, debate=debate):
            noted = tuple(
                replace(proposal, debate=debate) if proposal.number == number else proposal
                for proposal in sheet.proposals
            )
            return replace(sheet, proposals=noted)
        case e.VoteOpened():
            return opened(sheet, event)
        case e.BallotCast(vote=number, by=by, says=says, ranking=ranking):
            votes = tuple(
                replace(vote, ballots={**vote.ballots, by: Ballot(says=says, ranking=ranking)})
                if vote.number == number
                else vote
                for vote in sheet.votes
            )
            return replace(sheet, votes=votes)
        case e.VoteClosed():
            return after_vote(sheet, event)
        case e.VoteCalledOff(vote=number, at=at):
            return called_off(sheet, number, at)
        case e.MemberLeft(by=member):
            return without_member(sheet, member)
        case _:
            assert_never(event)


def _attached(number: int, piece: e.Quoted | e.EvidenceAttached, member: MemberId) -> Evidence:
    return Evidence(
        number=number,
        clause=piece.clause,
        member=member,
        words="",
        mark=piece.mark,
        at=piece.at,
        slug=piece.slug,
        version=piece.version,
        paragraph=piece.paragraph,
    )


def _moved(
    sheet: Sheet,
    clause: str,
    options: tuple[str, ...] | None,
    event: e.AmendmentMoved | e.AdoptionMoved,
) -> Sheet:
    number = len(sheet.proposals) + 1
    moved = Proposal(
        number=number,
        clause=clause,
        setting=Setting(options=options, member=event.by, proposal=number),
        was=sheet.at(clause).options,
        mover=event.by,
        at=event.at,
        touched=sheet.revision,
    )
    return replace(sheet, proposals=(*sheet.proposals, moved))

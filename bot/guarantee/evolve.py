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
    consented,
    opened,
    under_rules,
    with_setting,
    without_member,
    without_orphans,
)
from bot.guarantee.rules.captured import recall_evidence, recall_proposal, recall_vote
from bot.guarantee.rules.pauses import pause_votes, resume_votes
from bot.guarantee.rules.rule_change import RuleChange
from bot.guarantee.rules.rule_terms import write_rules
from bot.guarantee.rules.stages import AwaitingSecond, LyingOpen, Seconded, contest, withdraw
from bot.guarantee.rules.votes import CONTESTED_FOR, Ballot, RuleTerms
from bot.guarantee.state import (
    RULES,
    WHOLE,
    Evidence,
    Proposal,
    Setting,
    Sheet,
    Version,
    Whose,
)
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
                evidence=tuple(recall_evidence(piece) for piece in first.evidence),
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
    evolved = _evolved(replace(sheet, revision=sheet.revision + 1), event)
    return _noting_actor(without_orphans(evolved, event.at), event)


TakingPart = (
    e.AmendmentMoved
    | e.AdoptionMoved
    | e.PackageMoved
    | e.ProposalSeconded
    | e.VoteAsked
    | e.RulesContested
    | e.BallotCast
    | e.EvidenceAttached
    | e.MemberPresent
)
"""What shows that somebody takes part. A chair who opens a sheet, sets its rules, or opens and
closes votes need not vote."""


def _noting_actor(sheet: Sheet, event: SheetEvent) -> Sheet:
    """The sheet with when somebody took part in it last."""
    if sheet.whose is Whose.OWN:
        return sheet
    if isinstance(event, e.MemberLeft):
        gone = event.by
        return replace(sheet, acted={m: at for m, at in sheet.acted.items() if m != gone})
    if isinstance(event, TakingPart):
        return replace(sheet, acted={**sheet.acted, event.by: event.at})
    return sheet


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
        case e.RulesChanged(rule=rule, quorum=quorum, hours=hours, by=by, at=at):
            change = RuleChange(
                by=by,
                at=at,
                until=at + CONTESTED_FOR,
                before=sheet.rule_terms,
                after=RuleTerms(rule=rule, quorum=quorum, hours=hours),
                touched=sheet.revision,
            )
            changed = replace(sheet, rule_changes=(*sheet.rule_changes, change))
            return under_rules(changed, change.after)
        case e.RulesContested():
            return _contested(sheet, event)
        case e.EvidenceAttached():
            piece = _attached(len(sheet.evidence) + 1, event, event.by)
            return replace(sheet, evidence=(*sheet.evidence, piece))
        case e.EvidenceRemoved(number=number, at=at):
            kept_ones = tuple(
                replace(evidence, removed_at=at) if evidence.number == number else evidence
                for evidence in sheet.evidence
            )
            return replace(sheet, evidence=kept_ones)
        case e.AmendmentMoved(clause=clause, options=options, amends=amends):
            return _moved(sheet, clause, options, event, amends)
        case e.AdoptionMoved():
            return _moved(sheet, WHOLE, None, event)
        case e.ProposalSeconded(number=number, by=by):
            return advance(sheet, _bundled(sheet, number), lambda _: Seconded(by))
        case e.ProposalWithdrawn(number=number):
            return advance(sheet, _bundled(sheet, number), withdraw)
        case e.PackageMoved():
            return _packaged(sheet, event)
        case e.VoteAsked(number=number, by=by):
            mover = sheet.proposals[number - 1].mover
            return advance(sheet, (number,), lambda stage: contest(stage, by, mover))
        case e.ConsentGiven(numbers=numbers):
            return consented(sheet, numbers)
        case e.MemberPresent():
            return sheet
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
        case e.VotesPaused(at=at, by=chair):
            return pause_votes(sheet, at, chair)
        case e.VotesResumed(at=at, by=chair):
            return resume_votes(sheet, at, chair)
        case _:
            assert_never(event)


def _bundled(sheet: Sheet, number: int) -> tuple[int, ...]:
    """The numbers of the proposals that are decided with one."""
    return tuple(each.number for each in sheet.bundled(sheet.proposals[number - 1]))


def _packaged(sheet: Sheet, event: e.PackageMoved) -> Sheet:
    first = len(sheet.proposals) + 1
    moved = tuple(
        Proposal(
            number=number,
            clause=clause.clause,
            setting=Setting(options=clause.options, member=event.by, proposal=number),
            was=sheet.at(clause.clause).options,
            mover=event.by,
            at=event.at,
            stage=AwaitingSecond() if event.until is None else LyingOpen(event.until),
            touched=sheet.revision,
            bundle=first if event.until is None else 0,
        )
        for number, clause in enumerate(event.clauses, first)
    )
    return replace(sheet, proposals=(*sheet.proposals, *moved))


def _contested(sheet: Sheet, event: e.RulesContested) -> Sheet:
    number = len(sheet.proposals) + 1
    rules = write_rules(event.after)
    moved = Proposal(
        number=number,
        clause=RULES,
        setting=Setting(options=rules, member=event.changer, proposal=number),
        was=write_rules(event.before),
        mover=event.changer,
        at=event.at,
        stage=Seconded(event.by),
        touched=sheet.revision,
    )
    changes = tuple(replace(change, contested=True) for change in sheet.rule_changes)
    put = replace(sheet, proposals=(*sheet.proposals, moved), rule_changes=changes)
    return under_rules(put, event.before)


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
        bearing=piece.bearing,
    )


def _moved(
    sheet: Sheet,
    clause: str,
    options: tuple[str, ...] | None,
    event: e.AmendmentMoved | e.AdoptionMoved,
    amends: int = 0,
) -> Sheet:
    number = len(sheet.proposals) + 1
    now = sheet.setting_of(sheet.proposals[amends - 1]) if amends else sheet.at(clause)
    moved = Proposal(
        number=number,
        clause=clause,
        setting=Setting(options=options, member=event.by, proposal=number),
        was=now.options,
        mover=event.by,
        at=event.at,
        touched=sheet.revision,
        amends=amends,
    )
    return replace(sheet, proposals=(*sheet.proposals, moved))

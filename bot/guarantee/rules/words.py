"""The words on a sheet, which its journal does not hold: where they stand, and what they are."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from msgspec import UNSET, Struct
from msgspec.structs import replace

from bot.guarantee.commands import packages as p
from bot.guarantee.commands import sheets as c
from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.rules import steps as s
from bot.guarantee.rules.steps import SheetStep, WantedSetting
from bot.guarantee.state import Evidence, Setting, Settings, Sheet
from bot.kernel.ids import MemberId


class SheetWording(Struct, frozen=True):
    """Free words, and the reason for them; of evidence, a quotation and how it differs."""

    words: str
    more: str = ""


class SheetWords(Struct, frozen=True, kw_only=True):
    """Words by where they stand: clauses by id, proposals and evidence by number, the clauses of a
    version by both. `title` is None where it is not meant."""

    title: str | None = None
    clauses: Mapping[str, SheetWording] = {}
    proposals: Mapping[int, SheetWording] = {}
    versions: Mapping[tuple[int, str], SheetWording] = {}
    evidence: Mapping[int, SheetWording] = {}


def wanted_setting(sheet: Sheet, wanted: WantedSetting, member: MemberId) -> Setting:
    """What a clause would say: what is not given stays as it stands, or as the amendment that is
    amended has it."""
    now = sheet.at(wanted.clause)
    if 0 < wanted.amends <= len(sheet.proposals):
        now = sheet.setting_of(sheet.proposals[wanted.amends - 1])
    return Setting(
        options=now.options if wanted.options is UNSET else wanted.options,
        words=now.words if wanted.words is UNSET else wanted.words,
        reason=wanted.reason,
        member=member,
    )


def changed_settings(
    sheet: Sheet, several: Sequence[WantedSetting], member: MemberId
) -> list[tuple[str, Setting]]:
    """What several clauses would say, each under its id; without those that say it already."""
    settings = [(wanted.clause, wanted_setting(sheet, wanted, member)) for wanted in several]
    return [(clause, new) for clause, new in settings if not new.same(sheet.at(clause))]


def words_said(before: Sheet, command: SheetStep) -> SheetWords:
    """The words that a command puts on a sheet, where it is not refused."""
    match command:
        case s.PutSetting(wanted=wanted):
            return SheetWords(clauses={wanted.clause: _wanted(before, wanted, command)})
        case s.MoveAmendment(wanted=wanted):
            number = len(before.proposals) + 1
            return SheetWords(proposals={number: _wanted(before, wanted, command)})
        case s.MovePackage(wanted=several):
            changed = changed_settings(before, several, command.by.member)
            return SheetWords(
                proposals={
                    number: _of(setting)
                    for number, (_, setting) in enumerate(changed, len(before.proposals) + 1)
                }
            )
        case c.ProposeSheet(reason=reason):
            return SheetWords(proposals={len(before.proposals) + 1: SheetWording("", reason)})
        case s.AttachPieces(pieces=pieces):
            return SheetWords(
                evidence={
                    number: SheetWording(evidence.words, evidence.difference)
                    for number, evidence in enumerate(pieces, len(before.evidence) + 1)
                }
            )
        case (
            c.AdoptSheet()
            | c.SetSheetRules()
            | DetachEvidence()
            | c.SecondProposal()
            | c.WithdrawProposal()
            | s.NoteDebate()
            | c.CallVote()
            | s.CastBallot()
            | s.RankRivals()
            | c.CloseProposalVote()
            | s.LeaveSheet()
            | p.AskVote()
            | p.SayHere()
            | p.ContestRules()
            | p.PauseVotes()
            | p.ResumeVotes()
            | s.CloseDueVotes()
        ):
            return SheetWords()
        case _:
            assert_never(command)


def _wanted(
    before: Sheet, wanted: WantedSetting, command: s.PutSetting | s.MoveAmendment
) -> SheetWording:
    setting = wanted_setting(before, wanted, command.by.member)
    return SheetWording(setting.words, setting.reason)


def words_of(sheet: Sheet) -> SheetWords:
    """All words on a sheet."""
    return SheetWords(
        title=sheet.title,
        clauses={clause: _of(setting) for clause, setting in sheet.settings.items()},
        proposals={proposal.number: _of(proposal.setting) for proposal in sheet.proposals},
        versions={
            (version.number, clause): _of(setting)
            for version in sheet.versions
            for clause, setting in version.settings.items()
        },
        evidence={
            evidence.number: SheetWording(evidence.words, evidence.difference)
            for evidence in sheet.evidence
        },
    )


def _of(setting: Setting) -> SheetWording:
    return SheetWording(setting.words, setting.reason)


def with_words(sheet: Sheet, words: SheetWords) -> Sheet:
    """A sheet with words put where they stand; the others stay."""
    return replace(
        sheet,
        title=sheet.title if words.title is None else words.title,
        settings=_settings(sheet.settings, words.clauses),
        proposals=tuple(
            replace(
                proposal, setting=_setting(proposal.setting, words.proposals.get(proposal.number))
            )
            for proposal in sheet.proposals
        ),
        versions=tuple(
            replace(
                version,
                settings=_settings(
                    version.settings,
                    {c: w for (v, c), w in words.versions.items() if v == version.number},
                ),
            )
            for version in sheet.versions
        ),
        evidence=tuple(
            _evidence(evidence, words.evidence.get(evidence.number)) for evidence in sheet.evidence
        ),
    )


def _settings(settings: Settings, words: Mapping[str, SheetWording]) -> Settings:
    if not words:
        return settings
    return {clause: _setting(setting, words.get(clause)) for clause, setting in settings.items()}


def _setting(setting: Setting, said: SheetWording | None) -> Setting:
    return setting if said is None else replace(setting, words=said.words, reason=said.more)


def _evidence(evidence: Evidence, said: SheetWording | None) -> Evidence:
    return evidence if said is None else replace(evidence, words=said.words, difference=said.more)

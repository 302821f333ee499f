"""Changes that need no vote: an own sheet's clauses and versions, a sheet's rules, its evidence."""

from datetime import datetime

from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.commands.sheets import AdoptSheet, SetSheetRules
from bot.guarantee.events import (
    ClauseOpened,
    ClauseSet,
    EvidenceAttached,
    EvidenceRemoved,
    RulesChanged,
    SheetEvent,
    VersionKept,
)
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.allowed import allow
from bot.guarantee.rules.steps import AttachPieces, PutSetting
from bot.guarantee.rules.votes import Rule
from bot.guarantee.rules.who import Actor
from bot.guarantee.state import OPEN, Evidence, Setting, Settings, Sheet
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused

MOST_EVIDENCE = 200
"""Pieces attached to one sheet, those taken off included."""


def set_clause(sheet: Sheet, clause: str, setting: Setting, at: datetime) -> list[SheetEvent]:
    """Put down what an own sheet says at a clause; an empty setting opens it again.

    Raises Refused: BY_AMENDMENT, NOT_YOUR_SHEET, NOTHING_CHANGES.
    """
    allow(sheet, PutSetting, by=Actor(setting.member))
    if setting.same(sheet.at(clause)):
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    if setting.empty:
        return [ClauseOpened(at=at, by=setting.member, clause=clause)]
    return [ClauseSet(at=at, by=setting.member, clause=clause, options=setting.options)]


def adopt(sheet: Sheet, by: MemberId, at: datetime) -> list[SheetEvent]:
    """Keep an own sheet, as it stands, as its next version.

    Raises Refused: BY_AMENDMENT, NOT_YOUR_SHEET, SHEET_EMPTY, NOTHING_NEW.
    """
    allow(sheet, AdoptSheet, by=Actor(by))
    worth_adopting(sheet)
    return [VersionKept(at=at, by=by)]


def set_rules(
    sheet: Sheet,
    by: MemberId,
    at: datetime,
    *,
    chair: bool,
    rule: Rule | None,
    quorum: int | None,
    hours: int | None,
) -> list[SheetEvent]:
    """Change how a group's sheet is voted on; open votes go on as they began.

    Raises Refused: OWN_SHEET, NOT_SHEET_CHAIR, NOTHING_CHANGES.
    """
    allow(sheet, SetSheetRules, by=Actor(by, chair))
    changed = RulesChanged(
        at=at,
        by=by,
        rule=sheet.rule if rule is None else rule,
        quorum=sheet.quorum if quorum is None else quorum,
        hours=sheet.hours if hours is None else hours,
    )
    if (changed.rule, changed.quorum, changed.hours) == (sheet.rule, sheet.quorum, sheet.hours):
        raise Refused(GuaranteeRefusal.NOTHING_CHANGES)
    return [changed]


def attach(sheet: Sheet, *pieces: Evidence) -> list[SheetEvent]:
    """Attach words of an article to clauses as a reason; on an own sheet its maker does.

    Raises Refused: NOT_YOUR_SHEET, ATTACHED_ALREADY, TOO_MUCH_EVIDENCE.
    """
    stand = {
        (piece.clause, piece.words): piece.number for piece in sheet.evidence if piece.stood(None)
    }
    events: list[SheetEvent] = []
    for number, piece in enumerate(pieces, len(sheet.evidence) + 1):
        allow(sheet, AttachPieces, by=Actor(piece.member))
        if (piece.clause, piece.words) in stand:
            raise Refused(
                GuaranteeRefusal.ATTACHED_ALREADY, number=stand[piece.clause, piece.words]
            )
        if number > MOST_EVIDENCE:
            raise Refused(GuaranteeRefusal.TOO_MUCH_EVIDENCE, most=MOST_EVIDENCE)
        stand[piece.clause, piece.words] = number
        events.append(
            EvidenceAttached(
                at=piece.at,
                by=piece.member,
                clause=piece.clause,
                mark=piece.mark,
                slug=piece.slug,
                version=piece.version,
                paragraph=piece.paragraph,
                bearing=piece.bearing,
            )
        )
    return events


def detach(
    sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool
) -> list[SheetEvent]:
    """Take evidence off; whoever attached it, or a chair. Adopted versions keep it.

    Raises Refused: NO_SUCH_EVIDENCE, NOT_YOUR_EVIDENCE.
    """
    piece = next((e for e in sheet.evidence if e.number == number and e.stood(None)), None)
    if piece is None:
        raise Refused(GuaranteeRefusal.NO_SUCH_EVIDENCE, number=number)
    allow(sheet, DetachEvidence, piece, Actor(by, chair))
    return [EvidenceRemoved(at=at, by=by, number=number)]


def worth_adopting(sheet: Sheet) -> None:
    """Raises Refused (SHEET_EMPTY, NOTHING_NEW) where there is nothing to adopt."""
    if not sheet.settings:
        raise Refused(GuaranteeRefusal.SHEET_EMPTY)
    if sheet.versions and says_the_same(sheet.settings, sheet.versions[-1].settings):
        raise Refused(GuaranteeRefusal.NOTHING_NEW, version=sheet.versions[-1].number)


def says_the_same(first: Settings, second: Settings) -> bool:
    """Whether two fillings of the clauses say the same, whoever wrote them."""
    return all(
        first.get(clause, OPEN).same(second.get(clause, OPEN)) for clause in {*first, *second}
    )

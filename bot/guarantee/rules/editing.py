"""Changes that need no vote: an own sheet's clauses and versions, a sheet's rules, its evidence."""

from datetime import datetime

from msgspec.structs import replace

from bot.guarantee.state import OPEN, Evidence, Rule, Setting, Settings, Sheet, Version, Whose
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code, Refused

MOST_EVIDENCE = 200
"""Pieces attached to one sheet, those taken off included."""


def set_clause(sheet: Sheet, clause: str, setting: Setting) -> Sheet:
    """Put down what an own sheet says at a clause; an empty setting opens it again.

    Raises Refused: BY_AMENDMENT, NOT_YOUR_SHEET, NOTHING_CHANGES.
    """
    _own(sheet, setting.member)
    if setting.same(sheet.at(clause)):
        raise Refused(Code.NOTHING_CHANGES)
    return replace(
        sheet,
        settings=with_setting(sheet.settings, clause, setting),
        revision=sheet.revision + 1,
    )


def adopt(sheet: Sheet, by: MemberId, at: datetime) -> Sheet:
    """Keep an own sheet, as it stands, as its next version.

    Raises Refused: BY_AMENDMENT, NOT_YOUR_SHEET, SHEET_EMPTY, NOTHING_NEW.
    """
    _own(sheet, by)
    worth_adopting(sheet)
    version = Version(
        number=len(sheet.versions) + 1,
        settings=sheet.settings,
        proposer=by,
        at=at,
        touched=sheet.revision + 1,
    )
    return replace(sheet, versions=(*sheet.versions, version), revision=sheet.revision + 1)


def set_rules(
    sheet: Sheet, *, chair: bool, rule: Rule | None, quorum: int | None, hours: int | None
) -> Sheet:
    """Change how a group's sheet is voted on; open votes go on as they began.

    Raises Refused: OWN_SHEET, NOT_SHEET_CHAIR, NOTHING_CHANGES.
    """
    if sheet.whose is Whose.OWN:
        raise Refused(Code.OWN_SHEET)
    if not chair:
        raise Refused(Code.NOT_SHEET_CHAIR)
    changed = replace(
        sheet,
        rule=sheet.rule if rule is None else rule,
        quorum=sheet.quorum if quorum is None else quorum,
        hours=sheet.hours if hours is None else hours,
    )
    if changed == sheet:
        raise Refused(Code.NOTHING_CHANGES)
    return replace(changed, revision=sheet.revision + 1)


def attach(sheet: Sheet, evidence: Evidence) -> Sheet:
    """Attach words of an article to a clause as a reason; on an own sheet its maker does.

    Raises Refused: NOT_YOUR_SHEET, ATTACHED_ALREADY, TOO_MUCH_EVIDENCE.
    """
    if sheet.whose is Whose.OWN and evidence.member != sheet.maker:
        raise Refused(Code.NOT_YOUR_SHEET)
    for one in sheet.evidence:
        if one.stood(None) and (one.clause, one.words) == (evidence.clause, evidence.words):
            raise Refused(Code.ATTACHED_ALREADY, number=one.number)
    if len(sheet.evidence) >= MOST_EVIDENCE:
        raise Refused(Code.TOO_MUCH_EVIDENCE, most=MOST_EVIDENCE)
    numbered = replace(evidence, number=len(sheet.evidence) + 1)
    return replace(sheet, evidence=(*sheet.evidence, numbered), revision=sheet.revision + 1)


def detach(sheet: Sheet, number: int, by: MemberId, at: datetime, *, chair: bool) -> Sheet:
    """Take evidence off; whoever attached it, or a chair. Adopted versions keep it.

    Raises Refused: NO_SUCH_EVIDENCE, NOT_YOUR_EVIDENCE.
    """
    found = next((e for e in sheet.evidence if e.number == number and e.stood(None)), None)
    if found is None:
        raise Refused(Code.NO_SUCH_EVIDENCE, number=number)
    if by != found.member and not chair:
        raise Refused(Code.NOT_YOUR_EVIDENCE)
    kept = tuple(replace(e, removed_at=at) if e is found else e for e in sheet.evidence)
    return replace(sheet, evidence=kept, revision=sheet.revision + 1)


def worth_adopting(sheet: Sheet) -> None:
    """Raises Refused (SHEET_EMPTY, NOTHING_NEW) where there is nothing to adopt."""
    if not sheet.settings:
        raise Refused(Code.SHEET_EMPTY)
    if sheet.versions and says_the_same(sheet.settings, sheet.versions[-1].settings):
        raise Refused(Code.NOTHING_NEW, version=sheet.versions[-1].number)


def says_the_same(one: Settings, other: Settings) -> bool:
    """Whether two fillings of the clauses say the same, whoever wrote them."""
    return all(one.get(clause, OPEN).same(other.get(clause, OPEN)) for clause in {*one, *other})


def with_setting(settings: Settings, clause: str, setting: Setting) -> Settings:
    """The settings with one clause set, or open where the setting is empty."""
    kept = {key: value for key, value in settings.items() if key != clause}
    return kept if setting.empty else {**kept, clause: setting}


def _own(sheet: Sheet, by: MemberId) -> None:
    if sheet.whose is Whose.GROUP:
        raise Refused(Code.BY_AMENDMENT)
    if by != sheet.maker:
        raise Refused(Code.NOT_YOUR_SHEET)

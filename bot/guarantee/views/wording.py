"""What stands on a sheet, and what was proposed, in words."""

from collections.abc import Mapping

from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.state import (
    AS_IT_IS,
    WHOLE,
    Outcome,
    Proposal,
    Ranking,
    Rule,
    Setting,
    Sheet,
    Version,
    Whose,
    Why,
)
from bot.kernel.ids import MemberId

Names = Mapping[MemberId, str]

NOBODY = "a former member"
UNTITLED = "Untitled"

_WHY = {Why.TIED: "A tie, so it fails", Why.CARRIED: "Carried", Why.LOST: "Lost"}


def person(names: Names, member: MemberId | None) -> str:
    """A member's name; who is erased has none."""
    return (names.get(member) if member else "") or NOBODY


def title(sheet: Sheet) -> str:
    """What a sheet is called; its maker's words may have been erased."""
    return sheet.title or UNTITLED


def address(sheet: Sheet, version: Version | None = None) -> str:
    """How members name it: 2, or 2v1."""
    return f"{sheet.number}v{version.number}" if version else str(sheet.number)


def kind(sheet: Sheet, names: Names) -> str:
    """Whose it is and how it changes."""
    if sheet.whose is Whose.OWN:
        return f"{person(names, sheet.maker)}’s own sheet"
    plural = "s" if sheet.hours != 1 else ""
    return (
        f"A group’s sheet: {sheet.rule.words}, at least {ballots(sheet.quorum)}, votes open"
        f" {sheet.hours} hour{plural}"
    )


def ballots(count: int) -> str:
    """So many ballots."""
    return f"{count} ballot{'' if count == 1 else 's'}"


def says(clause: Clause, options: tuple[str, ...] | None) -> str:
    """The labels of what was chosen. An option that is no longer known is shown by its id."""
    known = {option.id for option in clause.options}
    if options is None or known.issuperset(options):
        return clause.says(options)
    return "; ".join(clause.option(o).label if o in known else o for o in options)


def stands(clause: Clause, setting: Setting, longest: int | None = None) -> str:
    """What stands at a clause with its free wording, shortened visibly."""
    chosen = says(clause, setting.options)
    return short(f"{chosen}: “{setting.words}”" if setting.words else chosen, longest)


def short(words: str, longest: int | None) -> str:
    """Words of so many characters at most; what is left out shows as an ellipsis."""
    words = " ".join(words.split())
    if longest is None or len(words) <= longest:
        return words
    return f"{words[: longest - 2].rstrip()} …"


def clause_name(space: Space, clause: str) -> str:
    """A clause's name; one that is no longer known goes by its id."""
    found = space.by_id.get(clause)
    return found.name if found else clause


def wants(space: Space, one: Proposal, longest: int | None = None) -> str:
    """What a proposal would do."""
    if one.clause == WHOLE:
        return "Adopt the sheet as it stands"
    clause = space.by_id.get(one.clause)
    would = stands(clause, one.setting) if clause else one.clause
    return short(f"{clause_name(space, one.clause)}: {would}", longest)


def motion(space: Space, sheet: Sheet, one: Proposal) -> str:
    """The motion under which a proposal is debated. Free wording stays out of it: a motion is kept
    for ever, and wording can be erased."""
    if one.clause == WHOLE:
        return f"This house would adopt guarantee sheet {sheet.number} as it stands."
    clause = space.by_id.get(one.clause)
    name = clause_name(space, one.clause)
    name = name[:1].lower() + name[1:]
    if clause is None or (one.setting.options is None and one.setting.words):
        return f"This house would word the clause on the {name} as proposal {one.number} does."
    if one.setting.options is None:
        return f"This house would leave the clause on the {name} open."
    would = says(clause, one.setting.options)
    return short(f"This house would set the clause on the {name} to “{would}”.", 300)


def ended(outcome: Outcome, rule: Rule, quorum: int) -> str:
    """How a vote ended, with its sums."""
    if outcome.why is Why.CALLED_OFF:
        return "The vote was called off."
    if outcome.why is Why.NO_QUORUM:
        return f"Not decided: {ballots(outcome.voters)} cast, {quorum} needed."
    why = _WHY[outcome.why]
    if rule is Rule.RANKED:
        return f"{why} among {ballots(outcome.voters)}, best first: {in_order(outcome.order)}."
    by = "" if outcome.why is Why.TIED else f" by {rule.words}"
    return f"{why}{by}: {sums(outcome.ayes, outcome.noes, outcome.abstained)}."


def sums(ayes: int, noes: int, abstained: int) -> str:
    """The sums of a vote for and against."""
    return f"{ayes} for, {noes} against" + (f", {abstained} abstained" if abstained else "")


def in_order(order: Ranking) -> str:
    """A ranking in words."""
    told = {AS_IT_IS: "as it is"}
    steps = (" level with ".join(told.get(one, f"number {one}") for one in step) for step in order)
    return "; ".join(steps)

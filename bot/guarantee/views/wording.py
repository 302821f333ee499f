"""What stands on a sheet, and what was proposed, in words."""

from collections.abc import Mapping, Sequence
from functools import reduce

from bot.guarantee.rules.rule_terms import read_rules
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.votes import AS_IT_IS, Outcome, Ranking, Rule, RuleTerms, Why
from bot.guarantee.state import RULES as HELD
from bot.guarantee.state import WHOLE, Proposal, Setting, Settings, Sheet, Version, Whose
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten

Names = Mapping[MemberId, str]

UNTITLED = say("Untitled")

_SHEET = "sheet "

RULES = {
    Rule.SIMPLE: say("simple majority"),
    Rule.TWO_THIRDS: say("two-thirds majority"),
    Rule.RANKED: say("ranking of rival amendments"),
}
"""How votes are decided, as it is said in a sentence."""

_RESULTS = {
    Why.TIED: say("A tie, so it fails"),
    Why.CARRIED: say("Carried"),
    Why.LOST: say("Lost"),
}


def member_name(names: Names, member: MemberId | None) -> str:
    """A member's name; who is erased has none."""
    return (names.get(member) if member else "") or FORMER


def title(sheet: Sheet) -> str:
    """What a sheet is called; its maker's words may have been erased."""
    return sheet.title or UNTITLED


def address(sheet: Sheet, version: Version | None = None) -> str:
    """How members name it: 2, or 2v1."""
    return f"{sheet.number}v{version.number}" if version else str(sheet.number)


FROM_FILE = say("a file")


def from_sheet(address: str) -> Message:
    """What a copy of a sheet says it began from."""
    return say("sheet {address}", address=address)


def basis_words(basis: str) -> str:
    """What a sheet began from, which is saved in English."""
    if basis == FROM_FILE:
        return FROM_FILE
    if basis.startswith(_SHEET):
        return from_sheet(basis.removeprefix(_SHEET))
    return basis


def sheet_kind(sheet: Sheet, names: Names) -> str:
    """Whose it is and how it changes."""
    if sheet.whose is Whose.OWN:
        return say("{maker}’s own sheet", maker=member_name(names, sheet.maker))
    return count_of(
        sheet.hours,
        "A group’s sheet: {rule}, at least {ballots}, votes stay open for {n} hour",
        "A group’s sheet: {rule}, at least {ballots}, votes stay open for {n} hours",
        rule=RULES[sheet.rule],
        ballots=quorum_words(sheet.quorum),
    )


def quorum_words(quorum: int) -> str:
    """How many ballots a decision needs; 0 is half of those who are present."""
    return ballot_count(quorum) if quorum else HALF_PRESENT


HALF_PRESENT = say("half of those present")


def ballot_count(count: int) -> str:
    """So many ballots."""
    return count_of(count, "{n} ballot", "{n} ballots")


def rule_words(terms: RuleTerms) -> str:
    """How votes are held, in a row."""
    return count_of(
        terms.hours,
        "{rule}, at least {ballots}, open for {n} hour",
        "{rule}, at least {ballots}, open for {n} hours",
        rule=RULES[terms.rule],
        ballots=quorum_words(terms.quorum),
    )


def option_labels(clause: Clause, options: tuple[str, ...] | None) -> str:
    """The labels of what was chosen. An option that is no longer known is shown by its id."""
    known_options = {option.id for option in clause.options}
    if options is None or known_options.issuperset(options):
        return clause.says(options)
    return "; ".join(clause.option(o).label if o in known_options else o for o in options)


def setting_words(clause: Clause, setting: Setting, longest: int | None = None) -> str:
    """What stands at a clause with its free wording, shortened visibly."""
    chosen = option_labels(clause, setting.options)
    if setting.words:
        # The sentence around the quotation has a full stop of its own.
        chosen = say("{choice}: “{words}”", choice=chosen, words=setting.words.removesuffix("."))
    return shorten_line(chosen, longest)


def shorten_line(words: str, longest: int | None) -> str:
    """Words on one line, of so many characters at most; what is left out shows as an ellipsis."""
    flat = " ".join(words.split())
    line = words if words == flat else flat
    return line if longest is None else shorten(line, longest)


def progress_words(space: Space, settings: Settings) -> Message:
    """How far a sheet is."""
    decided = sum(clause.id in settings for clause in space.clauses)
    return say("{n} of {all} clauses decided", n=decided, all=len(space.clauses))


def clause_name(space: Space, clause: str) -> str:
    """A clause's name; one that is no longer known goes by its id."""
    known_clause = space.by_id.get(clause)
    return known_clause.name if known_clause else clause


def name_subject(space: Space, proposal: Proposal) -> str:
    """What a proposal is about, without what it would say."""
    if proposal.clause == WHOLE:
        return say("the whole sheet")
    if proposal.clause == HELD:
        return say("how votes are held")
    return clause_name(space, proposal.clause)


def proposed_change(space: Space, proposal: Proposal, longest: int | None = None) -> str:
    """What a proposal would do."""
    if proposal.clause == WHOLE:
        return say("Adopt the sheet as it stands")
    if proposal.clause == HELD:
        return say(
            "How votes are held: {rules}", rules=rule_words(read_rules(proposal.setting.options))
        )
    clause = space.by_id.get(proposal.clause)
    choice = setting_words(clause, proposal.setting) if clause else proposal.clause
    name = clause_name(space, proposal.clause)
    change: str = say("{clause}: {choice}", clause=name, choice=choice)
    if proposal.amends:
        change = say("Amends number {number}. {change}", number=proposal.amends, change=change)
    return shorten_line(change, longest)


def motion(space: Space, sheet: Sheet, proposal: Proposal) -> str:
    """The motion under which a proposal is debated. Free wording stays out of it: a motion is kept
    for ever, and wording can be erased."""
    if proposal.clause == HELD:
        return f"This house would change how votes on guarantee sheet {sheet.number} are held."
    if proposal.clause == WHOLE:
        return f"This house would adopt guarantee sheet {sheet.number} as it stands."
    clause = space.by_id.get(proposal.clause)
    name = clause_name(space, proposal.clause)
    name = name[:1].lower() + name[1:]
    if clause is None or (proposal.setting.options is None and proposal.setting.words):
        return f"This house would word the clause on the {name} as proposal {proposal.number} does."
    if proposal.setting.options is None:
        return f"This house would leave the clause on the {name} open."
    choice = option_labels(clause, proposal.setting.options)
    if proposal.amends:
        changed = f"proposal {proposal.amends} on the {name}"
        return shorten_line(f"This house would change {changed} to “{choice}”.", 300)
    return shorten_line(f"This house would set the clause on the {name} to “{choice}”.", 300)


def vote_result(outcome: Outcome, rule: Rule, quorum: int) -> str:
    """How a vote ended, with its sums."""
    if outcome.why is Why.CALLED_OFF:
        return say("The vote was called off.")
    if outcome.why is Why.NO_QUORUM:
        return count_of(
            outcome.voters,
            "Lapsed: {n} ballot, but {quorum} needed.",
            "Lapsed: {n} ballots, but {quorum} needed.",
            quorum=quorum,
        )
    result = _RESULTS[outcome.why]
    if rule is Rule.RANKED:
        return count_of(
            outcome.voters,
            "{result} among {n} ballot, best first: {order}.",
            "{result} among {n} ballots, best first: {order}.",
            result=result,
            order=ranking_words(outcome.order),
        )
    votes = vote_sums(outcome.ayes, outcome.noes, outcome.abstained)
    if outcome.why is Why.TIED:
        return say("{result}: {votes}.", result=result, votes=votes)
    return say("{result} by {rule}: {votes}.", result=result, rule=RULES[rule], votes=votes)


def beaten_words(winner: int, voters: int) -> str:
    """What is said of a rival in whose vote another carried."""
    return count_of(
        voters,
        "Beaten by number {winner} among {n} ballot.",
        "Beaten by number {winner} among {n} ballots.",
        winner=winner,
    )


def vote_sums(ayes: int, noes: int, abstained: int) -> str:
    """The sums of a vote for and against."""
    if not abstained:
        return say("{ayes} for, {noes} against", ayes=ayes, noes=noes)
    return say(
        "{ayes} for, {noes} against, {abstained} abstained",
        ayes=ayes,
        noes=noes,
        abstained=abstained,
    )


def ranking_words(order: Ranking) -> str:
    """A ranking in words."""
    return row_of((_level(place) for place in order), ";")


def _level(place: Sequence[str]) -> str:
    """What shares a place in a ranking."""
    rivals = [
        say("as it is") if rival == AS_IT_IS else say("number {number}", number=rival)
        for rival in place
    ]
    return reduce(
        lambda first, second: say("{first} level with {second}", first=first, second=second), rivals
    )

"""What everybody should know before a debate on a proposal, as the info slide of that debate.

It is kept with the debate in English, and holds no words that a member wrote.
"""

from collections.abc import Iterator

from bot.guarantee.rules.difference import difference
from bot.guarantee.rules.space import Clause, Space
from bot.guarantee.rules.tension_rules import Rules
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views.wording import option_labels, shorten_line

LONGEST = 1000
"""Characters of an info slide."""

MOST_TENSIONS = 3
"""Tensions of each kind that it names."""


def info_slide(space: Space, rules: Rules, sheet: Sheet, proposal: Proposal) -> str:
    """The clause with its question, what it says now and what it would, its other options, and the
    tensions that would appear, be resolved or be settled."""
    proposal = sheet.as_amended(proposal)
    clause = space.by_id.get(proposal.clause)
    lines = _about_sheet(space, sheet) if clause is None else _about(clause, sheet, proposal)
    tensions = _tensions(rules, sheet, proposal) if clause is not None else ()
    return shorten_line(" ".join((*lines, *tensions)), LONGEST)


def _about_sheet(space: Space, sheet: Sheet) -> Iterator[str]:
    decided = [clause for clause in space.clauses if clause.id in sheet.choices]
    yield f"{len(decided)} of {len(space.clauses)} clauses are decided."
    yield from (f"{clause.name}: {clause.says(sheet.choices[clause.id])}." for clause in decided)


def _about(clause: Clause, sheet: Sheet, proposal: Proposal) -> Iterator[str]:
    wanted = proposal.setting.options
    yield f"{clause.name}: {clause.question}"
    yield f"Now: {option_labels(clause, sheet.at(clause.id).options)}."
    if proposal.amends:
        amended = sheet.setting_of(sheet.proposals[proposal.amends - 1])
        yield f"Number {proposal.amends}: {option_labels(clause, amended.options)}."
    yield f"Proposed: {option_labels(clause, wanted)}."
    for option in clause.options:
        if option.id in (wanted or ()):
            yield f"That means: {option.means}"
    others = [option.label for option in clause.options if option.id not in (wanted or ())]
    yield f"Other options: {'; '.join(others)}."


def _tensions(rules: Rules, sheet: Sheet, proposal: Proposal) -> Iterator[str]:
    after = {key: value for key, value in sheet.choices.items() if key != proposal.clause}
    if proposal.setting.options is not None:
        after[proposal.clause] = proposal.setting.options
    changes = difference(rules, sheet.choices, after)
    for hit in changes.appears[:MOST_TENSIONS]:
        yield f"New tension: {hit.tension.finding} {hit.tension.worry} But: {hit.tension.answer}"
    for hit in changes.goes[:MOST_TENSIONS]:
        yield f"No longer a tension: {hit.tension.finding}"

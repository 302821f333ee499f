"""What a role owes and is owed by the sheet, in its brief."""

from bot.exercise.rules.naming import Words
from bot.exercise.rules.owing import Due, find_dues
from bot.exercise.rules.wording import wording_key
from bot.exercise.state import Exercise
from bot.exercise.views.duty_words import describe_duty
from bot.kernel.message import Message, say
from bot.kernel.pieces import shorten
from bot.kernel.view import Block, Items, Strong, text

LONGEST_WORDING = 100
"""Characters of the sheet's own words of a clause; all of them stand on the sheet."""


def render_dues(state: Exercise, role: str, words: Words) -> list[Block]:
    """What the role owes and what it is owed, clause by clause; nothing where the sheet has none.
    `words` holds the sheet's own words, too."""
    dues = find_dues(state, role)
    sides = ((say("You owe:"), dues.owes, False), (say("You are owed:"), dues.is_owed, True))
    blocks: list[Block] = []
    for label, ones, owed in sides:
        if ones:
            lines = (_describe_due(state, due, role, words, owed=owed) for due in ones)
            items = tuple(text(line) for line in lines)
            blocks += [text(Strong(label)), Items(items)]
    return blocks


def _describe_due(state: Exercise, due: Due, role: str, words: Words, *, owed: bool) -> Message:
    clause = state.setting.space.clause(due.clause)
    own = words.get(wording_key(due.clause), "")
    says = (
        say("“{words}”", words=shorten(own, LONGEST_WORDING))
        if own
        else clause.says(state.procedure.choices[due.clause])
    )
    duty = describe_duty(due.clause, role, says, owed=owed)
    if due.now:
        return say("{clause}: {duty} (due now)", clause=Strong(clause.name), duty=duty)
    return say("{clause}: {duty}", clause=Strong(clause.name), duty=duty)

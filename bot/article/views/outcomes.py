"""The outcome of a question, in words."""

from typing import assert_never

from bot.article.rules.outcome import Contradicted, Missing, Outcome, Unsaid, ValueKind
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import Block, Emphasis, note, text

MOST_MISSING = 2
"""Things told that the article does not speak of."""


def outcome_blocks(part: AnswerPart, asked: int, title: str) -> list[Block]:
    """What stands above the passages: nothing, where the article says it. `asked` counts the
    articles that the question was put to; `title` is that of the one found nearest."""
    about = title if asked != 1 else ""
    missing = [each for each in part.notes if isinstance(each, Missing)][:MOST_MISSING]
    told = [_say_missing(each, about) for each in missing]
    if any(isinstance(each, Contradicted) for each in part.notes):
        return [text(say("The article says otherwise:"))]
    match part.outcome:
        case Outcome.SAYS:
            return [note(each) for each in told]
        case Outcome.CLOSEST:
            number = len(part.paragraphs)
            return [
                text(count_of(number, "Closest passage:", "Closest passages:")),
                *(note(each) for each in told),
            ]
        case Outcome.SILENT:
            after = told if about else [_say_also_missing(each) for each in missing]
            if asked == 1:
                after += [_say_unsaid(each.kind) for each in part.notes if isinstance(each, Unsaid)]
            blocks: list[Block] = [text(row_of((_say_silent(asked), *after), ""))]
            if part.paragraphs:
                blocks.append(note(say("A related passage:")))
            return blocks
        case _:
            assert_never(part.outcome)


def _say_silent(asked: int) -> Message:
    if asked == 1:
        return say("The article doesn’t say.")
    if asked:
        return say("None of the articles says.")
    return say("There is no article to ask yet.")


def _say_missing(missing: Missing, title: str) -> Message:
    """What a question speaks of and the article does not; `title` names it among several."""
    words, instead = Emphasis(missing.words), Emphasis(missing.instead)
    if title:
        named = Emphasis(title)
        if missing.instead:
            return say(
                "{title} speaks of {instead}, not of {words}.",
                title=named,
                instead=instead,
                words=words,
            )
        return say("{title} doesn’t mention {words}.", title=named, words=words)
    if missing.instead:
        return say("The article speaks of {instead}, not of {words}.", instead=instead, words=words)
    return say("The article doesn’t mention {words}.", words=words)


def _say_also_missing(missing: Missing) -> Message:
    """What the article does not speak of, after a sentence on the article."""
    words, instead = Emphasis(missing.words), Emphasis(missing.instead)
    if missing.instead:
        return say("It speaks of {instead}, not of {words}.", instead=instead, words=words)
    return say("It doesn’t mention {words}.", words=words)


def _say_unsaid(kind: ValueKind) -> Message:
    """What kind of value the article does not give, after a sentence on the article."""
    match kind:
        case ValueKind.NUMBER:
            return say("It gives no such number.")
        case ValueKind.SUM:
            return say("It names no such sum of money.")
        case ValueKind.FIGURE:
            return say("It gives no such figure.")
        case ValueKind.DATE:
            return say("It gives no such date.")
        case ValueKind.STATES:
            return say("It names no such states.")
        case _:
            assert_never(kind)

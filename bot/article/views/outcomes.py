"""The outcome of a question, in words."""

from typing import assert_never

from bot.article.rules.outcome import Contradicted, Missing, Outcome
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Block, Emphasis, note, text


def outcome_blocks(part: AnswerPart, asked: int) -> list[Block]:
    """What stands above the passages: nothing, where the article says it. `asked` counts the
    articles that the question was put to."""
    missing = [_say_missing(each) for each in part.notes if isinstance(each, Missing)]
    if any(isinstance(each, Contradicted) for each in part.notes):
        return [text(say("The article says otherwise:"))]
    match part.outcome:
        case Outcome.SAYS:
            return [note(each) for each in missing]
        case Outcome.CLOSEST:
            number = len(part.paragraphs)
            return [
                text(count_of(number, "Closest passage:", "Closest passages:")),
                *(note(each) for each in missing),
            ]
        case Outcome.SILENT:
            blocks: list[Block] = [text(_say_silent(asked))]
            blocks += [note(each) for each in missing]
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


def _say_missing(missing: Missing) -> Message:
    """What a question speaks of and the article does not."""
    if missing.instead:
        return say(
            "The article speaks of {instead}, not of {words}.",
            instead=Emphasis(missing.instead),
            words=Emphasis(missing.words),
        )
    return say("The article doesn’t mention {words}.", words=Emphasis(missing.words))

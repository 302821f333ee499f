"""What stands above passages that answer nothing, where an opinion was asked for."""

from bot.article.rules.kinds.kind import OpinionSort
from bot.kernel.message import Message, say
from bot.kernel.view import Button, Strong, Text, text

_STANCES = {
    OpinionSort.OPINION: say("Parley has no opinion."),
    OpinionSort.ADVICE: say("Parley gives no advice."),
    OpinionSort.PREDICTION: say("Parley makes no predictions."),
    OpinionSort.SUPPOSITION: say("Parley doesn’t guess what would be."),
}


def say_no_opinion(sort: OpinionSort, *, silent: bool) -> tuple[Message | str, ...]:
    """That Parley takes no stance, and what stands below: passages, unless the article is
    `silent`."""
    return (_STANCES[sort], " ", _say_below(sort, silent=silent))


def _say_below(sort: OpinionSort, *, silent: bool) -> Message:
    if silent:
        return say("Nothing in the article argues about it.")
    if sort in (OpinionSort.OPINION, OpinionSort.ADVICE):
        return say("This is what the article argues:")
    return say("Closest passages:")


def debate_button(answer: str) -> Button:
    """Opens a debate on what was asked; `answer` is the answer's id."""
    return Button(say("Debate it"), f"/answer debate {answer}")


def say_motion(motion: str) -> Text:
    """The motion that was made of a question, for those whose platform shows no form."""
    return text(say("A motion from your question: {motion}", motion=Strong(motion)))

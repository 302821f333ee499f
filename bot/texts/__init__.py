"""Every sentence the bot says when it says no: what is wrong, and what to do."""

from bot.kernel.message import Message, say, sentence_of
from bot.kernel.refusal import Code, Refused
from bot.texts import (
    audiences,
    coaching,
    console,
    debates,
    digest,
    exercises,
    guarantees,
    library,
    model,
    positions,
    reading,
    sheets,
    slack,
    starting,
    store,
    typed,
)

REFUSALS: dict[Code, str] = {
    **typed.REFUSALS,
    **starting.REFUSALS,
    **library.REFUSALS,
    **reading.REFUSALS,
    **positions.REFUSALS,
    **debates.REFUSALS,
    **digest.REFUSALS,
    **audiences.REFUSALS,
    **guarantees.REFUSALS,
    **model.REFUSALS,
    **coaching.REFUSALS,
    **sheets.REFUSALS,
    **exercises.REFUSALS,
    **console.REFUSALS,
    **slack.REFUSALS,
    **store.REFUSALS,
}

FAULT = (
    "Parley made a mistake of its own and stopped there. "
    "Please try again; if it happens twice, give an admin this reference: {reference}."
)

FILE_LOST = say("The file did not come through. Please attach it once more.")

ELSEWHERE = say(
    "Please do that on the server that it is about; from here Parley cannot tell which it is."
)

INTERRUPTED = (
    "Parley was stopped while it worked on “{words}”. If nothing came of it, please send it again."
)
"""Said after a start to those whose last line was never answered."""

UNREADABLE = say("This message was written by another version of Parley and cannot be shown.")


def sentence(refused: Refused) -> Message:
    """The sentence for a refusal, with its fields in place."""
    return sentence_of(REFUSALS[refused.code], refused.fields)

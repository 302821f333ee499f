"""How other texts would have read in the same incident, as a debrief shows it."""

from collections.abc import Sequence

from bot.exercise.rules.debrief import OtherVerdict
from bot.exercise.rules.reading import TextVerdict
from bot.kernel.message import row_of, say
from bot.kernel.view import Block, Fields, Strong, Text, text

VERDICTS = {
    TextVerdict.YES: say("It would have applied"),
    TextVerdict.NO: say("It would not have applied"),
    TextVerdict.OPEN: say("It would have been open"),
    TextVerdict.BROKEN: say("It would have been broken"),
}
OTHER_READINGS = {
    TextVerdict.YES: say("Where its text is contested, the other reading: it would have applied."),
    TextVerdict.NO: say(
        "Where its text is contested, the other reading: it would not have applied."
    ),
    TextVerdict.OPEN: say(
        "Where its text is contested, the other reading: it would have been open."
    ),
    TextVerdict.BROKEN: say(
        "Where its text is contested, the other reading: it would have been broken."
    ),
}


def compare_texts(texts: Sequence[OtherVerdict], *, has_attacker: bool = True) -> list[Block]:
    """For each other text: would it have applied, and why."""
    if not has_attacker:
        return [text(say("Nobody attacked here, so no design had to apply."))]
    if not texts:
        return [text(say("There is no other design to compare."))]
    return [Fields(tuple((other_text.name, _other_text(other_text)) for other_text in texts))]


def _other_text(other_text: OtherVerdict) -> Text:
    because = [reading.words for reading in other_text.reasons]
    if other_text.verdict in (TextVerdict.YES, TextVerdict.OPEN):
        because += [
            reading.words for reading in other_text.readings if reading.clause == "obligation"
        ]
    if other_text.otherwise is not None:
        because.append(OTHER_READINGS[other_text.otherwise])
    return text(
        say(
            "{verdict}. {because}",
            verdict=Strong(VERDICTS[other_text.verdict]),
            because=row_of(because, ""),
        )
    )

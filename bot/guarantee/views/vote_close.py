"""What is asked before a vote is closed in which not all have voted yet."""

from datetime import datetime

from bot.guarantee.rules.presence import find_missing
from bot.guarantee.rules.votes import Vote
from bot.guarantee.state import Sheet
from bot.kernel.message import count_of, say
from bot.kernel.view import Button, Buttons, Tone, View, note, text


def ask_before_close(
    sheet: Sheet, vote: Vote, number: int, about: str, at: datetime
) -> View | None:
    """Asks who closes the vote on a proposal, by what it is `about`, whether they mean it; None
    where nobody who is here at an instant (UTC) has still to vote, and enough have voted."""
    voted = len(vote.ballots)
    missing = len(find_missing(sheet, vote, at))
    if not missing and voted >= vote.quorum:
        return None
    if missing:
        asked = say(
            "Number {number}, “{about}”: {voted} of {all} have voted. Close it all the same?",
            number=number,
            about=about,
            voted=voted,
            all=voted + missing,
        )
    else:
        asked = count_of(
            voted,
            "Number {number}, “{about}”: only {n} person has voted. Close it all the same?",
            "Number {number}, “{about}”: only {n} people have voted. Close it all the same?",
            number=number,
            about=about,
        )
    too_few = say("With fewer than {quorum} ballots it lapses.", quorum=vote.quorum)
    close = f"/guarantee close {number} sheet:{sheet.number} sure:yes"
    return View(
        blocks=(
            text(asked),
            *((note(too_few),) if voted < vote.quorum else ()),
            Buttons((Button(say("Close the vote"), close, Tone.DANGER),)),
        )
    )

"""How the platforms that are set up are doing."""

from collections.abc import Sequence
from datetime import datetime

import bot
from bot.kernel.message import say
from bot.kernel.platforms import PlatformState
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Fields, Heading, Moment, Text, View, text

TITLE = say("What Parley serves")

LATER = say("None yet. Parley makes one a day while it runs.")
ELSEWHERE = say("Those of the database server, which Parley doesn’t see.")


def describe_backup(newest: datetime | None, *, is_file: bool) -> Text:
    """When the newest backup was made (UTC), and where it is; a store that is no file of Parley's
    own is backed up elsewhere."""
    if not is_file:
        return text(ELSEWHERE)
    if newest is None:
        return text(LATER)
    return text(
        say(
            "The newest is of {moment}, in the folder backups beside the store.",
            moment=Moment(newest),
        )
    )


def render_status(
    states: Sequence[PlatformState],
    trouble: Refused | None = None,
    backup: Text | None = None,
) -> View:
    """Each platform: since when it is served, or what is in the way; the web is there for whoever
    reads this. `trouble` is what keeps the store from taking writes; `backup` tells of the newest
    backup."""
    version = (say("Version"), text(bot.__version__))
    web = (say("Web"), text(say("Served.")))
    platforms = tuple((state.name, _state(state)) for state in states)
    backups = (say("Backups"), backup or text(LATER))
    saving = ((say("Saving"), _saving(trouble)),) if trouble is not None else ()
    return View(blocks=(Heading(TITLE), Fields((version, web, *platforms, *saving, backups))))


def _saving(trouble: Refused) -> Text:
    return text(say("Off for now; Parley saves again by itself."), " ", sentence(trouble))


def _state(state: PlatformState) -> Text:
    since = Moment(state.since)
    if state.trouble is None:
        return text(say("Served since {since}.", since=since))
    return text(
        say("Off since {since}; Parley tries again by itself.", since=since),
        " ",
        sentence(state.trouble),
    )

"""How the platforms that are set up are doing."""

from collections.abc import Sequence

import bot
from bot.kernel.message import say
from bot.kernel.platforms import PlatformState
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Fields, Heading, Moment, Text, View, text

TITLE = say("What Parley serves")


def render_status(states: Sequence[PlatformState], trouble: Refused | None = None) -> View:
    """Each platform: since when it is served, or what is in the way; the web is there for whoever
    reads this. `trouble` is what keeps the store from taking writes."""
    version = (say("Version"), text(bot.__version__))
    web = (say("Web"), text(say("Served.")))
    platforms = tuple((state.name, _state(state)) for state in states)
    saving = ((say("Saving"), _saving(trouble)),) if trouble is not None else ()
    return View(blocks=(Heading(TITLE), Fields((version, web, *platforms, *saving))))


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

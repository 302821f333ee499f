"""Where something happens on Slack: a channel, a thread of one, a window, the home tab."""

import json
import re

from msgspec import Struct
from msgspec.structs import asdict

from bot.kernel.ids import CommunityId, PlaceId

PREFIX = "slack:"


def community_of(team: str) -> CommunityId:
    """The community that a workspace is."""
    return CommunityId(f"{PREFIX}{team}")


def team_of(community: CommunityId) -> str:
    """The workspace that a community is; "" where it is none."""
    return community.removeprefix(PREFIX) if community.startswith(PREFIX) else ""


HOME = PlaceId("home")
"""Where those are who act on the home tab."""


class Where(Struct, frozen=True, kw_only=True):
    """A channel and the thread in it, if any; no channel for the home tab. In a `window` there is
    no message to answer in. `alone` are those who talk to Parley directly."""

    channel: str = ""
    thread: str = ""
    window: bool = False
    alone: bool = False

    @property
    def place(self) -> PlaceId:
        """The place that it is."""
        if not self.channel:
            return HOME
        return PlaceId(f"{self.channel}:{self.thread}" if self.thread else self.channel)

    @property
    def within(self) -> PlaceId | None:
        """The place of which it is a thread."""
        return PlaceId(self.channel) if self.channel and self.thread else None


def where(place: PlaceId) -> Where:
    """The channel and the thread that a place is."""
    channel, _, thread = place.partition(":")
    return Where(channel=channel, thread=thread)


_BLOCK = re.compile(r"\d*@(?P<thread>\d+\.\d+)?(?:#(?P<mark>\d+))?")


def read_block(name: str) -> tuple[str, int]:
    """The thread and the mark that the name of a block tells of its message (see render); "" and 0
    where it tells of none."""
    match = _BLOCK.fullmatch(name)
    return (match["thread"] or "", int(match["mark"] or 0)) if match else ("", 0)


class PressedAlone(Struct, frozen=True):
    """A message that its only reader pressed: where an answer takes its place, and its mark."""

    response_url: str
    mark: int


def dump(action: str, here: Where, alone: PressedAlone | None = None) -> str:
    """What a form carries along: the command that it completes, and where it was opened."""
    pressed = {"alone": asdict(alone)} if alone is not None else {}
    return json.dumps({"action": action, **asdict(here), **pressed})


def load(carried: str) -> tuple[str, Where]:
    """What `dump` wrote of a command and its place; nothing where something else did."""
    try:
        values = json.loads(carried)
        action = str(values.pop("action"))
        values.pop("alone", None)
        return action, Where(**values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return "", Where()


def load_alone(carried: str) -> PressedAlone | None:
    """What `dump` wrote of the message that a form was opened from; None where it wrote nothing."""
    try:
        return PressedAlone(**json.loads(carried)["alone"])
    except (ValueError, TypeError, KeyError):
        return None

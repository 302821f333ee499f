"""What tests of debates make alike: callers, commands, small formats."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

import pytest

from bot.debate.commands import debating as c
from bot.debate.commands.base import DebateCommand, DebateTick
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve, fold
from bot.debate.rules.decide import decide, decide_opening
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import Debate
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode, Refused

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
D = TypeVar("D", bound=DebateCommand)

SMALL = """
id = "small"
name = "Small"
about = "All kinds of segments, short."
winner = "judges"
preparation = "pool"
preparation_seconds = 60
sources = ["made up"]
[scoring]
least = 50
most = 100
[[sides]]
key = "pro"
name = "Pro"
[[sides]]
key = "con"
name = "Con"
[[seats]]
key = "pro1"
side = "pro"
name = "First for"
[[seats]]
key = "con1"
side = "con"
name = "First against"
[[segments]]
key = "sealed"
name = "Openings"
kind = "sealed"
seconds = 60
characters = 100
actors = ["pro1", "con1"]
warnings = [30]
[[segments]]
key = "speech"
name = "Speech for"
kind = "speech"
seconds = 120
characters = 100
actors = ["pro1"]
warnings = [60]
interruptions = { opens = 30, closes = 90 }
[[segments]]
key = "answer"
name = "Speech against"
kind = "speech"
seconds = 120
characters = 100
actors = ["con1"]
[[segments]]
key = "open"
name = "Open floor"
kind = "discussion"
seconds = 300
characters = 100
turn = 30
"""


@cache
def small(**changes: str) -> Format:
    """The small format, with lines like `winner = "swing"` changed; read once for all who ask."""
    text = SMALL
    for key, value in changes.items():
        lines = [
            f"{key} = {value}" if line.startswith(f"{key} = ") else line
            for line in text.splitlines()
        ]
        text = "\n".join(lines)
        if f"{key} = " not in text:
            text = f"{key} = {value}\n{text}"
    return read_format(text, "small.toml")


def who(name: str, role: Role = Role.MEMBER) -> Caller:
    return Caller(
        community=CommunityId("c"),
        place=PlaceId("p"),
        member=MemberId(name),
        name=name.title(),
        role=role,
    )


class Played:
    """A debate played by hand: a clock, and what happened."""

    def __init__(self, form: Format, **opened: Any) -> None:
        self.form = form
        self.at = START
        self._count = 0
        command = c.OpenDebate(
            by=who("ana"), at=self.at, id="d", motion="M", **{"tempo": "live", **opened}
        )
        self.events: list[DebateEvent] = decide_opening(command)
        self.state = fold(form, self.events)

    def does(self, name: str, command: type[D], **fields: Any) -> list[DebateEvent]:
        """A member does something now; refusals pass on, and change nothing."""
        self._count += 1
        asked = command(by=who(name), at=self.at, id=f"id-{self._count}", **fields)
        events = decide(self.state, asked)
        for event in events:
            self.events.append(event)
            self.state = evolve(self.state, event)
        return events

    def waits(self, seconds: float) -> list[DebateEvent]:
        """Time passes, and the clock looks."""
        self.at += timedelta(seconds=seconds)
        return self.does("parley", DebateTick)

    def replayed(self) -> Debate:
        return fold(self.form, self.events)


def running(form: Format, **opened: Any) -> Played:
    """A debate whose first vote is over: ana chairs, boris and chen speak."""
    played = Played(form, **opened)
    played.does("boris", c.TakeSeat, seat="pro1")
    played.does("chen", c.TakeSeat, seat="con1")
    played.does("ana", c.StartDebate)
    played.does("ana", c.CloseVote)
    return played


def refused(
    played: Played, name: str, command: type[DebateCommand], **fields: object
) -> RefusalCode:
    before = played.state
    with pytest.raises(Refused) as caught:
        played.does(name, command, **fields)
    assert played.state == before
    return caught.value.code

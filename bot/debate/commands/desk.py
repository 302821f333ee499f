"""The chair's desk, and the forms that open from it: each does what the command that it comes from
does, and then brings the desk again."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Union, cast

from msgspec.structs import asdict

from bot.debate.commands import debating as c
from bot.debate.commands.base import DebateCommand
from bot.kernel.catalog import takes
from bot.kernel.command import CommandType


class ShowDesk(
    DebateCommand,
    path="chair desk",
    synonyms="moderate buttons controls manage run tools",
    private=True,
    public=True,
):
    """What the chair can do now, as buttons.

    With `do` one of them is done first.
    """

    do: Annotated[str, takes.line("What to do at once", completion="desk_acts")] = ""


def _from_desk(act: type[DebateCommand]) -> type[DebateCommand]:
    """An act as its form on the desk sends it, under `/desk` and the last word of its path."""
    declared = {**asdict(act.declared), "quiet": True}
    declared["path"] = f"desk {act.declared.path.split()[-1]}"
    body: dict[str, object] = {"__doc__": act.__doc__, "__module__": __name__}
    made = CommandType(f"{act.__name__}AtDesk", (act,), body, **declared)
    return cast("type[DebateCommand]", made)


ScheduleAtDesk = _from_desk(c.Schedule)
GiveFloorAtDesk = _from_desk(c.GiveFloor)
SwapAtDesk = _from_desk(c.Swap)
WarnAtDesk = _from_desk(c.Warn)
MuteAtDesk = _from_desk(c.Mute)
NameJudgeAtDesk = _from_desk(c.NameJudge)
ForfeitSideAtDesk = _from_desk(c.ForfeitSide)
AddChairAtDesk = _from_desk(c.AddChair)
HandChairAtDesk = _from_desk(c.HandChair)
CloseDebateAtDesk = _from_desk(c.CloseDebate)

FORMS: Mapping[type[c.DebateActs], type[DebateCommand]] = {
    c.Schedule: ScheduleAtDesk,
    c.GiveFloor: GiveFloorAtDesk,
    c.Swap: SwapAtDesk,
    c.Warn: WarnAtDesk,
    c.Mute: MuteAtDesk,
    c.NameJudge: NameJudgeAtDesk,
    c.ForfeitSide: ForfeitSideAtDesk,
    c.AddChair: AddChairAtDesk,
    c.HandChair: HandChairAtDesk,
    c.CloseDebate: CloseDebateAtDesk,
}
"""The acts that ask for something first, each with the command that its form on the desk sends."""


def find_act(command: DebateCommand) -> c.DebateActs:
    """The act that a form on the desk asks for."""
    act = next(act for act, form in FORMS.items() if form is type(command))
    return act(**asdict(command))


DeskCommands = cast("UnionType", Union[(ShowDesk, *FORMS.values())])

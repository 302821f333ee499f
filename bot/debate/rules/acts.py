"""All that is decided in a debate, as closed sets: an act that is in none of them is no act."""

from bot.debate.commands import debating as c
from bot.debate.commands.base import BringClaims, DebateTick, LeaveDebate, NoteClause, NoteExercise
from bot.debate.rules.guests import GuestPosition

DeskAct = (
    c.Pause | c.Resume | c.AddTime | c.Back | c.Skip | c.GiveFloor | c.Mute | c.MoveDebate | c.Warn
    | c.AddChair | c.HandChair | c.NameJudge | c.RemindVoters | c.CloseDebate | c.CancelDebate
)  # fmt: skip
"""What is done at the chair's desk."""

DebateAct = c.DebateActs | GuestPosition | NoteExercise | NoteClause | BringClaims | LeaveDebate
"""What is decided in a debate: what members ask for, what guests do, what other features tell. The
clock's Tick is no act: it only does what has come due."""

Decided = DebateAct | DebateTick
"""Acts, and the clock's look."""

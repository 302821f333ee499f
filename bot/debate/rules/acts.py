"""All that is decided in a debate, as closed sets: an act that is in none of them is no act."""

from bot.debate.commands import debating as c
from bot.debate.commands.base import NoteExercise
from bot.debate.rules.guests import GuestPosition

DeskAct = (
    c.Pause | c.Resume | c.AddTime | c.Back | c.Skip | c.GiveFloor | c.Mute | c.MoveDebate | c.Warn
    | c.AddChair | c.HandChair | c.NameJudge | c.RemindVoters | c.CloseDebate | c.CancelDebate
)  # fmt: skip
"""What is done at the chair's desk."""

DebateAct = (
    c.TakeSeat | c.LeaveSeat | c.DrawSeats | c.FlipCoin | c.Swap | c.Schedule | c.StartDebate
    | c.CloseVote | c.TakePosition | c.SetPosition | GuestPosition | c.Prepare | c.Begin | c.Speak
    | c.KeepDraft | c.EndTurn | c.AskFloor | c.DropFloor | c.OfferPoint | c.AnswerPoint
    | c.RaiseOrder | c.RuleOrder | c.FileBallot | c.MakeClaim | c.LinkClaim | c.ConfirmLink
    | NoteExercise | DeskAct
)  # fmt: skip
"""What somebody does in a debate. The clock's Tick is no act: it only does what has come due."""

"""All that is decided in an exercise, as a closed set: an act that is not in it is no act."""

from bot.exercise.commands import playing as c

ExerciseAct = (
    c.JoinRole | c.LeaveRole | c.SetRedLine | c.Start | c.Report | c.CallMeeting | c.Find
    | c.Propose | c.Vote | c.Count | c.Respond | c.Ask | c.State | c.AddInject | c.PauseExercise
    | c.ResumeExercise | c.Next | c.End
)  # fmt: skip
"""What somebody does in an exercise. The clock's Tick is no act: it only does what has come due."""

ExerciseLook = c.ShowBrief | c.ShowDebrief
"""What somebody sees of an exercise, but not always, or not everybody."""

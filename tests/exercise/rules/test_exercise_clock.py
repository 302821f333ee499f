"""The clock of an exercise: what comes by itself, and when."""

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import deadline, minute_at
from bot.exercise.state import ExercisePhase
from tests.exercise.rules.making import HOUR, Played, begun, text
from tests.exercise.rules.meeting import kinds, meeting, refused


def test_injects_come_at_their_hours_by_the_clock_and_not_before() -> None:
    played = begun()
    assert kinds(played.waits(3 * HOUR - 1)) == []

    assert e.InjectGiven(at=played.at, minute=180, inject=1) not in played.events
    events = played.waits(1)

    assert e.InjectGiven(at=played.at, minute=180, inject=1) in events


def test_a_late_look_brings_all_that_was_due_one_after_the_other() -> None:
    played = begun()
    first, second, third = (played.waits(wait) for wait in (9 * HOUR, 0, 0))

    assert e.InjectGiven(at=played.at, minute=180, inject=1) in first
    assert e.InjectGiven(at=played.at, minute=540, inject=2) in second
    assert third == []


def test_next_takes_the_game_s_clock_along_and_time_goes_on_from_there() -> None:
    played = begun()
    played.does("ana", c.Next)
    assert minute_at(played.state, played.at) == 180
    played.waits(HOUR)

    assert minute_at(played.state, played.at) == 240
    for _ in range(2):
        played.does("ana", c.Next)
    assert refused(played, "ana", c.Next) is ExerciseRefusal.NO_MORE_INJECTS


def test_the_time_to_meet_passes_aloud() -> None:
    played = begun()
    played.does("boris", c.Report)

    events = [event for _ in range(5) for event in played.waits(6 * HOUR)]

    marked = [event for event in events if isinstance(event, e.Marked)]
    assert [(mark.what, mark.minute) for mark in marked] == [("meet", 24 * 60)]


def test_next_does_not_jump_over_a_deadline_unheard() -> None:
    played = begun(card="ceasefire_nibbling")
    played.does("boris", c.Report)

    events = played.does("ana", c.Next)  # from hour 0 to hour 72

    told = [kind for kind in kinds(events) if kind in ("Marked", "InjectGiven")]
    assert told[0] == "Marked"
    assert told[-1] == "InjectGiven"
    assert events[0].minute == 24 * 60


def test_at_the_deadline_the_votes_are_counted_by_themselves() -> None:
    played = meeting(text(voting="opt_in"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, proposal=1, vote="for")
    for _ in range(20):
        played.waits(4 * HOUR)

    (count,) = played.state.counts
    assert (count.by, count.minute) == (None, 72 * 60)
    assert count.outcomes[0].bound == ("frontline", "large_european")


def test_an_exercise_that_nobody_chairs_ends_by_itself() -> None:
    played = Played(text(deadline="none"), chair=False)
    played.does("boris", c.JoinRole, role="assessor")
    played.does("boris", c.Start)
    for _ in range(60):
        played.waits(HOUR)

    assert played.state.phase is ExercisePhase.OVER
    assert [ev.minute for ev in played.events if isinstance(ev, e.ExerciseEnded)] == [44 * 60]
    assert deadline(played.state) is None


def test_a_chair_is_told_that_nothing_more_comes_and_ends_it() -> None:
    played = begun(text(deadline="none"))
    for _ in range(60):
        played.waits(HOUR)
    assert played.state.phase is ExercisePhase.RUNNING
    assert played.state.game is not None
    assert "last" in played.state.game.marks
    played.does("ana", c.End)
    assert refused(played, "ana", c.Next) is ExerciseRefusal.EXERCISE_OVER


def test_an_exercise_ends_by_itself_once_its_chair_leaves_after_the_last_news() -> None:
    played = begun(text(deadline="none"))
    for _ in range(60):
        played.waits(HOUR)
    played.does("ana", c.LeaveRole)
    events = played.waits(0)

    assert kinds(events)[-2:] == ["RungChosen", "Ended"]
    assert events[-1].minute == played.state.minute == 60 * 60


def test_no_time_passes_while_it_is_paused() -> None:
    played = begun()
    played.waits(2 * HOUR)
    played.does("ana", c.PauseExercise)
    assert deadline(played.state) is None
    assert played.waits(50 * HOUR) == []
    assert refused(played, "boris", c.Report) is ExerciseRefusal.EXERCISE_PAUSED
    played.does("ana", c.ResumeExercise)

    assert minute_at(played.state, played.at) == 120
    assert refused(played, "ana", c.ResumeExercise) is ExerciseRefusal.EXERCISE_RUNS

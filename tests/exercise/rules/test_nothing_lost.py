"""What an exercise takes from a member counts somewhere; all else is refused with a sentence."""

from typing import Any

import pytest

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.content import exercises
from bot.exercise.events import ExerciseEvent, RungChosen
from bot.exercise.refusals import ExerciseRefusal as Code
from bot.exercise.rules.application import find_counted
from bot.exercise.rules.setting import May
from bot.exercise.views.announcing import announce_event
from bot.kernel.refusal import RefusalCode, Refused, sentence
from tests.exercise.rules.making import FULL, Played, begun, text
from tests.exercise.rules.meeting import meeting, refused
from tests.exercise.rules.situations import PEOPLE, situations

VOTES: tuple[tuple[type[ExerciseCommand], dict[str, str]], ...] = (
    (c.VoteOnApplication, {"verdict": "yes"}),
    (c.CastRoleVote, {"vote": "against"}),
    (c.ChooseLife, {"answer": "wait"}),
    (c.ChooseRung, {"rung": "words"}),
    (c.AnswerQuestion, {"words": "Since we can."}),
    (c.HandInEvidence, {"words": "A photograph."}),
)


@pytest.mark.parametrize("situation", situations())
@pytest.mark.parametrize(("act", "fields"), VOTES)
def test_an_act_changes_the_exercise_or_is_refused(
    situation: str, act: type[ExerciseCommand], fields: dict[str, str]
) -> None:
    for name in PEOPLE:
        played = situations()[situation]
        before = played.state
        answer = ask(played, name, act, fields)
        if isinstance(answer, Refused):
            assert str(sentence(answer)).strip()
            assert played.state == before
        else:
            assert answer
            assert played.state != before


def ask(
    played: Played, name: str, act: type[ExerciseCommand], fields: dict[str, str]
) -> list[ExerciseEvent] | Refused:
    """What follows, or the refusal."""
    try:
        return played.does(name, act, **fields)
    except Refused as refused:
        return refused


def after_count() -> Played:
    played = meeting()
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("chen", "dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="yes")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    if not played.state.counts:
        played.does("ana", c.Count)
    return played


def over() -> Played:
    played = after_count()
    played.does("ana", c.End)
    return played


LATE: tuple[tuple[Any, str, type[ExerciseCommand], dict[str, Any], RefusalCode], ...] = (
    (after_count, "chen", c.CastRoleVote, {"proposal": 1, "vote": "against"},
     Code.COUNTED_ALREADY),
    (after_count, "chen", c.CastRoleVote, {"vote": "against"}, Code.WHICH_PROPOSAL),
    (after_count, "chen", c.VoteOnApplication, {"verdict": "no"}, Code.APPLICATION_SETTLED),
    (after_count, "boris", c.VoteOnApplication, {"verdict": "no"}, Code.APPLICATION_SETTLED),
    (begun, "chen", c.VoteOnApplication, {"verdict": "yes"}, Code.MEETING_NOT_CALLED),
    (begun, "chen", c.AnswerQuestion, {"words": "Yes."}, Code.NOTHING_ASKED),
    (begun, "chen", c.JudgeWording, {"clause": "scope", "kept": "yes"}, Code.NO_WORDING),
    (meeting, "chen", c.SetRedLine, {"words": "No troops."}, Code.RED_LINE_LATE),
    (over, "chen", c.CastRoleVote, {"proposal": 1, "vote": "for"}, Code.EXERCISE_OVER),
    (over, "chen", c.VoteOnApplication, {"verdict": "yes"}, Code.EXERCISE_OVER),
    (over, "gil", c.Find, {"word": "probable"}, Code.EXERCISE_OVER),
    (over, "boris", c.HandInEvidence, {"words": "A photograph."}, Code.EXERCISE_OVER),
    (over, "chen", c.AnswerQuestion, {"words": "Yes."}, Code.EXERCISE_OVER),
)  # fmt: skip


@pytest.mark.parametrize(("so_far", "name", "act", "fields", "code"), LATE)
def test_what_comes_too_late_or_too_early_is_refused(
    so_far: Any, name: str, act: type[ExerciseCommand], fields: dict[str, Any], code: RefusalCode
) -> None:
    assert refused(so_far(), name, act, **fields) is code


def test_the_word_of_a_beneficiary_that_is_only_heard_is_said_not_to_count() -> None:
    for seat, counts in (("heard", False), ("equal", True)):
        played = meeting(text(beneficiary_seat=seat))
        assert ("beneficiary" in find_counted(played.state)) is counts
        (event,) = played.does("boris", c.VoteOnApplication, verdict="yes")
        told = str(announce_event(event, played.state, {}, {}))
        assert ("heard, not counted" in told) is not counts


@pytest.mark.parametrize("card", sorted(exercises.load_texts()))
def test_what_is_noted_for_the_end_of_a_stage_is_told_there(card: str) -> None:
    played = Played(FULL, card)
    probers = [role.id for role in played.setting.roles if May.PROBE in role.may]
    if not probers:
        return
    played.does("ivan", c.JoinRole, role=probers[0])
    played.does("ana", c.Start)
    played.does("ivan", c.ChooseRung, rung="pause")
    told = played.does("ana", c.End)
    assert any(isinstance(event, RungChosen) and event.wished for event in told)

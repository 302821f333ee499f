"""The table of what an exercise allows: every act has a line, and what it forbids is refused."""

from pathlib import Path
from textwrap import fill
from typing import get_args

import pytest
from msgspec.structs import replace

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand, ExerciseTick
from bot.exercise.events import EVENTS, ExerciseEvent, ExerciseEventBase
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.allowed import TABLE, find_refusal, may
from bot.exercise.rules.decide import decide
from bot.exercise.state import ExercisePhase
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode, Refused
from tests.exercise.rules.asking import ACTS, LOOKS, asked
from tests.exercise.rules.making import FULL, Played, begun, text, who
from tests.exercise.rules.meeting import meeting
from tests.exercise.rules.situations import PEOPLE, situations

RECORD = Path(__file__).with_name("allowed.txt")
"""Who may do what in each situation, as it was reviewed."""


def test_every_act_has_a_line_in_the_table() -> None:
    missing = sorted(act.__name__ for act in {*ACTS, *LOOKS} - set(TABLE))

    assert not missing, (
        f"{', '.join(missing)}: say in which phases it may be done, and by whom, in"
        " bot/exercise/rules/allowed.py"
    )
    assert set(TABLE) == {*ACTS, *LOOKS}


def test_every_command_is_an_act_or_a_look() -> None:
    always = {c.ShowExercise, ExerciseTick}
    missing = sorted(
        kind.__name__ for kind in set(ExerciseCommand.__subclasses__()) - {*ACTS, *LOOKS, *always}
    )

    assert not missing, (
        f"{', '.join(missing)}: name it in ExerciseActs, in bot/exercise/commands/playing.py, if it"
        " is decided, or in ExerciseLook, in bot/exercise/rules/acts.py, if it only shows something"
    )


def test_the_union_of_events_leaves_none_out() -> None:
    missing = sorted(
        kind.__name__ for kind in set(ExerciseEventBase.__subclasses__()) - set(EVENTS)
    )

    assert not missing, f"{', '.join(missing)}: name it in ExerciseEvent, in bot/exercise/events.py"
    assert get_args(ExerciseEvent) == EVENTS


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_an_exercise_that_is_over_allows_nothing_but_to_step_out(act: type[c.ExerciseActs]) -> None:
    played = begun()
    played.does("ana", c.End)

    assert may(played.state, act) is (act is c.LeaveRole)
    refused = find_refusal(played.state, act, who("boris", Role.ADMIN))
    if act is c.LeaveRole:
        assert refused is None
    else:
        with pytest.raises(Refused) as caught:
            decide(played.state, asked(act, who("boris", Role.ADMIN), played.at))
        assert refused is not None
        assert refused.code is caught.value.code is ExerciseRefusal.EXERCISE_OVER


@pytest.mark.parametrize("act", [*ACTS, *LOOKS], ids=lambda act: act.__name__)
def test_every_act_is_allowed_in_a_phase_and_refused_in_the_others(
    act: type[c.ExerciseActs],
) -> None:
    phases = TABLE[act].phases

    assert phases.allowed
    assert not phases.allowed & set(phases.instead)


def test_who_may_do_what_is_as_it_was_reviewed() -> None:
    written = "\n".join(_told(going_on, played) for going_on, played in situations().items())
    if not RECORD.exists():
        RECORD.write_text(written, "utf-8")
        pytest.fail(f"{RECORD} was missing and has been written: review it")

    assert written == RECORD.read_text("utf-8"), (
        f"who may do what has changed: if that is meant, delete {RECORD.name}, review the new one"
    )


def _told(going_on: str, played: Played) -> str:
    """What each may do in a situation, in words; those who may do the same stand together."""
    people: dict[tuple[str, ...], list[str]] = {}
    for name in PEOPLE:
        acts = [act for act in (*ACTS, *LOOKS) if may(played.state, act, who(name))]
        people.setdefault(tuple(sorted(act.__name__ for act in acts)), []).append(name)
    lines = [
        fill(f"{', '.join(names)}: {', '.join(acts) or 'nothing'}", 96, subsequent_indent="    ")
        for acts, names in people.items()
    ]
    return "\n".join((going_on, *(f"  {line}" for line in lines), ""))


def test_what_stands_in_the_way_is_told_in_order() -> None:
    gathering, running, over = Played(FULL), begun(), begun()
    over.does("ana", c.End)

    def why(played: Played, act: type[c.ExerciseActs], name: str) -> RefusalCode | None:
        refused = find_refusal(played.state, act, who(name))
        return refused.code if refused else None

    assert (
        why(over, c.Next, "zoe") is ExerciseRefusal.EXERCISE_OVER
    )  # the end, before anybody's office
    assert (
        why(gathering, c.Next, "zoe") is ExerciseRefusal.NOT_MECHANISM_CHAIR
    )  # an office, before the phase
    assert why(gathering, c.Next, "ana") is ExerciseRefusal.EXERCISE_NOT_BEGUN
    assert (
        why(gathering, c.CallMeeting, "zoe") is ExerciseRefusal.EXERCISE_NOT_BEGUN
    )  # and before a role
    assert (
        why(running, c.CallMeeting, "zoe") is ExerciseRefusal.NO_ROLE
    )  # a role, before what is missing
    assert why(running, c.CallMeeting, "gil") is ExerciseRefusal.NOT_FOR_ROLE
    assert why(running, c.CallMeeting, "chen") is ExerciseRefusal.NOTHING_REPORTED
    assert why(running, c.Report, "chen") is None


def test_who_has_the_wrong_role_is_told_whose_right_it_is() -> None:
    refused = find_refusal(begun().state, c.Find, who("chen"))

    assert refused is not None
    assert refused.fields == {
        "role": "The Frontline Guarantor",
        "others": "Only the Assessor can.",
        "roles": "Assessor",
    }


def test_without_a_member_it_says_whether_anybody_may() -> None:
    alone = Played(FULL, chair=False)
    assert not may(alone.state, c.Start)  # nobody has joined
    assert not may(alone.state, c.ShowBrief)
    alone.does("boris", c.JoinRole, role="frontline")
    alone.does("boris", c.Start)

    assert not may(alone.state, c.Find)  # a script assesses
    assert may(alone.state, c.Respond)
    assert may(alone.state, c.Next)
    assert may(begun().state, c.Find)


def test_the_text_says_whether_the_spokesperson_votes() -> None:
    def why(rule: str) -> RefusalCode | None:
        played = meeting(text(voting=rule))
        played.does("ivo", c.JoinRole, role="adversary")
        played.does("chen", c.Propose, responses="sanctions")
        refused = find_refusal(played.state, c.CastRoleVote, who("ivo"))
        return refused.code if refused else None

    assert why("consensus_with_adversary") is None
    assert why("consensus") is ExerciseRefusal.NOT_FOR_ROLE


def test_the_debrief_waits_for_the_end_and_a_brief_for_a_role() -> None:
    played = begun()
    early = find_refusal(played.state, c.ShowDebrief, who("zoe"))
    stranger = find_refusal(played.state, c.ShowBrief, who("zoe"))
    played.does("ana", c.End)

    assert early is not None
    assert early.code is ExerciseRefusal.DEBRIEF_NOT_YET
    assert stranger is not None
    assert stranger.code is ExerciseRefusal.NO_ROLE
    assert may(played.state, c.ShowDebrief, who("zoe"))
    assert may(played.state, c.ShowBrief, who("chen"))
    assert played.state.phase is ExercisePhase.OVER


def test_a_refusal_names_only_roles_that_somebody_plays() -> None:
    played = begun()
    played.does("hana", c.JoinRole, role="press")

    def others(act: type[c.ExerciseActs], name: str) -> object:
        refused = find_refusal(played.state, act, who(name))
        assert refused is not None
        return refused.fields["others"]

    assert others(c.AskInExercise, "chen") == "Only the Assessor and the Press can."
    assert others(c.ChooseRung, "chen") == "Only the Adversary’s spokesperson can."
    unscripted = replace(played.setting, scripts=())
    played.state = replace(played.state, setting=unscripted)
    assert others(c.AgreeInCongress, "hana") == "Nobody plays a role that can."


def test_a_guest_under_the_sheet_has_nothing_to_keep_back() -> None:
    played = meeting(text(us_role="absent"))

    assert not may(played.state, c.Withhold, who("erik"))
    assert may(played.state, c.Withhold, who("dana"))


def test_who_is_not_asked_whether_it_applies_hears_who_is() -> None:
    played = meeting(text(us_role="absent", beneficiary_seat="absent"))

    with pytest.raises(Refused) as caught:
        played.does("erik", c.VoteOnApplication, verdict="yes")

    assert caught.value.code is ExerciseRefusal.NOT_ASKED
    assert caught.value.fields == {
        "role": "the United States",
        "roles": "the Frontline Guarantor, the Large European Guarantor and the European Union",
    }

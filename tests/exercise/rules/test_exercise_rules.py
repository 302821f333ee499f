"""The rules of the exercise, one by one: commands in, events out."""

from typing import Any

import pytest

from bot.adapters.plain.render import rendered
from bot.debate.refusals import DebateRefusal
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import deadline
from bot.exercise.rules.decide import decide
from bot.exercise.state import ExercisePhase
from bot.exercise.views.announcing import announce_event
from bot.guarantee.refusals import GuaranteeRefusal
from bot.kernel.ids import MemberId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, START, Played, begun, text, who
from tests.exercise.rules.meeting import kinds, meeting, refused


def test_the_opener_takes_the_chair_unless_they_leave_it() -> None:
    assert Played(FULL).state.holders == {"chair": ("ana",)}
    assert Played(FULL, chair=False).state.holders == {}


def test_who_takes_another_role_leaves_the_first() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("boris", c.JoinRole, role="the frontline guarantor")

    assert played.state.role_of(MemberId("boris")) == "frontline"
    assert played.state.holders["beneficiary"] == ()


def test_the_room_hears_which_role_falls_free_when_somebody_takes_another() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="press")
    moved = played.does("boris", c.JoinRole, role="assessor")

    assert [type(event) for event in moved] == [e.RoleLeft, e.RoleTaken]
    told = [
        rendered(
            View(
                blocks=tuple(announce_event(event, played.state, {MemberId("boris"): "Boris"}, {}))
            )
        )
        for event in moved
    ]
    assert told == [
        "Boris leaves the Press, which is free again.", "Boris plays the Assessor.",
    ]  # fmt: skip


def test_roles_are_refused_when_unknown_full_or_held() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="assessor")

    assert refused(played, "boris", c.JoinRole, role="assessor") is ExerciseRefusal.ROLE_HELD
    assert refused(played, "chen", c.JoinRole, role="chair") is ExerciseRefusal.ROLE_TAKEN
    assert refused(played, "chen", c.JoinRole, role="emperor") is ExerciseRefusal.NO_SUCH_ROLE
    assert refused(played, "chen", c.LeaveRole) is ExerciseRefusal.NO_ROLE


def test_stepping_out_needs_no_reason_and_a_script_goes_on() -> None:
    played = begun()
    assert "frontline" not in played.state.scripted

    events = played.does("chen", c.LeaveRole)

    assert events[0] == e.RoleLeft(
        at=START, by=MemberId("chen"), role="frontline", member=MemberId("chen")
    )
    assert "frontline" in played.state.scripted
    assert "chair" not in played.state.scripted


def test_only_the_chair_begins_and_an_admin_may() -> None:
    played = Played(FULL)
    assert refused(played, "boris", c.Start) is ExerciseRefusal.NOT_MECHANISM_CHAIR
    asked = c.Start(by=who("zoe", Role.ADMIN), at=START, id="x")

    assert isinstance(decide(played.state, asked)[0], e.ExerciseBegun)


def test_where_nobody_holds_the_chair_whoever_takes_part_may_lead() -> None:
    played = Played(FULL, chair=False)
    assert refused(played, "ana", c.Start) is ExerciseRefusal.NOBODY_JOINED
    played.does("boris", c.JoinRole, role="beneficiary")
    assert refused(played, "zoe", c.Start) is ExerciseRefusal.NOT_MECHANISM_CHAIR
    played.does("boris", c.Start)

    assert played.state.phase is ExercisePhase.RUNNING


def test_a_red_line_is_kept_before_the_meeting_and_not_after() -> None:
    played = Played(FULL)
    assert refused(played, "zoe", c.SetRedLine, words="no") is ExerciseRefusal.NO_ROLE
    played.does("ana", c.SetRedLine, words="no forces")
    kept = played.state.find_red_line("chair", MemberId("ana"))
    assert kept is not None
    assert kept.move == "id-2"
    assert refused(meeting(), "chen", c.SetRedLine, words="no") is ExerciseRefusal.RED_LINE_LATE


# --- what the text supplies ----------------------------------------------------------------------


def test_a_report_starts_the_text_s_clock_and_says_what_the_text_covers() -> None:
    played = begun(text(covered_events="armed_attack", covered_territory="government_held"))
    events = played.does("boris", c.Report, words="Dozens are dead.")

    assert events == [
        e.Reported(
            at=START, by=MemberId("boris"), role="beneficiary", covered="yes", reaches="yes",
            move="id-8",
        )
    ]  # fmt: skip
    assert refused(played, "boris", c.Report) is ExerciseRefusal.REPORTED_ALREADY
    assert refused(played, "gil", c.Report) is ExerciseRefusal.NOT_FOR_ROLE


def test_where_the_text_is_silent_it_is_said_once_and_the_fallback_is_used() -> None:
    played = begun(text(covered_events=None, deadline=None, convene=None, trigger=None))

    events = played.does("boris", c.Report) + played.does("chen", c.CallMeeting)

    assert [event.step for event in events if isinstance(event, e.GapMet)] == [
        "report", "clock", "convene", "trigger",
    ]  # fmt: skip
    assert not any(isinstance(ev, e.GapMet) for ev in played.does("dana", c.Report))
    assert played.state.meeting_called is not None


@pytest.mark.parametrize(
    ("rule", "first", "called"),
    [
        ("any_party", "chen", True),
        ("beneficiary", "chen", False),
        ("beneficiary", "boris", True),
        ("chair", "boris", False),
        ("chair", "ana", True),
        ("guarantors_together", "chen", False),
        ("guarantors_together", "boris", False),
    ],
)
def test_the_text_says_who_may_call_the_meeting(rule: str, first: str, called: bool) -> None:
    played = begun(text(convene=rule))
    played.does("boris", c.Report)

    played.does(first, c.CallMeeting)

    assert (played.state.meeting_called is not None) is called
    if not called:
        assert refused(played, first, c.CallMeeting) is ExerciseRefusal.MEETING_ASKED


def test_several_guarantors_call_it_together_and_a_request_of_others_does_not_count() -> None:
    played = begun(text(convene="guarantors_together"))
    played.does("boris", c.Report)
    played.does("boris", c.CallMeeting)
    played.does("chen", c.CallMeeting)
    assert played.state.meeting_called is None

    events = played.does("dana", c.CallMeeting)

    assert kinds(events)[:2] == ["MeetingAsked", "MeetingCalled"]


def test_an_empty_chair_blocks_no_meeting() -> None:
    played = begun(text(convene="chair"), chair=False)
    played.does("boris", c.Report)

    events = played.does("chen", c.CallMeeting)

    assert e.GapMet(at=START, step="chair") in events
    assert played.state.meeting_called is not None


def test_no_meeting_without_a_report_and_no_proposal_without_a_meeting() -> None:
    played = begun()
    assert refused(played, "chen", c.CallMeeting) is ExerciseRefusal.NOTHING_REPORTED
    played.does("boris", c.Report)
    assert (
        refused(played, "chen", c.Propose, responses="wait") is ExerciseRefusal.MEETING_NOT_CALLED
    )
    played.does("chen", c.CallMeeting)
    assert refused(played, "dana", c.CallMeeting) is ExerciseRefusal.MEETING_CALLED


@pytest.mark.parametrize(
    ("standard", "words", "met"),
    [
        (None, ["not known"], True),
        ("none", ["not known"], False),
        ("none", ["possible"], True),
        ("beneficiary_report", ["not known"], True),
        ("beneficiary_report", ["refuted"], False),
        ("reasonable_grounds", ["possible"], False),
        ("reasonable_grounds", ["probable"], True),
        ("reasonable_grounds", ["confirmed", "refuted"], False),
        ("verified", ["probable"], False),
        ("verified", ["confirmed"], True),
        ("international_finding", ["confirmed"], False),
    ],
)
def test_the_text_s_standard_says_if_the_evidence_is_enough(
    standard: str | None, words: list[str], met: bool
) -> None:
    played = begun(text(evidence=standard))
    played.does("boris", c.Report)
    events: list[Any] = []
    for word in words:
        events = played.does("gil", c.Find, word=word)

    assert events[0].met is met
    assert played.state.proven is met


def test_an_international_finding_takes_an_inject_in_which_a_body_says_so() -> None:
    played = begun(text(evidence="international_finding"))
    played.does("boris", c.Report)
    played.does("ana", c.AddInject, words="A panel has found it.", body=True)

    assert played.state.proven


def test_findings_come_from_the_assessor_in_the_assessor_s_words() -> None:
    played = begun()
    assert refused(played, "chen", c.Find, word="probable") is ExerciseRefusal.NOT_FOR_ROLE
    assert refused(played, "gil", c.Find, word="certain") is ExerciseRefusal.NO_SUCH_WORD
    assert (
        refused(played, "gil", c.Find, word="probable", about="motive")
        is KernelRefusal.NOT_AN_OPTION
    )


def test_the_menu_is_the_text_s_unless_its_scope_leaves_room() -> None:
    barred = meeting(text(response_menu="sanctions", scope="ladder"))
    assert refused(barred, "chen", c.Propose, responses="forces") is ExerciseRefusal.NOT_IN_MENU
    barred.does("chen", c.Propose, responses="sanctions, consult")

    for scope in ("open", "floor"):
        free = meeting(text(response_menu="sanctions", scope=scope))
        free.does("chen", c.Propose, responses="forces")
        assert free.state.proposals[0].responses == {"forces"}


def test_one_proposal_a_role_and_stage_and_its_proposer_votes_for_it() -> None:
    played = meeting()
    events = played.does("chen", c.Propose, responses="Sanctions, money", clause="Sanctions")

    assert events[0] == e.Proposed(
        at=START, by=MemberId("chen"), role="frontline", responses=("sanctions", "money"),
        clause="sanctions", move="id-11",
    )  # fmt: skip
    assert played.state.proposals[0].votes["frontline"] == "for"
    assert (
        refused(played, "chen", c.Propose, responses="money") is ExerciseRefusal.PROPOSED_THIS_STAGE
    )
    assert refused(played, "dana", c.Propose, responses="tanks") is ExerciseRefusal.NO_SUCH_RESPONSE
    assert refused(played, "dana", c.Propose, responses=" , ") is ExerciseRefusal.NO_RESPONSE
    bad = refused(played, "dana", c.Propose, responses="money", clause="weather")
    assert bad is GuaranteeRefusal.NO_SUCH_CLAUSE
    played.does("ana", c.Next)
    played.does("chen", c.Propose, responses="money")


def test_the_beneficiary_proposes_only_where_the_text_gives_it_a_seat() -> None:
    heard = meeting(text(beneficiary_seat="heard"))
    code = refused(heard, "boris", c.Propose, responses="money")
    assert code is ExerciseRefusal.NO_SEAT_FOR_BENEFICIARY

    silent = meeting(text(beneficiary_seat=None))
    events = silent.does("boris", c.Propose, responses="money")
    assert e.GapMet(at=START, step="seat") in events
    assert silent.state.proposals[0].votes == {}


# --- votes ---------------------------------------------------------------------------------------


def test_the_chair_s_own_news_is_a_stage_and_may_be_for_one_role() -> None:
    played = begun()
    events = played.does(
        "ana", c.AddInject, words="Ships turn back.", to="The Press", how="claimed"
    )

    added = e.InjectAdded(at=START, by=MemberId("ana"), move="id-8", to="press", how="claimed")
    assert added in events
    assert played.state.stage == 2
    assert (
        refused(played, "ana", c.AddInject, words="x", to="nobody") is ExerciseRefusal.NO_SUCH_ROLE
    )
    assert refused(played, "ana", c.AddInject, words="x", how="sure") is KernelRefusal.NOT_AN_OPTION
    assert refused(played, "ana", c.AddInject, words="…") is DebateRefusal.SPEECH_EMPTY
    assert refused(played, "boris", c.AddInject, words="x") is ExerciseRefusal.NOT_MECHANISM_CHAIR


def test_press_and_spokesperson_speak_once_a_stage() -> None:
    played = begun()
    played.does("hana", c.JoinRole, role="press")
    played.does("ivo", c.JoinRole, role="adversary")
    played.does("hana", c.AskInExercise, words="Why?")
    played.does("ivo", c.State, words="It was not us.")

    assert refused(played, "hana", c.AskInExercise, words="Why?") is ExerciseRefusal.SAID_THIS_STAGE
    assert refused(played, "ivo", c.State, words="No.") is ExerciseRefusal.SAID_THIS_STAGE
    assert refused(played, "ivo", c.AskInExercise, words="Why?") is ExerciseRefusal.NOT_FOR_ROLE
    played.does("ana", c.Next)
    played.does("hana", c.AskInExercise, words="And now?")


# --- scripts -------------------------------------------------------------------------------------


def test_scripts_do_the_same_for_the_same_seed() -> None:
    def played(seed: int) -> list[Any]:
        game = Played(FULL, "hit_peacekeepers", solo="eu", seed=seed)
        for _ in range(3):
            game.does("ana", c.Next)
        return game.events

    assert played(7) == played(7)
    assert len({str(played(seed)[1:]) for seed in range(12)}) > 1


def test_alone_no_clock_runs_and_nobody_else_joins() -> None:
    played = Played(FULL, solo="large_european")

    assert deadline(played.state) is None
    assert played.waits(9_000) == []
    assert refused(played, "boris", c.JoinRole, role="eu") is ExerciseRefusal.PLAYED_ALONE
    assert refused(played, "boris", c.Next) is ExerciseRefusal.NOT_MECHANISM_CHAIR
    assert played.state.proposals[0].role in played.state.scripted
    with pytest.raises(Refused):
        Played(FULL, solo="emperor")


def test_a_script_changes_its_vote_when_more_is_known() -> None:
    played = Played(FULL, solo="large_european")
    votes = played.state.proposals[0].votes
    assert votes["united_states"] == "aside"  # it accepts probable, and it is only possible
    played.does("ana", c.Next)

    assert played.state.proposals[0].votes["united_states"] == "for"


def test_the_united_states_goes_further_only_where_the_text_binds_it() -> None:
    def vote(us_role: str) -> str:
        played = begun(text(us_role=us_role, voting="opt_in"))
        played.does("erik", c.LeaveRole)
        played.does("boris", c.Report)
        played.does("chen", c.CallMeeting)
        played.does("gil", c.Find, word="confirmed")
        played.does("chen", c.Propose, responses="materiel")
        return played.state.proposals[0].votes["united_states"]

    assert vote("parallel_binding") == "for"
    assert vote("parallel_political") == "aside"


def test_a_vote_without_a_number_goes_to_the_one_open_proposal() -> None:
    played = meeting()
    assert refused(played, "dana", c.CastRoleVote, vote="for") is ExerciseRefusal.NOTHING_PROPOSED
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.CastRoleVote, vote="for")
    assert played.state.proposals[0].votes["large_european"] == "for"
    played.does("dana", c.Propose, responses="money")
    assert refused(played, "erik", c.CastRoleVote, vote="for") is ExerciseRefusal.WHICH_PROPOSAL

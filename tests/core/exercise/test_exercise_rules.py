"""The rules of the exercise, one by one: commands in, events out."""

from typing import Any

import pytest

from bot.core.exercise import commands as c
from bot.core.exercise import events as e
from bot.core.exercise.base import ExerciseCommand
from bot.core.exercise.clock import deadline, minute_at
from bot.core.exercise.decide import decide
from bot.core.exercise.events import Outcome
from bot.core.exercise.state import Phase
from bot.core.exercise.voting import common, own_lists
from bot.core.ids import MemberId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused
from tests.core.exercise.making import FULL, HOUR, START, Played, begun, text, who


def refused(played: Played, name: str, command: type[ExerciseCommand], **fields: Any) -> Code:
    """The code of a refusal, which changes nothing."""
    before = played.state
    with pytest.raises(Refused) as caught:
        played.does(name, command, **fields)
    assert played.state == before
    return caught.value.code


def meeting(choices: Any = FULL, card: str = "strike_on_city", **opened: Any) -> Played:
    """Reported by Boris, called by Chen, and found probable by Gil."""
    played = begun(choices, card, **opened)
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    played.does("gil", c.Find, word="probable")
    return played


def kinds(events: list[Any]) -> list[str]:
    return [type(event).__name__ for event in events]


# --- roles ---------------------------------------------------------------------------------------


def test_the_opener_takes_the_chair_unless_they_leave_it() -> None:
    assert Played(FULL).state.holders == {"chair": ("ana",)}
    assert Played(FULL, chair=False).state.holders == {}


def test_who_takes_another_role_leaves_the_first() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("boris", c.JoinRole, role="the frontline guarantor")

    assert played.state.role_of(MemberId("boris")) == "frontline"
    assert played.state.holders["beneficiary"] == ()


def test_roles_are_refused_when_unknown_full_or_held() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="assessor")

    assert refused(played, "boris", c.JoinRole, role="assessor") is Code.ROLE_HELD
    assert refused(played, "chen", c.JoinRole, role="chair") is Code.ROLE_TAKEN
    assert refused(played, "chen", c.JoinRole, role="emperor") is Code.NO_SUCH_ROLE
    assert refused(played, "chen", c.LeaveRole) is Code.NO_ROLE


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
    assert refused(played, "boris", c.Start) is Code.NOT_MECHANISM_CHAIR
    asked = c.Start(by=who("zoe", Role.ADMIN), at=START, id="x")

    assert isinstance(decide(played.state, asked)[0], e.Begun)


def test_where_nobody_holds_the_chair_whoever_takes_part_may_lead() -> None:
    played = Played(FULL, chair=False)
    assert refused(played, "ana", c.Start) is Code.NOBODY_JOINED
    played.does("boris", c.JoinRole, role="beneficiary")
    assert refused(played, "zoe", c.Start) is Code.NOT_MECHANISM_CHAIR
    played.does("boris", c.Start)

    assert played.state.phase is Phase.RUNNING


def test_a_red_line_is_kept_before_the_meeting_and_not_after() -> None:
    played = Played(FULL)
    assert refused(played, "zoe", c.SetRedLine, words="no") is Code.NO_ROLE
    played.does("ana", c.SetRedLine, words="no forces")
    assert played.state.red_lines == {"chair": "id-2"}
    assert refused(meeting(), "chen", c.SetRedLine, words="no") is Code.RED_LINE_LATE


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
    assert refused(played, "boris", c.Report) is Code.REPORTED_ALREADY
    assert refused(played, "gil", c.Report) is Code.NOT_FOR_ROLE


def test_where_the_text_is_silent_it_is_said_once_and_the_fallback_is_used() -> None:
    played = begun(text(covered_events=None, deadline=None, convene=None, trigger=None))

    events = played.does("boris", c.Report) + played.does("chen", c.CallMeeting)

    assert [event.step for event in events if isinstance(event, e.GapMet)] == [
        "report", "clock", "convene", "trigger",
    ]  # fmt: skip
    assert not any(isinstance(ev, e.GapMet) for ev in played.does("dana", c.Report))
    assert played.state.called is not None


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

    assert (played.state.called is not None) is called
    if not called:
        assert refused(played, first, c.CallMeeting) is Code.MEETING_ASKED


def test_several_guarantors_call_it_together_and_a_request_of_others_does_not_count() -> None:
    played = begun(text(convene="guarantors_together"))
    played.does("boris", c.Report)
    played.does("boris", c.CallMeeting)
    played.does("chen", c.CallMeeting)
    assert played.state.called is None

    events = played.does("dana", c.CallMeeting)

    assert kinds(events)[:2] == ["MeetingAsked", "MeetingCalled"]


def test_an_empty_chair_blocks_no_meeting() -> None:
    played = begun(text(convene="chair"), chair=False)
    played.does("boris", c.Report)

    events = played.does("chen", c.CallMeeting)

    assert e.GapMet(at=START, step="chair") in events
    assert played.state.called is not None


def test_no_meeting_without_a_report_and_no_proposal_without_a_meeting() -> None:
    played = begun()
    assert refused(played, "chen", c.CallMeeting) is Code.NOTHING_REPORTED
    played.does("boris", c.Report)
    assert refused(played, "chen", c.Propose, responses="wait") is Code.MEETING_NOT_CALLED
    played.does("chen", c.CallMeeting)
    assert refused(played, "dana", c.CallMeeting) is Code.MEETING_CALLED


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
    assert refused(played, "chen", c.Find, word="probable") is Code.NOT_FOR_ROLE
    assert refused(played, "gil", c.Find, word="certain") is Code.NO_SUCH_WORD
    assert refused(played, "gil", c.Find, word="probable", about="motive") is Code.NOT_AN_OPTION


def test_the_menu_is_the_text_s_unless_its_scope_leaves_room() -> None:
    barred = meeting(text(response_menu="sanctions", scope="ladder"))
    assert refused(barred, "chen", c.Propose, responses="forces") is Code.NOT_IN_MENU
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
    assert refused(played, "chen", c.Propose, responses="money") is Code.PROPOSED_THIS_STAGE
    assert refused(played, "dana", c.Propose, responses="tanks") is Code.NO_SUCH_RESPONSE
    assert refused(played, "dana", c.Propose, responses=" , ") is Code.NO_RESPONSE
    bad = refused(played, "dana", c.Propose, responses="money", clause="weather")
    assert bad is Code.NO_SUCH_CLAUSE
    played.does("ana", c.Next)
    played.does("chen", c.Propose, responses="money")


def test_the_beneficiary_proposes_only_where_the_text_gives_it_a_seat() -> None:
    heard = meeting(text(beneficiary_seat="heard"))
    code = refused(heard, "boris", c.Propose, responses="money")
    assert code is Code.NO_SEAT_FOR_BENEFICIARY

    silent = meeting(text(beneficiary_seat=None))
    events = silent.does("boris", c.Propose, responses="money")
    assert e.GapMet(at=START, step="seat") in events
    assert silent.state.proposals[0].votes == {}


# --- votes ---------------------------------------------------------------------------------------

FOUR = ("frontline", "large_european", "united_states", "eu")
VOTERS = dict(zip(FOUR, ("chen", "dana", "erik", "farah"), strict=True))


def counted(rule: str | None, votes: dict[str, str], **clauses: str | None) -> Outcome:
    """What becomes of sanctions, proposed by the Beneficiary, under a rule."""
    played = meeting(text(voting=rule, **clauses))
    played.does("boris", c.Propose, responses="sanctions")
    for role, vote in votes.items():
        played.does(VOTERS.get(role, "boris"), c.Vote, proposal=1, vote=vote)
    played.waits(72 * HOUR)  # the deadline: silence is consent, and the votes are counted
    while not played.state.counts:
        assert played.waits(0)  # news that was due before comes first
    return played.state.counts[0].outcomes[0]


def carried(bound: tuple[str, ...], aside: tuple[str, ...] = ()) -> Outcome:
    return Outcome(proposal=1, carried=True, bound=bound, aside=aside)


def lost(*blocked: str) -> Outcome:
    return Outcome(proposal=1, carried=False, blocked=blocked)


@pytest.mark.parametrize(
    ("rule", "votes", "found"),
    [
        (None, {}, lost()),
        (None, {"frontline": "for"}, carried(FOUR[:1], FOUR[1:])),
        ("each_alone", {"frontline": "for", "eu": "against"}, carried(FOUR[:1], FOUR[1:])),
        ("opt_in", {"frontline": "for"}, lost()),
        ("opt_in", {"frontline": "for", "eu": "for"}, carried(("frontline", "eu"), FOUR[1:3])),
        ("qualified_majority", {}, lost()),
        ("qualified_majority", {"frontline": "for", "eu": "for", "large_european": "against"},
         carried(FOUR)),
        ("qualified_majority", {"frontline": "for", "eu": "against"}, lost("eu")),
        ("qualified_majority", {"frontline": "for", "eu": "aside"}, carried(FOUR)),
        ("consensus", {}, carried(FOUR)),
        ("consensus", {"frontline": "for", "eu": "aside"}, carried(FOUR[:3], ("eu",))),
        ("consensus", {"frontline": "for", "united_states": "against"}, lost("united_states")),
        ("consensus_with_adversary", {"frontline": "for"}, lost("adversary")),
    ],
)  # fmt: skip
def test_votes_are_counted_by_the_text_s_rule(
    rule: str | None, votes: dict[str, str], found: Outcome
) -> None:
    assert counted(rule, votes) == found


def test_a_beneficiary_with_a_veto_can_stop_what_all_want() -> None:
    assert counted("consensus", {}, beneficiary_seat="veto") == carried(FOUR)
    stopped = counted("opt_in", dict.fromkeys(FOUR, "for"), beneficiary_seat="veto")
    assert stopped == carried(FOUR)

    played = meeting(text(voting="opt_in", beneficiary_seat="veto"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.Vote, proposal=1, vote="for")
    played.does("boris", c.Vote, proposal=1, vote="against")
    played.does("ana", c.Count)
    assert played.state.counts[0].outcomes == (lost("beneficiary"),)


def test_who_is_no_guarantor_under_the_text_has_no_vote() -> None:
    played = meeting(text(us_role="backstop"))
    played.does("chen", c.Propose, responses="materiel")

    assert refused(played, "erik", c.Vote, proposal=1, vote="for") is Code.NOT_ELECTOR
    assert refused(played, "farah", c.Vote, proposal=1, vote="for") is Code.NOT_ELECTOR
    assert refused(played, "gil", c.Vote, proposal=1, vote="for") is Code.NOT_FOR_ROLE
    assert refused(played, "boris", c.Vote, proposal=1, vote="for") is Code.NOT_ELECTOR
    assert refused(played, "dana", c.Vote, proposal=2, vote="for") is Code.NO_SUCH_MOVE
    assert refused(played, "dana", c.Vote, proposal=1, vote="maybe") is Code.NOT_AN_OPTION


def test_the_last_vote_of_a_role_counts_and_the_same_one_again_changes_nothing() -> None:
    played = meeting()
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.Vote, proposal=1, vote="against")
    played.does("dana", c.Vote, proposal=1, vote="aside")

    assert played.does("dana", c.Vote, proposal=1, vote="aside") == []
    assert played.state.proposals[0].votes["large_european"] == "aside"


def test_under_consensus_the_count_waits_for_the_silent_until_the_deadline() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions")
    assert refused(played, "ana", c.Count) is Code.SILENCE_RUNS
    for name in ("dana", "erik", "farah"):
        played.does(name, c.Vote, proposal=1, vote="for")

    assert isinstance(played.does("ana", c.Count)[-1], e.Counted)
    assert refused(played, "ana", c.Count) is Code.NOTHING_TO_COUNT
    assert refused(played, "dana", c.Vote, proposal=1, vote="aside") is Code.COUNTED_ALREADY


def test_each_for_itself_has_in_common_what_all_share_who_act() -> None:
    played = meeting(text(voting="each_alone"))
    played.does("chen", c.Propose, responses="sanctions, materiel")
    played.does("dana", c.Propose, responses="sanctions, money")
    played.does("farah", c.Vote, proposal=2, vote="for")
    played.does("ana", c.Count)
    count = played.state.counts[0]

    assert common(played.state, count) == {"sanctions"}
    assert own_lists(played.state, count) == {
        "frontline": {"sanctions", "materiel"},
        "large_european": {"sanctions", "money"},
        "eu": {"sanctions", "money"},
    }


def test_the_union_is_bound_only_to_what_it_decides_on() -> None:
    played = meeting(text(voting="consensus"))
    played.does("chen", c.Propose, responses="sanctions, materiel")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.Vote, proposal=1, vote="for")
    played.does("ana", c.Count)

    assert own_lists(played.state, played.state.counts[0])["eu"] == {"sanctions"}


# --- the clock -----------------------------------------------------------------------------------


def test_injects_come_at_their_hours_by_the_clock_and_not_before() -> None:
    played = begun()
    assert kinds(played.waits(3 * HOUR - 1)) == []

    assert e.InjectGiven(at=played.at, minute=180, inject=1) not in played.events
    events = played.waits(1)

    assert events[0] == e.InjectGiven(at=played.at, minute=180, inject=1)


def test_a_late_look_brings_all_that_was_due_one_after_the_other() -> None:
    played = begun()
    first, second, third = (played.waits(wait) for wait in (9 * HOUR, 0, 0))

    assert first[0] == e.InjectGiven(at=played.at, minute=180, inject=1)
    assert second[0] == e.InjectGiven(at=played.at, minute=540, inject=2)
    assert third == []


def test_next_takes_the_game_s_clock_along_and_time_goes_on_from_there() -> None:
    played = begun()
    played.does("ana", c.Next)
    assert minute_at(played.state, played.at) == 180
    played.waits(HOUR)

    assert minute_at(played.state, played.at) == 240
    for _ in range(2):
        played.does("ana", c.Next)
    assert refused(played, "ana", c.Next) is Code.NO_MORE_INJECTS


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

    assert kinds(events)[:3] == ["Marked", "Marked", "InjectGiven"] or kinds(events)[:2] == [
        "Marked", "InjectGiven",
    ]  # fmt: skip
    assert events[0].minute == 24 * 60


def test_at_the_deadline_the_votes_are_counted_by_themselves() -> None:
    played = meeting(text(voting="opt_in"))
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.Vote, proposal=1, vote="for")
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

    assert played.state.phase is Phase.OVER
    assert [ev.minute for ev in played.events if isinstance(ev, e.Ended)] == [44 * 60]
    assert deadline(played.state) is None


def test_a_chair_is_told_that_nothing_more_comes_and_ends_it() -> None:
    played = begun(text(deadline="none"))
    for _ in range(60):
        played.waits(HOUR)
    assert played.state.phase is Phase.RUNNING
    assert "last" in played.state.marks
    played.does("ana", c.End)
    assert refused(played, "ana", c.Next) is Code.EXERCISE_OVER


def test_no_time_passes_while_it_is_paused() -> None:
    played = begun()
    played.waits(2 * HOUR)
    played.does("ana", c.PauseExercise)
    assert deadline(played.state) is None
    assert played.waits(50 * HOUR) == []
    assert refused(played, "boris", c.Report) is Code.EXERCISE_PAUSED
    played.does("ana", c.ResumeExercise)

    assert minute_at(played.state, played.at) == 120
    assert refused(played, "ana", c.ResumeExercise) is Code.EXERCISE_RUNS


def test_the_chair_s_own_news_is_a_stage_and_may_be_for_one_role() -> None:
    played = begun()
    events = played.does(
        "ana", c.AddInject, words="Ships turn back.", to="The Press and public", how="claimed"
    )

    assert events[0] == e.InjectAdded(
        at=START, by=MemberId("ana"), move="id-8", to="press", how="claimed"
    )
    assert played.state.stage == 2
    assert refused(played, "ana", c.AddInject, words="x", to="nobody") is Code.NO_SUCH_ROLE
    assert refused(played, "ana", c.AddInject, words="x", how="sure") is Code.NOT_AN_OPTION
    assert refused(played, "ana", c.AddInject, words="…") is Code.SPEECH_EMPTY
    assert refused(played, "boris", c.AddInject, words="x") is Code.NOT_MECHANISM_CHAIR


def test_press_and_spokesperson_speak_once_a_stage() -> None:
    played = begun()
    played.does("hana", c.JoinRole, role="press")
    played.does("ivo", c.JoinRole, role="adversary")
    played.does("hana", c.Ask, words="Why?")
    played.does("ivo", c.State, words="It was not us.")

    assert refused(played, "hana", c.Ask, words="Why?") is Code.SAID_THIS_STAGE
    assert refused(played, "ivo", c.State, words="No.") is Code.SAID_THIS_STAGE
    assert refused(played, "ivo", c.Ask, words="Why?") is Code.NOT_FOR_ROLE
    played.does("ana", c.Next)
    played.does("hana", c.Ask, words="And now?")


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
    assert refused(played, "boris", c.JoinRole, role="eu") is Code.PLAYED_ALONE
    assert refused(played, "boris", c.Next) is Code.NOT_MECHANISM_CHAIR
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
    assert refused(played, "dana", c.Vote, vote="for") is Code.WHICH_PROPOSAL
    played.does("chen", c.Propose, responses="sanctions")
    played.does("dana", c.Vote, vote="for")
    assert played.state.proposals[0].votes["large_european"] == "for"
    played.does("dana", c.Propose, responses="money")
    assert refused(played, "erik", c.Vote, vote="for") is Code.WHICH_PROPOSAL

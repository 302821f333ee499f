"""What follows from each act, and what is refused, in a small debate played by hand."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.commands.base import DebateTick, NoteClause, NoteExercise
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import may
from bot.debate.rules.clock import deadline, ends_at, order_queue
from bot.debate.rules.counting import characters
from bot.debate.rules.decide import decide
from bot.debate.rules.format import Format, Interruptions
from bot.debate.rules.judging import decision
from bot.debate.rules.preparing import seconds_left
from bot.debate.rules.quiet import after_quiet, read_quiet
from bot.debate.state import DebatePhase
from bot.debate.views.steps import steps
from bot.kernel.ids import MemberId
from bot.kernel.journal_rows import kind_of
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused
from tests.debate.rules.making import START, Played, refused, running, small, who


def kinds(events: list[e.DebateEvent]) -> list[str]:
    return [kind_of(type(event)) for event in events]


class TestSignUp:
    def test_the_second_who_wants_a_seat_hears_which_are_free(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        assert refused(played, "chen", c.TakeSeat, seat="First for") is DebateRefusal.SEAT_TAKEN
        played.does("chen", c.TakeSeat, seat="con")
        assert played.state.seats == {"pro1": "boris", "con1": "chen"}

    def test_where_all_seats_are_taken_nobody_is_told_to_choose_a_free_one(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        for seat in ("pro", "First against"):
            assert refused(played, "erik", c.TakeSeat, seat=seat) is DebateRefusal.SEATS_FULL

    def test_who_takes_another_seat_leaves_their_own(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("boris", c.TakeSeat, seat="con1")
        assert played.state.seats == {"con1": "boris"}

    def test_an_empty_side_cannot_start(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        assert refused(played, "ana", c.StartDebate) is DebateRefusal.SIDE_EMPTY
        assert refused(played, "boris", c.StartDebate) is DebateRefusal.NOT_CHAIR

    def test_the_draw_and_the_coin_come_out_the_same_again(self) -> None:
        one, other = Played(small()), Played(small())
        for played in (one, other):
            played.does("boris", c.TakeSeat, seat="pro1")
            played.does("chen", c.TakeSeat, seat="con1")
            played.does("ana", c.DrawSeats)
            played.does("ana", c.FlipCoin)
        assert one.events == other.events

    def test_one_speaks_twice_where_a_side_is_short_but_never_for_both(self) -> None:
        played = running(small())
        assert (
            refused(played, "ana", c.Swap, seat="con1", member="boris")
            is DebateRefusal.ON_OTHER_SIDE
        )


class TestVotes:
    def test_each_counts_once_and_the_last_rules(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        assert refused(played, "erik", c.TakePosition, stance="1") is DebateRefusal.VOTE_NOT_YET
        played.does("ana", c.StartDebate)
        played.does("erik", c.TakePosition, stance="-2")
        played.does("erik", c.TakePosition, stance="undecided")
        assert [vote.stance for vote in played.state.first.values()] == [None]

    def test_a_vote_in_the_second_in_which_the_ballot_closes_is_late(self) -> None:
        played = Played(small(), chair=False)
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        played.does("boris", c.StartDebate)
        vote = played.state.vote
        assert vote is not None
        until = vote.until
        assert until is not None
        played.at = until
        assert refused(played, "erik", c.TakePosition, stance="1") is DebateRefusal.VOTE_OVER
        played.at = until - timedelta(milliseconds=1)
        played.does("erik", c.TakePosition, stance="1")

    @pytest.mark.parametrize("stance", ["-4", "4", "100", "maybe"])
    def test_a_stance_off_the_scale_is_refused(self, stance: str) -> None:
        played = running(small())
        code = refused(played, "erik", c.TakePosition, stance=stance)
        assert code is DebateRefusal.STANCE_WRONG

    @pytest.mark.parametrize("confidence", [-1, 101])
    def test_a_confidence_outside_0_to_100_is_refused(self, confidence: int) -> None:
        played = running(small())
        code = refused(played, "erik", c.TakePosition, stance="1", confidence=confidence)
        assert code is KernelRefusal.OUT_OF_RANGE

    def test_credit_goes_to_others_alone(self) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        played.does("boris", c.Speak, words="hello")
        assert (
            refused(played, "boris", c.TakePosition, stance="1", moved_by="1")
            is DebateRefusal.CREDIT_OWN
        )
        wrong = refused(played, "erik", c.TakePosition, stance="1", moved_by="nothing")
        assert wrong is DebateRefusal.CREDIT_UNKNOWN
        played.does("chen", c.MakeClaim, words="a claim")
        taken = played.does("erik", c.TakePosition, stance="1", moved_by="speech 1 and claim 1")
        assert isinstance(taken[0], e.PositionTaken)
        assert taken[0].moved_by == (played.state.speeches[0].speech, played.state.claims[0].claim)

    def test_reminders_name_those_who_take_part_and_have_not_voted(self) -> None:
        played = Played(small())
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        played.does("ana", c.StartDebate)
        played.does("boris", c.TakePosition, stance="1")
        (reminded,) = played.does("ana", c.RemindVoters)
        assert isinstance(reminded, e.Reminded)
        assert reminded.members == ("chen",)
        played.does("chen", c.TakePosition, stance="1")
        assert refused(played, "ana", c.RemindVoters) is DebateRefusal.ALL_VOTED


class TestSpeeches:
    def test_a_sealed_round_ends_when_all_have_handed_in(self) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        played.does("boris", c.Speak, words="sealed words")
        assert refused(played, "boris", c.Speak, words="more") is DebateRefusal.HANDED_IN
        assert played.state.sealed
        assert kinds(played.does("chen", c.Speak, words="mine")) == ["SpeechGiven", "Ended"]

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("", DebateRefusal.SPEECH_EMPTY),
            ("👍🏽 🎉", DebateRefusal.SPEECH_EMPTY),
            ("x" * 101, DebateRefusal.SPEECH_TOO_LONG),
            ("x" * 100_000, DebateRefusal.SPEECH_TOO_LONG),
        ],
    )
    def test_what_is_no_speech_is_refused(self, words: str, code: RefusalCode) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        assert refused(played, "boris", c.Speak, words=words) is code

    def test_characters_are_those_that_people_see(self) -> None:
        assert characters("é") == characters("e\u0301") == 1
        assert characters("👩‍👩‍👧") == 1
        assert characters("👍🏽!") == 2

    def test_a_draft_is_given_when_the_time_is_over_and_marked(self) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        played.does("boris", c.KeepDraft, words="first thoughts")
        played.does("boris", c.KeepDraft, words="second thoughts")
        assert played.state.running is not None
        kept = played.state.drafts
        events = played.waits(76)
        assert kinds(events) == ["Announced", "Announced", "SpeechGiven", "Ended"]
        given = events[2]
        assert isinstance(given, e.SpeechGiven)
        assert given.unfinished
        assert given.speech == next(iter(kept.values())).speech

    def test_a_draft_is_not_given_by_those_who_spoke_or_may_not(self) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        played.does("boris", c.KeepDraft, words="thoughts")
        played.does("chen", c.KeepDraft, words="thoughts")
        played.does("boris", c.Speak, words="words")
        played.does("ana", c.Mute, member="chen")
        assert "SpeechGiven" not in kinds(played.waits(76))

    def test_a_draft_may_be_kept_before_its_segment_begins(self) -> None:
        played = in_speech()
        played.does("chen", c.KeepDraft, words="an answer, written ahead")
        draft = played.state.drafts[MemberId("chen")]
        assert played.state.format.segments[draft.segment].actors == ("con1",)
        assert refused(played, "erik", c.KeepDraft, words="hm") is DebateRefusal.NO_TURN
        played.does("boris", c.Speak, words="words")
        played.does("boris", c.EndTurn)
        assert played.state.drafts[MemberId("chen")] == draft
        played.does("chen", c.Begin)
        given = played.waits(136)[-2]
        assert isinstance(given, e.SpeechGiven)
        assert (given.speech, given.unfinished) == (draft.speech, True)

    def test_a_speech_whose_time_ran_out_is_handed_in_late_once_and_marked(self) -> None:
        played = in_speech()
        assert refused(played, "boris", c.HandInLate, words="hm") is DebateRefusal.NOTHING_LATE
        played.waits(136)
        assert refused(played, "chen", c.HandInLate, words="hm") is DebateRefusal.NOTHING_LATE
        (given,) = played.does("boris", c.HandInLate, words="what I meant to say")
        assert isinstance(given, e.SpeechGiven)
        assert (given.late, given.segment, given.seat, given.characters) == (True, 1, "pro1", 19)
        assert refused(played, "boris", c.HandInLate, words="hm") is DebateRefusal.NOTHING_LATE

    def test_nothing_is_late_where_the_format_or_a_seal_forbids_it(self) -> None:
        strict = in_speech(small(late="false"))
        strict.waits(136)
        assert strict.state.segment == 2
        assert refused(strict, "boris", c.HandInLate, words="hm") is DebateRefusal.NOTHING_LATE
        sealed = running(small())
        sealed.does("boris", c.Begin)
        sealed.waits(76)
        assert sealed.state.segment == 1
        assert refused(sealed, "boris", c.HandInLate, words="hm") is DebateRefusal.NOTHING_LATE

    def test_who_is_muted_says_nothing(self) -> None:
        played = running(small())
        played.does("boris", c.Begin)
        played.does("ana", c.Mute, member="boris")
        assert refused(played, "boris", c.Speak, words="hello") is DebateRefusal.MUTED


def in_speech(rules: Format | None = None) -> Played:
    """The second segment runs: boris speaks, chen may offer points."""
    played = running(rules or small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)
    return played


class TestPoints:
    def test_points_are_for_the_other_side_outside_protected_time(self) -> None:
        played = in_speech()
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.POINTS_NOT_YET
        played.waits(30)
        assert refused(played, "erik", c.OfferPoint) is DebateRefusal.POINT_NEEDS_SEAT
        assert refused(played, "boris", c.OfferPoint) is DebateRefusal.POINT_OWN_SPEECH
        played.does("chen", c.OfferPoint)
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.POINT_WAITING
        assert refused(played, "chen", c.AnswerPoint, accept=True) is DebateRefusal.NOT_YOUR_TURN
        played.does("boris", c.AnswerPoint, accept=True)
        assert played.state.running is not None
        assert played.state.running.point is not None
        assert played.state.running.point.until == played.at + timedelta(seconds=15)
        played.does("chen", c.Speak, words="a point")
        assert played.state.running.point is None

    def test_the_button_stands_in_the_window_alone(self) -> None:
        played = in_speech()

        def is_offered() -> bool:
            by = who("chen")
            labels = [button.label for button in steps(played.state, by)]
            on_board = [button.label for button in steps(played.state)]
            assert ("Point of information" in labels) == ("Point of information" in on_board)
            assert ("Point of information" in labels) == may(played.state, c.OfferPoint, by)
            return "Point of information" in labels

        assert not is_offered()
        played.waits(29)
        assert not is_offered()
        played.waits(1)
        assert is_offered()
        played.waits(60)
        assert not is_offered()
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.PROTECTED_TIME

    def test_a_second_window_opens_after_protected_time(self) -> None:
        first, speech, *others = small().segments
        again = Interruptions(opens=100, closes=110, longest=5)
        speech = replace(speech, more_interruptions=(again,))
        played = in_speech(replace(small(), segments=(first, speech, *others)))
        played.waits(90)
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.POINTS_NOT_YET
        played.waits(10)
        played.does("chen", c.OfferPoint)
        played.does("boris", c.AnswerPoint, accept=True)
        assert played.state.running is not None
        assert played.state.running.point is not None
        assert played.state.running.point.until == played.at + timedelta(seconds=5)
        played.waits(10)
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.PROTECTED_TIME

    def test_a_point_that_nobody_answers_lapses_in_protected_time(self) -> None:
        played = in_speech()
        played.waits(89)
        played.does("chen", c.OfferPoint)
        lapsed = [event for event in played.waits(1) if isinstance(event, e.PointAnswered)]
        assert [(event.accepted, event.member, event.by) for event in lapsed] == [
            (False, "chen", None)
        ]
        assert refused(played, "boris", c.AnswerPoint, accept=True) is DebateRefusal.NO_POINT

    def test_a_point_that_was_taken_in_time_is_heard_out(self) -> None:
        played = in_speech()
        played.waits(89)
        played.does("chen", c.OfferPoint)
        played.does("boris", c.AnswerPoint, accept=True)
        played.waits(1)
        assert kinds(played.does("chen", c.Speak, words="mine")) == ["PointMade", "PointEnded"]

    def test_nobody_is_interrupted_in_writing(self) -> None:
        played = running(small(), tempo="writing")
        played.does("ana", c.Skip)
        played.does("boris", c.Begin)
        played.waits(60)
        assert refused(played, "chen", c.OfferPoint) is DebateRefusal.NO_POINTS_IN_WRITING

    def test_an_accepted_point_ends_by_its_own_clock(self) -> None:
        played = in_speech()
        played.waits(30)
        played.does("chen", c.OfferPoint)
        played.does("boris", c.AnswerPoint, accept=True)
        assert kinds(played.waits(14)) == []
        assert "PointEnded" in kinds(played.waits(1))
        assert refused(played, "chen", c.Speak, words="too late") is DebateRefusal.NOT_YOUR_TURN

    def test_a_point_of_order_goes_before_any_queue(self) -> None:
        played = in_speech()
        played.does("erik", c.RaiseOrder, words="He speaks twice.")
        again = refused(played, "dana", c.RaiseOrder, words="And so does she.")
        assert again is DebateRefusal.ORDER_WAITING
        assert refused(played, "erik", c.RuleOrder, uphold=True) is DebateRefusal.NOT_CHAIR
        played.does("ana", c.RuleOrder, uphold=True)
        assert played.state.order is None


class TestLeavingOut:
    def test_the_closing_vote_opens_when_the_last_segment_is_left_out_as_when_it_ends(self) -> None:
        played = running(small())
        for _ in range(3):
            assert kinds(played.does("ana", c.Skip)) == ["Skipped"]

        assert kinds(played.does("ana", c.Skip)) == ["Skipped", "VoteOpened"]
        played.does("boris", c.TakePosition, stance="2")
        assert "boris" in played.state.cast

    def test_the_end_follows_where_nobody_votes(self) -> None:
        played = Played(small(votes="false"))
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        played.does("ana", c.StartDebate)

        events = [played.does("ana", c.Skip) for _ in range(4)]

        assert kinds(events[-1]) == ["Skipped", "Closed"]


class TestFloor:
    def test_who_has_spoken_least_comes_first(self) -> None:
        played = running(small())
        for _ in range(3):
            played.does("ana", c.Skip)
        played.does("ana", c.Begin)
        played.does("boris", c.AskFloor)
        assert played.state.holder == "boris"
        played.does("boris", c.Speak, words="one")
        for name in ("dana", "boris", "erik"):
            played.does(name, c.AskFloor)
        assert played.state.holder == "dana"
        assert order_queue(played.state) == ("erik", "boris")
        assert refused(played, "boris", c.AskFloor) is DebateRefusal.QUEUED_ALREADY

    def test_a_turn_passes_on_by_itself(self) -> None:
        played = running(small())
        for _ in range(3):
            played.does("ana", c.Skip)
        played.does("ana", c.Begin)
        played.does("boris", c.AskFloor)
        played.does("dana", c.AskFloor)
        played.waits(30)
        assert played.state.holder == "dana"

    def test_a_seat_that_is_left_frees_the_floor_for_the_substitute(self) -> None:
        played = in_speech()
        played.does("boris", c.LeaveSeat)
        assert played.state.holder is None
        played.does("ana", c.Swap, seat="pro1", member="dana")
        assert played.state.holder == "dana"


class TestTime:
    def test_all_is_announced_once_and_overtime_ends_the_turn(self) -> None:
        played = in_speech()
        told = [
            event.what
            for second in range(1, 136)
            for event in played.waits(1)
            if isinstance(event, e.Announced)
        ]
        assert told == ["open", "warning:60", "protected", "time"]
        assert played.state.phase is DebatePhase.READY
        assert played.state.seconds[1] == 135

    def test_a_late_tick_tells_all_and_a_second_one_nothing(self) -> None:
        played = in_speech()
        assert kinds(played.waits(500))[-1] == "Ended"
        assert played.waits(0) == []

    def test_a_pause_costs_nobody_time(self) -> None:
        played = in_speech()
        end = ends_at(played.state)
        played.does("ana", c.Pause)
        assert deadline(played.state) is None
        played.waits(1000)
        played.does("ana", c.Resume)
        assert end is not None
        assert ends_at(played.state) == end + timedelta(seconds=1000)

    def test_a_clock_set_back_neither_ends_nor_repeats_anything(self) -> None:
        played = in_speech()
        played.waits(61)
        before = played.state
        assert played.waits(-3600) == []
        assert played.state == before

    def test_one_more_minute_warns_again(self) -> None:
        played = in_speech()
        played.waits(60)
        played.does("ana", c.AddTime, seconds=60)
        assert played.state.running is not None
        assert "warning:60" not in played.state.running.announced
        told = [event.what for event in played.waits(60) if isinstance(event, e.Announced)]
        assert told == ["protected", "warning:60"]

    def test_time_is_taken_away_and_warnings_leapt_over_are_not_told(self) -> None:
        played = in_speech()
        end = ends_at(played.state)
        played.waits(10)
        played.does("ana", c.AddTime, seconds=-60)
        assert end is not None
        assert ends_at(played.state) == end - timedelta(seconds=60)
        told = [event.what for event in played.waits(50) if isinstance(event, e.Announced)]
        assert told == ["open", "time"]

    def test_a_warning_that_is_still_to_come_comes_sooner(self) -> None:
        played = in_speech()
        played.waits(10)
        played.does("ana", c.AddTime, seconds=-30)
        told = [event.what for event in played.waits(20) if isinstance(event, e.Announced)]
        assert sorted(told) == ["open", "warning:60"]

    def test_no_more_is_taken_than_is_left(self) -> None:
        played = in_speech()
        played.waits(100)
        assert refused(played, "ana", c.AddTime, seconds=-20) is DebateRefusal.TOO_LITTLE_TIME
        assert refused(played, "ana", c.AddTime, seconds=0) is DebateRefusal.NO_TIME_CHANGED
        played.does("ana", c.AddTime, seconds=-19)
        played.does("ana", c.Pause)
        played.waits(100)
        assert refused(played, "ana", c.AddTime, seconds=-1) is DebateRefusal.TOO_LITTLE_TIME

    def test_back_and_skip_move_without_a_clock(self) -> None:
        played = in_speech()
        played.does("ana", c.Back)
        assert (played.state.segment, played.state.phase) == (1, DebatePhase.READY)
        played.does("ana", c.Back)
        assert played.state.segment == 0


class TestPreparation:
    def test_a_pool_is_each_sides_own_and_runs_out(self) -> None:
        played = running(small())
        played.does("boris", c.Prepare)
        played.waits(20)
        assert refused(played, "chen", c.EndTurn) is DebateRefusal.NOT_YOUR_TURN
        played.does("boris", c.EndTurn)
        assert (seconds_left(played.state, "pro"), seconds_left(played.state, "con")) == (40, 60)
        played.does("ana", c.Prepare, side="Pro")
        played.waits(100)
        assert seconds_left(played.state, "pro") == 0
        assert refused(played, "boris", c.Prepare) is DebateRefusal.PREPARATION_USED
        assert refused(played, "boris", c.Prepare, side="con") is DebateRefusal.POOL_NOT_YOURS

    def test_preparation_that_is_paused_is_not_used(self) -> None:
        played = running(small())
        played.does("boris", c.Prepare)
        played.waits(10)
        played.does("ana", c.Pause)
        played.waits(1000)
        played.does("ana", c.Resume)
        played.does("boris", c.Begin)
        assert seconds_left(played.state, "pro") == 50
        assert played.state.phase is DebatePhase.RUNNING

    def test_a_debate_that_runs_itself_prepares_and_begins(self) -> None:
        form = small(preparation='"fixed"')
        played = Played(form, chair=False)
        played.does("boris", c.TakeSeat, seat="pro1")
        played.does("chen", c.TakeSeat, seat="con1")
        played.does("boris", c.StartDebate)
        played.waits(120)
        assert played.state.phase is DebatePhase.PREPARING
        played.waits(60)
        assert (played.state.phase, played.state.segment) == (DebatePhase.RUNNING, 0)


class TestQuiet:
    @pytest.mark.parametrize(
        ("hour", "until"), [(21, 21), (22, 31), (23, 31), (30, 31), (31, 31), (40, 40)]
    )
    def test_nothing_comes_due_at_night(self, hour: int, until: int) -> None:
        day = START.replace(hour=0)
        quiet = read_quiet("22-7")
        assert after_quiet(day + timedelta(hours=hour), quiet) == day + timedelta(hours=until)

    def test_hours_are_those_of_the_zone(self) -> None:
        night = START.replace(hour=21)  # 23 in Kyiv
        assert after_quiet(night, read_quiet("22-7 Europe/Kyiv")) == night + timedelta(hours=8)

    @pytest.mark.parametrize("words", ["22:00–07:00", "22.00 - 7.00", "22 to 7", "22-07 UTC"])
    def test_hours_are_read_as_people_write_them(self, words: str) -> None:
        assert read_quiet(words) == read_quiet("22-7")

    @pytest.mark.parametrize(
        "wrong", ["night", "22", "22-30", "7-7", "22:30-7", "22-7 Mars/Crater"]
    )
    def test_other_words_are_refused(self, wrong: str) -> None:
        with pytest.raises(Refused) as caught:
            read_quiet(wrong)
        assert caught.value.code is DebateRefusal.QUIET_WRONG

    def test_a_segment_in_writing_ends_in_the_morning(self) -> None:
        played = running(small(), tempo="writing", hours=12, quiet="22-7")
        played.does("boris", c.Begin)  # at noon
        assert ends_at(played.state) == START.replace(hour=7) + timedelta(days=1)


class TestJudges:
    def test_adjudicators_decide_after_the_last_segment(self) -> None:
        played = running(small())
        played.does("ana", c.NameJudge, member="dana")
        played.does("ana", c.NameJudge, member="erik", shadow=True)
        assert refused(played, "ana", c.NameJudge, member="boris") is DebateRefusal.JUDGE_SEATED
        ballot = {"ranks": "Con, Pro", "scores": "pro1=70, First against=75"}
        assert refused(played, "dana", c.FileBallot, **ballot) is DebateRefusal.JUDGING_NOT_OPEN
        for _ in range(4):
            played.does("ana", c.Skip)
        played.does("ana", c.CloseVote)
        assert played.state.phase is DebatePhase.JUDGING
        assert refused(played, "ana", c.CloseVote) is DebateRefusal.BALLOTS_MISSING
        assert refused(played, "chen", c.FileBallot, **ballot) is DebateRefusal.NOT_JUDGE
        low = {**ballot, "scores": "pro1=10, con1=75"}
        assert refused(played, "dana", c.FileBallot, **low) is DebateRefusal.SCORE_OUT_OF_RANGE
        played.does("dana", c.FileBallot, **ballot)
        played.does("erik", c.FileBallot, ranks="pro, con", scores="pro1=80, con1=75")
        played.does("ana", c.CloseVote)
        decided = decision(played.state)
        assert decided is not None
        assert (decided.winner, decided.judges) == ("con", 1)


class TestChairs:
    def test_members_do_nothing_of_the_chairs_and_admins_everything(self) -> None:
        played = running(small())
        for command, more in (
            (c.Pause, {}),
            (c.Skip, {}),
            (c.CancelDebate, {}),
            (c.Mute, {"member": "boris"}),
            (c.CloseDebate, {"conclusion": "x"}),
        ):
            assert refused(played, "erik", command, **more) is DebateRefusal.NOT_CHAIR
        admin = c.Skip(by=who("zoe", Role.ADMIN), at=START, id="x")
        assert kinds(decide(played.state, admin)) == ["Skipped"]

    def test_a_chair_that_is_handed_on_is_gone(self) -> None:
        played = running(small())
        played.does("ana", c.HandChair, member="dana")
        assert refused(played, "ana", c.Skip) is DebateRefusal.NOT_CHAIR
        played.does("dana", c.AddChair, member="erik")
        played.does("erik", c.Skip)

    def test_every_act_has_its_author_and_the_clocks_have_none(self) -> None:
        played = in_speech()
        (paused,) = played.does("ana", c.Pause)
        assert paused.by == "ana"
        played.does("ana", c.Resume)
        played.waits(500)
        assert played.events[-1].by is None

    def test_what_is_over_takes_nothing_more(self) -> None:
        played = running(small())
        played.does("ana", c.CloseDebate, conclusion="Enough.")
        for name, command, more in (
            ("ana", c.Resume, {}),
            ("boris", c.Speak, {"words": "x"}),
            ("erik", c.MakeClaim, {"words": "x"}),
        ):
            assert refused(played, name, command, **more) is DebateRefusal.DEBATE_OVER
        assert refused(played, "erik", c.TakePosition, stance="1") is DebateRefusal.VOTE_OVER
        assert played.does("parley", DebateTick) == []

    def test_positions_are_taken_again_after_the_end_and_change_no_vote(self) -> None:
        played = running(small())
        played.does("ana", c.CloseDebate, conclusion="Enough.")
        votes = (played.state.first, played.state.closing)
        played.does("parley", NoteExercise, exercise="ex1", title="Strike")
        played.does("erik", NoteClause, clause="s2.trigger", title="Trigger: automatic")
        assert (
            played.does("erik", NoteClause, clause="s2.trigger", title="Trigger: automatic") == []
        )

        (taken,) = played.does("erik", c.SetPosition, stance="2", moved_by="x1, s2.trigger")

        assert isinstance(taken, e.PositionTaken)
        assert (taken.phase, taken.moved_by) == ("later", ("ex1", "s2.trigger"))
        assert (played.state.first, played.state.closing) == votes
        code = refused(played, "erik", c.SetPosition, stance="2", moved_by="s2.scope")
        assert code is DebateRefusal.CREDIT_UNKNOWN

    def test_no_position_is_taken_in_a_debate_that_was_called_off(self) -> None:
        played = running(small())
        played.does("ana", c.CancelDebate)

        assert refused(played, "erik", c.SetPosition, stance="1") is DebateRefusal.VOTE_OVER

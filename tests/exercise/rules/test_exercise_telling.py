"""What the room hears, in whole conversations; and the corners that a game seldom reaches."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.evolve import evolve, fold
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.debrief import ComparedText, build_debrief
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.seats import free
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.cards import brief, listing
from bot.exercise.views.debrief_details import debrief_details
from bot.exercise.views.debrief_log import debrief_and_log, log
from bot.exercise.views.details import render_details
from bot.guarantee.content import designs
from bot.guarantee.content import tension_rules as rules
from bot.kernel.ids import MemberId
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import Picture, View
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text, who
from tests.exercise.rules.test_exercise_rules import meeting, refused

NAMES = {MemberId(name): name.title() for name in ("ana", "boris", "chen", "dana", "gil")}


def in_detail(played: Played) -> str:
    """The exercise in detail, as the Assessor sees it."""
    return rendered(render_details("x", played.state, NAMES, {}, who("gil")), width=10_000)


def heard(played: Played, words: dict[str, str] | None = None) -> list[str]:
    """All that the room hears, a paragraph each."""
    state = fold(played.setting, played.events[:1])
    told: list[str] = []
    for event in played.events[1:]:
        state = evolve(state, event)
        blocks = announce_event(event, state, NAMES, words or {})
        told += [rendered(View(blocks=(block,)), width=10_000).strip() for block in blocks]
    return told


def test_a_meeting_that_comes_late_is_told_as_it_happens() -> None:
    played = begun(text(convene="guarantors_together", evidence="verified", voting="consensus"))
    played.does("boris", c.Report, words="Come quickly.")
    played.does("boris", c.CallMeeting)
    for _ in range(20):
        played.waits(4 * HOUR)
    move = next(one.move for one in played.state.reports)

    of_stages = ("The Family abroad ", "The Adversary now dares: ")
    told = heard(played, {move: "Come quickly."})[7:]
    assert sum(line.startswith(of_stages) for line in told) == 6  # two lines a stage that ends
    assert [line for line in told if not line.startswith(of_stages)] == [
        "The exercise “Missile strike on a city” begins. A clear and deadly attack, a year into a"
        " ceasefire. Nobody asks whether to answer; everybody asks how much.",
        "People die in this card. It gives numbers and no pictures.",
        "Played by script: Congress of the United States, Press, Adversary’s spokesperson,"
        " Family abroad, Investor, Front-line mayor.",
        "Hour 0, confirmed: In the night three missiles hit a city. Dozens of people are dead.",
        (
            "The Beneficiary reports the incident, in hour 0. The sheet covers such an event. "
            "It covers the place where it happened."
        ),
        "The clock is running. Guarantors must meet by hour 24 and decide by hour 72.",
        "│ “Come quickly.”",
        "The Beneficiary asks for the meeting.",
        "Hour 3: The Beneficiary gets news that only it sees.",
        "The Adversary’s spokesperson states (by script):",
        "│ “A technical failure during an exercise is regretted. We offer an inquiry of our own and"
        " warn against hasty steps.”",
        "Hour 8, claimed: The Adversary speaks of a failure during an exercise and offers an"
        " inquiry of its own.",
        "The Press asks (by script):",
        "│ “People sleep in cellars again tonight. What will be different tomorrow because of your"
        " guarantee?”",
        "Hour 20, confirmed: A second, smaller strike follows. Elsewhere the ceasefire holds.",
        "Hour 24: the time to meet is over, and there was no meeting.",
        "Hour 72: the time to decide is over. Nothing is decided.",
        "That was the last development of the card. The chair can add one, or end the exercise.",
    ]


def test_votes_are_told_with_whom_they_bind_and_who_stopped_them() -> None:
    played = meeting(text(voting="consensus", evidence="verified"))
    played.does("chen", c.Propose, responses="materiel", words="Now.")
    played.does("dana", c.Propose, responses="statement")
    for name, number, vote in (
        ("dana", 1, "against"), ("erik", 1, "for"), ("chen", 2, "for"), ("erik", 2, "aside"),
    ):  # fmt: skip
        played.does(name, c.CastRoleVote, proposal=number, vote=vote)
    played.does("ana", c.Count)
    played.does("chen", c.Respond, responses="materiel")
    told = "\n".join(heard(played))

    assert "The Large European Guarantor votes against proposal 1." in told
    assert "Proposal 1 (materiel) is not carried. Stopped by: the Large European Guarantor." in told
    assert (
        "Proposal 2 (joint statement) is carried. Bound by it: the Frontline Guarantor and the"
        " Large European Guarantor. For: the Frontline Guarantor and"
        " the Large European Guarantor. Abstained: the United States." in told
    )
    assert "The standard of evidence was not met when this was decided." in told
    assert "The Frontline Guarantor acts alone: materiel." in told


def test_what_people_say_is_told_by_their_role_and_gone_when_it_was_erased() -> None:
    played = begun()
    played.does("hana", c.JoinRole, role="press")
    played.does("ivo", c.JoinRole, role="adversary")
    asked = played.does("hana", c.AskInExercise, words="Why?")[0]
    stated = played.does("ivo", c.State, words="No.")[0]
    played.does("ana", c.AddInject, words="Talks are offered.", how="claimed")
    played.does("ana", c.PauseExercise)
    played.does("ana", c.ResumeExercise)
    played.does("chen", c.LeaveRole)
    played.does("ana", c.LeaveRole)
    words = {getattr(asked, "move", ""): "Why?", getattr(stated, "move", ""): "No."}

    told = heard(played, words)
    assert [one for one in told if " now dares" not in one and "abroad" not in one][-10:] == [
        "The Press asks:",
        "│ “Why?”",
        "The Adversary’s spokesperson states:",
        "│ “No.”",
        "Hour 0, claimed: These words were erased.",
        "The exercise is paused.",
        "The exercise goes on; no time was lost.",
        "Chen leaves the Frontline Guarantor. A script takes over.",
        "The Frontline Guarantor answers (by script): “What is let pass there today comes to us"
        " tomorrow. We will act as the text says.”",
        "Ana leaves the Chair, which is free again.",
    ]


def test_half_hours_are_said() -> None:
    played = begun()
    played.waits(2.6 * HOUR)
    played.does("boris", c.Report)

    assert "in hour 2:30" in "\n".join(heard(played))


def test_a_script_asks_the_guarantors_along_and_sends_no_forces() -> None:
    played = Played(text(convene="guarantors_together"), solo="assessor")
    assert played.state.meeting_called is None  # the large one was asked along; it takes two
    played.does("ana", c.Next)
    assert played.state.meeting_called is not None

    sent = meeting(text(voting="consensus", response_menu=None))
    sent.does("dana", c.LeaveRole)
    sent.does("gil", c.Find, word="confirmed")
    sent.does("chen", c.Propose, responses="forces")
    assert sent.state.proposals[-1].votes["large_european"] == "against"
    assert "(by script: it does not want to send forces)" in "\n".join(heard(sent))


def test_where_all_is_played_and_no_text_is_left_to_compare_it_says_so() -> None:
    played = begun(text(guarantors="single_state"))
    played.does("dana", c.LeaveRole)
    played.does("ana", c.End)
    found = build_debrief(played.setting, played.events, (), rules.load())
    told = rendered(debrief_details(found, {}), width=10_000)

    assert "There is no other design to compare." in told
    assert [one.role for one in found.stands] == ["large_european"]
    happened = log(found, played.events, NAMES, {})
    assert "What happened" in rendered(
        debrief_and_log(debrief_details(found, {}), happened), width=10_000
    )


def test_a_contested_text_is_read_both_ways() -> None:
    contested = ComparedText(
        name="Contested",
        choices=text(trigger="automatic", conduct_condition="none"),
        otherwise={"trigger": ("none",)},
    )
    played = begun()
    found = build_debrief(played.setting, played.events, (contested,), rules.load())
    told = rendered(debrief_details(found, {}), width=10_000)

    assert (
        "Contested: It would have applied. The event itself sets it off. Nobody has to "
        "decide. They owe help, and each chooses what kind. Where its text is contested, "
        "the other reading: it would not have applied."
    ) in told


def test_one_state_gives_the_guarantee_alone() -> None:
    assert guarantors(begun().setting, begun(text(guarantors="single_state")).state.procedure) == (
        "large_european",
    )
    lead = begun(text(guarantors="single_state", us_role="lead"))
    assert guarantors(lead.setting, lead.state.procedure) == ("united_states",)
    union = begun(text(guarantors="eu_members"))
    assert "united_states" not in guarantors(union.setting, union.state.procedure)


def test_a_role_may_be_named_by_a_part_of_its_name_and_all_may_be_taken() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="spokesperson")
    assert played.state.role_of(MemberId("boris")) == "adversary"
    assert refused(played, "chen", c.JoinRole, role="guarantor") is ExerciseRefusal.NO_SUCH_ROLE
    number = 0
    for role in played.setting.roles:
        while len(played.state.holders.get(role.id, ())) < role.most:
            number += 1
            played.does(f"member{number}", c.JoinRole, role=role.id)
    assert free(played.state) == "none"


def test_what_cannot_be_is_refused_or_raised() -> None:
    with pytest.raises(Refused) as caught:
        Played(FULL, tempo="slow")
    assert caught.value.code is KernelRefusal.NOT_AN_OPTION
    with pytest.raises(ValueError, match="begin with an opening"):
        fold(begun().setting, [e.ExerciseBegun(at=datetime(2026, 1, 1, tzinfo=UTC))])
    played = begun()
    assert evolve(played.state, played.events[0]).holders == played.state.holders
    played.does("ana", c.End)
    assert refused(played, "boris", c.Report) is ExerciseRefusal.EXERCISE_OVER
    played.does("boris", c.LeaveRole)


def test_an_added_stage_before_the_first_never_happens_and_ends_come_in_order() -> None:
    played = Played(text(deadline="meet_24"), chair=False, card="wavering_guarantor")
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("boris", c.Start)
    played.does("boris", c.Report)
    for _ in range(3):
        try:
            played.does("boris", c.Next)
        except Refused as over:
            assert over.code is ExerciseRefusal.NO_MORE_INJECTS  # noqa: PT017
    played.waits(30 * HOUR)

    assert isinstance(played.events[-1], e.ExerciseEnded)


def test_a_list_of_exercises_can_be_empty() -> None:
    assert "There has been no exercise yet." in rendered(listing(()), width=80)
    row: Any = ("id", "Who fired?", "A text", "over", datetime(2026, 1, 1, tzinfo=UTC))
    assert "Who fired?: against A text, over" in rendered(listing([row]), width=200)


def test_every_design_s_own_name_is_told_as_what_it_is_played_against() -> None:
    for design in designs.load().values():
        played = Played(design.choices)
        assert played.state.procedure.choices == design.choices


def test_a_full_table_is_debriefed_with_who_stopped_what() -> None:
    played = meeting(text(voting="consensus", evidence=None), card="cut_cable", sealed=True)
    for name, role in (("hana", "press"), ("ivo", "adversary")):
        played.does(name, c.JoinRole, role=role)
    played.does("chen", c.Propose, responses="sanctions")
    for name, vote in (("dana", "against"), ("erik", "for"), ("farah", "for")):
        played.does(name, c.CastRoleVote, proposal=1, vote=vote)
    sealed = heard(played)[-1]
    played.does("ana", c.Count)
    told = heard(played)[-1]
    for _ in range(3):
        played.does("ana", c.Next)
    board_ = in_detail(played)
    played.does("ana", c.End)
    found = build_debrief(played.setting, played.events, (), rules.load())
    shown = rendered(debrief_details(found, {}, picture=Picture(b"", "A time line.")), width=10_000)

    assert sealed == "The European Union has voted on proposal 1. Nobody sees how before the count."
    assert told == (
        "Proposal 1 (sanctions) is not carried. Stopped by: the Large European Guarantor. For: the"
        " Frontline Guarantor, the United States and the European Union. Against: the Large"
        " European Guarantor."
    )
    assert "The sheet sets no standard of evidence." in board_
    assert (
        "The Large European Guarantor: bound to nothing; voted against proposal 1;"
        " stopped proposal 1." in shown
    )
    assert "Played by script in the end: the Congress of the United States, the Family" in shown
    assert "A time line." in shown


def test_a_sealed_vote_shows_only_how_many_there_are() -> None:
    played = meeting(sealed=True)
    played.does("chen", c.Propose, responses="sanctions")
    told = in_detail(played)
    silent = meeting(text(beneficiary_seat="equal"))
    silent.does("boris", c.Propose, responses="sanctions")
    none = in_detail(silent)

    assert "Votes, sealed: 1 of 4." in told
    assert "No votes yet." in none


def test_before_a_proposal_is_seconded_the_board_counts_who_asked_for_the_meeting() -> None:
    played = begun(text(convene="guarantors_together"))
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    told = in_detail(played)
    red = played.does("dana", c.SetRedLine, words="No.")[0]
    words = {getattr(red, "move", ""): "No."}
    mine = brief("x", played.state, "large_european", words, who("dana"))

    assert "Nobody has called the meeting yet. 1 role has asked for it." in told
    assert "Your red line (nobody sees it before the debrief): No." in rendered(mine, width=10_000)

"""Whether the guarantee applies, what the assessor has to go by, and who holds to the sheet."""

import pytest
from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.handlers.telling import find_called
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.allowed import may
from bot.exercise.rules.application import find_missing
from bot.exercise.rules.evidence import find_support
from bot.exercise.rules.moves import WORDS
from bot.exercise.state import AUTHOR
from bot.exercise.views.asking import render_tail
from bot.exercise.views.board import board
from bot.guarantee.rules.terms import Assessment
from bot.kernel.refusal import Refused
from bot.kernel.view import Buttons, Fields
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text, who
from tests.exercise.rules.meeting import kinds, meeting

PARTIES = ("boris", "chen", "dana", "erik", "farah")


def board_rows(played: Played) -> list[tuple[str, str]]:
    (fields,) = (one for one in board("x", played.state, {}).blocks if isinstance(one, Fields))
    return [(str(label), "".join(map(str, words.spans))) for label, words in fields.rows]


def next_on(played: Played) -> str:
    return dict(board_rows(played))["Next"]


def settled(played: Played) -> tuple[str, tuple[str, ...]]:
    application = played.state.application
    assert application is not None
    return application.applies, application.roles


def says_all(played: Played, **verdicts: str) -> Played:
    for name in PARTIES:
        played.does(name, c.VoteOnApplication, verdict=verdicts.get(name, "yes"))
    return played


def test_the_mechanism_settles_it_by_the_sheets_rule_once_all_have_spoken() -> None:
    agreed, objected = says_all(meeting()), says_all(meeting(), dana="no")

    assert settled(agreed) == (
        "yes", ("frontline", "large_european", "united_states", "eu"),
    )  # fmt: skip
    assert settled(objected) == ("no", ())


def test_a_share_and_a_number_that_joins_are_counted() -> None:
    two_thirds = says_all(meeting(text(voting="qualified_majority")), dana="no")
    joining = says_all(meeting(text(voting="opt_in")), dana="no", farah="no")

    assert settled(two_thirds)[0] == "yes"
    assert settled(joining) == ("yes", ("frontline", "united_states"))


def test_each_answers_for_itself_where_the_guarantors_decide() -> None:
    played = says_all(meeting(text(trigger="guarantor_discretion")), dana="no", erik="no")

    assert settled(played) == ("split", ("frontline", "eu"))


@pytest.mark.parametrize(
    ("changes", "card", "applies"),
    [
        ({"trigger": "automatic"}, "strike_on_city", "yes"),
        ({"trigger": "automatic"}, "nuclear_words", "no"),
        ({"trigger": "beneficiary_request"}, "strike_on_city", "yes"),
        ({"trigger": "none"}, "strike_on_city", "no"),
    ],
)
def test_some_triggers_settle_it_without_a_vote(
    changes: dict[str, str], card: str, applies: str
) -> None:
    played = begun(text(**changes), card)
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)

    assert settled(played)[0] == applies
    assert played.state.application is not None
    assert played.state.application.itself
    with pytest.raises(Refused) as caught:
        played.does("dana", c.VoteOnApplication, verdict="yes")
    assert caught.value.code is ExerciseRefusal.APPLICATION_SETTLED


def test_a_beneficiary_that_is_only_heard_does_not_count_and_one_that_is_absent_is_not_asked() -> (
    None
):
    heard = meeting(text(beneficiary_seat="heard"))
    heard.does("boris", c.VoteOnApplication, verdict="no")
    absent = meeting(text(beneficiary_seat="absent"))

    assert "beneficiary" not in find_missing(heard.state)
    assert heard.state.verdicts == {"beneficiary": "no"}
    with pytest.raises(Refused) as caught:
        absent.does("boris", c.VoteOnApplication, verdict="yes")
    assert caught.value.code is ExerciseRefusal.NOT_ASKED


def test_the_count_of_a_proposal_settles_it_with_the_words_that_were_said() -> None:
    played = meeting()
    played.does("chen", c.VoteOnApplication, verdict="yes")
    played.does("chen", c.Propose, responses="sanctions")
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)

    assert settled(played)[0] == "yes"


def test_a_finding_beyond_the_evidence_is_marked_until_somebody_hands_it_in() -> None:
    played = begun()
    played.does("boris", c.Report)
    played.does("ana", c.Next)
    assert find_support(played.state, AUTHOR) is Assessment.POSSIBLE

    (early, *_) = played.does("gil", c.Find, word="probable")
    played.does("boris", c.HandInEvidence)
    (late, *_) = played.does("gil", c.Find, word="probable")

    assert isinstance(early, e.Found)
    assert isinstance(late, e.Found)
    assert (early.beyond, late.beyond) == (True, False)
    with pytest.raises(Refused) as caught:
        played.does("boris", c.HandInEvidence)
    assert caught.value.code is ExerciseRefusal.NO_EVIDENCE


def test_the_weakest_words_never_go_beyond_the_evidence() -> None:
    played = begun()
    for word in set(WORDS) - {"probable", "confirmed"}:
        (finding, *_) = played.does("gil", c.Find, word=word)
        assert isinstance(finding, e.Found)
        assert not finding.beyond


def test_only_what_the_sheet_words_itself_is_judged() -> None:
    plain, worded = meeting(), meeting()
    opened = replace(worded.state.opened, worded=("scope",))
    worded.state = replace(worded.state, opened=opened)
    worded.does("chen", c.JudgeWording, clause="scope", kept="no")

    assert worded.state.judged == {"scope": {"frontline": False}}
    with pytest.raises(Refused) as caught:
        worded.does("dana", c.JudgeWording, clause="voting", kept="yes")
    assert caught.value.code is ExerciseRefusal.NOT_WORDED
    with pytest.raises(Refused) as none:
        plain.does("dana", c.JudgeWording, clause="scope", kept="yes")
    assert none.value.code is ExerciseRefusal.NO_WORDING


def test_a_guarantor_keeps_back_only_what_it_owes() -> None:
    played = meeting()
    with pytest.raises(Refused) as caught:
        played.does("chen", c.Withhold, what="decision")
    assert caught.value.code is ExerciseRefusal.NOT_OWED

    played.does("chen", c.Withhold, what="delivery")
    assert [one.what for one in played.state.withheld] == ["delivery"]


def test_whoever_is_asked_answers_once_a_question() -> None:
    played = meeting(FULL)
    played.does("hana", c.JoinRole, role="press")
    with pytest.raises(Refused) as early:
        played.does("boris", c.AnswerQuestion, words="Soon.")
    assert early.value.code is ExerciseRefusal.NOTHING_ASKED

    played.does("hana", c.AskInExercise, words="When?")
    played.does("boris", c.AnswerQuestion, words="Soon.")
    with pytest.raises(Refused) as twice:
        played.does("boris", c.AnswerQuestion, words="Very soon.")
    assert twice.value.code is ExerciseRefusal.ANSWERED_ALREADY
    assert [(one.role, one.question) for one in played.state.answers] == [("beneficiary", 1)]


def test_the_chairs_count_settles_it_where_nothing_else_is_voted_on() -> None:
    played = meeting()
    assert may(played.state, c.Count, who("ana")) is False

    played.does("chen", c.VoteOnApplication, verdict="yes")
    events = played.does("ana", c.Count)

    assert kinds(events)[:1] == ["ApplicationSettled"]
    assert settled(played)[0] == "yes"
    assert played.state.counts == ()


def test_the_deadline_settles_it_by_what_was_said() -> None:
    played = meeting()
    played.does("chen", c.VoteOnApplication, verdict="yes")
    for _ in range(8):
        played.waits(10 * HOUR)

    assert settled(played)[0] == "yes"


def test_the_board_says_who_still_has_to_say_and_what_was_settled() -> None:
    played = meeting()
    for name in ("dana", "chen"):
        played.does(name, c.VoteOnApplication, verdict="yes")
    waiting = next_on(played)
    for name in ("boris", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict="yes")

    assert waiting == (
        "Still to say whether it applies: United States, European Union, Beneficiary."
    )
    assert "Still to say" not in next_on(played)
    rows = dict(board_rows(played))
    assert rows["Does it apply?"] == "yes"


def test_the_announcement_of_a_meeting_asks_the_parties_that_are_missing() -> None:
    played = meeting(text(beneficiary_seat="heard"))
    played.does("chen", c.VoteOnApplication, verdict="yes")
    called = next(one for one in played.events if isinstance(one, e.MeetingCalled))

    assert find_called(called, played.state) == ["dana", "erik", "farah"]
    (buttons,) = (one for one in render_tail(played.state, called, "x") if isinstance(one, Buttons))
    assert [button.action for button in buttons.buttons if "applies" in button.action] == [
        f"/incident applies {verdict} exercise:x" for verdict in ("yes", "no", "open")
    ]


def test_nobody_is_asked_where_the_sheet_settles_it() -> None:
    played = meeting(text(trigger="automatic"))
    called = next(one for one in played.events if isinstance(one, e.MeetingCalled))

    assert "applies" not in str(render_tail(played.state, called, "x"))
    assert "gil" in find_called(called, played.state)

"""The board and its buttons: what can be done now, and within what platforms take."""

from contextlib import suppress

import pytest
from msgspec.structs import replace

from bot.adapters.discord.render import messages as on_discord
from bot.adapters.plain.render import rendered
from bot.adapters.slack.render import messages as on_slack
from bot.assembly import CATALOG
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.evolve import fold
from bot.exercise.views.board import board
from bot.exercise.views.cards import brief, cards, one_card
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused
from bot.kernel.view import ACTION_LIMIT, Audience, Buttons, Countdown, View
from tests.actions import actions
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text, who
from tests.exercise.rules.situations import PEOPLE, situations
from tests.exercise.rules.test_exercise_debrief import played_to_the_end
from tests.exercise.rules.test_exercise_rules import meeting
from tests.screens import count_lines

NAMES = {MemberId(name): name.title() for name in ("ana", "boris", "chen", "dana")}
ID = "abcdefghijkl"


def labels(view: View) -> list[str]:
    return [
        button.label
        for block in view.blocks
        if isinstance(block, Buttons)
        for button in block.buttons
    ]


def shown(played: Played) -> View:
    return board(ID, played.state, {})


def test_the_board_offers_what_can_be_done_now() -> None:
    played = Played(FULL)
    assert labels(shown(played)) == [
        "My role", "My red line", "Leave your role", "See the incident", "Chair",
    ]  # fmt: skip
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("gil", c.JoinRole, role="assessor")
    played.does("ana", c.Start)
    assert labels(shown(played))[0] == "Report"
    assert "Publish a finding" in labels(shown(played))
    played.does("boris", c.Report)
    assert "Count the votes" not in labels(shown(played))
    played.does("ana", c.PauseExercise)
    assert labels(shown(played)) == ["See the incident", "Chair"]
    played.does("ana", c.ResumeExercise)
    played.does("ana", c.End)
    assert labels(shown(played)) == ["See the debrief", "As Markdown", "See the incident"]
    assert shown(played).ends


def test_where_a_board_was_a_line_says_which_has_moved() -> None:
    played = begun()
    assert shown(played).left == f"The board of “{played.state.setting.card.title}” has moved."


def test_a_board_names_those_who_can_act_among_roles_that_members_play() -> None:
    played = Played(FULL)
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("chen", c.JoinRole, role="frontline")
    played.does("ana", c.Start)
    able = "Chair, Beneficiary or Frontline Guarantor can"
    assert f"Next: {able} report the incident." in words_of(shown(played))
    played.does("boris", c.Report)
    assert f"Next: {able} call the meeting." in words_of(shown(played))


def test_a_board_says_what_happens_who_must_act_and_what_was_decided() -> None:
    played = begun()
    assert "Next: Chair, Beneficiary or 2 more can report the incident." in words_of(shown(played))
    played.does("boris", c.Report)
    played.does("chen", c.CallMeeting)
    played.does("chen", c.Propose, responses="sanctions, materiel")
    said = words_of(shown(played))
    assert "Proposal: 1: sanctions, materiel" in said
    assert "Still to vote: Large European Guarantor, United States, European Union." in said
    assert "Decided: nothing yet" in said
    for name in ("dana", "erik", "farah"):
        played.does(name, c.CastRoleVote, proposal=1, vote="for")
    assert "All have voted on proposal 1. The chair counts." in words_of(shown(played))
    played.does("ana", c.Count)
    assert "Decided: sanctions, materiel" in words_of(shown(played))


def words_of(view: View) -> str:
    return rendered(view, width=10_000)


def at_their_longest(view: View) -> None:
    assert count_lines(view) <= 12, rendered(view, width=40)


@pytest.mark.parametrize("situation", situations())
def test_a_board_is_at_most_twelve_lines_on_a_phone(situation: str) -> None:
    played = situations()[situation]

    for number in range(1, len(played.events) + 1):
        state = fold(played.setting, played.events[:number])
        at_their_longest(board(ID, state, {}))
        for name in PEOPLE:
            at_their_longest(board(ID, state, {}, who(name)))


@pytest.mark.parametrize("card", exercises.load_texts())
@pytest.mark.parametrize("design", ["author_proposal", "nato_membership", "istanbul_2022"])
def test_a_board_of_every_card_is_at_most_twelve_lines_on_a_phone(card: str, design: str) -> None:
    played = played_to_the_end(card, design, vote="against")
    played.events[0] = replace(played.events[0], subject="A name that a group gave its sheet " * 3)

    for number in range(1, len(played.events) + 1):
        at_their_longest(board(ID, fold(played.setting, played.events[:number]), {}))


def test_a_board_stays_short_however_much_is_said_and_proposed() -> None:
    played = meeting(text(response_menu=None, scope="open"))
    everything = ", ".join(one.id for one in played.setting.responses_of(""))
    for _ in range(3):
        added = played.does("ana", c.AddInject, words="news " * 90)
        played.waits(0.6 * HOUR)
        for name in ("chen", "dana"):
            with suppress(Refused):
                played.does(name, c.Propose, responses=everything)
                played.does("ana", c.Count)
        at_their_longest(board(ID, played.state, {getattr(added[0], "move", ""): "news " * 90}))


def test_every_button_is_a_command_that_can_be_typed() -> None:
    games = [Played(FULL), begun(), meeting(), Played(FULL, solo="eu")]
    games[2].does("chen", c.Propose, responses="sanctions")
    for played in games:
        for action in actions(shown(played)):
            assert len(action) <= ACTION_LIMIT
            typed = parse_line(action, CATALOG)
            given = set(typed.values)
            asked = {p.name for p in typed.entry.parameters if p.required}
            assert asked <= given or typed.entry.name.split()[1] in (
                "propose", "redline", "find", "respond", "applies", "answer", "kept", "withhold",
            )  # fmt: skip


def test_only_the_text_s_own_deadlines_are_counted_down() -> None:
    played = begun()
    assert not [b for b in shown(played).blocks if isinstance(b, Countdown)]
    played.does("boris", c.Report)
    found = [b for b in shown(played).blocks if isinstance(b, Countdown)]
    assert [one.label for one in found] == ["They must meet:"]
    played.does("chen", c.CallMeeting)
    found = [b for b in shown(played).blocks if isinstance(b, Countdown)]
    assert [one.label for one in found] == ["They must decide:"]


def test_the_board_stays_one_message_however_much_is_said() -> None:
    played = meeting(text(response_menu=None, scope="open"))
    everything = ", ".join(one.id for one in played.setting.responses_of(""))
    for number in range(14):
        played.does("ana", c.AddInject, words=f"{number} " + "news " * 90)
        for name in ("chen", "dana", "erik", "farah"):
            played.does(name, c.Propose, responses=everything)
        played.waits(0.1 * HOUR)
    words = {event.move: "word " * 100 for event in played.events if getattr(event, "move", "")}
    view = board(ID, played.state, words)

    assert len(on_discord(view)) == 1
    assert len(on_slack(view)) == 1


def test_a_board_played_alone_is_for_the_player_and_its_buttons_name_it() -> None:
    view = shown(Played(FULL, solo="frontline"))

    assert view.audience is Audience.ASKER
    assert all(action.endswith(f"exercise:{ID}") for action in actions(view))


def test_a_brief_says_what_one_role_wants_and_was_told_and_nothing_of_others() -> None:
    played = begun()
    played.does("ana", c.Next)
    told = rendered(brief(ID, played.state, "beneficiary", {}), width=10_000)
    others = rendered(brief(ID, played.state, "frontline", {}), width=10_000)

    assert "Your radar shows" in told
    assert "Your radar shows" not in others
    assert "Under “A text” you are a guarantor." in others
    guest = begun(text(us_role="absent"))
    said = rendered(brief(ID, guest.state, "united_states", {}), width=10_000)
    assert "Under “A text” you are a guest." in said


@pytest.mark.parametrize("card", exercises.load_texts())
def test_a_card_tells_beforehand_what_it_is_about_and_not_what_happens(card: str) -> None:
    setting = exercises.build_setting(exercises.load_texts()[card])
    told = rendered(one_card(setting.card, setting), width=10_000)

    assert setting.card.notice in told
    assert setting.card.firm in told
    assert setting.card.careful in told
    assert not any(inject.text in told for inject in setting.card.injects)


def test_all_cards_fit_one_message() -> None:
    view = cards(tuple(exercises.load_cards().values()))

    assert len(on_discord(view)) == len(on_slack(view)) == 1

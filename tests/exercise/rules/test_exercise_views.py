"""The board and its buttons: what can be done now, and within what platforms take."""

import pytest

from bot.adapters.discord.render import messages as on_discord
from bot.adapters.plain.render import rendered
from bot.adapters.slack.render import messages as on_slack
from bot.assembly import CATALOG
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.views.board import board
from bot.exercise.views.cards import brief, cards, one_card
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.ids import MemberId
from bot.kernel.view import ACTION_LIMIT, Audience, Buttons, Countdown, View
from tests.actions import actions
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.test_exercise_rules import meeting

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
    return board(ID, played.state, NAMES, {})


def test_the_board_offers_what_can_be_done_now() -> None:
    played = Played(FULL)
    assert labels(shown(played)) == ["Begin", "My role", "My red line", "Step out"]
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("gil", c.JoinRole, role="assessor")
    played.does("ana", c.Start)
    assert labels(shown(played))[0] == "Report"
    assert "Publish a finding" in labels(shown(played))
    played.does("boris", c.Report)
    assert "Count the votes" not in labels(shown(played))
    played.does("ana", c.PauseExercise)
    assert labels(shown(played)) == ["Go on"]
    played.does("ana", c.ResumeExercise)
    played.does("ana", c.End)
    assert labels(shown(played)) == ["Debrief", "As a file"]
    assert shown(played).ends


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
                "propose", "redline", "find", "respond",
            )  # fmt: skip


def test_only_the_text_s_own_deadlines_are_counted_down() -> None:
    played = begun()
    assert not [b for b in shown(played).blocks if isinstance(b, Countdown)]
    played.does("boris", c.Report)
    found = [b for b in shown(played).blocks if isinstance(b, Countdown)]
    assert [one.label for one in found] == ["They must meet within"]
    played.does("chen", c.CallMeeting)
    found = [b for b in shown(played).blocks if isinstance(b, Countdown)]
    assert [one.label for one in found] == ["They must decide within"]


def test_the_board_stays_one_message_however_much_is_said() -> None:
    played = meeting(text(response_menu=None, scope="open"))
    everything = ", ".join(one.id for one in played.setting.reactions)
    for number in range(14):
        played.does("ana", c.AddInject, words=f"{number} " + "news " * 90)
        for name in ("chen", "dana", "erik", "farah"):
            played.does(name, c.Propose, responses=everything)
        played.waits(0.1 * HOUR)
    words = {event.move: "word " * 100 for event in played.events if getattr(event, "move", "")}
    view = board(ID, played.state, NAMES, words)

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
    assert "You are a guarantor under “A text”." in others
    guest = begun(text(us_role="absent"))
    said = rendered(brief(ID, guest.state, "united_states", {}), width=10_000)
    assert "You are a guest under “A text”." in said


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

"""Scripts weigh the sheet: its condition on conduct, its floor, duties, and a red line each; and
they say what moved them."""

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.scripts import choose_vote
from bot.exercise.rules.setting import ADVERSARY
from bot.exercise.rules.weighing import crosses_red_line, doubts_conduct, find_floor
from bot.exercise.views.announcing import announce_event
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, Played, text
from tests.exercise.rules.meeting import meeting

FLOOR = text(scope="floor", response_menu="materiel+money")


def alone(choices: dict[str, tuple[str, ...]], card: str, role: str = "large_european") -> Played:
    """A member who plays a card to its last development against scripts."""
    played = Played(choices, card, solo=role)
    for _ in played.setting.card.injects[1:]:
        played.does("ana", c.Next)
    if played.state.meeting_called is None:
        played.does("ana", c.CallMeeting)
    return played


def votes_for_help(played: Played) -> list[str]:
    """The scripted guarantors who vote for help in the end."""
    return [
        role
        for one in played.state.proposals
        if one.responses & played.setting.helping
        for role, vote in one.votes.items()
        if vote == "for" and role in played.state.scripted and role != "beneficiary"
    ]


@pytest.mark.parametrize("condition", ["assessed", "unprovoked_only"])
def test_shots_from_the_wrong_side_get_no_help_where_the_sheet_asks_for_restraint(
    condition: str,
) -> None:
    played = alone(text(conduct_condition=condition, voting="each_alone"), "border_provocation")
    assert played.state.conduct.words == "probable"

    assert votes_for_help(played) == []
    asked = [one for one in played.state.proposals if "restrain" in one.responses]
    assert [(one.role, one.clause) for one in asked] == [("frontline", "conduct_condition")]
    assert asked[0].votes["frontline"] == asked[0].votes["united_states"] == "for"
    assert {played.state.verdicts[role] for role in ("frontline", "united_states", "eu")} == {"no"}


def test_the_same_shots_are_helped_against_where_conduct_does_not_matter() -> None:
    played = alone(text(conduct_condition="none", voting="each_alone"), "border_provocation")

    assert not doubts_conduct(played.state)
    assert votes_for_help(played)


def test_a_possible_part_is_enough_only_where_nobody_may_have_provoked_it() -> None:
    strict, assessed = (
        alone(text(conduct_condition=one), "false_flag") for one in ("unprovoked_only", "assessed")
    )

    assert (doubts_conduct(strict.state), doubts_conduct(assessed.state)) == (True, False)


def script_votes(played: Played, name: str, responses: str, role: str) -> tuple[str, str]:
    """How a script votes on what a member proposes, once its own member has left."""
    played.does(name, c.LeaveRole)
    played.does("chen", c.Propose, responses=responses)
    return choose_vote(played.state, played.state.proposals[-1], role)


def settled(choices: dict[str, tuple[str, ...]], verdict: str = "yes") -> Played:
    played = meeting(choices)
    for name in ("boris", "chen", "dana", "erik", "farah"):
        played.does(name, c.VoteOnApplication, verdict=verdict)
    return played


def test_a_script_votes_for_the_floor_and_for_nothing_below_it() -> None:
    below = script_votes(settled(FLOOR), "erik", "statement", "united_states")
    floor = script_votes(settled(FLOOR), "erik", "money", "united_states")

    assert below == ("against", "floor")
    assert floor == ("for", "floor")


def test_no_floor_is_due_where_the_guarantee_does_not_apply() -> None:
    played = settled(FLOOR, verdict="no")

    assert find_floor(played.state, "united_states") == frozenset()
    assert script_votes(played, "erik", "statement", "united_states") == ("for", "interest")


def test_a_script_that_proposes_gives_the_floor_first() -> None:
    played = settled(text(scope="floor", response_menu="money"))
    played.does("chen", c.LeaveRole)

    proposal = played.state.proposals[-1]
    assert (proposal.role, proposal.clause) == ("frontline", "scope")
    assert "money" in proposal.responses


def test_a_script_that_proposes_gives_all_that_the_floor_still_lacks() -> None:
    played = settled(text(scope="floor", response_menu="materiel+money+air_defence"))
    played.does("dana", c.Respond, responses="materiel")
    played.does("chen", c.Respond, responses="air_defence")
    assert find_floor(played.state, "frontline") == {"money"}
    played.does("chen", c.LeaveRole)

    assert "money" in played.state.proposals[-1].responses


def test_a_broken_duty_stops_help_beyond_the_floor() -> None:
    played = settled(text(duties="no_provocation", conduct_condition="none"))
    played.does("gil", c.Find, word="probable", about="conduct")

    assert script_votes(played, "dana", "sanctions", "large_european") == ("aside", "duties")
    played.does("farah", c.LeaveRole)
    money = played.does("boris", c.Propose, responses="money")
    (vote,) = (event for event in money if isinstance(event, e.Voted) and event.role == "eu")
    assert (vote.vote, vote.why) == ("against", "red line")


def test_what_crosses_a_red_line_is_voted_against_and_the_line_is_named() -> None:
    played = settled(text(voting="each_alone", response_menu="forces+materiel"))
    played.does("erik", c.LeaveRole)
    (_, *rest) = played.does("chen", c.Propose, responses="forces, materiel")
    (vote,) = (one for one in rest if isinstance(one, e.Voted) and one.role == "united_states")

    assert (vote.vote, vote.why) == ("against", "red line")
    said = rendered(View(blocks=tuple(announce_event(vote, played.state, {}, {}))), width=1000)
    assert said.endswith("(by script: its red line: no forces of its own).")


def test_a_line_that_holds_until_it_is_confirmed_is_crossed_no_more_after_that() -> None:
    played, forces = meeting(), frozenset({"forces"})
    assert crosses_red_line(played.state, "large_european", forces)

    played.does("gil", c.Find, word="confirmed")
    assert not crosses_red_line(played.state, "large_european", forces)


def test_every_party_that_a_script_can_play_has_a_red_line_and_an_answer() -> None:
    setting = exercises.build_setting(exercises.load_texts()["strike_on_city"])
    parties = [script for script in setting.scripts if script.wants]

    reactions = {reaction.id for reaction in setting.reactions}
    assert len(parties) == 5
    for script in parties:
        assert script.red_line
        assert script.answer
        assert set(script.crossed_by) <= reactions
        assert not set(script.crossed_by) & set(script.wants) or script.crossed != "always"


def answers(played: Played) -> list[str]:
    return [one.role for one in played.state.answers]


def test_scripted_parties_answer_the_press_once() -> None:
    played = alone(FULL, "strike_on_city")
    parties = ["beneficiary", "frontline", "united_states", "eu"]
    assert answers(played) == parties
    assert ADVERSARY in played.state.scripted

    played = meeting()
    played.does("hana", c.JoinRole, role="press")
    played.does("erik", c.LeaveRole)
    played.does("hana", c.AskInExercise, words="When?")
    played.does("ana", c.Next)
    played.does("hana", c.AskInExercise, words="And now?")
    assert answers(played).count("united_states") == 1


def test_scripts_keep_what_is_secret() -> None:
    played = alone(text(publicity="secret"), "strike_on_city")

    assert played.state.questions
    assert answers(played) == []

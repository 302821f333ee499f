"""What the adversary dares by public rules, and what those answer who must live with it."""

from contextlib import suppress
from itertools import pairwise, product

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import escalation
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.escalation import (
    FIRST_RUNGS,
    TESTS,
    choose_rung,
    find_first_rung,
    limit_wish,
)
from bot.exercise.rules.living import find_answer
from bot.exercise.rules.rungs import GO, LEAVE, RUNGS, WAIT, PromiseLevel
from bot.exercise.views.announcing_stage import announce_stage_end
from bot.exercise.views.stage_briefs import brief_for_stage
from bot.guarantee.rules.terms import Happening
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.meeting import meeting, refused

RULES = escalation.load_rules()
LIVES = escalation.load_lives()
BOLDER = [rule.id for rule in RULES if rule.steps > 0]
CAREFUL = [rule.id for rule in RULES if rule.steps < 0]
WORTH = {GO: 2, WAIT: 1, LEAVE: 0}
LEVELS = (None, *PromiseLevel)


def chosen(played: Played) -> e.RungChosen:
    return played.state.rungs[-1]


def test_every_rule_of_the_content_can_hold_and_every_rung_is_known() -> None:
    assert [rung.id for rung in escalation.load_rungs()] == list(RUNGS)
    assert {rule.id for rule in RULES} == set(TESTS)
    assert all(rule.steps for rule in RULES)
    assert set(FIRST_RUNGS) == set(Happening)


@pytest.mark.parametrize("rule", BOLDER)
@pytest.mark.parametrize(("first", "last"), tuple(product(RUNGS, RUNGS)))
def test_one_more_promise_not_kept_never_makes_it_dare_less(
    rule: str, first: str, last: str
) -> None:
    for others in (set[str](), {"late"}, {"helped"}, set(BOLDER), set(CAREFUL)):
        before = choose_rung(RULES, others - {rule}, first, last)
        after = choose_rung(RULES, others | {rule}, first, last)
        assert RUNGS.index(after) >= RUNGS.index(before)


@pytest.mark.parametrize("rule", CAREFUL)
@pytest.mark.parametrize(("first", "last"), tuple(product(RUNGS, RUNGS)))
def test_one_more_promise_kept_never_makes_it_dare_more(rule: str, first: str, last: str) -> None:
    for others in (set[str](), {"late"}, {"helped"}, set(BOLDER), set(CAREFUL)):
        before = choose_rung(RULES, others - {rule}, first, last)
        after = choose_rung(RULES, others | {rule}, first, last)
        assert RUNGS.index(after) <= RUNGS.index(before)


@pytest.mark.parametrize(("first", "last"), tuple(product(RUNGS, RUNGS)))
def test_it_moves_by_one_rung_a_stage_and_a_member_by_one_from_the_rules(
    first: str, last: str
) -> None:
    for holding in (BOLDER, CAREFUL, ["found", "late"]):
        ruled = choose_rung(RULES, holding, first, last)
        assert abs(RUNGS.index(ruled) - RUNGS.index(last)) <= 1
        for wished in RUNGS:
            assert abs(RUNGS.index(limit_wish(wished, ruled)) - RUNGS.index(ruled)) <= 1


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.role)
@pytest.mark.parametrize("days", range(6))
def test_more_kept_and_less_dared_never_makes_an_answer_worse(life: object, days: int) -> None:
    role = next(one for one in LIVES if one is life)
    for rung, (less, more) in product(RUNGS, pairwise(LEVELS)):
        worse, better = (find_answer(role, level, rung, days)[0] for level in (less, more))
        assert WORTH[better] >= WORTH[worse]
    for level, (calm, tense) in product(LEVELS, pairwise(RUNGS)):
        better, worse = (find_answer(role, level, rung, days)[0] for rung in (calm, tense))
        assert WORTH[better] >= WORTH[worse]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.role)
def test_each_of_them_can_go_wait_and_leave(life: object) -> None:
    role = next(one for one in LIVES if one is life)
    answers = {
        find_answer(role, level, rung, days)[0]
        for level, rung, days in product(LEVELS, RUNGS, range(6))
    }

    assert answers == {GO, WAIT, LEAVE}


def test_doing_nothing_emboldens_and_help_from_all_makes_it_careful() -> None:
    idle = begun(text(voting="each_alone"))
    idle.does("boris", c.Report)
    for _ in range(13):
        idle.waits(8 * HOUR)
    idle.does("ana", c.End)
    kept = begun(text(voting="each_alone"))
    kept.does("boris", c.Report)
    for name in ("chen", "dana", "erik"):
        kept.does(name, c.Respond, responses="materiel, air_defence, sanctions, money")
    kept.does("farah", c.Respond, responses="sanctions, money")
    for _ in range(3):
        kept.does("ana", c.Next)
    kept.does("ana", c.End)

    assert find_first_rung(kept.state) == "pressure"
    assert chosen(idle).rung == "act"
    assert {"idle", "late"} <= set(chosen(idle).rules)
    assert {"helped", "all_helped"} <= set(chosen(kept).rules)
    assert RUNGS.index(chosen(kept).rung) < RUNGS.index("probe")


def test_what_the_beneficiary_does_gives_a_pretext_or_takes_it() -> None:
    struck, held = begun(), begun()
    struck.does("boris", c.Respond, responses="strike_back")
    held.does("boris", c.Respond, responses="hold_back, own_defence")
    struck.does("ana", c.Next)
    held.does("ana", c.Next)

    assert chosen(struck).rules == ("struck_back",)
    assert chosen(held).rules == ("held_back", "own_defence")
    assert (chosen(struck).rung, chosen(held).rung) == ("act", "probe")


def test_a_vote_without_unity_and_one_with_it_are_seen() -> None:
    def vote(*against: str) -> e.RungChosen:
        played = meeting(text(voting="each_alone"))
        played.does("chen", c.Propose, responses="sanctions")
        for name in ("dana", "erik", "farah"):
            played.does(
                name, c.CastRoleVote, proposal=1, vote="aside" if name in against else "for"
            )
        played.does("ana", c.Count)
        played.does("ana", c.Next)
        return chosen(played)

    assert "united" in vote().rules
    assert "divided" in vote("dana", "erik").rules
    assert not {"united", "divided"} & set(vote("dana").rules)


def test_a_denied_promise_and_one_kept_back_are_gaps() -> None:
    denied = meeting()
    for name in ("boris", "chen", "dana", "erik", "farah"):
        denied.does(name, c.VoteOnApplication, verdict="no")
    denied.does("erik", c.Withhold, what="guarantee")
    denied.does("ana", c.Next)

    assert {"denied", "withheld"} <= set(chosen(denied).rules)


@pytest.mark.parametrize(
    ("clause", "option", "rule"),
    [("scope", "capped", "capped"), ("publicity", "secret", "hidden")],
)
def test_the_text_itself_can_show_where_it_ends(clause: str, option: str, rule: str) -> None:
    played = begun(text(**{clause: option}))
    played.does("ana", c.Next)

    assert chosen(played).rules == (rule,)


def test_a_member_chooses_within_one_rung_and_nobody_hears_it_before_the_stage_ends() -> None:
    played = begun()
    played.does("ivo", c.JoinRole, role="adversary")
    (wish,) = played.does("ivo", c.ChooseRung, rung="pause")
    assert isinstance(wish, e.RungWished)
    played.does("ana", c.Next)

    assert (chosen(played).rung, chosen(played).ruled) == ("probe", "pressure")
    blocks = announce_stage_end(chosen(played), played.state)
    said = rendered(View(blocks=tuple(blocks)))
    assert "Its spokesperson chose; by the rules it is open pressure." in " ".join(said.split())
    played.does("ana", c.Next)
    assert not chosen(played).wished
    assert refused(played, "ivo", c.ChooseRung, rung="war") is KernelRefusal.NOT_AN_OPTION
    assert refused(played, "boris", c.ChooseRung, rung="pause") is ExerciseRefusal.NOT_FOR_ROLE


def test_a_member_answers_for_a_role_and_a_script_for_the_others() -> None:
    played = begun()
    played.does("lena", c.JoinRole, role="family")
    played.does("lena", c.ChooseLife, answer="go", words="We miss home.")
    played.does("ana", c.Next)

    lives = played.state.lives
    assert (lives["family"].answer, lives["family"].by) == ("go", "lena")
    assert lives["investor"].by is None
    assert refused(played, "lena", c.ChooseLife, answer="flee") is KernelRefusal.NOT_AN_OPTION
    assert refused(played, "chen", c.ChooseLife, answer="go") is ExerciseRefusal.NOT_FOR_ROLE


def test_a_stage_end_takes_two_lines_and_names_no_ids() -> None:
    played = begun()
    for _ in range(3):
        played.does("ana", c.Next)
        blocks = announce_stage_end(chosen(played), played.state)
        assert len(blocks) == 2
        said = rendered(View(blocks=tuple(blocks)), width=10_000)
        assert not {"all_helped", "held_back", "own_defence"} & set(said.split())


def test_a_brief_says_what_is_kept_and_what_it_would_dare_by_the_rules() -> None:
    played = begun(FULL)
    played.does("boris", c.Respond, responses="strike_back")
    family = rendered(View(blocks=tuple(brief_for_stage(played.state, "family"))))
    adversary = rendered(View(blocks=tuple(brief_for_stage(played.state, "adversary"))))

    assert "Kept so far" in family
    assert "It goes home once half of what is owed is kept" in " ".join(family.split())
    assert "Next, by the rules" in adversary
    assert "a larger act" in adversary
    assert brief_for_stage(played.state, "frontline") == []


def test_scripts_answer_the_same_for_the_same_exercise() -> None:
    def play() -> list[e.RungChosen | e.LifeChosen]:
        played = Played(FULL, solo="frontline", seed=5)
        for _ in range(3):
            played.does("ana", c.Next)
        return [one for one in played.events if isinstance(one, e.RungChosen | e.LifeChosen)]

    assert play() == play()


def holds_finding(played: Played) -> bool:
    return TESTS["found"](played.state, (), played.state.minute)


def test_the_adversary_answers_a_finding_only_where_the_sheet_sets_a_standard_that_it_meets() -> (
    None
):
    silent, beyond, shown = meeting(text(evidence=None)), meeting(), meeting()
    for _ in shown.setting.card.injects:
        with suppress(Refused):
            shown.does("ana", c.Next)
    shown.does("gil", c.Find, word="probable")

    assert not holds_finding(silent)
    assert beyond.state.findings[-1].beyond
    assert not holds_finding(beyond), "the room heard that the evidence shows less"
    assert not shown.state.findings[-1].beyond
    assert holds_finding(shown)

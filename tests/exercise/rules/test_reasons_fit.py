"""A script's reason fits what it does: read for every card under three sheets and several seeds,
and held against its act and the state in which it acted."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules.rungs import GO, LEAVE, WAIT
from bot.exercise.rules.scripts import wants_of
from bot.exercise.rules.stakes import find_crossed
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR
from bot.exercise.rules.weighing import crosses_red_line, doubts_conduct, find_floor, is_duty_broken
from bot.exercise.state import Exercise
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.announcing_stage import describe_why, find_rules
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from tests.exercise.debriefs.writing import SHEETS
from tests.exercise.rules.making import Played

SEEDS = (1, 2)

LIFE_REASONS = {GO: {"kept"}, WAIT: {"danger", "unkept"}, LEAVE: {"danger", "slow"}}


def acts(sheet: str, card: str, seed: int) -> Iterator[tuple[Exercise, Exercise, ExerciseEvent]]:
    """Every event of a game in which scripts play all that matters, with the state before it and
    after it."""
    played = Played(SHEETS[sheet], card, solo="neighbour", seed=seed)
    while played.state.injects_given < len(played.setting.card.injects):
        with suppress(Refused):
            played.does("ana", c.Count)
        played.does("ana", c.Next)
    with suppress(Refused):
        played.does("ana", c.Count)
    played.does("ana", c.End)
    state = fold(played.setting, played.events[:1])
    for event in played.events[1:]:
        before, state = state, evolve(state, event)
        yield before, state, event


def says(event: ExerciseEvent, state: Exercise) -> str:
    return rendered(View(blocks=tuple(announce_event(event, state, {}, {}))), width=10_000)


def holds_for_vote(state: Exercise, event: e.Voted) -> bool:  # noqa: C901  # one case a reason
    """Is a reason true of a vote, as things stood?"""
    responses = state.proposals[event.proposal - 1].responses
    helps, asks = bool(responses & state.setting.helping), "restrain" in responses
    script = state.setting.script_of.get(event.role)
    wants = {*wants_of(state, script)} if script else set[str]()
    is_weak = script is not None and state.author < script.accepts
    match event.why, event.vote:
        case "own", "for":
            return state.proposals[event.proposal - 1].role == event.role
        case "author", "against":
            return event.role == "adversary"
        case "evidence", "aside":
            return is_weak and not state.refuted
        case "refuted", "aside":
            return state.refuted
        case "home", "aside":
            return bool(find_crossed(state, event.role, responses - {"forces"}))
        case "nobody", "against" | "aside":
            return not state.setting.card.has_attacker
        case "risk", "against" | "aside":
            return "forces" in responses and "forces" not in wants
        case "interest", "for":
            return bool(wants & responses)
        case "interest", "aside":
            return not wants & responses
        case "conduct", "for":
            return doubts_conduct(state) and asks and not helps
        case "conduct", "against":
            return doubts_conduct(state) and helps
        case "floor", "for":
            return bool(responses & find_floor(state, event.role))
        case "floor", "against" | "aside":
            return not responses & find_floor(state, event.role)
        case "duties", "for":
            return is_duty_broken(state) and asks and not helps
        case "duties", "aside":
            return is_duty_broken(state) and helps
        case "red line", "against":
            return crosses_red_line(state, event.role, responses)
    return False


def holds_for_verdict(state: Exercise, event: e.ApplicationVoted) -> bool:
    """Is a reason true of what a party says of whether it applies, as things stood?"""
    script = state.setting.script_of.get(event.role)
    match event.why, event.verdict:
        case "text", "no":
            return True
        case "conduct", "no":
            return doubts_conduct(state)
        case "evidence", "open":
            return script is not None and state.author < script.accepts and not state.refuted
        case "refuted", "open":
            return state.refuted
        case "interest", "yes":
            return not (state.refuted and event.role != "beneficiary")
        case "interest", "no":
            return not state.setting.card.has_attacker
    return False


def tells_each_push_once(state: Exercise, event: e.RungChosen) -> bool:
    """Is each rule that held said once, those that pushed up as bolder and the others as more
    careful, with their sums, and none that did not hold?"""
    why = f"{describe_why(event, state)}"
    bolder, _, careful = why.partition("More careful by ")
    held = find_rules(state, event.rules)
    every = any(rule.id == "all_helped" for rule in held)
    told = [rule for rule in held if not (every and rule.id == "helped")]
    up = sum(rule.steps for rule in held if rule.steps > 0)
    down = -sum(rule.steps for rule in held if rule.steps < 0)
    return (
        all(
            (bolder if rule.steps > 0 else careful).count(rule.says) == 1
            and (careful if rule.steps > 0 else bolder).count(rule.says) == 0
            for rule in told
        )
        and not any(rule.says in why for rule in state.setting.rung_rules if rule not in held)
        and (f"Bolder by {up}: " in why) == (up > 0)
        and why.startswith("Why: the incident put it at ")
        and (careful.startswith(f"{down}: ") if down else not careful)
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_reason_of_a_script_fits_what_it_does(sheet: str, seed: int) -> None:
    wrong, read = list[str](), 0
    for card in exercises.load_cards():
        for before, after, event in acts(sheet, card, seed):
            match event:
                case e.Voted(by=None):
                    fits = holds_for_vote(before, event)
                case e.ApplicationVoted(by=None):
                    fits = holds_for_verdict(before, event)
                case e.LifeChosen(by=None):
                    fits = event.why in LIFE_REASONS[event.answer]
                case e.ConsentGiven(by=None):
                    refuses = any(w in says(event, after) for w in ("too few", "is not shown"))
                    fits = not (event.agreed and refuses)
                case e.RungChosen():
                    fits = tells_each_push_once(after, event)
                case _:
                    continue
            read += 1
            if not fits:
                wrong.append(f"{card}: {type(event).__name__} {says(event, after)}")

    assert read > 100
    assert not wrong, "\n".join(wrong)


def test_the_same_reason_is_said_in_other_words_under_another_vote() -> None:
    """No sentence gives one reason for a yes and for a no."""
    said: dict[str, set[str]] = {}
    for sheet in SHEETS:
        for card in exercises.load_cards():
            for _, after, event in acts(sheet, card, SEEDS[0]):
                if isinstance(event, e.Voted) and event.by is None:
                    _, _, why = says(event, after).partition("(by script: ")
                    said.setdefault(why, set()).add(event.vote)
    both = {why for why, votes in said.items() if why and FOR in votes and votes & {AGAINST, ASIDE}}

    assert not both

"""Promise and belief over the stages of an exercise: two orders, their words and their picture."""

from itertools import product

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise.commands import playing as c
from bot.exercise.content import exercises
from bot.exercise.rules.belief import BeliefLevel, StagePoint, find_belief, find_furthest
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.kept_so_far import SEEN_FROM_OUTSIDE, find_promise_level
from bot.exercise.rules.rungs import ANSWERS, GO, LEAVE, RUNGS, WAIT, PromiseLevel
from bot.exercise.views import belief_picture
from bot.exercise.views.belief_words import describe_finding, list_stages
from bot.guarantee.content import clauses
from bot.kernel import languages
from bot.kernel.reader import ENGLISH
from bot.kernel.view import View
from tests.exercise.rules.making import HOUR, Played, begun, text
from tests.exercise.rules.test_exercise_debrief import of
from tests.pictures import watched


def stages(*, kept: bool) -> tuple[StagePoint, ...]:
    """Four stages in which all guarantors help at once, or nobody does anything."""
    played = begun(text(voting="each_alone"))
    played.does("boris", c.Report)
    for name in ("chen", "dana", "erik") if kept else ():
        played.does(name, c.Respond, responses="materiel, air_defence, sanctions, money")
    if kept:
        played.does("farah", c.Respond, responses="sanctions, money")
    for _ in range(13):
        played.waits(8 * HOUR)
    played.does("ana", c.End)
    return of(played).stages


def judged(*standings: Standing) -> PromiseLevel | None:
    return find_promise_level(
        ClauseJudgment(clause="scope", standing=standing, promised="", done="")
        for standing in standings
    )


def test_what_is_kept_is_an_order_and_nothing_owed_has_no_place_in_it() -> None:
    kept, owed = Standing.KEPT, Standing.OWED

    assert judged() is judged(Standing.NOT_TESTED, Standing.OPEN) is None
    assert judged(owed, Standing.BROKEN) is PromiseLevel.NONE
    assert judged(owed, owed, kept) is PromiseLevel.FEW
    assert judged(owed, kept) is PromiseLevel.HALF
    assert judged(owed, kept, kept) is PromiseLevel.MOST
    assert judged(kept) is PromiseLevel.ALL
    assert set(clauses.load().by_id) >= SEEN_FROM_OUTSIDE


@pytest.mark.parametrize("rung", RUNGS)
def test_belief_rises_with_those_who_go_and_falls_with_what_is_dared(rung: str) -> None:
    for answers in product(ANSWERS, repeat=3):
        level = find_belief(answers, rung)
        for bolder in RUNGS[RUNGS.index(rung) :]:
            assert find_belief(answers, bolder) <= level
        for number, answer in enumerate(answers):
            if answer != LEAVE:
                worse = WAIT if answer == GO else LEAVE
                less = (*answers[:number], worse, *answers[number + 1 :])
                assert find_belief(less, rung) <= level
    assert find_belief((GO,) * 3, "pause") is BeliefLevel.ALL
    assert find_belief((LEAVE,) * 3, "act") is BeliefLevel.NOBODY


def test_belief_follows_the_promise() -> None:
    kept, idle = stages(kept=True), stages(kept=False)

    assert kept[-1].belief > idle[-1].belief
    assert idle[-1].belief is BeliefLevel.NOBODY
    assert kept[-1].promise is not None
    assert idle[-1].promise is not None
    assert kept[-1].promise > idle[-1].promise


def test_the_finding_says_how_both_went_and_where_they_parted() -> None:
    finding = ENGLISH.bare(describe_finding(stages(kept=False)))

    assert finding.startswith("Kept ")
    assert "nobody" in finding
    apart = find_furthest(stages(kept=False))
    assert ("Furthest apart in hour" in finding) is (apart is not None)


def test_the_details_have_each_stage_with_its_reasons() -> None:
    played = begun()
    played.does("lena", c.JoinRole, role="family")
    played.does("lena", c.ChooseLife, answer="go", words="We miss home.")
    (move,) = (answer.move for answer in played.state.lives.values())
    played.does("ana", c.Next)
    played.does("ana", c.End)
    told = rendered(View(blocks=tuple(list_stages(of(played).stages, {move: "We miss home."}))))

    assert told.count("The Adversary dares") == 1  # the second stage is like the first
    assert "Hour 3: As in the stage before." in told
    assert "The Family abroad: “We miss home.”" in told
    assert "Furthest apart" in told or "Kept" in told
    assert list_stages((), {}) == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kept", [True, False])
def test_the_picture_can_be_read_on_a_phone(language: str, *, kept: bool) -> None:
    points = stages(kept=kept)
    with watched() as drawn:
        belief_picture.draw("Promise and belief", points, languages.reader(language), dark=False)

    drawn.assert_readable()


@pytest.mark.parametrize("number", [1, 2, 9, 40])
def test_however_many_stages_there_were_it_can_be_read(number: int) -> None:
    points = (stages(kept=False) * number)[:number]
    with watched() as drawn:
        belief_picture.draw("Promise and belief", points, ENGLISH, dark=True)

    drawn.assert_readable()


def test_the_axis_is_true_to_time_and_marks_never_stand_on_each_other() -> None:
    even = belief_picture.place_in_time([0, 12, 48], 0, 400, 30)
    crowded = belief_picture.place_in_time([0, 1, 1, 1, 48], 0, 400, 30)
    late = belief_picture.place_in_time([0, 47, 48, 48], 0, 400, 30)

    assert even == [0, 100, 400]
    assert crowded == [0, 30, 60, 90, 400]
    assert late == [0, 340, 370, 400]
    assert belief_picture.place_in_time([7], 0, 400, 30) == [200]


def test_long_games_count_days_and_short_ones_hours() -> None:
    assert belief_picture.name_time(30 * 60, 48 * 60) == "hour 30"
    assert belief_picture.name_time(30 * 60, 10 * 24 * 60) == "day 2"


def test_it_is_drawn_the_same_each_time_and_differs_by_theme() -> None:
    points = stages(kept=True)
    light = belief_picture.draw("Promise and belief", points, ENGLISH, dark=False)

    assert belief_picture.draw("Promise and belief", points, ENGLISH, dark=False) == light
    assert belief_picture.draw("Promise and belief", points, ENGLISH, dark=True) != light


@pytest.mark.parametrize("card", sorted(exercises.load_texts()))
def test_every_card_has_both_lines_and_words_for_them(card: str) -> None:
    played = Played(text(), card, solo="large_european", seed=2)
    while played.state.injects_given < len(played.setting.card.injects):
        played.does("ana", c.Next)
    played.does("ana", c.End)

    points = of(played).stages
    assert len(points) == len(played.setting.card.injects)
    assert ENGLISH.bare(describe_finding(points))

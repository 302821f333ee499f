"""How an evening is sized by people and minutes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.evening.events import PlannedStep, Step
from bot.evening.rules.planning import (
    CONTESTED,
    LEAST,
    CardSize,
    FormatSize,
    choose_card,
    choose_clauses,
    choose_format,
    day_minutes,
    find_enough_minutes,
    share_minutes,
)

JUGEND, OXFORD, EIGHT = (
    FormatSize("jugend-debattiert", 24, 4),
    FormatSize("oxford", 76, 4),
    FormatSize("oxford-4v4", 40, 8),
)
PAIR = FormatSize("text", 36, 2)
FORMATS = (JUGEND, OXFORD, EIGHT, PAIR)


def test_ninety_minutes_have_every_step() -> None:
    assert share_minutes(90, ()) == (
        PlannedStep(Step.READING, 9),
        PlannedStep(Step.POSITION, 5),
        PlannedStep(Step.DEBATE, 31),
        PlannedStep(Step.SHEET, 18),
        PlannedStep(Step.EXERCISE, 16),
        PlannedStep(Step.DEBRIEF, 3),
        PlannedStep(Step.AGAIN, 3),
        PlannedStep(Step.CLOSING, 5),
    )


def test_what_is_left_out_gives_its_time_to_the_others() -> None:
    steps = share_minutes(90, {Step.READING, Step.SHEET, Step.EXERCISE, Step.DEBRIEF})

    assert [planned.step for planned in steps] == [
        Step.POSITION,
        Step.DEBATE,
        Step.AGAIN,
        Step.CLOSING,
    ]
    assert steps[1].minutes > 31
    assert share_minutes(90, set(Step)) == ()


@given(st.integers(30, 86_400), st.sets(st.sampled_from(Step), max_size=7))
def test_the_steps_take_the_whole_evening_and_none_is_too_short(
    minutes: int, without: set[Step]
) -> None:
    steps = share_minutes(minutes, without)

    assert sum(planned.minutes for planned in steps) == minutes
    assert all(planned.minutes >= LEAST for planned in steps)
    assert [planned.step for planned in steps] == [step for step in Step if step not in without]


def test_the_longest_format_that_fits_minutes_and_people_is_taken() -> None:
    assert choose_format(FORMATS, 31, 6) == "jugend-debattiert"
    assert choose_format(FORMATS, 80, 6) == "oxford"
    assert choose_format(FORMATS, 45, 12) == "oxford-4v4"
    assert choose_format(FORMATS, 45, 3) == "text"
    assert choose_format(FORMATS, 39, 6) == "jugend-debattiert", "four of six have a seat, not two"
    assert choose_format(FORMATS, 22, 3) == "text"
    assert choose_format(FORMATS, 10, 6) == "jugend-debattiert"
    assert choose_format((), 10, 6) == ""


def test_a_debate_that_does_not_fit_its_step_says_how_long_an_evening_must_be() -> None:
    hour = share_minutes(60, ())

    assert find_enough_minutes(hour, 24) == 65
    assert find_enough_minutes(share_minutes(65, ()), 24) is None
    assert find_enough_minutes(share_minutes(60, [Step.DEBATE]), 24) is None
    longer = find_enough_minutes(hour, 36)
    assert longer is not None
    debate = next(p for p in share_minutes(longer, ()) if p.step is Step.DEBATE)
    assert debate.minutes >= 36


def test_there_are_as_many_clauses_as_there_is_time_for() -> None:
    assert choose_clauses(18, CONTESTED) == ("trigger", "voting", "evidence")
    assert choose_clauses(2, CONTESTED) == ("trigger",)
    assert len(choose_clauses(10_000, CONTESTED)) == 6
    assert choose_clauses(18, {"scope"}) == ("scope",)


def test_the_incident_tests_the_clauses_that_were_worked_on() -> None:
    cards = (
        CardSize("short", 12, ("scope",)),
        CardSize("fitting", 50, ("evidence", "voting", "deadline")),
        CardSize("shorter", 40, ("evidence", "voting")),
    )

    assert choose_card(cards, ("trigger", "voting", "evidence")) == "shorter"
    assert choose_card(cards, ()) == "short"
    assert choose_card((), ()) == ""


def test_a_day_of_the_incident_is_so_long_that_all_news_come_in_time() -> None:
    assert day_minutes(16, 48) == 8
    assert day_minutes(2, 240) == 1
    assert day_minutes(100_000, 12) == 1440

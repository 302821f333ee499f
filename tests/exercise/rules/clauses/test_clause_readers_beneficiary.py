"""Readers of the beneficiary's duties and of publicity, option by option."""

import pytest

from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clauses.duties import DUTIES
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.setting import BENEFICIARY
from bot.kernel.refusal import Refused
from tests.exercise.rules.clauses.played import END, play, read

KEPT, BROKEN, OPEN, OWED, NOT_TESTED = (
    Standing.KEPT, Standing.BROKEN, Standing.OPEN, Standing.OWED, Standing.NOT_TESTED,
)  # fmt: skip

DECIDES = "frontline convenes; frontline proposes statement; chair counts"


@pytest.mark.parametrize(
    ("duty", "card", "acts", "standing"),
    [
        ("own_defence", "strike_on_city", "beneficiary responds own_defence", KEPT),
        ("own_defence", "strike_on_city", "", BROKEN),
        ("own_defence", "nuclear_words", "", NOT_TESTED),
        ("no_provocation", "border_provocation", "assessor finds probable about conduct", BROKEN),
        ("no_provocation", "border_provocation", "assessor finds possible about conduct", OPEN),
        ("no_provocation", "border_provocation", "assessor finds refuted about conduct", KEPT),
        ("no_provocation", "border_provocation", "", OPEN),
        ("no_provocation", "strike_on_city", "beneficiary responds strike_back", BROKEN),
        ("no_provocation", "strike_on_city",
         "frontline convenes; beneficiary responds strike_back", KEPT),
        ("no_provocation", "strike_on_city", "frontline convenes; "
         "frontline responds restrain; beneficiary responds strike_back", BROKEN),
        ("no_provocation", "strike_on_city", "beneficiary responds hold_back", KEPT),
        ("no_provocation", "strike_on_city", "", NOT_TESTED),
        ("transparency", "strike_on_city", "chair next; beneficiary hands_in", KEPT),
        ("transparency", "strike_on_city", "chair next", BROKEN),
        ("transparency", "strike_on_city", "beneficiary responds open_records", KEPT),
        ("reform", "border_provocation", "assessor finds probable about conduct", BROKEN),
        ("reform", "border_provocation", "beneficiary responds punish_own", KEPT),
        ("mutual_aid", "drone_over_ally", "beneficiary responds help_guarantor", KEPT),
        ("mutual_aid", "drone_over_ally", "", BROKEN),
        ("mutual_aid", "strike_on_city", "", NOT_TESTED),
        ("arms_limits", "strike_on_city", "beneficiary responds exceed_limit", BROKEN),
        ("arms_limits", "strike_on_city", "", NOT_TESTED),
        ("arms_limits", "invited_answer", "", KEPT),
        ("reform", "factory_and_family", "", BROKEN),
        ("transparency", "factory_and_family", "beneficiary responds open_records", KEPT),
        ("mutual_aid", "two_fires", "beneficiary responds help_guarantor", KEPT),
        ("own_defence", "below_the_ladder", "", BROKEN),
    ],
)  # fmt: skip
def test_each_duty_is_kept_or_broken_by_acts(
    duty: str, card: str, acts: str, standing: Standing
) -> None:
    assert read(play(card, acts + END, duties=duty), "duties").standing is standing


def test_duties_are_as_good_as_the_worst_of_them_and_each_has_a_reader() -> None:
    acts = "beneficiary responds own_defence; beneficiary responds exceed_limit"
    judgment = read(play("strike_on_city", acts, duties="own_defence+arms_limits"), "duties")

    assert judgment.standing is BROKEN
    assert "defends itself" in judgment.done
    state = play("strike_on_city", "", duties="own_defence")
    assert set(DUTIES) == {option.id for option in state.setting.space.clause("duties").options}
    assert read(state, "duties").standing is OWED


@pytest.mark.parametrize(
    ("option", "acts", "standing"),
    [
        ("public", f"{DECIDES}; press asks Why?", KEPT),
        ("public", "press asks Why?", BROKEN),
        ("public", "press asks Why?; beneficiary answers Because.", KEPT),
        ("public", "frontline convenes; frontline proposes money; chair counts", OPEN),
        ("public", "", NOT_TESTED),
        ("secret_annex", "press asks Why?", BROKEN),
        ("secret_annex", "press asks Why?; frontline answers Because.", KEPT),
        ("secret_annex", "frontline convenes; frontline proposes money; chair counts", NOT_TESTED),
        ("secret", "press asks Why?", KEPT),
        ("secret", DECIDES, BROKEN),
        ("secret", "press asks Why?; frontline answers Because.", BROKEN),
        ("secret", "", NOT_TESTED),
        (None, "press asks Why?", OPEN),
    ],
)
def test_what_is_said_in_public_is_held_against_the_text(
    option: str | None, acts: str, standing: Standing
) -> None:
    state = play("strike_on_city", acts + END, publicity=option)

    assert read(state, "publicity").standing is standing


def test_the_beneficiary_has_responses_of_its_own_and_guarantors_have_theirs() -> None:
    with pytest.raises(Refused) as theirs:
        play("strike_on_city", "beneficiary responds forces")
    with pytest.raises(Refused) as its_own:
        play("strike_on_city", "frontline responds strike_back")
    with pytest.raises(Refused) as proposed:
        play("strike_on_city", "frontline convenes; frontline proposes strike_back")

    codes = {one.value.code for one in (theirs, its_own, proposed)}
    assert codes == {ExerciseRefusal.NO_SUCH_RESPONSE}
    setting = play("strike_on_city", "").setting
    everybody = {one.id for one in setting.reactions}
    own = {one.id for one in setting.responses_of(BENEFICIARY)}
    assert own | {one.id for one in setting.responses_of("frontline")} == everybody
    assert not own & setting.helping

"""A floor is what the text names: it is kept when all of that is given, and each gives some."""

from hypothesis import given
from hypothesis import strategies as st

from bot.exercise.commands import playing as c
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import Standing
from tests.exercise.rules import endings as go
from tests.exercise.rules.making import Played, begun, text

MEASURES = ("sanctions", "materiel", "money", "training", "air_defence")
GIVERS = ("chen", "dana", "erik")
some = st.sets(st.sampled_from(MEASURES))


def play(floor: set[str], deeds: dict[str, set[str]]) -> Played:
    menu = "+".join(sorted({"statement", *floor}))
    played = begun(text(scope="floor", response_menu=menu, trigger="automatic"))
    go.meets(played)
    for name, responses in deeds.items():
        if responses:
            played.does(name, c.Respond, responses=", ".join(sorted(responses)))
    played.does("ana", c.End)
    return played


@given(
    floor=st.sets(st.sampled_from(MEASURES), min_size=1),
    deeds=st.fixed_dictionaries(dict.fromkeys(GIVERS, some)),
)
def test_a_floor_is_kept_when_all_of_it_came_and_each_gave_some(
    floor: set[str], deeds: dict[str, set[str]]
) -> None:
    scope = READERS["scope"](play(floor, deeds).state)
    all_came = floor <= set().union(*deeds.values())
    each_gave = all(responses & floor for responses in deeds.values())

    assert scope.standing is (Standing.KEPT if all_came and each_gave else Standing.BROKEN)
    assert ("Missing from the floor" in scope.done) is not all_came
    assert ("Gave nothing of the floor" in scope.done) is not each_gave


def test_what_the_floor_lacks_is_named_even_where_something_of_it_came() -> None:
    scope = READERS["scope"](
        play({"money", "materiel"}, {name: {"money"} for name in GIVERS}).state
    )

    assert scope.standing is Standing.BROKEN
    assert "Missing from the floor: materiel." in scope.done

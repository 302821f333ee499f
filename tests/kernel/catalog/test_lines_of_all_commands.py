"""A line of any command means what was typed: by place, by name, and both on one line."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from bot.assembly import CATALOG
from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, Value, value_of
from bot.kernel.catalog.parsing import parse_line

OWN_WORDS = (ParameterKind.LINE, ParameterKind.PARAGRAPH)

PLAIN = ("tracks", "do", "say", "so,", "it:", "https://example.org/?a=b", "Kyiv’s", "—really", "5%")


class TypedValue(Struct, frozen=True):
    """A parameter, and words that are typed for it."""

    parameter: Parameter
    words: str

    @property
    def named(self) -> str:
        words = f"“{self.words}”" if self.parameter.rest else quoted_if_spaced(self.words)
        return f"{self.parameter.name}:{words}"

    @property
    def placed(self) -> str:
        free = self.parameter.rest or self.parameter.options
        return self.words if free else quoted_if_spaced(self.words)

    @property
    def value(self) -> Value:
        return value_of(self.parameter, self.words)


def quoted_if_spaced(words: str) -> str:
    return f"“{words}”" if " " in words else words


def phrases(entry: Entry) -> st.SearchStrategy[str]:
    """Words of one's own; a name of a parameter may stand among them, in quotation marks."""
    quoted_names = [f'"{parameter.name}:so"' for parameter in entry.parameters]
    words = st.lists(st.sampled_from((*PLAIN, *quoted_names)), max_size=3)
    return words.map(lambda more: " ".join(("They", *more)))


def words_for(entry: Entry, parameter: Parameter) -> st.SearchStrategy[str]:
    match parameter.kind:
        case ParameterKind.NUMBER:
            least = 1 if parameter.least is None else parameter.least
            most = least + 99 if parameter.most is None else parameter.most
            return st.integers(least, most).map(str)
        case ParameterKind.FLAG:
            return st.sampled_from(["yes", "no"])
        case ParameterKind.CHOICE:
            return st.sampled_from([o.value for o in parameter.options]) | labels(parameter)
        case ParameterKind.SEVERAL if parameter.options:
            chosen = st.lists(labels(parameter), min_size=1, max_size=3)
            return chosen.map(", ".join)
        case _ if parameter.rest and parameter.kind in OWN_WORDS:
            return phrases(entry)
        case _:
            return st.sampled_from(["thing", "t2"])


def labels(parameter: Parameter) -> st.SearchStrategy[str]:
    return st.sampled_from([option.label for option in parameter.options])


@st.composite
def typed_values(draw: Callable[..., object], entry: Entry) -> tuple[list[TypedValue], int]:
    """Values for some parameters of a command, and how many of them are typed by place."""
    parameters = [p for p in entry.told if p.kind is not ParameterKind.FILE]
    placed = draw(
        st.integers(
            0, 1 + next((i for i, p in enumerate(parameters) if p.rest), len(parameters) - 1)
        )
    )
    values = []
    for index, parameter in enumerate(parameters):
        if index < placed or draw(st.booleans()):
            values.append(TypedValue(parameter, draw(words_for(entry, parameter))))
    return values, placed


def expected(values: list[TypedValue]) -> dict[str, Value]:
    return {each.parameter.name: each.value for each in values}


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.name)
@settings(max_examples=30)
@given(data=st.data())
def test_a_line_means_the_values_that_were_typed(entry: Entry, data: st.DataObject):
    values, placed = data.draw(typed_values(entry))
    by_place, by_name = [v.placed for v in values[:placed]], [v.named for v in values[placed:]]
    named_first = data.draw(st.booleans())
    parts = [*by_name, *by_place] if named_first else [*by_place, *by_name]

    typed = parse_line(" ".join((f"/{entry.name}", *parts)), CATALOG)

    assert (typed.entry, dict(typed.values)) == (entry, expected(values))


WITH_OWN_WORDS = [
    entry
    for entry in CATALOG.entries
    if any(parameter.rest and parameter.kind in OWN_WORDS for parameter in entry.parameters)
]


@pytest.mark.parametrize("entry", WITH_OWN_WORDS, ids=lambda entry: entry.name)
@settings(max_examples=30)
@given(data=st.data())
def test_an_option_named_among_words_of_ones_own_is_no_part_of_them(
    entry: Entry, data: st.DataObject
):
    parameters = [p for p in entry.told if p.kind is not ParameterKind.FILE]
    rest = next(index for index, parameter in enumerate(parameters) if parameter.rest)
    values = [TypedValue(p, data.draw(words_for(entry, p))) for p in parameters]
    before = [value.placed for value in values[:rest]]
    words = values[rest].words.split()
    place = data.draw(st.integers(1, len(words)))
    named = [f"{v.parameter.name}:“{v.words}”" for v in values[rest + 1 :]]

    line = " ".join((f"/{entry.name}", *before, *words[:place], *named, *words[place:]))
    typed = parse_line(line, CATALOG)

    assert dict(typed.values) == expected(values)

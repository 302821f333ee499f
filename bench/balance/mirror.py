"""Two prompts about two sides held against each other: only what is fenced in may differ."""

import re
from collections.abc import Mapping
from itertools import zip_longest

_FENCE = re.compile(
    r"<<data (?P<key>\w+) (?P<name>[^<>\n]*)>>\n(?P<words>.*?)\n<<end (?P=key) (?P=name)>>",
    re.DOTALL,
)


def find_difference(first: str, second: str, swapped: Mapping[str, str]) -> str:
    """Where the prompt for one side differs from the other’s by more than the sides changed over,
    in words; "" if nowhere. `swapped` has each side’s words by the other’s in the same place; what
    it does not have must be the same in both."""
    for first_line, second_line in zip_longest(_outside(first), _outside(second), fillvalue=""):
        if first_line != second_line:
            return f"the prompts differ: “{first_line.strip()}” and “{second_line.strip()}”"
    pairs = zip_longest(_inside(first), _inside(second), fillvalue=("", ""))
    for (name, words), (other_name, other_words) in pairs:
        if name != other_name or swapped.get(words, words) != other_words:
            return f"in {name} stands “{words}”, in the other {other_name} “{other_words}”"
    return ""


def _outside(prompt: str) -> list[str]:
    """The lines of our own words, without the key, which is another for other words."""
    fence_match = _FENCE.search(prompt)
    bare = _FENCE.sub(lambda fence: f"<<data {fence['name']}>>", prompt)
    return (bare.replace(fence_match["key"], "KEY") if fence_match else bare).splitlines()


def _inside(prompt: str) -> list[tuple[str, str]]:
    return [(fence["name"], fence["words"]) for fence in _FENCE.finditer(prompt)]

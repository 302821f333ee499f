"""Which command does what somebody wants, as they say it: "cast my vote", "upload a file"."""

from collections.abc import Iterable
from functools import cache

from bot.kernel.catalog.parameters import Catalog, Entry
from bot.kernel.permission import Role
from bot.kernel.terms import STOP_WORDS, stem, stems, words

MOST_FOUND = 3
"""Commands that are offered for one wish."""

_SYNONYM, _PATH, _ABOUT = 3.5, 3.0, 1.5
_UNNAMED = 0.4  # for each word of a command's path that the wish lacks
_NEAR = 0.65  # least share of the best command's score that others need to be offered too

_SUBJECTS = {"chair": "debate", "audience": "debate", "position": "debate", "claim": "debate"}
"""What commands are about whose first word does not say it."""

_FILLERS = frozenset(
    "please parley bot here now really already somehow today later first myself yourself mine own"
    " new thing something anything everything someone somebody anyone way possible able want need"
    " another more different like try use using command button one ones us me let room channel"
    " server place go put set see"
    " show look find know tell do done doing back out via whole still also again even already"
    " currently slack discord".split()
)
"""Words that say nothing of what is wanted."""


_ACTS = frozenset(("make", "own"))
"""Words that say little, unless commands are known by them."""


def find_entries(catalog: Catalog, wish: str, role: Role) -> tuple[Entry, ...]:
    """The commands for a wish, best first, at most MOST_FOUND; none unless one of them speaks of
    all that the wish names."""
    acts = frozenset(stem(word.lower()) for word in words(wish) if word.lower() in _ACTS)
    wanted = _matter(wish)
    if not wanted:
        return ()
    return _find(catalog, wanted | acts, role) or _find(catalog, wanted, role)


def _find(catalog: Catalog, wanted: frozenset[str], role: Role) -> tuple[Entry, ...]:
    """The commands that speak of all that is wanted, best first."""
    scores = {
        entry.path: score for entry in catalog.usable(role) if (score := _score(entry, wanted))
    }
    best = max(scores.values(), default=0.0)
    near = [path for path, score in scores.items() if score >= _NEAR * best]
    near.sort(key=lambda path: -scores[path])
    return tuple(catalog.by_path[path] for path in near[:MOST_FOUND])


def _matter(wish: str) -> frozenset[str]:
    """The stems of what a wish names."""
    plain = [word.lower() for word in words(wish)]
    return frozenset(stem(word) for word in plain if word not in STOP_WORDS | _FILLERS)


def _score(entry: Entry, wanted: frozenset[str]) -> float:
    """How well a command serves; 0 where it does not speak of something wanted."""
    weights = _weights(entry)
    if not wanted <= weights.keys():
        return 0.0
    unnamed = sum(stem(word) not in wanted for word in entry.path)
    return max(sum(weights[term] for term in wanted) - _UNNAMED * unnamed, 0.01)


@cache
def _weights(entry: Entry) -> dict[str, float]:
    """The stems of all words that a command is known by, with how much each says."""
    weights: dict[str, float] = {}
    said_in: tuple[tuple[float, Iterable[str]], ...] = (
        (_ABOUT, (entry.about, _SUBJECTS.get(entry.path[0], ""))),
        (_PATH, entry.path),
        (_SYNONYM, (entry.synonyms,)),
    )
    for weight, texts in said_in:
        weights |= {term: weight for text in texts for term in stems(text)}
        weights |= {stem(word): weight for text in texts for word in _ACTS & set(text.split())}
    return weights

"""An argument map as it is read from a file: claims, and which supports or attacks which."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

SUPPORT, ATTACK = "support", "attack"

Link = tuple[int, int, str]
"""A claim, what it bears on (both by place, from 0), and how."""


class ReadMap(Struct, frozen=True, kw_only=True):
    """The words of the claims, and their links. `root` is the place of the claim that the file
    calls its motion, if any. `changed` counts what came otherwise than it stood, and `left_out`
    what did not come, by kind."""

    words: tuple[str, ...]
    links: tuple[Link, ...]
    root: int | None = None
    changed: Mapping[str, int] = {}
    left_out: Mapping[str, int] = {}


def order_map(read: ReadMap) -> ReadMap:
    """The same map with every claim after those that it bears on. A link that would close a circle,
    a second one between the same two, and one from a claim to itself are left out."""
    links, dropped = _drop_circles(len(read.words), read.links)
    order = _sort_places(len(read.words), links)
    place_of = {place: number for number, place in enumerate(order)}
    left_out = Counter(read.left_out)
    if dropped:
        left_out["circles"] += dropped
    return ReadMap(
        words=tuple(read.words[place] for place in order),
        links=tuple(sorted((place_of[a], place_of[b], how) for a, b, how in links)),
        root=None if read.root is None else place_of[read.root],
        changed=read.changed,
        left_out=dict(left_out),
    )


def _drop_circles(size: int, links: Iterable[Link]) -> tuple[list[Link], int]:
    """The links that may stay, in their order, and how many may not."""
    kept: dict[tuple[int, int], Link] = {}
    for link in links:
        kept.setdefault(link[:2], link)
    targets: defaultdict[int, list[int]] = defaultdict(list)
    for claim, target in kept:
        targets[claim].append(target)
    closing = _find_closing(size, targets)
    staying = [link for pair, link in kept.items() if pair not in closing]
    return staying, len(kept) - len(staying)


def _find_closing(size: int, targets: Mapping[int, list[int]]) -> set[tuple[int, int]]:
    """The links that lead back to where a walk along them came from; without them no walk ends
    where it began."""
    closing: set[tuple[int, int]] = set()
    done: set[int] = set()
    for start in range(size):
        if start in done:
            continue
        path = {start}
        walk = [(start, iter(targets.get(start, ())))]
        while walk:
            claim, ahead = walk[-1]
            target = next(ahead, None)
            if target is None:
                done.add(claim)
                path.discard(claim)
                walk.pop()
            elif target in path:
                closing.add((claim, target))
            elif target not in done:
                path.add(target)
                walk.append((target, iter(targets.get(target, ()))))
    return closing


def _sort_places(size: int, links: Iterable[Link]) -> list[int]:
    """The places, each after all that it bears on, otherwise as they stood."""
    targets: defaultdict[int, list[int]] = defaultdict(list)
    for claim, target, _ in links:
        targets[claim].append(target)
    order: list[int] = []
    seen: set[int] = set()
    for start in range(size):
        walk = [(start, False)]
        while walk:
            claim, is_ready = walk.pop()
            if is_ready:
                order.append(claim)
            elif claim not in seen:
                seen.add(claim)
                walk.append((claim, True))
                walk += [(target, False) for target in reversed(targets[claim])]
    return order


LONGEST = 1_000
"""Characters of a claim that is brought in."""


class PlannedClaims(Struct, frozen=True, kw_only=True):
    """What is brought in: words with the side that each claim speaks for, links by place, and what
    came otherwise or not at all, by kind."""

    claims: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    changed: Mapping[str, int]
    left_out: Mapping[str, int]


def plan_claims(read: ReadMap, motion: str, sides: tuple[str, str], room: int) -> PlannedClaims:
    """The claims of a map that fit into a debate with `room` for so many. Where the map's root is
    the debate's own motion, it stands for that: what supports it speaks for the first side, what
    attacks it for the second."""
    ordered = order_map(read)
    left_out = Counter(ordered.left_out)
    root = ordered.root
    if root is not None and _fold(ordered.words[root]) != _fold(motion):
        root = None
    fitting = [
        place
        for place, words in enumerate(ordered.words)
        if place != root and len(words) <= LONGEST
    ]
    left_out["long"] += len(ordered.words) - len(fitting) - (root is not None)
    left_out["room"] += max(0, len(fitting) - room)
    place_of = {place: number for number, place in enumerate(fitting[:room])}
    side_of = {
        claim: sides[0] if how == SUPPORT else sides[1]
        for claim, target, how in ordered.links
        if target == root
    }
    links = [link for link in ordered.links if root not in link[:2]]
    kept = [(a, b, how) for a, b, how in links if a in place_of and b in place_of]
    left_out["links"] += len(links) - len(kept)
    return PlannedClaims(
        claims=tuple((ordered.words[place], side_of.get(place, "")) for place in place_of),
        links=tuple((place_of[a], place_of[b], how) for a, b, how in kept),
        changed=ordered.changed,
        left_out={kind: count for kind, count in left_out.items() if count},
    )


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()

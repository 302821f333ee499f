"""What a poll from elsewhere brings: statements, people and votes, and what is left out of it."""

from collections import Counter
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from bot.opinion.rules.left_out import LeftOut

MOST_STATEMENTS = 200
"""In one debate, whether members add them or a poll brings them."""

MOST_PEOPLE = 1_000
MOST_VOTES = 50_000
LONGEST = 300
"""Characters in a statement; names are shorter still."""

LONGEST_NAME = 80


class PollStatement(Struct, frozen=True, kw_only=True):
    """A statement under the key of its file; `author` is a person's key, "" where unknown. `at` is
    in milliseconds since 1970, 0 where unknown."""

    key: str
    words: str
    author: str = ""
    seed: bool = False
    at: int = 0


class PollVote(Struct, frozen=True, kw_only=True):
    """A vote of a person on a statement (by their keys): 1 agree, 0 pass, −1 disagree."""

    person: str
    statement: str
    vote: int
    at: int = 0


class PollDraft(Struct, frozen=True, kw_only=True):
    """A poll as it would be brought in: at most so many statements, people and votes, one vote for
    each person and statement. `flipped` says that agreement was −1 in the file."""

    statements: tuple[PollStatement, ...]
    votes: tuple[PollVote, ...]
    names: Mapping[str, str]
    left_out: Mapping[str, int]
    flipped: bool = False


def load_draft(plain: object) -> PollDraft:
    """The draft in plain values, as the worker writes them."""
    return msgspec.convert(plain, PollDraft)


def bound_poll(
    statements: list[PollStatement],
    votes: list[PollVote],
    names: Mapping[str, str],
    left_out: Counter[str],
    *,
    flipped: bool,
) -> PollDraft:
    """The poll within bounds: the statements most voted on, then the people who voted most, then
    the votes as they come."""
    last = {(vote.person, vote.statement): vote for vote in sorted(votes, key=lambda v: v.at)}
    per_statement = Counter(statement for _, statement in last)
    order = {statement.key: n for n, statement in enumerate(statements)}
    most_voted = sorted(order, key=lambda key: (-per_statement[key], order[key]))
    stay = set(most_voted[:MOST_STATEMENTS])
    left_out[LeftOut.TOO_MANY_STATEMENTS] += len(order) - len(stay)
    kept = [vote for vote in last.values() if vote.statement in stay]
    per_person = Counter(vote.person for vote in kept)
    active = {person for person, _ in per_person.most_common(MOST_PEOPLE)}
    left_out[LeftOut.TOO_MANY_PEOPLE] += len(per_person) - len(active)
    kept = [vote for vote in kept if vote.person in active]
    left_out[LeftOut.TOO_MANY_VOTES] += max(0, len(kept) - MOST_VOTES)
    kept = kept[:MOST_VOTES]
    chosen = tuple(statement for statement in statements if statement.key in stay)
    people = {vote.person for vote in kept} | {statement.author for statement in chosen}
    return PollDraft(
        statements=chosen,
        votes=tuple(kept),
        names={person: names[person] for person in sorted(people & set(names))},
        left_out={why: count for why, count in sorted(left_out.items()) if count},
        flipped=flipped,
    )

"""Sheets for tests, and a story told in a line each."""

import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.guarantee import events as e
from bot.guarantee.events import SheetEvent
from bot.guarantee.evolve import fold
from bot.guarantee.rules import absence as absence_rules
from bot.guarantee.rules import amending as amending_rules
from bot.guarantee.rules import contesting as contesting_rules
from bot.guarantee.rules import editing as editing_rules
from bot.guarantee.rules import packaging as packaging_rules
from bot.guarantee.rules import proposing as proposing_rules
from bot.guarantee.rules import voting as voting_rules
from bot.guarantee.rules.decide import tick
from bot.guarantee.rules.votes import Rule, Says
from bot.guarantee.rules.words import SheetWording, SheetWords, with_words
from bot.guarantee.state import Evidence, Setting, Sheet, Whose
from bot.kernel.ids import MemberId, PlaceId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA, BO, CHEN, DANA = (MemberId(name) for name in ("ana", "bo", "chen", "dana"))
LATER = NOON + timedelta(hours=24)

Deciding = Callable[..., Sequence[SheetEvent]]
"""A rule: what follows on a sheet from what is asked of it."""


class Step(Struct, frozen=True, kw_only=True):
    """What followed on a sheet from a rule, the words that were said, and the sheet after it."""

    events: Sequence[SheetEvent]
    words: SheetWords
    after: Sheet


def step(rule: Deciding, one: Sheet, /, *args: object, **named: object) -> Step:
    """Apply a rule to a sheet; where it wants to know who and when, and nobody says, it is Ana at
    noon."""
    wants = inspect.signature(rule)
    bound = wants.bind_partial(one, *args, **named)
    for name, usual in (("by", ANA), ("at", NOON)):
        if name in wants.parameters and name not in bound.arguments:
            bound.arguments[name] = usual
    events = rule(*bound.args, **bound.kwargs)
    words = _said(one, events, bound.arguments.get("setting"), bound.arguments.get("pieces", ()))
    after = with_words(fold(one, events), words) if events else one
    return Step(events=events, words=words, after=after)


def _said(
    one: Sheet, events: Sequence[SheetEvent], put: Setting | None, pieces: Sequence[Evidence]
) -> SheetWords:
    wording = SheetWording(put.words, put.reason) if put is not None else SheetWording("")
    moves = any(isinstance(event, e.AmendmentMoved) for event in events)
    numbered = enumerate(pieces, len(one.evidence) + 1)
    return SheetWords(
        clauses={event.clause: wording for event in events if isinstance(event, e.ClauseSet)},
        proposals={len(one.proposals) + 1: wording} if moves else {},
        evidence={n: SheetWording(piece.words, piece.difference) for n, piece in numbered},
    )


def after(rule: Deciding) -> Callable[..., Sheet]:
    """A rule as what it makes of a sheet."""

    def applied(one: Sheet, /, *args: object, **named: object) -> Sheet:
        return step(rule, one, *args, **named).after

    return applied


def _propose(one: Sheet, by: MemberId, reason: str, at: datetime) -> Sheet:
    number = len(one.proposals) + 1
    moved = fold(one, proposing_rules.propose(one, by, at))
    return with_words(moved, SheetWords(proposals={number: SheetWording("", reason)}))


class editing:  # noqa: N801  # stands for the module of that name
    MOST_EVIDENCE = editing_rules.MOST_EVIDENCE
    set_clause = staticmethod(after(editing_rules.set_clause))
    adopt = staticmethod(after(editing_rules.adopt))
    set_rules = staticmethod(after(editing_rules.set_rules))
    attach = staticmethod(after(editing_rules.attach))
    detach = staticmethod(after(editing_rules.detach))


class proposing:  # noqa: N801  # stands for the module of that name
    MOST_LIVE = proposing_rules.MOST_LIVE
    amend = staticmethod(after(proposing_rules.amend))
    amend_amendment = staticmethod(after(amending_rules.amend_amendment))
    propose = staticmethod(_propose)
    second = staticmethod(after(proposing_rules.second))
    withdraw = staticmethod(after(proposing_rules.withdraw))
    call = staticmethod(after(proposing_rules.call))
    discuss = staticmethod(after(proposing_rules.discuss))
    leave = staticmethod(after(proposing_rules.leave))


class packaging:  # noqa: N801  # stands for the module of that name
    package = staticmethod(after(packaging_rules.package))
    ask_vote = staticmethod(after(packaging_rules.ask_vote))
    say_here = staticmethod(after(packaging_rules.say_here))
    contest = staticmethod(after(contesting_rules.contest))
    tick = staticmethod(after(tick))


class pausing:  # noqa: N801  # stands for the rules of pauses
    pause = staticmethod(after(absence_rules.pause))
    resume = staticmethod(after(absence_rules.resume))
    halt = staticmethod(after(absence_rules.halt_votes))
    give_back = staticmethod(after(absence_rules.give_time_back))


class voting:  # noqa: N801  # stands for the module of that name
    cast = staticmethod(after(voting_rules.cast))
    rank = staticmethod(after(voting_rules.rank))
    close = staticmethod(after(voting_rules.close))
    tick = staticmethod(after(voting_rules.tick))


def sheet(whose: Whose = Whose.GROUP, rule: Rule = Rule.SIMPLE, quorum: int = 2) -> Sheet:
    """A sheet that Ana made; every clause is open."""
    return Sheet(
        id="s1", number=1, title="Ours", whose=whose, place=PlaceId("p"), maker=ANA, made_at=NOON,
        rule=rule, quorum=quorum,
    )  # fmt: skip


def setting(member: MemberId, *options: str, words: str = "", reason: str = "") -> Setting:
    """What a member would put at a clause; open without options."""
    return Setting(options=options or None, words=words, reason=reason, member=member)


def moved(one: Sheet, by: MemberId, clause: str, *options: str) -> Sheet:
    """An amendment."""
    return proposing.amend(one, clause, setting(by, *options), NOON)


def called(one: Sheet, number: int, seconder: MemberId) -> Sheet:
    """A proposal seconded and put to the vote by its seconder."""
    seconded = proposing.second(one, number, seconder)
    return proposing.call(seconded, number, seconder, NOON, chair=False)


def voted(one: Sheet, number: int, **says: str) -> Sheet:
    """Ballots by member."""
    for member, word in says.items():
        one = voting.cast(one, number, MemberId(member), Says(word), NOON)
    return one


def carried(one: Sheet, clause: str, *options: str) -> Sheet:
    """A clause changed by an amendment of Ana's that Bo seconds and both vote for."""
    number = len(one.proposals) + 1
    open_vote = voted(called(moved(one, ANA, clause, *options), number, BO), number,
                      ana="for", bo="for")  # fmt: skip
    return voting.close(open_vote, number, NOON, chair=True)


def tabled(one: Sheet) -> Sheet:
    """A sheet as its tables have it, without what only its journal knows."""
    return replace(one, acted={}, rule_changes=(), pauses=(), earliest_ends={})


def told(one: Sheet) -> Sheet:
    """A sheet without its revisions, to compare what it says."""
    return replace(
        one,
        revision=0,
        acted={},
        proposals=tuple(replace(p, touched=0) for p in one.proposals),
        versions=tuple(replace(v, touched=0) for v in one.versions),
    )

"""Sheets for tests, and a story told in a line each."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.guarantee.rules import proposing, voting
from bot.guarantee.state import Rule, Says, Setting, Sheet, Whose
from bot.kernel.ids import MemberId, PlaceId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA, BO, CHEN, DANA = (MemberId(name) for name in ("ana", "bo", "chen", "dana"))
LATER = NOON + timedelta(hours=24)


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


def told(one: Sheet) -> Sheet:
    """A sheet without its revisions, to compare what it says."""
    return replace(
        one,
        revision=0,
        proposals=tuple(replace(p, touched=0) for p in one.proposals),
        versions=tuple(replace(v, touched=0) for v in one.versions),
    )

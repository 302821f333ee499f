"""Who stands behind a joint statement, and how."""

from collections.abc import Iterable, Mapping, Sequence

from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, say
from bot.kernel.view import Block, Heading, Items, Person, View, text
from bot.opinion.rules.signing import Signature, Signing

_RECEIPTS = {
    Signing.SIGNED: say("You have signed the statement."),
    Signing.RESERVED: say("You have signed the statement with a reservation."),
    Signing.DISSENTED: say("Your dissent stands beside the statement."),
}


def confirm_signature(signing: Signing) -> View:
    """Said when a member has signed."""
    return View(blocks=(text(_RECEIPTS[signing]),))


def render_signatures(
    signatures: Sequence[Signature], names: Mapping[MemberId, str]
) -> tuple[Block, ...]:
    """Who signed, who with a reservation, and who dissents; nothing where nobody has."""
    if not signatures:
        return ()
    rows: list[Message] = []
    if signed := [each for each in signatures if each.signing is Signing.SIGNED]:
        people = Listed(tuple(_person(each, names) for each in signed), "and")
        rows.append(say("Signed: {people}", people=people))
    rows += _with_words(signatures, Signing.RESERVED, names)
    rows += _with_words(signatures, Signing.DISSENTED, names)
    return (Heading(say("Signatures")), Items(tuple(text(row) for row in rows)))


def _with_words(
    signatures: Iterable[Signature], signing: Signing, names: Mapping[MemberId, str]
) -> list[Message]:
    return [_sentence(_person(each, names), each) for each in signatures if each.signing is signing]


def _sentence(member: Person | Message, each: Signature) -> Message:
    words = f"“{each.words}”" if each.words else say("(erased)")
    if each.signing is Signing.RESERVED:
        return say("With a reservation: {member} {words}", member=member, words=words)
    return say("Dissents: {member} {words}", member=member, words=words)


def _person(each: Signature, names: Mapping[MemberId, str]) -> Person | Message:
    name = names.get(each.member)
    return Person(each.member, name) if name else FORMER

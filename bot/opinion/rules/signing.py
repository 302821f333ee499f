"""How members stand to a joint statement: signed, signed with a reservation, or dissented from."""

from collections.abc import Sequence, Set
from enum import StrEnum

from msgspec import Struct

from bot.kernel.ids import MemberId

LEAST_SIGNERS = 2
"""Members without whom a statement is not a group's."""


class Signing(StrEnum):
    """How a member signs. Saved: these words never change."""

    SIGNED = "signed"
    RESERVED = "reserved"
    DISSENTED = "dissented"


class Signature(Struct, frozen=True, kw_only=True):
    """How a member signs, and their reservation or dissent in their own words."""

    member: MemberId
    signing: Signing
    words: str = ""


def is_settled(signatures: Sequence[Signature], people: Set[MemberId]) -> bool:
    """Have all of a group said how they stand to the statement that leads?"""
    signed = {each.member for each in signatures}
    return len(signed) >= LEAST_SIGNERS and people <= signed


def signature_scope(proposal: str) -> str:
    """The name under which the signatures of a statement, by its id, are kept."""
    return f"signatures:{proposal}"

"""How members stand to a joint statement: signed, signed with a reservation, or dissented from."""

from enum import StrEnum

from msgspec import Struct

from bot.kernel.ids import MemberId


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


def signature_scope(proposal: str) -> str:
    """The name under which the signatures of a statement, by its id, are kept."""
    return f"signatures:{proposal}"

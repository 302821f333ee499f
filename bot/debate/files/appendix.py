"""What a feature above debates adds to the file of a debate. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId

if TYPE_CHECKING:
    from bot.kernel.parts import Parts
    from bot.store.statement import Statement

Renaming = Callable[[MemberId], MemberId]
"""Gives a member another id."""


class Appendix(Protocol):
    """Part of the file of one debate."""

    def named_members(self) -> frozenset[MemberId]:
        """The members whose names the file tells for what they did here."""

    def secret_members(self) -> frozenset[MemberId]:
        """The members whom nobody who reads the file may recognise by what they did here."""

    def veil(self, alias: Renaming) -> "Appendix":
        """The same, every secret member under an alias, and in an order that tells nothing."""

    def rename(self, renaming: Renaming) -> "Appendix":
        """The same with other ids for all its members."""

    def belongs_to(self, debate: str) -> bool:
        """Does nothing here name another debate, which it would change?"""

    def is_in_range(self) -> bool:
        """Is every number here one that somebody can give?"""

    def to_plain(self) -> Mapping[str, Any]:
        """The fields that a bundle keeps, as JSON holds them; `AppendixPort.read` reads them."""

    def make_rows(
        self, community: CommunityId, debate: str, opened_at: datetime
    ) -> "Iterable[Statement]":
        """What keeps all this in a community, for a debate that was brought in."""

    def make_tables(self, topic: str, about: str, alias: Renaming) -> bytes:
        """The tables of a debate (its motion, its info slide) for other programs, as a zip file;
        every secret member goes by an alias."""


class AppendixPort(Struct, frozen=True, kw_only=True):
    """Where appendices come from."""

    gather: "Callable[[Parts, CommunityId, str], Awaitable[Appendix]]"
    """A debate's appendix as the store has it."""

    read: Callable[[Mapping[str, Any]], Appendix]
    """The appendix in the fields of a bundle, which may hold others. What it raises for fields
    that are wrong, `bundle.read` takes for a wrong bundle."""

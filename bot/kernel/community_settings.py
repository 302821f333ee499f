"""How Parley is set up in a community: a value, and what follows from it."""

from collections.abc import Collection
from typing import Protocol

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.kernel.permission import Role

CHAIRS, EVERYBODY = "chairs", "everybody"
"""Who may open debates."""

OWN = "own"

ON, OFF = "on", "off"
"""Whether words may be sent to the language model; off until an admin decides."""

FORMAT, TEMPO = "oxford", "live"
"""Of a debate, where neither its opener nor the community says otherwise."""


class CommunitySettings(Struct, frozen=True, kw_only=True):
    """`archive` is the place to which results go, `chair_role` and `admin_role` are roles or groups
    by the platform's own id; "" is none. `language` is that of forms: "own" is each member's,
    otherwise an ISO 639-1 code. `model` says whether the language model is used, `model_wording`
    whether it may also write words of its own. Debates are held in `room`, "" being where each is
    opened; `zone` is that of times which are typed, such as Europe/Kyiv."""

    archive: str = ""
    format: str = FORMAT
    tempo: str = TEMPO
    openers: str = CHAIRS
    language: str = OWN
    chair_role: str = ""
    admin_role: str = ""
    model: str = OFF
    model_wording: str = OFF
    room: str = ""
    zone: str = "UTC"

    def may_open(self, role: Role) -> bool:
        """May somebody of this role open a debate?"""
        return self.openers == EVERYBODY or role >= Role.CHAIR

    def speaks(self, own: str) -> str:
        """The language of a form for a member, by the code of their own, such as fr or en-GB."""
        return own.partition("-")[0] if self.language == OWN else self.language

    def role_of(self, groups: Collection[str], role: Role) -> Role:
        """What somebody may do who has this role by the platform's permissions, and belongs to
        these roles or groups."""
        if self.admin_role and self.admin_role in groups:
            return Role.ADMIN
        if self.chair_role and self.chair_role in groups:
            return max(role, Role.CHAIR)
        return role


DEFAULTS = CommunitySettings()
NAMES = CommunitySettings.__struct_fields__


class SettingsSource(Protocol):
    """Tells how communities are set up."""

    async def settings(self, community: CommunityId) -> CommunitySettings:
        """How a community is set up."""
